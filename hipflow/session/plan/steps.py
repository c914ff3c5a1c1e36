"""The values a plan is made of: steps, and the timeline of the work inside one."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from hipflow.routine.format.choices import LevelName, Pace
from hipflow.routine.resolve.routine import ExerciseLevel


class StepKind(StrEnum):
    """What a step is for."""

    READY = "ready"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"


class RepPhaseKind(StrEnum):
    """A part of one repetition."""

    OUT = "out"
    HOLD = "hold"
    BACK = "back"
    RELAX = "relax"
    NAMED = "named"
    """With a name of its author's."""


class Side(StrEnum):
    """Which side a step works."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    ALTERNATE = "alternate"

    @property
    def opposite(self) -> "Side":
        """The other of left and right; both and alternate have none and stay what they are."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


class RepPhase(NamedTuple):
    """One phase of a repetition; ``length_ms`` is more than 0.

    ``place`` counts phases with names of their own, from 0.
    """

    kind: RepPhaseKind
    length_ms: int
    place: int = 0

    @property
    def is_still(self) -> bool:
        """Whether it may be long enough to be counted in seconds."""
        return self.kind in (RepPhaseKind.HOLD, RepPhaseKind.NAMED)


class Work(Struct, frozen=True, kw_only=True):
    """What is done in a work step.

    ``phases`` are those of one repetition without the relax between two; ``reps`` is how many are
    played (both sides together for ``alternate``), ``None`` when the work is only timed;
    ``reps_asked`` is what the author wrote, per side. ``length_ms`` is ``None`` at own pace.
    """

    pace: Pace
    length_ms: int | None
    reps: int | None = None
    reps_asked: int | None = None
    phases: tuple[RepPhase, ...] = ()
    relax_ms: int = 0
    hold_ms: int = 0
    timed: bool = False
    single_hold: bool = False
    turns: int = 1
    """How many repetitions one number counts: two where sides alternate, one of each."""
    first_side: Side = Side.BOTH
    """The side of the first repetition, where sides alternate; else the side of the step."""

    @property
    def rep_ms(self) -> int:
        """The length of one repetition without the relax after it."""
        return sum(phase.length_ms for phase in self.phases)

    @property
    def longest_still_ms(self) -> int:
        """The longest phase that seconds may be counted in, the relax between two included."""
        named_ms = (phase.length_ms for phase in self.phases if phase.is_still)
        return max(self.hold_ms, self.relax_ms, *named_ms)

    @property
    def counts(self) -> int | None:
        """How far is counted: repetitions, or those of a side where sides alternate."""
        return None if self.reps is None else self.reps // self.turns

    def count_of(self, rep: int) -> int:
        """The number that repetition ``rep`` (from 1) belongs to, heard and shown alike."""
        return -(-rep // self.turns)

    def side_of(self, rep: int) -> Side:
        """The side of repetition ``rep`` (from 1)."""
        return self.first_side if rep % 2 else self.first_side.opposite


class StepKey(NamedTuple):
    """What names a step whatever its number: it stays when a level changes what is around it.

    ``block`` counts the sides when all sets of one come first, ``part`` the sides inside a set.
    """

    exercise: int
    round: int
    block: int
    set: int
    part: int
    kind: StepKind


class Step(Struct, frozen=True, kw_only=True):
    """One stretch of a plan. A ready, switch or rest is named by the work it leads to.

    ``exercise`` counts from 0 in the routine, ``number``, ``round`` and ``set`` from 1.
    ``start_ms`` counts own pace as 0; ``length_ms`` is ``None`` at own pace. A ready that ``waits``
    has a length, and when it is over stands there until the big key.
    """

    number: int
    key: StepKey
    start_ms: int
    length_ms: int | None
    play: ExerciseLevel
    level: LevelName
    side: Side
    sets: int
    rounds: int = 1
    circuit: str | None = None
    work: Work | None = None
    waits: bool = False
    left_out: StepKind | None = None
    """Of work, the step before it that takes no time and is not played: nothing was said there."""

    @property
    def kind(self) -> StepKind:
        """What the step is for."""
        return self.key.kind

    @property
    def exercise(self) -> int:
        """The exercise it belongs to or leads to, from 0."""
        return self.key.exercise

    @property
    def set(self) -> int:
        """The set it is or leads to, from 1."""
        return self.key.set

    @property
    def round(self) -> int:
        """The round of its circuit, from 1; 1 outside circuits."""
        return self.key.round
