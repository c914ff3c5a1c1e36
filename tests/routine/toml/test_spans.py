"""Where keys and values stand."""

import pytest

from hipflow.routine.problems.problem import TextSpan
from hipflow.routine.toml.spans import Spans

TEXT = """\
title = "Übung 肩"   # a comment
"per_week" = [3,
  5]
defaults.rest_s = 30
[[exercise]]
easier = { reps = 6, words.out = "Lift" }
[exercise.words]
hold = '''
Hold
still'''
[[exercise]]
use = "a"
[circuit.A]
rounds = 2
"""

PLACES = [
    (("title",), TextSpan(1, 1, 1, 6), TextSpan(1, 9, 1, 18)),
    (("per_week",), TextSpan(2, 1, 2, 11), TextSpan(2, 14, 3, 5)),
    (("per_week", 1), TextSpan(3, 3, 3, 4), TextSpan(3, 3, 3, 4)),
    (("defaults", "rest_s"), TextSpan(4, 1, 4, 16), TextSpan(4, 19, 4, 21)),
    (("exercise", 0), TextSpan(5, 1, 5, 13), TextSpan(5, 1, 5, 13)),
    (("exercise", 0, "easier", "reps"), TextSpan(6, 12, 6, 16), TextSpan(6, 19, 6, 20)),
    (("exercise", 0, "easier", "words", "out"), TextSpan(6, 22, 6, 31), TextSpan(6, 34, 6, 40)),
    (("exercise", 0, "words"), TextSpan(7, 1, 7, 17), TextSpan(7, 1, 7, 17)),
    (("exercise", 0, "words", "hold"), TextSpan(8, 1, 8, 5), TextSpan(8, 8, 10, 9)),
    (("exercise", 1, "use"), TextSpan(12, 1, 12, 4), TextSpan(12, 7, 12, 10)),
    (("exercise",), TextSpan(5, 1, 5, 13), TextSpan(5, 1, 5, 13)),
    (("defaults",), TextSpan(4, 1, 4, 16), TextSpan(4, 1, 4, 16)),
    (("exercise", 0, "easier", "words"), TextSpan(6, 22, 6, 31), TextSpan(6, 22, 6, 31)),
    (("circuit",), TextSpan(13, 1, 13, 12), TextSpan(13, 1, 13, 12)),
    (("circuit", "A"), TextSpan(13, 1, 13, 12), TextSpan(13, 1, 13, 12)),
    (("circuit", "A", "rounds"), TextSpan(14, 1, 14, 7), TextSpan(14, 10, 14, 11)),
]


@pytest.mark.parametrize(("path", "key", "value"), PLACES)
def test_each_key_and_value_has_its_place(path, key, value):
    """Lines and columns count characters from 1, the end exclusive."""
    spans = Spans(TEXT)
    assert (spans.key(path), spans.value(path)) == (key, value)


def test_what_is_not_there_is_shown_at_the_table_around_it():
    """A missing key is pointed at through its table, and at the top of the file without one."""
    spans = Spans(TEXT)
    assert spans.key(("exercise", 1, "name")) == TextSpan(11, 1, 11, 13)
    assert spans.value(("exercise", 1, "name")) == TextSpan(11, 1, 11, 13)
    assert spans.key(("author",)) == TextSpan(1, 1, 1, 1)


def test_a_table_with_a_header_is_shown_there():
    """Whatever tables inside it were written before."""
    spans = Spans("[circuit.A]\nrounds = 2\n[circuit]\n")
    assert spans.key(("circuit",)) == TextSpan(3, 1, 3, 10)


def test_far_on_in_a_long_list_the_list_is_shown():
    """The places of a list's first thousand entries are noted; those after it cost nothing."""
    spans = Spans("a = [" + "7," * 2000 + "]")
    assert spans.value(("a", 999)) == TextSpan(1, 2004, 1, 2005)
    assert spans.value(("a", 1000)) == spans.key(("a",)) == TextSpan(1, 1, 1, 2)


def test_a_line_belongs_to_the_table_above_it():
    """The table a line stands in is that of the last header before it."""
    spans = Spans(TEXT)
    lines = (1, 6, 8, 12, 14)
    assert [spans.owner(line) for line in lines] == [
        (),
        ("exercise", 0),
        ("exercise", 0, "words"),
        ("exercise", 1),
        ("circuit", "A"),
    ]


@pytest.mark.parametrize("text", ["", "\n", "a = ", "[[", "]] = {"])
def test_broken_text_has_places_too(text):
    """Whatever the text, a place is given."""
    assert Spans(text).key(("a", 1)).line == 1
