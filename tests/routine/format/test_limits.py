"""The limits of the format as its description states them."""

import pytest

from hipflow.routine.format.schema import routine_schema, schema_at

LIMITS = [
    (("exercise", 0, "sets"), 1, 20),
    (("exercise", 0, "reps"), 1, 200),
    (("exercise", 0, "for_s"), 5, 3600),
    (("exercise", 0, "out_s"), 0, 600),
    (("exercise", 0, "hold_s"), 0, 600),
    (("exercise", 0, "back_s"), 0, 600),
    (("exercise", 0, "relax_s"), 0, 600),
    (("exercise", 0, "rest_s"), 0, 600),
    (("exercise", 0, "level"), 1, 3),
    (("defaults", "ready_s"), 0, 600),
    (("circuit", "A", "rounds"), 1, 20),
]


@pytest.mark.parametrize(("path", "least", "most"), LIMITS)
def test_numbers_have_their_limits(path, least, most):
    """The least and the most of each number."""
    schema = schema_at(routine_schema(), path)
    assert (schema["minimum"], schema["maximum"]) == (least, most)


def test_a_routine_has_one_to_fifty_exercises():
    """The list of exercises is bounded on both sides."""
    schema = schema_at(routine_schema(), ("exercise",))
    assert (schema["minItems"], schema["maxItems"]) == (1, 50)


@pytest.mark.parametrize("key", ["setup", "cues", "steps", "name", "note", "load", "image"])
def test_every_text_has_a_longest(key):
    """No text and no list of texts is without bound."""
    schema = schema_at(routine_schema(), ("exercise", 0, key))
    assert schema.get("maxLength") or (schema["maxItems"] and schema["items"]["maxLength"])
