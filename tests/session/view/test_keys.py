"""What the large key and the skip key mean at a moment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events, state
from hipflow.session.engine.events import Elapsed
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.record import Reason
from hipflow.session.view.keys import big_key_event, skip, skips_exercise, unattended_event
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import EVENTS, SESSIONS, after, begin, walk_to

MADE = routine(
    Prescription(
        usual=play(**counted(3, sets=(2, 2), side=SideChoice.EACH)),
        written_ready_s=10,
    ),
    Prescription(usual=play(pace=Pace.SELF), written_ready_s=10),
)
READY = begin(MADE)
WORK = after(READY, Elapsed(11_000))
SWITCH = after(READY, Elapsed(23_000))
OWN_PACE = after(READY, events.SkipExercise(), Elapsed(11_000))


def test_waiting_ends_with_the_big_key():
    """In ready, rest and switch it starts now; at own pace it is done."""
    assert big_key_event(READY) == big_key_event(SWITCH) == big_key_event(OWN_PACE) == events.Done()


def test_guided_work_pauses_and_goes_on():
    """In work it pauses, while counting in as well; paused, it goes on."""
    assert big_key_event(WORK) == events.Pause()
    paused = after(WORK, events.Pause())
    assert big_key_event(paused) == events.Resume()
    assert big_key_event(after(paused, events.Resume())) == events.Pause()


def test_skipping_means_the_exercise_before_it_begins():
    """And when paused; inside it, only the step, with the reason given."""
    assert skip(READY, Reason.HURT) == events.SkipExercise(Reason.HURT)
    assert skip(WORK, Reason.TIRED) == events.Next(Reason.TIRED)
    assert not skips_exercise(SWITCH)
    assert skips_exercise(after(WORK, events.Pause()))


def test_with_nobody_left_own_pace_is_passed_over():
    """It is not counted as done; a pause nobody can end is the end; time does the rest."""
    assert unattended_event(OWN_PACE) == events.Next(Reason.NOT_ASKED)
    assert unattended_event(after(OWN_PACE, events.Pause())) == events.Stop(Reason.NOT_ASKED)
    assert unattended_event(WORK) is None
    assert unattended_event(after(WORK, events.Stop())) is None


@pytest.mark.parametrize("pause", events.PauseReason)
def test_a_pause_for_pain_that_nobody_ends_is_a_stop_for_pain(pause):
    """Any other pause tells nothing of why it ended there."""
    reason = Reason.HURT if pause is events.PauseReason.HURT else Reason.NOT_ASKED
    assert unattended_event(after(WORK, events.Pause(pause))) == events.Stop(reason)


def test_with_nobody_left_its_time_is_enough_to_get_ready():
    """A ready that waits has its seconds and then goes on."""
    waiting = begin(MADE, wait=ReadyWait.ALWAYS)
    assert unattended_event(waiting) is None
    assert unattended_event(after(waiting, Elapsed(10_000))) == events.Done()


@given(SESSIONS, st.lists(EVENTS, max_size=30))
def test_left_alone_every_session_ends(begun, happened):
    """Wherever it was left, time and what stands in for the keys bring it to its end."""
    session = walk_to(begun, happened)
    for _ in range(2 * len(session.plan.steps) + 2):
        if not session.ended:
            event = unattended_event(session)
            session = after(session, event or Elapsed(600_000))
    assert session.ended


@given(SESSIONS, st.lists(EVENTS, max_size=20))
def test_the_large_keys_always_do_something(begun, happened):
    """Whatever moment it is, both keys bring an event the session takes."""
    session = walk_to(begun, happened)
    if not session.ended:
        state.advance(session, big_key_event(session))
        state.advance(session, skip(session))
