"""Which keys do what at a moment of a session."""

import pytest

from hipflow.routine.format.choices import Pace
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events, state
from hipflow.session.plan.plan import make_plan
from hipflow.session.record import Reason
from hipflow.session.view.keys import (
    BigKey,
    big_key_action,
    leaves_work,
    skip_event,
    skips_exercise,
)
from hipflow.ui.screens.session.workout_keys import KEY_EVENTS, action_has_effect
from tests.builders.routine_builders import counted, play, routine


def after(*happened, exercises=None):
    """A session of two sets of a bridge, or of these exercises, after these events."""
    plan = make_plan(routine(*(exercises or [play("Bridge", **counted(2, sets=(2, 2)))])))
    session, _ = state.start(plan)
    for event in happened:
        session, _ = state.advance(session, event)
    return session


READY_S = 15
WORK = events.Elapsed(READY_S * 1000 + 1)


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        ([], BigKey.READY),
        ([WORK], BigKey.PAUSE),
        ([WORK, events.Pause()], BigKey.GO_ON),
        ([WORK, events.Pause(), events.Resume()], BigKey.PAUSE),
        ([WORK, events.Done()], BigKey.START),
    ],
)
def test_the_large_key_follows_the_moment(happened, expected):
    """Ready, guided work, paused, led in and rest: each has its one thing for the large key."""
    assert big_key_action(after(*happened)) is expected


def test_at_own_pace_the_large_key_is_done():
    """Own pace is ended by the person, so the large key does that and pause has its own key."""
    session = after(WORK, exercises=[play("Squat", pace=Pace.SELF, reps=(8, 8))])
    assert big_key_action(session) is BigKey.DONE
    assert action_has_effect(session, "send", ("pause",))
    assert not action_has_effect(session, "pause_too", ())


def test_only_one_large_key_is_in_force():
    """Of the five meanings of the large key exactly one is in force at any moment."""
    for happened in ([], [WORK], [WORK, events.Pause()], [WORK, events.Done()]):
        session = after(*happened)
        assert sum(action_has_effect(session, "big_key", (key,)) for key in BigKey) == 1


def test_more_time_is_for_waiting_and_enough_for_work():
    """Fifteen seconds more lengthen a wait; enough ends work; neither is there for the other."""
    ready, work = after(), after(WORK)
    assert action_has_effect(ready, "send", ("more-time",))
    assert not action_has_effect(work, "send", ("more-time",))
    assert action_has_effect(work, "send", ("enough",))
    assert not action_has_effect(ready, "send", ("enough",))


def test_levels_are_in_force_only_where_the_author_wrote_them():
    """Without an easier level there is no key for it."""
    both = Prescription(
        usual=play("Bridge", **counted(2, sets=(2, 2))), easier=play("Mini", **counted(1))
    )
    assert not action_has_effect(after(WORK), "send", ("easier",))
    assert action_has_effect(after(WORK, exercises=[both]), "send", ("easier",))
    assert not action_has_effect(after(WORK, exercises=[both]), "send", ("harder",))


def test_nothing_is_in_force_after_the_end():
    """A session that has ended takes no keys."""
    session = after(events.Stop())
    assert not any(action_has_effect(session, "send", (what,)) for what in KEY_EVENTS)
    assert not action_has_effect(session, "skip", ())


@pytest.mark.parametrize(
    ("happened", "asks", "exercise"),
    [
        ([], True, True),
        ([WORK], True, False),
        ([WORK, events.Pause()], True, True),
        ([WORK, events.Done()], False, False),
    ],
)
def test_skipping_asks_for_a_reason_where_work_is_left(happened, asks, exercise):
    """Ready and paused skip the exercise, work the set, both with a reason; a rest just ends."""
    session = after(*happened)
    assert leaves_work(session) is asks
    assert skips_exercise(session) is exercise


def test_the_reason_goes_with_what_is_skipped():
    """The event says what is left and why."""
    assert skip_event(exercise=True, reason=Reason.HURT) == events.SkipExercise(Reason.HURT)
    assert skip_event(exercise=False, reason=Reason.TIRED) == events.Next(Reason.TIRED)
