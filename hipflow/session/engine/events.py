"""Everything that can happen to a session: time passing, and what the patient asks for.

Events are plain values, so that they can be written down and played again.
"""

from enum import StrEnum

from msgspec import Struct

from hipflow.session.record import PAIN_LEAST, PAIN_MOST, Felt, Reason


class Event(Struct, frozen=True, tag_field="event", tag=str.lower):
    """Base of all events."""


class Elapsed(Event, frozen=True):
    """Time has passed, in whole milliseconds of session time."""

    ms: int

    def __post_init__(self) -> None:
        """Refuse time that runs backwards."""
        if self.ms < 0:
            raise ValueError(f"time cannot run backwards: {self.ms} ms")


class PauseReason(StrEnum):
    """Why a session is paused; the values are those of the journal."""

    ASKED = "asked"
    """A key asked for it."""
    HURT = "hurt"
    PANEL = "panel"
    """A panel is open over the workout; it goes on when the panel is closed."""
    GAP = "gap"
    """The computer slept."""
    AWAY = "away"
    """The shell has stopped the program."""
    INTERRUPTED = "picked-up"
    """An interrupted session is resumed, and nobody need be on the mat yet."""

    @classmethod
    def _missing_(cls, _value: object) -> "PauseReason":
        """A reason of a later version is a pause like any other: its journal can still be read."""
        return cls.ASKED


class Pause(Event, frozen=True):
    """Pause; time passes and nothing is played until :class:`Resume`."""

    reason: PauseReason = PauseReason.ASKED


class Resume(Event, frozen=True):
    """Go on after a pause."""


class ResumeInterrupted(Event, frozen=True, tag="pickup"):
    """Go on with a session whose program had died, with time to get into place first."""


class Done(Event, frozen=True):
    """This step is over: own pace is done, a ready, rest or switch ends early, work is enough."""


class Next(Event, frozen=True):
    """Leave the step; work left undone is marked skipped, with a reason."""

    reason: Reason = Reason.NOT_ASKED


class Back(Event, frozen=True):
    """To the start of the step; near its start, to the step before."""


class SkipExercise(Event, frozen=True):
    """Leave the exercise (in a circuit: its turn in this round), with a reason."""

    reason: Reason = Reason.NOT_ASKED


class JumpTo(Event, frozen=True):
    """To the first step of an exercise, counted from 0."""

    exercise: int


class AddTime(Event, frozen=True):
    """Fifteen seconds more to get ready, to rest or to change sides."""


class Easier(Event, frozen=True):
    """One level down, from the next set on."""


class Harder(Event, frozen=True):
    """One level up, from the next set on."""


class RatePain(Event, frozen=True):
    """How much the exercise under way hurts, 0-10, and what the pain is like.

    Either may be said alone; ``None`` is what was not said. What it is like gives the exercise up:
    the session pauses, and goes on with the next one.
    """

    pain: int | None
    felt: Felt | None = None

    def __post_init__(self) -> None:
        """Keep ratings on the scale."""
        if self.pain is not None and not PAIN_LEAST <= self.pain <= PAIN_MOST:
            raise ValueError(f"pain is rated {PAIN_LEAST} to {PAIN_MOST}, not {self.pain}")


class Stop(Event, frozen=True):
    """Finish here, with a reason; what was done stands."""

    reason: Reason = Reason.NOT_ASKED


AnyEvent = (
    Elapsed
    | Pause
    | Resume
    | ResumeInterrupted
    | Done
    | Next
    | Back
    | SkipExercise
    | JumpTo
    | AddTime
    | Easier
    | Harder
    | RatePain
    | Stop
)
