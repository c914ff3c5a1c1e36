"""How time carries a session along: through a step, from one into the next, to the end."""

from msgspec import structs

from hipflow.session.engine import cues, set_log
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.session import Session, Status, Transition
from hipflow.session.engine.step_timeline import COUNTDOWN_S, TimedCue, timed_cues
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Outcome, Reason

LEAD_IN_MS = COUNTDOWN_S * 1000
"""After a pause, or a ready that waited, work goes on when this has been counted down."""


def timed_cues_here(session: Session) -> tuple[TimedCue, ...]:
    """The marks of the step under way, added time included."""
    step = session.step
    return timed_cues(step.work, session.length_ms, waits=step.waits)


def pass_time(session: Session, ms: int) -> Transition:
    """Let time pass, through as many steps as it reaches."""
    given: list[Cue] = []
    left_ms = ms
    while left_ms > 0 and not session.ended:
        before_ms = session.clock_ms
        if session.status is Status.LEADING_IN:
            session, new = _pass_lead_in(session, left_ms)
        elif session.status is Status.PAUSED or session.ready_over:
            session, new = structs.replace(session, clock_ms=before_ms + left_ms), ()
        else:
            session, new = _pass_running_time(session, left_ms)
        given += new
        left_ms -= session.clock_ms - before_ms
    return session, tuple(given)


def _pass_lead_in(session: Session, most_ms: int) -> Transition:
    take_ms = min(most_ms, session.lead_in_ms)
    left_ms = session.lead_in_ms - take_ms
    begun_ms = session.clock_ms
    seconds = [
        _lead_in_second(session, begun_ms + session.lead_in_ms - s * 1000, s)
        for s in range(COUNTDOWN_S, 0, -1)
        if left_ms <= s * 1000 < session.lead_in_ms
    ]
    session = structs.replace(session, clock_ms=begun_ms + take_ms, lead_in_ms=left_ms)
    if left_ms:
        return session, tuple(seconds)
    session = structs.replace(session, status=Status.RUNNING)
    if session.elapsed_ms == 0:
        session, begun = _begin_step(session)
        return session, (*seconds, *begun)
    ended = cues.LeadInEnded(at_ms=session.clock_ms)
    return session, (*seconds, ended, *_phase_beginning(session))


def _phase_beginning(session: Session) -> tuple[Cue, ...]:
    """The phase that begins just here, where work is gone on with."""
    at_ms = session.clock_ms
    return tuple(
        mark.cue_at(at_ms - mark.offset_ms, session.index)
        for mark in timed_cues_here(session)
        if mark.offset_ms == session.elapsed_ms and isinstance(mark.cue, cues.RepPhaseStarted)
    )


def _pass_running_time(session: Session, most_ms: int) -> Transition:
    """Time in a running step, to its end at most."""
    length_ms = session.length_ms
    take_ms = most_ms if length_ms is None else min(most_ms, length_ms - session.elapsed_ms)
    until_ms = session.elapsed_ms + take_ms
    begun_ms = session.clock_ms - session.elapsed_ms
    given = tuple(
        mark.cue_at(begun_ms, session.index)
        for mark in timed_cues_here(session)
        if session.elapsed_ms < mark.offset_ms <= until_ms
    )
    session = structs.replace(
        session,
        elapsed_ms=until_ms,
        clock_ms=session.clock_ms + take_ms,
        active_ms=session.active_ms + take_ms,
    )
    if until_ms != length_ms or session.ready_over:
        return session, given
    session, ended = leave_step(session, complete=True)
    session, entered = enter_step(session, session.index + 1)
    return session, given + ended + entered


def enter_step(session: Session, index: int, *, lead_in: bool = False) -> Transition:
    """Stand at the start of a step; past the last one, the session is finished."""
    if index >= len(session.plan.steps):
        return end_session(session, Outcome.FINISHED, None)
    session = structs.replace(
        session, index=index, elapsed_ms=0, added_ms=0, pause_reason=None, lead_in_ms=0
    )
    if lead_in and session.step.kind is StepKind.WORK:
        return begin_lead_in(session)
    return _begin_step(structs.replace(session, status=Status.RUNNING))


def _begin_step(session: Session) -> Transition:
    """The cues of the first moment of a step."""
    at_ms, index = session.clock_ms, session.index
    begun = cues.StepStarted(at_ms=at_ms, index=index, kind=session.step.kind)
    marks = (mark for mark in timed_cues_here(session) if mark.offset_ms == 0)
    return session, (begun, *(mark.cue_at(at_ms, index) for mark in marks))


def begin_lead_in(session: Session) -> Transition:
    """Count down before work goes on."""
    session = structs.replace(
        session, status=Status.LEADING_IN, lead_in_ms=LEAD_IN_MS, pause_reason=None
    )
    at_ms = session.clock_ms
    return session, (
        cues.Resumed(at_ms=at_ms, lead_in_ms=LEAD_IN_MS),
        _lead_in_second(session, at_ms, COUNTDOWN_S),
    )


def _lead_in_second(session: Session, at_ms: int, seconds: int) -> Cue:
    return cues.SecondsLeft(at_ms=at_ms, index=session.index, seconds=seconds, resuming=True)


def leave_step(session: Session, *, complete: bool, stopped: str | None = None) -> Transition:
    """Write down what the step did, as it is left."""
    step = session.step
    if step.kind is StepKind.WORK:
        kept = set_log.with_set(session.set_log, step, session.elapsed_ms, complete, stopped)
        session = structs.replace(session, set_log=kept)
    ended = cues.StepEnded(
        at_ms=session.clock_ms, index=session.index, kind=step.kind, complete=complete
    )
    return session, (ended,)


def end_session(session: Session, outcome: Outcome, reason: Reason | None) -> Transition:
    """The session is over."""
    session = structs.replace(
        session, status=Status.ENDED, outcome=outcome, reason=reason, pause_reason=None
    )
    ended = cues.SessionEnded(
        at_ms=session.clock_ms, outcome=outcome, reason=reason.value if reason else None
    )
    return session, (ended,)


def needs_lead_in(session: Session) -> bool:
    """Whether a key leads work in: after a pause or a wait one has to get into place first."""
    return session.status is not Status.RUNNING or session.step.waits


def go_to_step(session: Session, index: int, stopped: str | None) -> Transition:
    """Leave the step early for another one."""
    lead_in = needs_lead_in(session)
    session, left = leave_step(session, complete=False, stopped=stopped)
    session, entered = enter_step(session, index, lead_in=lead_in)
    return session, left + entered
