"""The JSON Schema says what the model says, in the shape editors and the validator need."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.format.model import RoutineFile
from hipflow.routine.format.schema import (
    exercise_schema,
    keys_of,
    routine_schema,
    schema_at,
    types_of,
)

DATA = Path(__file__).parents[1] / "data"
EXERCISE = schema_at(routine_schema(), ("exercise", 0))


def parts(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part of a schema that describes one key."""
    for key, part in schema.get("properties", {}).items():
        yield key, part
        yield from parts(part)
    for inner in (
        schema.get("items"),
        schema.get("additionalProperties"),
        *schema.get("anyOf", []),
    ):
        if isinstance(inner, dict):
            yield from parts(inner)


@pytest.mark.parametrize("schema", [routine_schema(), exercise_schema()])
def test_it_is_a_schema(schema):
    """The result is a valid schema of the dialect it names."""
    assert jsonschema_rs.meta.is_valid(schema)


@pytest.mark.parametrize("schema", [routine_schema(), exercise_schema()])
def test_it_is_flat(schema):
    """No references, no null, and alternatives only where a text or a table may stand."""
    described = list(parts(schema))
    assert {key for key, part in described if "anyOf" in part} == {"easier", "harder", "say"}
    assert not any("$ref" in part or "oneOf" in part for _, part in described)
    assert "null" not in str(schema)
    assert not any("default" in part for _, part in described)


def test_numbers_have_both_names():
    """A number of seconds has the type list that editors show well."""
    assert types_of(schema_at(EXERCISE, ("rest_s",))) == ("integer", "number")
    assert types_of(schema_at(EXERCISE, ("hold_s",))) == ("integer", "number", "array")
    assert types_of(schema_at(EXERCISE, ("reps",))) == ("integer", "array")


def test_every_key_is_described():
    """Editors show what a key means, for every key."""
    assert [key for key, part in parts(routine_schema()) if not part.get("description")] == []
    assert "``" not in str(routine_schema())


def test_limits_come_from_the_model():
    """A limit of the model is the schema's, on the number and in the range."""
    reps = schema_at(EXERCISE, ("reps",))
    assert (reps["minimum"], reps["maximum"]) == (1, 200)
    assert (reps["items"]["minimum"], reps["items"]["maximum"]) == (1, 200)
    assert (reps["minItems"], reps["maxItems"]) == (2, 2)


def test_paths_are_followed():
    """Through lists, tables and the table among a level's alternatives."""
    assert "reps" in keys_of(schema_at(routine_schema(), ("exercise", 3, "easier")))
    assert schema_at(routine_schema(), ("exercise", 3, "easier", "reps", 1))["maximum"] == 200
    assert keys_of(schema_at(EXERCISE, ("say",))) == ("ready", "work", "switch", "rest")
    assert schema_at(EXERCISE, ("easier", "say", "rest"))["maxLength"] == 600
    assert schema_at(routine_schema(), ("circuit", "A", "rounds"))["maximum"] == 20
    assert schema_at(routine_schema(), ("nothing", 1)) is None
    assert "hip" in keys_of(schema_at(exercise_schema(), ("figure", "pose", "up")))


def test_the_pages_example_is_valid_for_both():
    """The validator and msgspec accept the same right file."""
    data = tomllib.loads((DATA / "hip-starter.toml").read_text(encoding="utf-8"))
    assert jsonschema_rs.validator_for(routine_schema()).is_valid(data)
    assert msgspec.convert(data, RoutineFile).title == "Hip starter"


VALIDATOR = jsonschema_rs.validator_for(routine_schema())
TEXTS = st.text(max_size=20) | st.sampled_from(["x" * 200, "x" * 201, "x" * 600, "x" * 601])
SAYS = st.recursive(
    TEXTS | st.integers(-1, 1) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["ready", "work", "switch", "rest", "redy"]), inner)
    ),
    max_leaves=4,
)


@given(say=SAYS, easier_say=SAYS, voice=TEXTS | st.integers())
def test_schema_and_model_accept_the_same_speech(say, easier_say, voice):
    """Whatever is written for ``say`` and ``voice``, an editor and the checker agree on it."""
    exercise = {"say": say, "easier": {"say": easier_say}}
    data = {"hipflow": 1, "title": "T", "voice": voice, "exercise": [exercise]}
    try:
        msgspec.convert(data, RoutineFile)
    except msgspec.ValidationError:
        assert not VALIDATOR.is_valid(data)
    else:
        assert VALIDATOR.is_valid(data)
