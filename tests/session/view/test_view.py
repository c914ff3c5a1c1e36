"""What is to be seen at a moment around the focus: title, words, the line of progress."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events
from hipflow.session.engine.events import Elapsed
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.record import Reason
from hipflow.session.view.view import make_view, minutes_left, place_text, runs
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import (
    EVENTS,
    SESSIONS,
    after,
    begin,
    next_event_alone,
    session_after,
    walk,
    walk_to,
)


def test_getting_ready_says_what_to_do():
    """How to get into place, sentence by sentence, for as long as it takes."""
    seen = make_view(session_after(2.5, counted(8)))
    assert (seen.headline, seen.detail) == ("Lie on your back.", "Bend your knees.")
    made = routine(Prescription(usual=play(**counted(8)), written_ready_s=10))
    waiting = after(begin(made, wait=ReadyWait.ALWAYS), Elapsed(600_000))
    seen = make_view(waiting)
    assert (seen.headline, seen.minutes_left) == ("Lie on your back.", 1)
    assert place_text(waiting) == "Bridge, getting ready."


def test_own_pace_is_told():
    """What is left takes as long as it takes."""
    assert make_view(session_after(10, {"pace": Pace.SELF, "reps": (8, 8)})).own_pace
    assert not make_view(session_after(10, counted(8))).own_pace


def test_a_rest_shows_what_comes_next():
    """The set that follows, with its cue."""
    seen = make_view(session_after(10 + 12 + 5, counted(3, sets=(2, 2))))
    assert seen.title == "Rest"
    assert seen.headline == "Next: Bridge, set 2 of 2"
    assert seen.detail == "Push through both heels"


def test_a_switch_has_the_other_side_in_its_title():
    """It is the side that is changed to."""
    session = session_after(10 + 12 + 1, counted(3, side=SideChoice.EACH))
    assert make_view(session).title == "Bridge  ·  RIGHT"


def test_sides_in_turn_stand_in_the_title():
    """The title follows the side of the repetition, in the author's words where there are some."""
    dose = counted(2, side=SideChoice.ALTERNATE)
    assert make_view(session_after(11, dose)).title == "Bridge  ·  LEFT"
    assert make_view(session_after(15, dose)).title == "Bridge  ·  RIGHT"
    named = structs.replace(play(**dose), side_words=("forwards", "backwards"))
    circles = Prescription(usual=named, written_ready_s=10)
    assert make_view(session_after(15, circles)).title == "Bridge  ·  BACKWARDS"


def test_a_pause_says_where_it_stands():
    """In place of which exercise it is; and where it stands can be told."""
    session = after(session_after(10 + 5, counted(8)), events.Pause())
    assert make_view(session).place == "Paused"
    assert place_text(session) == "Bridge, 2 of 8."
    assert place_text(session_after(1, counted(8))) == "Bridge, getting ready."
    assert (
        place_text(session_after(10 + 12, counted(3, sets=(2, 2)))) == "Bridge, rest, set 2 of 2."
    )
    switch = session_after(10 + 12, counted(3, side=SideChoice.EACH))
    assert place_text(switch) == "Bridge, changing sides, right side."
    named = structs.replace(
        play(**counted(3, side=SideChoice.EACH)), side_words=("forwards", "backwards")
    )
    circles = session_after(10 + 12, Prescription(usual=named, written_ready_s=10))
    assert place_text(circles) == "Bridge, changing over, backwards."


def test_minutes_are_rounded_up():
    """The rest of the step and all that comes; own pace counts nothing."""
    session = session_after(0, {"for_s": (50, 50)})
    assert minutes_left(session) == 1
    assert minutes_left(session_after(0, {"for_s": (51, 51)})) == 2
    assert minutes_left(session_after(10, {"for_s": (50, 50), "pace": Pace.SELF})) == 0
    assert minutes_left(after(session, events.Stop())) <= 1


def test_a_stopped_session_is_not_all_done():
    """The line of progress shows how far it came; played to the end, it is full."""
    made = ({"for_s": (30, 30)}, {"for_s": (30, 30)})
    stopped = after(session_after(25, *made), events.Stop(Reason.TIRED))
    assert [run.done for run in runs(stopped)] == [25 / 40, 0]
    finished = session_after(80, *made)
    assert finished.ended
    assert [run.done for run in runs(finished)] == [1, 1]


def test_what_was_passed_over_is_not_drawn_as_done():
    """Its run stays thin while the next one fills, also at the end."""
    made = ({"for_s": (30, 30)}, {"for_s": (30, 30)})
    passed = after(session_after(5, *made), events.SkipExercise(Reason.HURT), Elapsed(25_000))
    first, second = runs(passed)
    assert first.done == 0 < second.done
    assert [run.done for run in runs(after(passed, Elapsed(60_000)))] == [0, 1]


def test_own_pace_that_is_done_at_once_is_done():
    """The patient says so, not the clock."""
    ended = after(session_after(10, {"pace": Pace.SELF}), events.Done())
    assert ended.ended
    assert [run.done for run in runs(ended)] == [1]


@given(SESSIONS, st.lists(EVENTS, max_size=30))
def test_there_is_always_something_to_see(begun, happened):
    """No session can be reached whose view fails, or whose progress is no share of a whole.

    Each exercise that is played has a run; one that was given up may be played no more.
    """
    for _, session in walk(begun, happened):
        seen = make_view(session)
        assert seen.minutes_left >= 0
        assert len(seen.runs) == len({step.exercise for step in session.plan.steps})
        assert all(0 <= run.done <= 1 and run.share_ms > 0 for run in seen.runs)
        assert place_text(session).endswith(".")


@given(SESSIONS, st.integers(50, 1_500))
def test_progress_only_grows(session, every_ms):
    """A session left alone fills the line of progress, run by run, and ends with it full."""
    progress = [0.0] * len(session.plan.routine.exercises)
    for _ in range(150):
        session = after(session, next_event_alone(session, every_ms))
        now = [run.done for run in runs(session)]
        assert all(new >= old for new, old in zip(now, progress, strict=True))
        progress = now
        if session.ended:
            assert now == [1.0] * len(now)
            return


@given(SESSIONS, st.lists(EVENTS, max_size=12), st.integers(1, 30_000))
def test_progress_never_runs_backwards_with_time(begun, happened, ms):
    """Whatever came before, time alone only adds to the line of progress."""
    session = walk_to(begun, happened)
    if session.ended:
        return
    before, later = runs(session), runs(after(session, Elapsed(ms)))
    assert all(new.done >= old.done for new, old in zip(later, before, strict=True))
