"""Explains lines in which the sign between a key and its value is missing, or cannot be seen."""

import re

from hipflow.routine.format.schema import keys_of, routine_schema, schema_at
from hipflow.routine.problems.amounts import suggest_number, suggest_sets_and_reps
from hipflow.routine.problems.suggestions import KEY_ALIASES
from hipflow.routine.toml.explain_value import RANGE_KEYS, takes_number, toml_value

_KEY_FIRST = re.compile(r"[ \t]*+(?P<key>[A-Za-z_]++)[ \t]++(?P<value>\S.*)")
_NUMBER_FIRST = re.compile(r"[ \t]*+(?P<value>[0-9][^A-Za-z]*+)(?:x[ \t]++)?(?P<key>[A-Za-z_]++)")
_HARD_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]")
_TEXT_OR_COMMENT = re.compile(r'"[^"]*+"?|\'[^\']*+\'?|#.*')


def line_fault(line: str) -> tuple[str, str] | None:
    """What is wrong with a line without an equals sign, and what to write; ``None`` if unclear."""
    if key := _key(line.strip().lower()):
        return f"`{key}` has no value", f"write `{key} =` and what it is to be"
    if both := suggest_sets_and_reps(line):
        return "sets and repetitions are two entries", both
    first = _KEY_FIRST.fullmatch(line)
    if first and (written := _pair(first["key"], first["value"].strip())):
        return "`=` stands between a key and its value", f"write: {written}"
    last = _NUMBER_FIRST.fullmatch(line)
    if last and (written := _pair(last["key"], last["value"].strip())):
        return "a key stands first, then `=` and its value", f"write: {written}"
    return None


def find_hard_space(line: str) -> int | None:
    """Where something stands that looks like a space and is none, texts and comments aside."""
    seen = _TEXT_OR_COMMENT.sub(lambda found: "." * len(found[0]), line)
    found = _HARD_SPACE.search(seen)
    return found.start() if found else None


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
    tables = ((), ("exercise", 0), ("defaults",), ("pain",), ("circuit", "A"))
    known = {key for table in tables for key in keys_of(schema_at(routine_schema(), table) or {})}
    return next((key for key in (word, *KEY_ALIASES.get(word, ())) if key in known), None)
