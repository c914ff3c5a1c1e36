"""Explains keys the format does not have: what was meant, or where they belong."""

from collections.abc import Iterator

from hipflow.routine.format.field_value import FieldValue, is_number_allowed
from hipflow.routine.format.schema import keys_of, routine_schema, schema_at
from hipflow.routine.problems.amounts import minutes_as_seconds, suggest_number
from hipflow.routine.problems.proposal import Hint, Part, Proposal, propose
from hipflow.routine.problems.suggestions import (
    but_then_more,
    did_you_mean_key,
    key_hint,
    suggest_key,
)
from hipflow.routine.problems.violation import Path, Violation

RESERVED_KEYS = ("progression",)
"""Names the format keeps for itself."""
LEVELS = ("easier", "harder")
NAMES = ("name", "title")
"""What a routine and an exercise are called; each is often written for the other."""
DIRECTION_KEYS = ("up", "down", "up_s", "down_s")
"""A heel raise goes out upwards, a squat downwards: only the author knows which way is meant."""
CHECK_SPELLING = "check the spelling: the format page lists every key"
MAX_KEYS_LISTED = 8
"""Up to so many keys of a table are named to choose from."""


def unknown_key(field: FieldValue, key: str) -> Iterator[Violation]:
    """A key the format does not have, or not here. ``field`` is the table it stands in."""
    value = field.value.get(key)
    hint: Hint
    if key in RESERVED_KEYS:
        code, message = "kept-for-later", f"`{key}` is kept for a later version of the format"
        hint, meant = "take it out for now", None
    else:
        code, message = "unknown-key", f"unknown key `{key}`"
        hint, meant = _key_hint(field, key, value)
    looked_up = None
    one = value[0] if isinstance(value, list) and len(value) == 1 else value
    if not field.path and meant is None and _is_exercise(one) and key not in LEVELS:
        # A table such as [bridge] is an exercise that is begun in another way.
        meant, looked_up = "exercise", key
        hint = "begin an exercise with [[exercise]], and put its `use` or its `name` below"
    yield Violation(
        path=(*field.path, key),
        code=code,
        message=message,
        hint=hint,
        meant=meant,
        looked_up=looked_up,
    )


def _is_exercise(value: object) -> bool:
    """Whether a table says how much is done."""
    return isinstance(value, dict) and not {"reps", "for_s", "hold_s", "sets"}.isdisjoint(value)


def _key_hint(field: FieldValue, key: str, value: object) -> tuple[Hint, str | None]:
    """What to do about an unknown key, and the key it probably means."""
    allowed = keys_of(field.schema)
    if in_seconds := minutes_as_seconds(key, value, allowed):
        name, seconds = in_seconds
        return _write_entry(name, seconds, f" ({value} min)"), name
    if place := _where_it_belongs(key, value, field.path, allowed):
        return place, None
    if told := key_hint(key, allowed):
        return told[1], told[0]
    meant = suggest_key(key, allowed)
    if meant:
        return _in_its_place(field, key, meant, value), meant
    if len(allowed) <= MAX_KEYS_LISTED:
        return "here go " + ", ".join(f"`{name}`" for name in allowed), None
    return CHECK_SPELLING, None


def _in_its_place(table: FieldValue, key: str, meant: str, value: object) -> Hint:
    """What to write instead of a key that means another."""
    if meant.endswith("_s") and key in DIRECTION_KEYS:
        return "write `out_s` for the way out, `back_s` for the way back"
    written = _seconds_in_words(table, meant, value)
    return _write_entry(meant, written) if written else did_you_mean_key(meant)


def _write_entry(key: str, value: str, because: str = "") -> Proposal:
    entry = f"{key} = {value}"
    return propose(f"write `{entry}`{because}", Part.ENTRY, entry, but_then_more(key))


def _seconds_in_words(table: FieldValue, key: str, value: object) -> str | None:
    """What ``"1 min"`` comes to, for a key that takes seconds, so that both are mended at once."""
    if not key.endswith("_s") or not isinstance(value, str):
        return None
    schema = schema_at(routine_schema(), (*table.path, key)) or {}
    seconds = suggest_number(key, value, list_allowed=False)
    return seconds if seconds and is_number_allowed(seconds, schema) else None


def _where_it_belongs(key: str, value: object, path: Path, allowed: tuple[str, ...]) -> str | None:
    """For a key that is right elsewhere: where."""
    is_name = key in NAMES and any(name in allowed for name in NAMES)
    if is_name or (key == "exercise" and path):
        return None
    exercise = schema_at(routine_schema(), ("exercise", 0)) or {}
    if path and path[-1] in LEVELS and key in keys_of(exercise):
        return "it belongs to the exercise, not to a level of it"
    if path and path[-1] == "say" and key in keys_of(exercise):
        return "it belongs to the exercise: write it above its `say`"
    if not path and isinstance(value, dict) and key in keys_of(exercise):
        return f"write [exercise.{key}], below its [[exercise]]"
    tables = (
        ("at the top of the file, above the first [table]", ()),
        ("under [defaults]", ("defaults",)),
        ("below an [[exercise]]", ("exercise", 0)),
        ("under [pain]", ("pain",)),
        ("under a circuit such as [circuit.A]", ("circuit", "A")),
    )
    for place, table in tables:
        if key in keys_of(schema_at(routine_schema(), table) or {}):
            return f"it belongs {place}"
    return None
