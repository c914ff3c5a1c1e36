"""Says why the value of a pair is not TOML, and how it would be written."""

import re
import tomllib
from collections.abc import Iterator
from itertools import islice

from hipflow.routine.format.schema import Schema, routine_schema, schema_at, types_of
from hipflow.routine.problems.amounts import (
    suggest_decimal_or_range,
    suggest_each_side,
    suggest_number,
    suggest_sets_and_reps,
)
from hipflow.routine.problems.proposal import Part, Proposal, propose, write
from hipflow.routine.problems.suggestions import KEY_ALIASES
from hipflow.routine.toml.explain_text import broken_literal, broken_text
from hipflow.routine.toml.statement import Fault

RANGE_KEYS = ("sets", "reps", "for_s", "hold_s", "rounds", "per_week", "weeks")
"""Keys that take ``[least, most]``; for any other, ``2,5`` is a number with a decimal comma."""
NUMBER_KEYS = (
    *(*RANGE_KEYS, "hipflow", "second_side_sets", "per_day", "level", "caution_at", "stop_at"),
)
"""Keys that take numbers, beside those ending in ``_s``: in ``title = 10 squats`` none is meant."""
TEXT_LISTS = ("cues", "steps", "mistakes", "equipment", "tags", "side_words", "load_by_set")
"""Keys that take several texts."""
LISTS_OF_THINGS = ("equipment", "tags")
"""Those whose texts hold no comma: `mat, pillow` are two."""
TABLE_KEYS = ("easier", "harder", "words", "say")
"""Keys that take a table which is mostly written on one line."""
MOST_LETTERS = 2000
"""More of a value is not read when it is guessed what was meant."""
CURLY_QUOTES = (
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
    "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
)
MEANT_BOOLEANS = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "false": "false",
    "no": "false",
    "off": "false",
}
_NEXT_ENTRY = re.compile(r"[\s,;]++(?:x\s++)?(?=[a-z][a-z_]*+\s*+=)")
_MOST_ENTRIES = 8
_TEXT = re.compile(r'"[^"]*+"|\'[^\']*+\'')
_SEPARATORS = re.compile(r"[\s,;]*+")
KEY_TABLES = (("exercise", 0), (), ("defaults",), ("pain",), ("circuit", "A"))
_CLOSING = {"[": "]", "{": "}", '"""': '"""', "'''": "'''"}
_OPENED = ("[", "(", "{")
_NOTE_AFTER = re.compile(
    r"""(?P<value>"[^"]*+"|'[^']*+'|\[[^\]]*+\]|\{[^}]*+\}|[^\[{"';(/]*?[^"';(/\s\-–—])\s*+
    (?:(?<!:)//|;|/\*|\(|(?<=\s)(?:--?|–|—)(?=\s)) (?P<note>.*[^\W\d_].*)""",
    re.VERBOSE,
)
_BEARS_ON_THE_DOSE = re.compile(
    r"\d|\b(?:each|per|both|every|left|right|side|min|sec|hour|day|week|times|sets?|reps?)",
    re.IGNORECASE,
)
"""Words that change what is done: as a note they would be lost."""


EACH_WITH_ITS_HEADING = "begin each exercise with [[exercise]], and write its keys below that"
PUT_IN_QUOTES = "put it in quotes, then check again"


def value_fault(key: str, value: str, *, unclosed: bool) -> Fault:
    """What is wrong with the value of a pair, and what to do about it.

    Args:
        key: The key it belongs to.
        value: Its first line as it is written; something stands there.
        unclosed: Whether it opens a bracket or a long text that is never closed.
    """
    return next(_faults(key, value, unclosed=unclosed))


def toml_value(key: str, value: str) -> str | None:
    """What was written after a colon, as it would stand after an equals sign."""
    if meant := _suggested_number(key, value):
        return meant
    if is_value(value):
        return value
    if meant := suggest_list(key, value) or suggest_table(key, value):
        return meant
    return quoted_text(value) if value and value[0] not in _BY_FIRST_LETTER else None


def takes_number(key: str) -> bool:
    """Whether a number belongs there."""
    return key in NUMBER_KEYS or key.endswith("_s")


def is_value(text: str) -> bool:
    """Whether it can stand after an equals sign."""
    try:
        tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return False
    return True


def quoted_text(value: str) -> str:
    """A text as TOML writes it; of quotes around it that were begun or ended, neither stays."""
    plain = value.removesuffix('"') if value.count('"') == 1 else value
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def suggest_list(key: str, value: str) -> str | None:
    """For ``[one, two]``, ``"one", "two"`` or ``one``, the list of texts; ``None`` if unclear."""
    if key not in TEXT_LISTS or len(value) > MOST_LETTERS:
        return None
    bracketed = value[:1] in ("[", "(", "{")
    inside = value.strip("[](){} ,;")
    texts = _TEXT.findall(inside)
    if not texts and '"' not in inside:
        several = bracketed or key in LISTS_OF_THINGS
        parts = re.split(r"[,;]", inside) if several else [inside]
        texts = [quoted_text(text) for part in parts if (text := part.strip().lstrip("-•*– "))]
    elif not _SEPARATORS.fullmatch(_TEXT.sub("", inside)):
        return None
    written = f"[{', '.join(texts)}]"
    return written if texts and is_value(written) else None


def suggest_table(key: str, value: str) -> str | None:
    """For ``reps = 6`` or ``{reps: 6}``, the table on one line; ``None`` if it is unclear."""
    if (key not in TABLE_KEYS and value[:1] != "{") or len(value) > MOST_LETTERS:
        return None
    inside = value.strip("[](){} ,")
    ways = (
        inside,
        re.sub(r"(\w)[ \t]*:", r"\1 =", inside),
        re.sub(r'"(\w+)"[ \t]*:', r"\1 =", inside),
        *([_SPACE_OR_SEMICOLON.sub(", ", inside)] if '"' not in inside else []),
    )
    written = (f"{{ {way} }}" for way in ways if "=" in way)
    return next((table for table in written if is_value(table)), None)


_SPACE_OR_SEMICOLON = re.compile(r"[ \t]*+;[ \t]*+|(?<=[\w\]])[ \t]++(?=\w++[ \t]*+=)")


def _faults(key: str, value: str, *, unclosed: bool) -> Iterator[Fault]:
    """What may be wrong, the likeliest first."""
    if re.fullmatch(r"[+-]?[0-9_]{40,}", value):
        yield f"the number of `{key}` is far too long", "write a number a person could count to"
    if value.startswith("="):
        once = toml_value(key, value.lstrip("= "))
        yield "one `=` is enough", write(f"{key} = {once}") if once else "write it once"
    yield from _typographic(key, value)
    yield from _around(key, value)
    if unclosed and (closing := _CLOSING.get(value[:3]) or _CLOSING.get(value[0])):
        yield f"the value of `{key}` is not closed", _end_with(closing)
    if noted := note_after(key, value):
        yield "a note begins with #", write(noted)
    if entry := _second_entry(value):
        yield "there are two entries on one line", _on_its_own_line(key, value, entry)
    if meant := suggest_list(key, value):
        yield "several texts go in square brackets", write(f"{key} = {meant}")
    if meant := suggest_table(key, value):
        yield f"hipflow does not understand the table of `{key}`", write(f"{key} = {meant}")
    if value[0] in _OPENED and (meant := _suggested_number(key, value)):
        yield f"hipflow does not understand the value of `{key}`", write(f"{key} = {meant}")
    if value[0] in _BY_FIRST_LETTER:
        yield _BY_FIRST_LETTER[value[0]](key, value)
    yield from _unquoted(key, value)


def _around(key: str, value: str) -> Iterator[Fault]:
    """A value with a sign behind it that ends it elsewhere, or in round brackets."""
    ended = value.rstrip(";,. ")
    if value[0] in "\"'[{" and ended != value and is_value(ended):
        yield f"nothing comes after the value of `{key}`", write(f"{key} = {ended}")
    inside = value[1:-1].strip()
    bracketed = value[0] + value[-1] == "()" and inside[:1] in ('"', "'")
    if bracketed and is_value(inside) and key not in TEXT_LISTS:
        yield "a text goes in quotes, without brackets", write(f"{key} = {inside}")


def _typographic(key: str, value: str) -> Iterator[Fault]:
    """Quotes as a word processor makes them."""
    said = "these are the curly quotes of a word processor"
    straight = re.sub(f"[{CURLY_QUOTES}]", '"', value)
    if any(quote in value[:1] + value[-1:] for quote in CURLY_QUOTES):
        plain = value.strip(CURLY_QUOTES + "\"'")
        several = suggest_list(key, straight)
        meant = _suggested_number(key, plain) or several or quoted_text(plain)
        yield said, write(f"{key} = {meant}")
    if straight != value and is_value(straight):
        yield said, write(f"{key} = {straight}")


def _unquoted(key: str, value: str) -> Iterator[Fault]:
    """A word or a number that is written in another way."""
    if value.lower() in MEANT_BOOLEANS and "boolean" in types_of(_schema_of(key)):
        yield (
            f"hipflow does not understand `{key}`",
            write(f"{key} = {MEANT_BOOLEANS[value.lower()]}"),
        )
    if both := suggest_sets_and_reps(value):
        yield "sets and repetitions go on two lines", both
    number_key = next(iter(KEY_ALIASES.get(key, ())), key)
    if sides := suggest_each_side(number_key, value):
        yield "how much and which side go on two lines", sides
    if either := suggest_decimal_or_range(number_key, value):
        yield "part of a number is written with a point", either
    if meant := _suggested_number(number_key, value):
        yield f"hipflow does not understand the value of `{key}`", write(f"{number_key} = {meant}")
    if takes_number(key):
        yield f"`{key}` takes a number", number_hint(key)
    if key in ("exercise", "exercises"):
        yield f"`{key}` is not written this way", EACH_WITH_ITS_HEADING
    if key in TABLE_KEYS and (" " in value or value[0] == "("):
        yield _broken_table(key, value)
    yield "a text goes in quotes", write(f"{key} = {quoted_text(value)}", PUT_IN_QUOTES)


def _second_entry(value: str) -> str | None:
    """Of ``3 reps = 10``, written after ``sets =``, the entry that begins after the value."""
    excerpt = value[:MOST_LETTERS]
    for begins in islice(_NEXT_ENTRY.finditer(excerpt), _MOST_ENTRIES):
        if is_value(excerpt[: begins.start()]):
            return value[begins.end() :].rstrip(" ,;")
    return None


def _suggested_number(key: str, value: str) -> str | None:
    """The number that was meant, also before a sign that ends a statement in other languages."""
    if not takes_number(key):
        return None
    plain = value.rstrip(";, ")
    if plain[:1] in _OPENED:
        plain = re.sub(r"(?<=[0-9])[\s;]++(?=[0-9])", ", ", plain.strip("[](){} "))
    return suggest_number(key, plain, list_allowed=key in RANGE_KEYS)


def number_hint(key: str) -> str:
    """What goes there, where it is not clear which number is meant: none is made up."""
    schema = _schema_of(key)
    least, most = schema.get("minimum"), schema.get("maximum")
    span = f" from {least} to {most}" if least is not None and most is not None else ""
    unit = " of seconds" if key.endswith("_s") else ""
    return f"write one number{unit}{span} in digits; words go after a #"


def note_after(key: str, value: str) -> str | None:
    """For ``3 // at the top`` the entry with its note after the sign that begins one."""
    found = _NOTE_AFTER.fullmatch(value[:MOST_LETTERS])
    if found is None or _BEARS_ON_THE_DOSE.search(found["note"]):
        return None
    before, note = found["value"].strip(), found["note"].strip(" ()*/")
    meant = before if is_value(before) else _suggested_number(key, before)
    return f"{key} = {meant}  # {note}" if meant else None


def _schema_of(key: str) -> Schema:
    """What may stand at a key, wherever it belongs."""
    places = ((*table, key) for table in KEY_TABLES)
    return next((found for path in places if (found := schema_at(routine_schema(), path))), {})


def _end_with(closing: str) -> Proposal:
    return propose(f"end it with {closing}", Part.END, closing)


def _on_its_own_line(key: str, value: str, entry: str) -> Proposal:
    """The entry that stands behind a value, below that one."""
    before = re.sub(r"[\s,;]*(?:x\s*)?$", "", value[: value.rindex(entry)])
    words = f"write on a line of its own: {entry}"
    return propose(words, Part.ENTRY, f"{key} = {before}\n{entry}")


def _broken_list(key: str, value: str) -> Fault:
    texts = key in TEXT_LISTS or set("\"'") & set(value)
    example = 'write it like ["one", "two"]'
    whole = "write two whole numbers with a comma between them, the smaller first"
    return f"hipflow does not understand the list of `{key}`", example if texts else whole


def _broken_table(key: str, value: str) -> Fault:
    if _NO_VALUE.search(value):
        return f"in the table of `{key}` a key has no value", "write one after its `=`"
    return (
        f"hipflow does not understand the table of `{key}`",
        "write it on one line between { and }, with `=` in each entry and a comma between two",
    )


_NO_VALUE = re.compile(r"=[ \t]*+(?=[,}])")
_BY_FIRST_LETTER = {
    '"': broken_text,
    "'": broken_literal,
    "[": _broken_list,
    "{": _broken_table,
}
