"""What editors and the reference page are told of every key."""

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from hipflow.routine.format.reference import (
    key_facts,
    published_exercise_schema,
    published_routine_schema,
)
from hipflow.routine.format.schema import exercise_schema, routine_schema, schema_at

SCHEMAS = [published_routine_schema(), published_exercise_schema()]


def keys(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key a schema describes."""
    for key, part in schema.get("properties", {}).items():
        yield key, part
        yield from keys(part)
    branches = [schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", [])]
    for inner in branches:
        if isinstance(inner, dict):
            yield from keys(inner)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_key_is_described_and_shown(schema):
    """With words and an example; an editor shows both."""
    assert [key for key, part in keys(schema) if not part.get("description")] == []
    assert [key for key, part in keys(schema) if not part.get("examples")] == []


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_example_is_right(schema):
    """By the schema of its own key."""
    for key, part in keys(schema):
        for example in part.get("examples", []):
            assert jsonschema_rs.validator_for(part).is_valid(example), key


@pytest.mark.parametrize("schema", SCHEMAS)
def test_numbers_name_their_range(schema):
    """With its unit, also where an editor shows nothing but the words."""
    for key, part in keys(schema):
        if "maximum" in part:
            least, most, unit = part["minimum"], part["maximum"], part.get("x-unit", "")
            assert unit or key == "level", key
            assert f"{least} to {most} {unit}".strip() in part["description"], key
        if key.endswith("_s"):
            assert part["x-unit"] == "seconds"
            assert "seconds" in part["description"]


@pytest.mark.parametrize(
    ("published", "checked"), [(SCHEMAS[0], routine_schema()), (SCHEMAS[1], exercise_schema())]
)
def test_it_allows_what_the_checker_does(published, checked):
    """Only words and examples are added."""

    def bare(schema: Any) -> Any:
        if isinstance(schema, dict):
            return {k: bare(v) for k, v in schema.items() if k not in ("description", "examples")}
        return [bare(item) for item in schema] if isinstance(schema, list) else schema

    assert bare(published) == bare(checked)


def test_the_facts_of_a_key():
    """What it means, its limits with their unit, what holds without it, and a line to copy."""
    table = schema_at(routine_schema(), ("exercise", 0))
    facts = {fact.name: fact for fact in key_facts(table)}
    rest = facts["rest_s"]
    assert (rest.says, rest.values) == ("Between sets.", "a number, 0 to 600 seconds")
    assert (rest.left_out, rest.example) == ("30", "rest_s = 45")
    assert facts["reps"].values == "a whole number or [least, most], 1 to 200 repetitions"
    assert facts["side_order"].values == '"set" · "side"'
    assert facts["pace"].left_out == '"guided"'
    assert facts["cues"].values == "a list of texts: up to 20 of up to 200 characters"
    assert key_facts(routine_schema())[0].required
    assert not rest.required


def test_the_keys_of_a_figure_have_their_units():
    """Degrees, body heights, and how many of them a list takes."""
    figure = schema_at(published_exercise_schema(), ("figure",))
    pose = schema_at(figure, ("pose", "up"))
    assert pose["properties"]["knee"]["description"] == "Bent. -5 to 160 degrees."
    assert pose["properties"]["dx"]["description"].endswith("-1 to 1 body heights.")
    assert figure["properties"]["camera"]["description"].endswith("2 of -180 to 180 degrees.")
    assert figure["properties"]["way"]["description"].endswith("1 to 8 of up to 40 characters.")
