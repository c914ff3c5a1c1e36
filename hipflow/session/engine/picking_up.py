"""How a session is gone on with whose program had died: time to get into place, then the work.

Whoever comes back sits at the computer, not on the mat, and may have been away for hours.
"""

from msgspec import structs

from hipflow.session.engine import cues
from hipflow.session.engine.flow import LEAD_IN_MS, begin_lead_in, enter_step
from hipflow.session.engine.session import Session, Status, Transition
from hipflow.session.engine.step_timeline import rep_start_ms
from hipflow.session.plan.plan import SAME_HEIGHT_READY_S
from hipflow.session.plan.steps import Step, StepKind

REASON_INTERRUPTED = "picked-up"
"""Why a session stands still that is gone on with by somebody who is waited for."""


def resume_interrupted(session: Session) -> Transition:
    """Go on from the repetition under way; getting ready, resting or changing sides begin anew.

    Time to get into place is that of the exercise, then work is led in. Where one is waited for
    before the exercise, the session stands still until the big key.
    """
    work = session.step.work
    if work is None:
        return enter_step(session, session.index)
    begun_ms = rep_start_ms(work, session.elapsed_ms)
    session = structs.replace(
        session,
        elapsed_ms=begun_ms,
        active_ms=session.active_ms - (session.elapsed_ms - begun_ms),
        pause_reason=None,
    )
    ready = _ready_before(session)
    ready_ms = SAME_HEIGHT_READY_S * 1000 if ready is None else (ready.length_ms or 0)
    interrupted_resumed = cues.InterruptedResumed(
        at_ms=session.clock_ms, index=session.index, ready_ms=ready_ms
    )
    if ready is not None and ready.waits:
        session, paused = _pause_until_key(session)
        return session, (*paused, interrupted_resumed)
    if not ready_ms:
        session, begun = begin_lead_in(session)
        return session, (interrupted_resumed, *begun)
    session = structs.replace(
        session, status=Status.LEADING_IN, lead_in_ms=ready_ms + LEAD_IN_MS, pause_reason=None
    )
    return session, (interrupted_resumed,)


def _pause_until_key(session: Session) -> Transition:
    at_ms = session.clock_ms
    session = structs.replace(
        session,
        status=Status.PAUSED,
        lead_in_ms=0,
        pause_reason=REASON_INTERRUPTED,
        pause_began_ms=at_ms,
    )
    return session, (cues.Paused(at_ms=at_ms, reason=REASON_INTERRUPTED),)


def _ready_before(session: Session) -> Step | None:
    """How one gets ready for the exercise under way."""
    before = session.plan.steps[: session.index]
    here = session.step.exercise
    found = (s for s in reversed(before) if s.kind is StepKind.READY and s.exercise == here)
    return next(found, None)
