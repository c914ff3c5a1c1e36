"""What a key means just now: the same for every front end."""

from enum import StrEnum

from hipflow.session.engine.events import (
    AnyEvent,
    Done,
    Next,
    Pause,
    PauseReason,
    Resume,
    SkipExercise,
    Stop,
)
from hipflow.session.engine.session import Session, Status
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Reason


class BigKey(StrEnum):
    """What the one large key does."""

    PAUSE = "pause"
    DONE = "done"
    READY = "ready"
    START = "start"
    GO_ON = "go-on"


BIG_KEY_EVENTS: dict[BigKey, AnyEvent] = {
    BigKey.PAUSE: Pause(),
    BigKey.DONE: Done(),
    BigKey.READY: Done(),
    BigKey.START: Done(),
    BigKey.GO_ON: Resume(),
}


def big_key_action(session: Session) -> BigKey:
    """What the large key does now."""
    if session.status is Status.PAUSED:
        return BigKey.GO_ON
    if session.status is Status.LEADING_IN:
        return BigKey.READY if session.getting_into_place else BigKey.PAUSE
    if session.step.kind is StepKind.WORK:
        return BigKey.DONE if session.length_ms is None else BigKey.PAUSE
    return BigKey.READY if session.step.kind is StepKind.READY else BigKey.START


def big_key_event(session: Session) -> AnyEvent:
    """The event the large key brings now."""
    return BIG_KEY_EVENTS[big_key_action(session)]


def unattended_event(session: Session) -> AnyEvent | None:
    """What leads on where nobody is left to press a key; nothing where time does.

    Nobody can say that own pace is done: it is left, not counted. Nor can anybody end a pause: the
    session stops there. To get ready, the time thought to be enough must do.
    """
    if session.ended:
        return None
    if session.status is Status.PAUSED:
        return Stop(unasked_reason(session))
    if session.ready_over:
        return Done()
    return Next(Reason.NOT_ASKED) if session.length_ms is None else None


def unasked_reason(session: Session) -> Reason:
    """Why it is left where nobody can be asked: pain, where it is paused for that."""
    return Reason.HURT if session.pause_reason is PauseReason.HURT else Reason.NOT_ASKED


def skips_exercise(session: Session) -> bool:
    """Whether *skip* means the whole exercise: while getting ready for it, and when paused."""
    return session.step.kind is StepKind.READY or session.status is Status.PAUSED


def leaves_work(session: Session) -> bool:
    """Whether skipping from here leaves work undone, so that a reason is asked."""
    return skips_exercise(session) or session.step.kind is StepKind.WORK


def skip_event(*, exercise: bool, reason: Reason) -> AnyEvent:
    """Leave the exercise, or the step alone."""
    return SkipExercise(reason) if exercise else Next(reason)


def skip(session: Session, reason: Reason = Reason.NOT_ASKED) -> AnyEvent:
    """The skip key: the exercise, or only this step of it."""
    return skip_event(exercise=skips_exercise(session), reason=reason)
