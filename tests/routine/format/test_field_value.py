"""The words for a value and for what may stand in its place."""

import datetime as dt

import pytest

from hipflow.routine.format.field_value import (
    FieldValue,
    actual_text,
    expected_text,
    suggestion,
)
from hipflow.routine.format.schema import routine_schema, schema_at
from hipflow.routine.problems.proposal import words_of


def field(key: str, value: object, raw: str = "") -> FieldValue:
    """A value of an exercise's key."""
    path = ("exercise", 0, key)
    return FieldValue(path, value, raw or repr(value), schema_at(routine_schema(), path))


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("rest_s", "a number of seconds"),
        ("hold_s", "a number of seconds"),
        ("reps", "a whole number or a range such as [2, 3]"),
        ("level", "a whole number"),
        ("pace", 'one of "guided", "self"'),
        ("name", "a text in quotes"),
        ("cues", "a list of texts"),
        ("words", "a table"),
        ("easier", "an exercise's id in quotes, or a table of what changes"),
        ("say", "a text in quotes, or a table with `ready`, `work`, `switch`, `rest`"),
    ],
)
def test_what_is_expected_comes_from_the_schema(key, words):
    """Each kind of key has its words."""
    assert expected_text(field(key, None)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("8", "is text"),
        (8.5, "is not a whole number"),
        (True, "is true or false"),
        (2**60, "number is far too large"),
        ([], "is a list"),
        ({}, "is a table"),
        (dt.date(2026, 1, 1), "is a date"),
        (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "is a date"),
        (dt.time(0, 30), "is a time of day"),
    ],
)
def test_what_stands_there_is_named(value, words):
    """Each type has its words, true and false not being numbers."""
    assert actual_text(field("level", value)) == words


def test_a_suggestion_is_always_one_that_is_accepted():
    """Seconds beyond the limit are not suggested, and no other number is made up."""
    assert suggested(field("rest_s", "", '"10 min"')) == "write: rest_s = 600"
    assert suggested(field("rest_s", "", '"11 min"')) == "write a number of seconds"


def suggested(value):
    """What is said of a value, whether it can be carried out or not."""
    return words_of(suggestion(value))


TABLE = "begin the table with its heading, [exercise.{}], and put its keys below"


def test_a_table_is_suggested_by_its_whole_header():
    """Below an exercise the header begins with it; and only where a table is meant."""
    assert suggested(field("words", [{"out": "x"}])) == TABLE.format("words")
    assert suggested(field("words", "x")) == "write: words = { out = 'x' }"
    assert suggested(field("words", ["x", "y"])) == 'write: words = { out = "Lift" }'
    assert suggested(field("say", [{"rest": "x"}])) == TABLE.format("say")
    assert suggested(field("say", ["x"])).startswith('for example: say = "')
