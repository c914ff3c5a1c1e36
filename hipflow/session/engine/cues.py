"""Facts the session gives out as time and keys arrive; never sentences.

``at_ms`` is session time: milliseconds since the session began, pauses included.
"""

from msgspec import Struct

from hipflow.routine.format.choices import LevelName
from hipflow.session.engine.events import PauseReason
from hipflow.session.plan.steps import RepPhaseKind, Side, StepKind
from hipflow.session.record import Felt, Outcome


class Cue(Struct, frozen=True, kw_only=True):
    """Base of all cues."""

    at_ms: int


class StepCue(Cue, frozen=True, kw_only=True):
    """Base of cues that belong to a step; ``index`` is its place in the plan, from 0."""

    index: int = 0


class StepStarted(StepCue, frozen=True, kw_only=True):
    """A step begins, for the first time or again."""

    kind: StepKind


class RepPhaseStarted(StepCue, frozen=True, kw_only=True):
    """A phase of repetition ``rep`` (from 1) begins; ``reps`` is ``None`` in timed work.

    ``place`` counts phases with names of their own, from 0.
    """

    phase: RepPhaseKind
    rep: int
    reps: int | None
    side: Side
    length_ms: int
    place: int = 0


class RepCounted(StepCue, frozen=True, kw_only=True):
    """A repetition is whole: its last phase has ended."""

    rep: int
    reps: int | None


class HalfwayReached(StepCue, frozen=True, kw_only=True):
    """Half the time of timed work or of a long hold is over."""


class SecondsLeft(StepCue, frozen=True, kw_only=True):
    """The last three seconds, one by one; ``resuming`` before work that is led in."""

    seconds: int
    resuming: bool = False


class ReadyOver(StepCue, frozen=True, kw_only=True):
    """The time to get ready is over in a step that waits: only a key leads on."""


class StepEnded(StepCue, frozen=True, kw_only=True):
    """A step is over; ``complete`` is false where it was left early by a key."""

    kind: StepKind
    complete: bool


class Paused(Cue, frozen=True, kw_only=True):
    """The session is paused."""

    reason: PauseReason


class Resumed(Cue, frozen=True, kw_only=True):
    """The session goes on, in work after ``lead_in_ms``."""

    lead_in_ms: int


class InterruptedResumed(StepCue, frozen=True, kw_only=True):
    """Work that a dead program had left is gone on with, after time to get into place."""

    ready_ms: int


class LeadInEnded(Cue, frozen=True, kw_only=True):
    """Work goes on where it was paused."""


class TimeAdded(Cue, frozen=True, kw_only=True):
    """The step was made longer."""

    added_ms: int


class LevelChanged(Cue, frozen=True, kw_only=True):
    """From the next set on the exercise is played at another level."""

    exercise: int
    level: LevelName
    name: str


class PainRated(Cue, frozen=True, kw_only=True):
    """The patient rated the pain of an exercise under way, 0-10, or said what it felt like."""

    exercise: int
    pain: int | None
    felt: Felt | None = None


class SessionEnded(Cue, frozen=True, kw_only=True):
    """Nothing more will come."""

    outcome: Outcome
    reason: str | None
