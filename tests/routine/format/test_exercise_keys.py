"""What may be said of an exercise, and within which limits."""

import msgspec
import pytest

from hipflow.routine.format.exercise_keys import SayTable
from hipflow.routine.format.model import PrescriptionTable


@pytest.mark.parametrize("key", ["sets", "reps", "level"])
def test_counts_are_whole_numbers(key):
    """``8.0`` is no whole number, nor is true."""
    for value in (1.0, True, "1"):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({key: value}, PrescriptionTable)


@pytest.mark.parametrize(
    "key", ["out_s", "hold_s", "back_s", "relax_s", "rest_s", "ready_s", "side_s"]
)
def test_seconds_may_have_fractions(key):
    """Seconds are whole or fractional, from 0 to 600."""
    for value in (0, 600, 2.5):
        assert getattr(msgspec.convert({key: value}, PrescriptionTable), key) == value
    for value in (-1, 601, 600.5):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({key: value}, PrescriptionTable)


def test_every_step_may_have_a_text():
    """All four are read as they are written, and none must be."""
    assert msgspec.convert({}, SayTable) == SayTable()
    texts = {"ready": "a", "work": "b", "switch": "c", "rest": "d"}
    assert msgspec.convert(texts, SayTable) == SayTable(**texts)


@pytest.mark.parametrize("table", [{"redy": "x"}, {"ready": 5}, {"rest": "x" * 601}])
def test_what_is_no_text_of_a_step_is_refused(table):
    """Unknown steps, numbers, and what is too long to listen to."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(table, SayTable)
