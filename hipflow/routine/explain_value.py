"""Says why the value of a pair is not TOML, and how it would be written."""

import re
import tomllib
from collections.abc import Iterator

from hipflow.routine.advice import ALIASES
from hipflow.routine.amounts import meant_value, sets_and_reps

RANGE_KEYS = ("sets", "reps", "for_s", "hold_s", "per_week", "weeks")
"""Keys that take ``[least, most]``; for any other, ``2,5`` is a number with a decimal comma."""
NUMBER_KEYS = (*RANGE_KEYS, "hipflow", "rounds", "per_day", "level", "caution_at", "stop_at")
"""Keys that take numbers, beside those ending in ``_s``: in ``title = 10 squats`` none is meant."""
CURLY_QUOTES = (
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
    "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)
MEANT_BOOLEANS = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "false": "false",
    "no": "false",
    "off": "false",
}


def value_fault(key: str, value: str, *, unclosed: bool) -> tuple[str, str]:
    """What is wrong with the value of a pair, and what to do about it.

    Args:
        key: The key it belongs to.
        value: Its first line as it is written; something stands there.
        unclosed: Whether it opens a bracket or a long text that is never closed.
    """
    return next(_faults(key, value, unclosed=unclosed))


def as_value(key: str, value: str) -> str | None:
    """What was written after a colon, as it would stand after an equals sign."""
    if meant := _meant_number(key, value):
        return meant
    if _is_value(value):
        return value
    return _quoted(value) if value and value[0] not in _BY_FIRST_LETTER else None


def _faults(key: str, value: str, *, unclosed: bool) -> Iterator[tuple[str, str]]:
    """What may be wrong, the likeliest first."""
    if re.fullmatch(r"[+-]?[0-9_]{40,}", value):
        yield f"the number of `{key}` is far too long", "write a number a person could count to"
    if any(quote in value[:1] + value[-1:] for quote in CURLY_QUOTES):
        plain = value.strip(CURLY_QUOTES + "\"'")
        written = _meant_number(key, plain) or f'"{plain}"'
        yield "these quotes are typographic", f"write: {key} = {written}"
    if unclosed:
        closing = {"[": "]", '"': '"""', "'": "'''"}.get(value[0], "}")
        yield f"the value of `{key}` is not closed", f"end it with {closing}"
    straight = re.sub(f"[{CURLY_QUOTES}]", '"', value)
    if straight != value and _is_value(straight):
        yield "these quotes are typographic", f"write: {key} = {straight}"
    if value[0] in _BY_FIRST_LETTER:
        yield _BY_FIRST_LETTER[value[0]](key, value)
    if value.lower() in MEANT_BOOLEANS:
        yield f"`{key}` is not understood", f"write: {key} = {MEANT_BOOLEANS[value.lower()]}"
    if both := sets_and_reps(value):
        yield "sets and repetitions are two entries", both
    number_key = next(iter(ALIASES.get(key, ())), key)
    if meant := _meant_number(number_key, value):
        yield f"the value of `{key}` is not understood", f"write: {number_key} = {meant}"
    if _takes_number(key):
        yield f"`{key}` takes a number", f"write for example: {key} = 8"
    yield "a text stands in quotes", f"write: {key} = {_quoted(value)}"


def _takes_number(key: str) -> bool:
    return key in NUMBER_KEYS or key.endswith("_s")


def _meant_number(key: str, value: str) -> str | None:
    """The number that was meant, also before a sign that ends a statement in other languages."""
    if not _takes_number(key):
        return None
    return meant_value(key, value.rstrip(";, "), list_allowed=key in RANGE_KEYS)


def _is_value(text: str) -> bool:
    """Whether it can stand after an equals sign."""
    try:
        tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return False
    return True


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _broken_text(key: str, value: str) -> tuple[str, str]:
    if re.search(r"\\(?![btnfr\"\\uU])", value):
        return "a backslash is special in a text", "write it twice: \\\\"
    if value.count('"') == 1:
        return f"the text of `{key}` is not closed", 'end it with a quote: "'
    return f"the text of `{key}` ends early", "write ' for a quote inside a text"


def _broken_literal(key: str, value: str) -> tuple[str, str]:
    plain = value.strip("'")
    return f"the text of `{key}` is not understood", f'put it in double quotes: "{plain}"'


def _broken_list(key: str, value: str) -> tuple[str, str]:
    example = '["one", "two"]' if set("\"'") & set(value) else "[8, 12]"
    return f"the list of `{key}` is not understood", f"write it like {example}"


def _broken_table(key: str, _value: str) -> tuple[str, str]:
    example = _TABLES.get(key, "{ reps = 6 }")
    return f"the table of `{key}` is not understood", f"write it on one line: {example}"


_TABLES = {"say": '{ rest = "Well done." }', "words": '{ out = "Lift" }'}
_BY_FIRST_LETTER = {
    '"': _broken_text,
    "'": _broken_literal,
    "[": _broken_list,
    "{": _broken_table,
}
