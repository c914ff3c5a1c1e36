"""The beat inside one step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.resolve.routine import Dose
from hipflow.session.engine.cues import (
    HalfwayReached,
    ReadyOver,
    RepCounted,
    RepPhaseStarted,
    SecondsLeft,
)
from hipflow.session.engine.step_timeline import rep_progress, reps_counted, timed_cues
from hipflow.session.plan.steps import RepPhaseKind, Side
from hipflow.session.plan.work import make_work
from hipflow.session.record import Day
from tests.builders.routine_builders import counted, doses


def work(**dose):
    """The work of a dose."""
    return make_work(Dose(**dose), Day.USUAL, Side.BOTH, Side.LEFT)


def marks(made):
    """Seconds and what falls due then, in short."""
    names = {
        RepPhaseStarted: lambda cue: f"{cue.phase.value} {cue.rep}",
        RepCounted: lambda cue: f"counted {cue.rep}",
        SecondsLeft: lambda cue: f"{cue.seconds} left",
        HalfwayReached: lambda _: "half",
    }
    found = timed_cues(made, made.length_ms)
    return [(mark.offset_ms / 1000, names[type(mark.cue)](mark.cue)) for mark in found]


def test_phases_and_counts():
    """Out, hold and back of each; it counts as its back ends, and relaxing lies between only."""
    assert marks(work(**counted(2, hold_s=(1, 1), relax_s=1))) == [
        (0, "out 1"),
        (2, "hold 1"),
        (3, "back 1"),
        (5, "counted 1"),
        (5, "relax 1"),
        (6, "out 2"),
        (8, "hold 2"),
        (9, "back 2"),
        (11, "counted 2"),
    ]


def test_long_holds_are_counted_down():
    """From five seconds on, three tones lead to the end of each hold."""
    found = marks(work(**counted(2, hold_s=(5, 5))))
    assert [at for at, what in found if what.endswith("left")] == [4, 5, 6, 13, 14, 15]
    short = marks(work(**counted(2, hold_s=(4.5, 4.5))))
    assert not [at for at, what in short if what.endswith("left")]


@pytest.mark.parametrize(("for_s", "half"), [(19, []), (20, [10]), (45, [22.5])])
def test_half_is_told_from_twenty_seconds_on(for_s, half):
    """Shorter work needs no word at half."""
    found = marks(work(for_s=(for_s, for_s)))
    assert [at for at, what in found if what == "half"] == half
    assert [what for _, what in found[-3:]] == ["3 left", "2 left", "1 left"]


def test_paced_work_ends_on_the_second():
    """Whole repetitions begin as long as time lasts; one that is cut off does not count."""
    made = work(for_s=(10, 10), paced=True, out_s=2, back_s=2)
    counts = [what for _, what in marks(made) if what.startswith("counted")]
    assert counts == ["counted 1", "counted 2"]
    assert (8, "out 3") in marks(made)
    assert reps_counted(made, 10_000) == 2


@pytest.mark.parametrize(
    ("ms", "rep", "phase", "left_ms"),
    [
        (0, 1, RepPhaseKind.OUT, 2_000),
        (1_999, 1, RepPhaseKind.OUT, 1),
        (2_000, 1, RepPhaseKind.HOLD, 1_000),
        (5_500, 1, RepPhaseKind.RELAX, 500),
        (6_000, 2, RepPhaseKind.OUT, 2_000),
        (11_000, 2, RepPhaseKind.BACK, 0),
    ],
)
def test_where_a_moment_lies(ms, rep, phase, left_ms):
    """Repetition and phase; past the last one it stays in the last phase."""
    place = rep_progress(work(**counted(2, hold_s=(1, 1), relax_s=1)), ms)
    assert (place.rep, place.phase, place.left_ms) == (rep, phase, left_ms)


def test_uncounted_work_has_no_place():
    """Timed work without a pace counts nothing."""
    made = work(for_s=(30, 30))
    assert rep_progress(made, 1_000) is None
    assert reps_counted(made, 1_000) is None


@given(doses(), st.data())
def test_marks_and_moments_agree(dose, data):
    """At any moment the place and the count are what the marks up to it have said."""
    made = make_work(dose, Day.USUAL, Side.BOTH, Side.LEFT)
    if made.length_ms is None:
        assert timed_cues(made, None) == ()
        return
    found = timed_cues(made, made.length_ms)
    assert all(0 <= mark.offset_ms <= made.length_ms for mark in found)
    ms = data.draw(st.integers(0, made.length_ms - 1))
    past = [mark.cue for mark in found if mark.offset_ms <= ms]
    place = rep_progress(made, ms)
    if place is not None:
        begun = [cue for cue in past if isinstance(cue, RepPhaseStarted)][-1]
        assert (begun.phase, begun.rep) == (place.phase, place.rep)
        assert 0 < place.left_ms <= place.length_ms
        counts = [cue for cue in past if isinstance(cue, RepCounted)]
        assert reps_counted(made, ms) == len(counts)


@pytest.mark.parametrize("length_ms", [0, 15_000])
def test_what_waits_is_not_counted_down(length_ms):
    """Nothing begins by itself, so there is one mark only: that the time is over."""
    (mark,) = timed_cues(None, length_ms, waits=True)
    assert mark.offset_ms == length_ms
    assert isinstance(mark.cue, ReadyOver)
