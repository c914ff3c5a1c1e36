"""Explains keys the format does not have: what was meant, or where they belong."""

from collections.abc import Iterator

from hipflow.routine.format.field_value import Field, fits
from hipflow.routine.format.schema import keys_of, routine_schema, schema_at
from hipflow.routine.problems.amounts import meant_value, minutes_as_seconds
from hipflow.routine.problems.suggestions import meant_key
from hipflow.routine.problems.violation import Finding, Path

LATER = ("progression",)
"""Names the format keeps for itself."""
LEVELS = ("easier", "harder")
NAMES = ("name", "title")
"""What a routine and an exercise are called; each is often written for the other."""
WAYS = ("up", "down", "up_s", "down_s")
"""A heel raise goes out upwards, a squat downwards: only the author knows which way is meant."""
FEW = 8
"""Up to so many keys of a table are named to choose from."""


def unknown_key(field: Field, key: str) -> Iterator[Finding]:
    """A key the format does not have, or not here. ``field`` is the table it stands in."""
    value = field.value.get(key)
    hint, meant = _key_hint(field, key, value)
    code, message = "unknown-key", f"unknown key `{key}`"
    if key in LATER:
        code, message = "kept-for-later", f"`{key}` is kept for a later version of the format"
    yield Finding(path=(*field.path, key), code=code, message=message, hint=hint, meant=meant)


def _key_hint(field: Field, key: str, value: object) -> tuple[str, str | None]:
    """What to do about an unknown key, and the key it probably means."""
    allowed = keys_of(field.schema)
    if key in LATER:
        return "take it out for now", None
    if in_seconds := minutes_as_seconds(key, value, allowed):
        name, seconds = in_seconds
        return f"write `{name} = {seconds}` ({value} min)", name
    if place := _where_it_belongs(key, value, field.path, allowed):
        return place, None
    meant = meant_key(key, allowed)
    if meant:
        return _in_its_place(field, key, meant, value), meant
    if len(allowed) <= FEW:
        return "here go " + ", ".join(f"`{name}`" for name in allowed), None
    return "check its spelling, or delete it", None


def _in_its_place(table: Field, key: str, meant: str, value: object) -> str:
    """What to write instead of a key that means another."""
    if meant.endswith("_s") and key in WAYS:
        return "write `out_s` for the way out, `back_s` for the way back"
    written = _seconds_in_words(table, meant, value)
    return f"write `{meant} = {written}`" if written else f"did you mean `{meant}`?"


def _seconds_in_words(table: Field, key: str, value: object) -> str | None:
    """What ``"1 min"`` comes to, for a key that takes seconds, so that both are mended at once."""
    if not key.endswith("_s") or not isinstance(value, str):
        return None
    schema = schema_at(routine_schema(), (*table.path, key)) or {}
    seconds = meant_value(key, value, list_allowed=False)
    return seconds if seconds and fits(seconds, schema) else None


def _where_it_belongs(key: str, value: object, path: Path, allowed: tuple[str, ...]) -> str | None:
    """For a key that is right elsewhere: where."""
    if key in NAMES and any(name in allowed for name in NAMES):
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
