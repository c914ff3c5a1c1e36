"""From a dose to the work of one set."""

import pytest

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import Dose
from hipflow.session.plan.steps import RepPhaseKind, Side
from hipflow.session.plan.work import (
    count_on_day,
    make_work,
    ms_of,
    seconds_on_day,
    side_from_choice,
)
from hipflow.session.record import Day
from tests.builders.routine_builders import counted


def work(side=Side.BOTH, day=Day.USUAL, **dose):
    """The work of a dose that starts on the left."""
    return make_work(Dose(**dose), day, side, Side.LEFT)


@pytest.mark.parametrize(
    ("limits", "expected"), [((8, 12), (8, 10, 12)), ((2, 3), (2, 2, 3)), ((5, 5), (5, 5, 5))]
)
def test_the_day_decides_inside_the_limits(limits, expected):
    """The least, the middle rounded down, the most."""
    assert tuple(count_on_day(limits, day) for day in Day) == expected


def test_a_single_number_keeps_its_fraction():
    """2.5 s is 2.5 s on any day; a range has whole seconds."""
    assert seconds_on_day((2.5, 2.5), Day.GENTLE) == 2.5
    assert seconds_on_day((5, 10), Day.USUAL) == 7
    assert ms_of(0.0015) == 2


@pytest.mark.parametrize(
    ("choice", "affected", "expected"),
    [
        (SideChoice.LEFT, Side.RIGHT, Side.LEFT),
        (SideChoice.AFFECTED, Side.RIGHT, Side.RIGHT),
        (SideChoice.OTHER, Side.RIGHT, Side.LEFT),
        (SideChoice.BOTH, Side.LEFT, Side.BOTH),
        (SideChoice.ALTERNATE, Side.LEFT, Side.ALTERNATE),
    ],
)
def test_a_side_is_found_from_the_sore_one(choice, affected, expected):
    """Affected and other follow the patient; all others stand as written."""
    assert side_from_choice(choice, affected) is expected


def test_each_is_no_side():
    """Each is two sides and must have been taken apart before."""
    with pytest.raises(ValueError, match="two sides"):
        side_from_choice(SideChoice.EACH, Side.LEFT)


def test_counted_work_relaxes_between_only():
    """Three repetitions have two rests between them, and phases of 0 s are left out."""
    made = work(**counted(3, relax_s=5, hold_s=(0, 0)))
    assert made.length_ms == 3 * 4_000 + 2 * 5_000
    assert [phase.kind for phase in made.phases] == [RepPhaseKind.OUT, RepPhaseKind.BACK]
    assert (made.reps, made.reps_asked, made.rep_ms) == (3, 3, 4_000)


def test_taking_turns_plays_twice_what_is_asked():
    """Reps are per side; the first repetition is on the side that starts."""
    made = work(Side.ALTERNATE, **counted(3))
    assert (made.reps, made.reps_asked) == (6, 3)
    assert [made.side_of(rep) for rep in (1, 2, 3)] == [Side.LEFT, Side.RIGHT, Side.LEFT]
    assert work(Side.BOTH, **counted(3)).side_of(2) is Side.BOTH


def test_a_hold_alone_is_one_repetition():
    """Nobody wrote reps: one hold, one a side where sides alternate."""
    dose = {"single_hold": True, "hold_s": (20, 20)}
    assert (work(**dose).reps, work(**dose).length_ms) == (1, 20_000)
    assert work(Side.ALTERNATE, **dose).length_ms == 40_000


def test_timed_work_counts_only_when_paced():
    """Uncounted work has no phases; paced work has them."""
    plain = work(for_s=(20, 40), out_s=2, relax_s=3)
    assert (plain.length_ms, plain.phases, plain.relax_ms, plain.reps) == (30_000, (), 0, None)
    paced = work(for_s=(20, 40), out_s=2, relax_s=3, paced=True)
    assert (paced.length_ms, paced.rep_ms, paced.relax_ms) == (30_000, 2_000, 3_000)
    assert paced.timed


def test_own_pace_has_no_length():
    """What is asked is kept, per side and in all."""
    made = work(Side.ALTERNATE, pace=Pace.SELF, reps=(8, 8))
    assert (made.length_ms, made.reps, made.reps_asked) == (None, 16, 8)
    assert work(pace=Pace.SELF).reps is None
