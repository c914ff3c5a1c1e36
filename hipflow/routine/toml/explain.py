"""Says in plain words why a statement is not TOML, and what to write instead."""

import re
from collections.abc import Callable

from hipflow.routine.format.schema import keys_of, routine_schema, schema_at
from hipflow.routine.problems.amounts import suggest_number, suggest_sets_and_reps
from hipflow.routine.problems.problem import TextSpan
from hipflow.routine.problems.proposal import Change, Hint, Part, Proposal, propose, write
from hipflow.routine.problems.suggestions import KEY_ALIASES, nearest_word
from hipflow.routine.toml.explain_notes import (
    NOTE_OR_ENTRY,
    is_heading,
    list_entry,
    note_without_sign,
    prose,
)
from hipflow.routine.toml.explain_twice import written_twice
from hipflow.routine.toml.explain_value import (
    KEY_TABLES,
    RANGE_KEYS,
    TEXT_LISTS,
    quoted_text,
    suggest_list,
    takes_number,
    toml_value,
    value_fault,
)
from hipflow.routine.toml.statement import (
    BARE_KEY,
    PAIR,
    BrokenStatement,
    Explanation,
    span_of,
    whole,
    without_comment,
)

TABLES = ("defaults", "pain")
SENTENCE_KEYS = ("title", "name", "summary", "author", "setup", "caution", "load", "use")
"""Keys that people write without a sign before words of their own."""
TABLES_OF_EXERCISES = ("say", "words", "easier", "harder", "figure")
_PART = r"""(?:[A-Za-z0-9_\-]+|"[^"\n]*"|'[^'\n]*')"""
_EXERCISE = re.compile(
    r"[\s\[({]*+exercises?[\s\])}]*+(?:$|[#:]|\d|(?<=[\])}\s])\w+\s*+=)", re.IGNORECASE
)
_HEADER = re.compile(rf"\[\[?[ \t]*+{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+[ \t]*+\]\]?")
_KEY_FIRST = re.compile(r"[ \t]*+(?P<key>[A-Za-z_]++)[ \t]++(?P<value>\S.*)")
_NUMBER_FIRST = re.compile(r"[ \t]*+(?P<value>[0-9][^A-Za-z]*+)(?:x[ \t]++)?(?P<key>[A-Za-z_]++)")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""What takes no room at all."""
_THOUSANDS = re.compile(r"\d[\u00a0\u202f\u2009]\d{3}")
_HARD_SPACE = re.compile(
    r"[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202e\u202f\u205f-\u2064\u3000\ufeff]"
)
_TEXT_OR_COMMENT = re.compile(r'"[^"]*+"?|\'[^\']*+\'?|#.*')

UNENDED_TEXT = re.compile(r'[^"\n]*=[ \t]*+"(?!"")(?:[^"\\\n]|\\.)*+$')
"""A line that begins a text in quotes and does not end it."""


def explain(statement: BrokenStatement) -> Explanation:
    """The first explanation that fits."""
    explainers: tuple[Callable[[BrokenStatement], Explanation | None], ...] = (
        _forbidden_character,
        _hard_space,
        written_twice,
        note_without_sign,
        _broken_header,
        _over_several_lines,
        _broken_pair,
        _no_equals_sign,
        prose,
    )
    fitting = (explanation for explainer in explainers if (explanation := explainer(statement)))
    return next(fitting, None) or Explanation(
        span=whole(statement),
        message="hipflow does not understand this line",
        hint=NOTE_OR_ENTRY,
    )


def guess_header(line: str) -> str | None:
    """The header that a broken one was probably meant to be."""
    plain = _UNSEEN.sub("", line.split("#", 1)[0]).strip()
    words: list[str] = re.findall(r"[\w-]+", plain)
    if not words or not re.match(r"[\w\[({]", plain):
        return None
    words[0] = words[0].lower()
    bracketed = plain[0] in "[({"
    if words[0] in ("circuit", "circuits") and (bracketed or not words[2:]) and words[1:]:
        return f"[circuit.{_quoted_name(plain)}]"
    if words[0] in ("exercise", "exercises"):
        if _EXERCISE.match(line):
            return "[[exercise]]"
        of_exercise = len(words) > 1 and words[1] in TABLES_OF_EXERCISES
        return f"[exercise.{words[1]}]" if of_exercise else None
    return f"[{words[0]}]" if words[0] in TABLES and len(words) == 1 else None


def _quoted_name(header: str) -> str:
    """The name of a circuit in its header, in quotes where TOML asks for them."""
    name = header.strip("[](){}: \t").split(maxsplit=1)
    name_text = re.split(r"[.\s]+", header.strip("[](){}: \t"), maxsplit=1)[-1].strip("\"' ")
    return name_text if name and re.fullmatch(r"[A-Za-z0-9_\-]+", name_text) else f'"{name_text}"'


def is_header(line: str) -> bool:
    """Whether a broken line was to begin a table, also where its brackets are forgotten."""
    if _UNSEEN.sub("", line).lstrip().startswith("["):
        return True
    return "=" not in line and guess_header(line) is not None


def line_fault(line: str) -> tuple[str, Hint] | None:
    """What is wrong with a line without an equals sign, and what to write; ``None`` if unclear."""
    word = line.strip()
    key = _key(word.lower())
    if key and key not in (*TABLES, "exercise", "circuit") and (key == word or takes_number(key)):
        return f"`{key}` has no value", f"write `{key} =` and what it is to be"
    if both := suggest_sets_and_reps(line):
        return "sets and repetitions go on two lines", both
    first = _KEY_FIRST.fullmatch(line)
    if (
        first
        and _is_entry(first["key"], first["value"])
        and (written := _pair(first["key"], first["value"].strip()))
    ):
        return "there must be a `=` between a key and its value", write(written)
    last = _NUMBER_FIRST.fullmatch(line)
    if last and (written := _pair(last["key"], last["value"].strip())):
        return "the key comes first, then `=` and its value", write(written)
    return None


def _is_entry(word: str, value: str) -> bool:
    """Whether a line that begins with this word is an entry, and not a sentence or a heading."""
    key = _key(word.lower())
    return key is not None and (
        takes_number(key) or (key == word and (key in SENTENCE_KEYS or value[0] in "\"'"))
    )


def hard_spaces(line: str) -> list[int]:
    """The columns, from 0, of what only looks like a space, outside texts and comments."""
    seen = _TEXT_OR_COMMENT.sub(lambda found: "." * len(found[0]), line)
    return [found.start() for found in _HARD_SPACE.finditer(seen)]


def _forbidden_character(statement: BrokenStatement) -> Explanation | None:
    lines = statement.text.split("\n")
    for number, line in enumerate(lines, statement.line):
        match = re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line)
        if match:
            span = _letter(number, match.start())
            return Explanation(
                span=span,
                code="control-character",
                message="there is a letter here that cannot be shown",
                hint=propose("delete it", span, ""),
            )
    return None


def _broken_header(statement: BrokenStatement) -> Explanation | None:
    if not is_header(statement.first) or is_heading(statement):
        return None
    guess = guess_header(statement.first)
    if guess and _needs_quotes(statement.first):
        return Explanation(
            span=whole(statement),
            message="a name with a space, a sign or an accent goes in quotes",
            hint=write(guess),
        )
    return Explanation(
        span=whole(statement),
        message="a heading goes in matching brackets, alone on its line",
        hint=_write_header(statement, guess) if guess else "write for example: [[exercise]]",
    )


def _write_header(statement: BrokenStatement, header: str) -> Proposal:
    """The header, and on a line of its own what stands behind the broken one."""
    rest = re.sub(r"^[\s\[({]*\w+[\s\])}:]*", "", without_comment(statement.first))
    if "=" not in statement.first:
        named = rest.strip("[](){}: \t")
        is_named = header == "[[exercise]]" and named
        return write(f"{header}  # {named}" if is_named else header)
    words = f"write: {header} and put the rest on the next line"
    return propose(words, Part.ENTRY, f"{header}\n{rest}")


def _needs_quotes(header: str) -> bool:
    """Whether nothing is wrong with a header but the letters of its name."""
    return bool(re.fullmatch(r"\[circuit\.[^\]\[.\"']+\]", without_comment(header)))


def _over_several_lines(statement: BrokenStatement) -> Explanation | None:
    pair = PAIR.match(statement.first)
    if pair is None or "\n" not in statement.text or not UNENDED_TEXT.match(statement.first):
        return None
    key, span = pair["key"], span_of(statement, pair["value"].rstrip(), pair.start("value"))
    if several := _lines_as_list(key, statement.text):
        return Explanation(
            span=span,
            message=f"the texts of `{key}` are several: each stands in quotes of its own",
            hint=write(f"{key} = {several}"),
        )
    return Explanation(
        span=span,
        message=f"the text of `{key}` goes over several lines",
        hint=_three_quotes(statement),
    )


def _three_quotes(statement: BrokenStatement) -> Proposal:
    """Three quotes around a text that is begun on one line and ends further down."""
    lines = statement.text.split("\n")
    last = next((n for n in range(len(lines) - 1, 0, -1) if '"' in lines[n]), 0)
    ends = (
        _letter(statement.line, lines[0].find('"')),
        _letter(statement.line + last, lines[last].rfind('"')),
    )
    words = 'write it on one line, or begin and end it with three quotes: """'
    return Proposal(words, (tuple(Change(end, '"""') for end in ends),) if last else ())


def _broken_pair(statement: BrokenStatement) -> Explanation | None:
    pair = PAIR.match(statement.first)
    if pair is None:
        return None
    key, value = pair["key"], without_comment(pair["value"])
    if pair["mark"] == ":":
        return _with_colon(statement, key, value, pair.start("mark"))
    if not BARE_KEY.fullmatch(key):
        return _pair_explanation(
            statement,
            key,
            "a key is one word of small letters, with `_` between its parts",
            suggest_sets_and_reps(value) or _bare_hint(key),
        )
    if not value:
        return _without_value(statement, key)
    full = _on_one_line(statement, value) if value[0] in "[{" else value
    message, hint = value_fault(key, full, unclosed=statement.unclosed)
    return Explanation(
        span=span_of(statement, value, pair.start("value")), message=message, hint=hint
    )


def _with_colon(statement: BrokenStatement, key: str, value: str, colon: int) -> Explanation:
    if not value and (entries := _as_list(statement, key)):
        return entries
    known = _key(_bare(key)) or nearest_word(_bare(key), _all_keys())
    if (" " in key or known is None) and (note := prose(statement)):
        return note
    meant = toml_value(key, value)
    return _pair_explanation(
        statement,
        key,
        "there must be a `=` between a key and its value",
        write(f"{_bare(key)} = {meant}")
        if meant
        else propose("write `=` for `:`", _letter(statement.line, colon), " ="),
    )


def _without_value(statement: BrokenStatement, key: str) -> Explanation:
    if entries := _as_list(statement, key):
        return entries
    after = len(statement.first.split("#", 1)[0].rstrip())
    return Explanation(
        span=TextSpan(statement.line, after, statement.line, after + 1),
        message=f"`{key}` has no value",
        hint="write one after the `=`, or delete the line",
    )


def _as_list(statement: BrokenStatement, key: str) -> Explanation | None:
    """What is said of texts that stand below their key, one on each line."""
    entries = [text for text in map(list_entry, statement.text.split("\n")[1:]) if text]
    if not entries:
        return None
    meant = suggest_list(key, f"[{', '.join(map(quoted_text, entries))}]")
    return Explanation(
        span=span_of(statement, key),
        message="a list goes in square brackets, each text in quotes",
        hint=write(f"{key} = {meant}") if meant else "write it as a list, [ … ]",
    )


def _pair_explanation(
    statement: BrokenStatement, key: str, message: str, hint: Hint
) -> Explanation:
    return Explanation(span=span_of(statement, key), message=message, hint=hint)


def _no_equals_sign(statement: BrokenStatement) -> Explanation | None:
    found = line_fault(without_comment(statement.first))
    if found is None:
        return None
    message, hint = found
    return Explanation(span=whole(statement), message=message, hint=hint)


def _pair(word: str, value: str) -> str | None:
    """The entry that was meant, where the word is a key or stands for one."""
    key = _key(word.lower())
    if key is None:
        return None
    if takes_number(key):
        value = suggest_number(key, value, list_allowed=key in RANGE_KEYS) or ""
    written = toml_value(key, value)
    return f"{key} = {written}" if written else None


def _key(word: str) -> str | None:
    known = _all_keys()
    return next((key for key in (word, *KEY_ALIASES.get(word, ())) if key in known), None)


def _all_keys() -> set[str]:
    tables = (schema_at(routine_schema(), table) or {} for table in KEY_TABLES)
    return {key for table in tables for key in keys_of(table)}


def _hard_space(statement: BrokenStatement) -> Explanation | None:
    place = next(iter(hard_spaces(statement.first)), None)
    if place is None or _THOUSANDS.match(statement.first, place - 1):
        return None
    span = _letter(statement.line, place)
    if _UNSEEN.match(statement.first[place]):
        return Explanation(
            span=span,
            code="hard-space",
            message="there is a letter here that nobody sees; it came with copied text",
            hint=_delete_unseen(statement, "delete it", "delete it, and the others in this line"),
        )
    return Explanation(
        span=span,
        code="hard-space",
        message="this looks like a space and is not one; it came with copied text",
        hint=_delete_unseen(
            statement,
            "delete it and type a space",
            "delete it and type a space, and do the same with the others in this line",
        ),
    )


def _delete_unseen(statement: BrokenStatement, alone: str, several: str) -> Proposal:
    """Without what takes no room, and with a space for what only looks like one."""
    line = statement.first
    changes = [
        Change(_letter(statement.line, place), "" if _UNSEEN.match(line[place]) else " ")
        for place in hard_spaces(line)
    ]
    return Proposal(alone if len(changes) == 1 else several, (tuple(changes),))


def _letter(line: int, column: int) -> TextSpan:
    """One letter by its line, from 1, and its column, from 0."""
    return TextSpan(line, column + 1, line, column + 2)


def _on_one_line(statement: BrokenStatement, value: str) -> str:
    """A list or a table that goes over several lines, as it would stand on one."""
    lines = [value, *filter(None, map(without_comment, statement.text.split("\n")[1:]))]
    joined = lines[0]
    for line in lines[1:]:
        ends = joined[-1] in ",[{(" or line[0] in ",]})"
        is_entry = list_entry(line) is not None
        if is_entry and joined[-1] != "[":
            # An entry of its own, as in every list written by hand.
            ends = joined[-1] == ","
        joined += f" {line}" if ends or (value[0] == "[" and not is_entry) else f", {line}"
    return joined


def _lines_as_list(key: str, text: str) -> str | None:
    """For a list of texts that is begun as one text over several lines, one text for each line."""
    if key not in TEXT_LISTS:
        return None
    lines = [line.strip(' \t,"').lstrip("-•*– ") for line in text.split("=", 1)[1].split("\n")]
    return f"[{', '.join(quoted_text(line) for line in lines if line)}]"


def _bare_hint(key: str) -> Hint:
    if re.search(r"[^\W\d_a-zA-Z]", key):
        return "keys are English words: check its spelling"
    bare = _bare(key)
    meant = _key(bare) or nearest_word(bare, _all_keys())
    if meant is None:
        return "write it with letters a to z and `_` alone"
    return propose(f"write: {meant}", Part.POINTED, meant)


def _bare(key: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "_", key.lower()).strip("_") or "key"
