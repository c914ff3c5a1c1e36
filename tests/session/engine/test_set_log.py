"""What has been done so far."""

import pytest

from hipflow.routine.format.choices import Pace
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine.set_log import SetEntry, SetLog, with_pain, with_set
from hipflow.session.plan.plan import make_plan
from hipflow.session.record import Felt
from tests.builders.routine_builders import counted, play, routine


def work_step(**dose):
    """The work step of a dose."""
    return make_plan(routine(Prescription(usual=play(**dose), written_ready_s=0))).steps[0]


COUNTED = work_step(**counted(3))
TIMED = work_step(for_s=(30, 30))
OWN_PACE = work_step(pace=Pace.SELF, reps=(8, 8))


@pytest.mark.parametrize(
    ("step", "worked_ms", "complete", "expected"),
    [
        (COUNTED, 12_000, True, 3),
        (COUNTED, 11_999, False, 2),
        (COUNTED, 0, False, 0),
        (TIMED, 30_000, True, None),
        (OWN_PACE, 5_000, True, 8),
        (OWN_PACE, 5_000, False, None),
    ],
)
def test_repetitions_are_whole_ones(step, worked_ms, complete, expected):
    """Counted where they are counted; at own pace what was asked, once the patient says done."""
    kept = with_set(SetLog(), step, worked_ms, complete, "hurt")
    entry = kept.sets[step.key]
    assert (entry.reps, entry.worked_ms) == (expected, worked_ms)
    assert entry.stopped == (None if complete else "hurt")


def test_doing_again_replaces_and_coming_by_does_not():
    """The last attempt with work in it stands."""
    first = with_set(SetLog(), COUNTED, 12_000, True, None)
    again = with_set(first, COUNTED, 8_000, False, "tired")
    assert again.sets[COUNTED.key].reps == 2
    assert with_set(again, COUNTED, 3_999, False, "other") is again
    timed = with_set(SetLog(), TIMED, 30_000, True, None)
    assert with_set(timed, TIMED, 0, False, "other") is timed


def test_nothing_done_is_noted_the_first_time():
    """A set skipped at once stands with its reason and is empty."""
    entry = with_set(SetLog(), COUNTED, 0, False, "no-time").sets[COUNTED.key]
    assert (entry.empty, entry.stopped) == (True, "no-time")
    assert not SetEntry(step=TIMED, reps=None, worked_ms=1).empty


def test_the_worst_pain_stands():
    """By exercise; a better one later does not hide it."""
    kept = with_pain(with_pain(with_pain(SetLog(), 0, 5), 0, 3), 1, 0)
    assert kept.pain == {0: 5, 1: 0}


def test_the_gravest_feeling_stands():
    """Once numbness was said, nothing said later takes it back; a number alone says nothing."""
    kept = with_pain(SetLog(), 0, 5, Felt.SHARP)
    assert kept.felt == {0: Felt.SHARP}
    kept = with_pain(with_pain(kept, 0, None, Felt.NUMB), 1, 4)
    assert (kept.pain, kept.felt) == ({0: 5, 1: 4}, {0: Felt.NUMB})
    assert with_pain(kept, 0, 3, Felt.SHARP).felt == {0: Felt.NUMB}


def test_a_ledger_is_never_changed_in_place():
    """What was given stays as it was: sessions share their past."""
    before = SetLog()
    with_set(before, COUNTED, 12_000, True, None)
    with_pain(before, 0, 5, Felt.SHARP)
    assert before == SetLog()
    assert (before.sets, before.felt) == ({}, {})
