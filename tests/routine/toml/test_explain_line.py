"""Lines without a sign between key and value; see also ``test_explain.py``."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.toml.explain_line import find_hard_space, line_fault


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("hold 5-10 seconds", "write: hold_s = [5, 10]"),
        ("title Hip, week 2", 'write: title = "Hip, week 2"'),
        ('side "each"', 'write: side = "each"'),
        ("3 x sets", "write: sets = 3"),
        ("reps", "write `reps =` and what it is to be"),
    ],
)
def test_the_entry_that_was_meant_is_written_out(line, hint):
    """A key, or a word that stands for one, and a value it takes."""
    fault = line_fault(line)
    assert fault is not None
    assert fault[1] == hint


@pytest.mark.parametrize("line", ["Hip exercises", "hold for ten", "2. Bridge", "reps many"])
def test_what_is_unclear_is_left_open(line):
    """No value is made up."""
    assert line_fault(line) is None


_LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)


@given(st.sampled_from(["reps", "cues", "hold", "title"]), _LINES)
def test_an_entry_that_is_offered_can_be_read(word, rest):
    """Whatever stands behind a key."""
    fault = line_fault(f"{word} {rest}")
    if fault and fault[1].startswith("write: "):
        tomllib.loads(fault[1].removeprefix("write: "))


def test_a_hard_space_is_found_where_it_matters():
    """In a text and in a note it does no harm."""
    assert find_hard_space("reps =\u00a010") == 6
    assert find_hard_space('setup = "a\u00a0b"  # c\u00a0d') is None
