"""What number an author probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.format.model import PrescriptionTable
from hipflow.routine.problems.amounts import (
    minutes_as_seconds,
    suggest_number,
    suggest_sets_and_reps,
)
from hipflow.routine.problems.proposal import words_of

KEYS = PrescriptionTable.__struct_fields__


@pytest.mark.parametrize(
    ("key", "written", "meant"),
    [
        ("rest_s", '"45s"', "45"),
        ("rest_s", '"1 min"', "60"),
        ("for_s", "1 min 30 s", "90"),
        ("for_s", "20 minutes", "1200"),
        ("rest_s", "00:30", "30"),
        ("rest_s", "1:30", "90"),
        ("for_s", "00:01:30", "90"),
        ("hold_s", '"5-10 s"', "[5, 10]"),
        ("hold_s", "10 to 5", "[5, 10]"),
        ("for_s", "1-2 min", "[60, 120]"),
        ("reps", "8-12", "[8, 12]"),
        ("reps", '"8 reps"', "8"),
        ("sets", "3x", "3"),
        ("out_s", "2,5", "2.5"),
        ("rest_s", '"5\'"', "300"),
        ("rest_s", '"45', "45"),
        ("rest_s", "30 Sekunden", "30"),
        ("for_s", "2 minutos", "120"),
        ("reps", "\uff11\uff10", "10"),
        ("rest_s", "5 10", None),
        ("reps", "many", None),
        ("rest_s", '"a while"', None),
        ("rest_s", '""', None),
    ],
)
def test_values_people_write_are_understood(key, written, meant):
    """Units, clocks and ranges in words become the number the format wants."""
    assert suggest_number(key, written, list_allowed=key != "out_s") == meant


@pytest.mark.parametrize("written", ["3x10", "3 × 10", '"3 sets x 10 reps"', "3*10", "10 x 3"])
def test_sets_of_repetitions_are_two_entries(written):
    """What leaflets write in one is taken apart; a single number is left alone."""
    assert words_of(suggest_sets_and_reps(written)) == "write two lines, `sets = 3` and `reps = 10`"
    assert suggest_sets_and_reps("3x") is None


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [
        ("for_min", 20, ("for_s", "1200")),
        ("minutes", 1.5, ("for_s", "90")),
        ("rest_min", 2, ("rest_s", "120")),
        ("for_min", "20", None),
        ("for_min", True, None),
        ("reps_min", 3, None),
    ],
)
def test_minutes_become_seconds(key, value, meant):
    """A key in minutes gets its key and number in seconds."""
    assert minutes_as_seconds(key, value, KEYS) == meant


@given(written=st.text(alphabet="0123456789 :.,-[]smhintor'\"", max_size=30))
def test_any_text_gets_an_answer(written):
    """No text breaks a guess, and a guess is a number or a range of two."""
    for key in ("rest_s", "reps"):
        meant = suggest_number(key, written)
        assert meant is None or meant.strip("[]").replace(", ", "").replace(".", "").isdigit()
