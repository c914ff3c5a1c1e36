"""What a key means just now: the same for every front end."""

from hipflow.session.events import AnyEvent, Done, Next, Pause, Resume, SkipExercise
from hipflow.session.moment import Session, Status
from hipflow.session.record import Reason
from hipflow.session.steps import StepKind


def big_key(session: Session) -> AnyEvent:
    """The one large key: goes on when paused, pauses guided work, else the step is done."""
    if session.status is Status.PAUSED:
        return Resume()
    guided = session.step.kind is StepKind.WORK and session.length_ms is not None
    return Pause() if guided or session.status is Status.LEADING_IN else Done()


def skips_exercise(session: Session) -> bool:
    """Whether *skip* means the whole exercise: while getting ready for it, and when paused."""
    return session.step.kind is StepKind.READY or session.status is Status.PAUSED


def skip(session: Session, reason: Reason = Reason.OTHER) -> AnyEvent:
    """The skip key: the exercise, or only this step of it."""
    return SkipExercise(reason) if skips_exercise(session) else Next(reason)
