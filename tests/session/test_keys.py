"""What the large key and the skip key mean at a moment."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.resolved import Pace, Prescription, SideChoice
from hipflow.session import events, state
from hipflow.session.events import Elapsed
from hipflow.session.keys import big_key, skip, skips_exercise
from hipflow.session.record import Reason
from routines import counted, play, routine, routines
from walking import EVENTS, after, begin, walked_to

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
    assert big_key(READY) == big_key(SWITCH) == big_key(OWN_PACE) == events.Done()


def test_guided_work_pauses_and_goes_on():
    """In work it pauses, while counting in as well; paused, it goes on."""
    assert big_key(WORK) == events.Pause()
    paused = after(WORK, events.Pause())
    assert big_key(paused) == events.Resume()
    assert big_key(after(paused, events.Resume())) == events.Pause()


def test_skipping_means_the_exercise_before_it_begins():
    """And when paused; inside it, only the step, with the reason given."""
    assert skip(READY, Reason.HURT) == events.SkipExercise(Reason.HURT)
    assert skip(WORK, Reason.TIRED) == events.Next(Reason.TIRED)
    assert not skips_exercise(SWITCH)
    assert skips_exercise(after(WORK, events.Pause()))


@given(routines(), st.lists(EVENTS, max_size=20))
def test_the_large_keys_always_do_something(made, happened):
    """Whatever moment it is, both keys bring an event the session takes."""
    session = walked_to(begin(made), happened)
    if not session.ended:
        state.advance(session, big_key(session))
        state.advance(session, skip(session))
