"""Resuming an interrupted session: time to get into place, then the work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events, state
from hipflow.session.engine.cues import (
    InterruptedResumed,
    LeadInEnded,
    RepPhaseStarted,
    SecondsLeft,
    StepStarted,
)
from hipflow.session.engine.events import Elapsed, ResumeInterrupted
from hipflow.session.engine.session import Status
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.plan.steps import StepKind
from hipflow.session.speech import script
from hipflow.session.view import view
from hipflow.session.view.keys import BigKey, big_key_action
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import EVENTS, SESSIONS, after, begin, run_to_end, walk_to

SETUP = "Lie on your back."
USUAL = structs.replace(play("Bridge", **counted(3, sets=(2, 2), rest_s=30)), setup=SETUP)
SHORT = routine(Prescription(usual=USUAL, written_ready_s=10))
"""Ready 10, work 12 (three repetitions of 4 s), rest 30, work 12."""


def test_time_to_get_into_place_then_the_lead_in():
    """As long as getting ready takes, the last three seconds told; then the phase that begins."""
    session = after(begin(SHORT), Elapsed(10_000 + 6_000))
    session, cues = state.advance(session, ResumeInterrupted())
    assert cues == (InterruptedResumed(at_ms=16_000, index=1, ready_ms=10_000),)
    session, cues = state.advance(session, Elapsed(13_000))
    kinds = [type(cue) for cue in cues]
    assert kinds == [SecondsLeft, SecondsLeft, SecondsLeft, LeadInEnded, RepPhaseStarted]
    assert (cues[-1].rep, cues[-1].at_ms) == (2, 29_000)
    assert (session.status, session.elapsed_ms) == (Status.RUNNING, 4_000)


def test_what_is_lost_is_not_counted_as_done():
    """Two seconds of the repetition under way are done again."""
    session = after(begin(SHORT), Elapsed(16_000))
    assert after(session, ResumeInterrupted()).active_ms == session.active_ms - 2_000


@pytest.mark.parametrize("seconds", [3, 30])
def test_getting_ready_and_resting_begin_anew(seconds):
    """They are time to get into place themselves."""
    session = after(begin(SHORT), Elapsed(seconds * 1_000))
    session, cues = state.advance(session, ResumeInterrupted())
    assert isinstance(cues[0], StepStarted)
    assert session.step.kind in (StepKind.READY, StepKind.REST)
    assert (session.elapsed_ms, session.status) == (0, Status.RUNNING)


def test_the_big_key_says_that_one_is_in_place():
    """Then work is led in at once; before, the screen says how to lie and how long there is."""
    session = after(begin(SHORT), Elapsed(16_000), ResumeInterrupted(), Elapsed(1_000))
    seen = view.make_view(session)
    assert (seen.focus.word, seen.focus.number, seen.headline) == ("READY", "12", SETUP)
    assert big_key_action(session) is BigKey.READY
    session = after(session, events.Done())
    assert (session.lead_in_ms, big_key_action(session)) == (3_000, BigKey.PAUSE)


def test_it_is_said_what_it_is_and_how_to_lie():
    """As when getting ready for the exercise the first time."""
    session, cues = state.advance(after(begin(SHORT), Elapsed(16_000)), ResumeInterrupted())
    said = [line.text for line in script.script_lines(session.plan, cues) if line.text]
    assert said[:2] == ["Bridge. Set 1 of 2.", SETUP]


def test_the_very_last_set_can_be_picked_up():
    """Nothing comes after it, and its cue is said as with every other set."""
    last = begin(routine(play("Bridge", **counted(3))), wait=ReadyWait.NEVER)
    session, cues = state.advance(after(last, Elapsed(20_000)), ResumeInterrupted())
    assert session.index == len(session.plan.steps) - 1
    said = [line.text for line in script.script_lines(session.plan, cues) if line.text]
    assert said[0] == "Bridge."
    assert "Push through both heels." in said


def test_a_pause_is_over():
    """Paused when it died; going on is what was wished for."""
    session = after(
        begin(SHORT), Elapsed(16_000), events.Pause(events.PauseReason.HURT), ResumeInterrupted()
    )
    assert (session.status, session.pause_reason) == (Status.LEADING_IN, None)


def test_where_one_is_waited_for_it_stands_still():
    """Until the big key, and says what it is meanwhile."""
    session = begin(SHORT, wait=ReadyWait.ALWAYS)
    session = after(session, events.Done(), Elapsed(3_000 + 6_000))
    session, cues = state.advance(session, ResumeInterrupted())
    assert session.status is Status.PAUSED
    assert any(isinstance(cue, InterruptedResumed) for cue in cues)
    assert after(session, Elapsed(60_000)).elapsed_ms == 4_000


@given(SESSIONS, st.lists(EVENTS, max_size=12))
def test_wherever_it_broke_off_it_can_be_played_to_its_end(session, happened):
    """The step stays, no whole repetition is lost, and the end comes."""
    reached = walk_to(session, happened)
    if reached.ended:
        return
    again = after(reached, ResumeInterrupted())
    assert again.index == reached.index
    work = reached.step.work
    if work is not None and work.phases:
        lost_ms = reached.elapsed_ms - again.elapsed_ms
        assert 0 <= lost_ms <= work.rep_ms + work.relax_ms
    if again.status is Status.PAUSED:
        again = after(again, events.Resume())
    assert run_to_end(again)[0].ended
