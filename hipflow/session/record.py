"""What the history keeps: sessions, their corrections, and notes; one JSON object each.

The shapes are those of the history file. Fields a later version adds are ignored when read, and
every field that may be unknown has a default, so old and new lines both load. Numbers are bounded,
so that nothing that is made of them later can fail; the bounds hold where a line is read. What a
line of the first release has no word of is ``UNSET``: it is not written where nobody said it.

``gc=False``: these values hold no cycles, and ten thousand sessions are read almost three times as
fast when the collector need not look at them.
"""

from enum import StrEnum
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType, field

PAIN_LEAST, PAIN_MOST = 0, 10
"""Ends of the numeric pain rating scale: 0 no pain, 10 worst imaginable (Farrar 2001, Pain)."""

EFFORT_LEAST, EFFORT_MOST = 0, 10
"""Ends of the CR10 effort scale (Borg)."""

LONGEST_S = 366 * 24 * 60 * 60
"""No session and no pause is longer: a year."""

_SPEED_LEAST, _SPEED_MOST = 0.01, 10_000
"""Of how fast a session may have been tried out, and more than can be asked for."""

VERSION_MOST = 1_000
"""Of the format: there will not be so many."""

_COUNT_MOST = 100_000
"""Of repetitions, sets and rounds; the largest session that can be played has a tenth."""

Seconds = Annotated[float, Meta(ge=0, le=LONGEST_S)]
Count = Annotated[int, Meta(ge=0, le=_COUNT_MOST)]
Pain = Annotated[int, Meta(ge=PAIN_LEAST, le=PAIN_MOST)]
Effort = Annotated[int, Meta(ge=EFFORT_LEAST, le=EFFORT_MOST)]
Speed = Annotated[float, Meta(ge=_SPEED_LEAST, le=_SPEED_MOST)]
Version = Annotated[int, Meta(ge=1, le=VERSION_MOST)]


class Day(StrEnum):
    """The patient's kind of day: it picks from every range the least, the middle or the most."""

    GENTLE = "gentle"
    USUAL = "usual"
    STRONG = "strong"


class Outcome(StrEnum):
    """How a session ended, or that none was begun: at the check-in rest was chosen."""

    FINISHED = "finished"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    NOT_TODAY = "not-today"


class Reason(StrEnum):
    """Why work was left: of a set, an exercise, or the whole session."""

    HURT = "hurt"
    TIRED = "tired"
    NO_TIME = "no-time"
    NOT_ABLE = "not-able"
    OTHER = "other"
    """Something else, which the patient did not name."""
    NOT_ASKED = "not-asked"
    """Passed over by a jump or on the way back, or left when there was nobody to ask."""
    LEFT_OUT = "left-out"
    """Not in today's plan: it is left out until the patient wants it back."""


ASKED_REASONS = (Reason.HURT, Reason.TIRED, Reason.NOT_ABLE, Reason.NO_TIME, Reason.OTHER)
"""What a patient can answer to *why*."""


class Felt(StrEnum):
    """What pain in an exercise was like, where it asks for more than its number does.

    The graver one last: after *sharp* the exercise is left, after *numb* the session.
    """

    SHARP = "sharp"
    """Sharp, new, or giving way."""
    NUMB = "numb"
    """Numb or weak."""


class RoutineRef(Struct, frozen=True, kw_only=True, gc=False):
    """Which routine was played; ``hash`` is the SHA-256 of its file, in hex."""

    title: str
    file: str
    hash: str = ""


class PainRatings(Struct, frozen=True, kw_only=True, gc=False):
    """Pain 0-10 by the moment it was asked; ``None`` where it was not answered."""

    before: Pain | None = None
    during_max: Pain | None = None
    after: Pain | None = None
    next_morning: Pain | None = None


class SetRecord(Struct, frozen=True, kw_only=True, gc=False):
    """One set of one side as it was done.

    ``reps`` counts whole repetitions (both sides together for ``alternate``), ``None`` where
    nothing is counted. ``s`` is the time worked, in seconds. ``stopped`` says why it was left
    early; ``level`` and ``id`` stand only where they differ from the exercise's own. ``count`` is
    what the patient counted, which is never ``reps``.
    """

    set: Count
    round: Count
    side: str
    reps: Count | None
    s: Seconds
    stopped: str | UnsetType = UNSET
    level: str | UnsetType = UNSET
    id: str | UnsetType = UNSET
    load: str | UnsetType | None = UNSET
    count: Count | UnsetType | None = UNSET

    @property
    def worked(self) -> bool:
        """Whether it was done to its end, or one repetition at least was counted."""
        return self.stopped is UNSET or (self.reps or 0) > 0


class PhaseAsked(Struct, frozen=True, kw_only=True, gc=False):
    """A phase of a repetition with a name of its author's, and its seconds."""

    name: str
    s: Seconds


class PlannedDose(Struct, frozen=True, kw_only=True, gc=False):
    """What was asked on that day. ``sets`` is per round, ``reps`` per set and side.

    Where sets differ, ``reps`` has one number for each, in their order. ``second_side_sets`` stands
    only where the side that comes second has its own number of them, ``every_s`` where sets start
    by the clock, ``phases`` where those of a repetition have names of their own.
    """

    sets: Count
    reps: Count | tuple[Count, ...] | None = None
    for_s: Seconds | None = None
    hold_s: Seconds | None = None
    rounds: Count = 1
    side: str = "both"
    pace: str = "guided"
    second_side_sets: Count | UnsetType = UNSET
    every_s: Seconds | UnsetType = UNSET
    phases: tuple[PhaseAsked, ...] | UnsetType = UNSET

    @property
    def sets_in_all(self) -> int:
        """The sets asked, those of each side and all rounds together."""
        return self.rounds * sum(self._sets_by_side)

    @property
    def reps_in_all(self) -> int | None:
        """The repetitions asked, all sets, sides and rounds together; ``None`` for none."""
        if self.reps is None:
            return None
        turns = 2 if self.side == "alternate" else 1
        if not isinstance(self.reps, tuple):
            return turns * self.reps * self.sets_in_all
        if self.rounds == 1:
            return turns * sum(sum(self.reps[:sets]) for sets in self._sets_by_side)
        # In a circuit there is one number a round.
        again = self.rounds if len(self.reps) == self.sets else 1
        return turns * again * sum(self.reps) * len(self._sets_by_side)

    @property
    def _sets_by_side(self) -> tuple[int, ...]:
        if self.side != "each":
            return (self.sets,)
        second = self.sets if self.second_side_sets is UNSET else self.second_side_sets
        return self.sets, second


class StepPlace(Struct, frozen=True, kw_only=True, gc=False):
    """Which step of an exercise was played; ``mark`` tells whether the file still has it."""

    n: Count
    mark: str = ""


class StepAnswer(Struct, frozen=True, kw_only=True, gc=False):
    """Which step was offered, and whether the patient took it: ``"yes"`` or ``"no"``."""

    n: Count
    answer: str


class ProgrammePlace(Struct, frozen=True, kw_only=True, gc=False):
    """Where in a programme a session was played; ``begun`` is the id of the note it began with."""

    file: str
    phase: str
    begun: str


class ExerciseRecord(Struct, frozen=True, kw_only=True, gc=False):
    """One exercise of a session: asked, done, and how it hurt.

    ``felt`` is a value of :class:`Felt`, and stands only where it was said. ``key`` names the
    exercise as the routine has it, whatever level or step was played of it.
    """

    id: str | None
    name: str
    level: str = "usual"
    load: str | None = None
    planned: PlannedDose
    done: tuple[SetRecord, ...] = ()
    skipped: str | None = None
    pain: Pain | None = None
    felt: str | UnsetType | None = UNSET
    key: str | UnsetType = UNSET
    step: StepPlace | UnsetType | None = UNSET
    asked_step: StepAnswer | UnsetType | None = UNSET


class SessionRecord(Struct, frozen=True, kw_only=True, gc=False):
    """One session, as one line of the history.

    ``started`` and ``ended`` are ISO 8601 with their offset; ``active_s`` and ``paused_s`` are
    seconds of session time. ``date`` is the patient's own day when it began, as ISO 8601; nobody
    computes it again. Of a day that was passed over there is the rating before alone: no exercises,
    and no kind of day.
    """

    v: Version = 1
    id: str
    routine: RoutineRef
    started: str
    ended: str
    active_s: Seconds
    paused_s: Seconds
    outcome: str
    reason: str | None = None
    day: str = Day.USUAL.value
    pain: PainRatings = PainRatings()
    effort: Effort | None = None
    note: str | None = None
    speed: Speed = 1
    exercises: tuple[ExerciseRecord, ...] = ()
    date: str | UnsetType = UNSET
    session_of_day: str | UnsetType | None = UNSET
    programme: ProgrammePlace | UnsetType | None = UNSET

    @property
    def is_not_today(self) -> bool:
        """Whether no session was begun: at the check-in rest was chosen."""
        return self.outcome == Outcome.NOT_TODAY

    @property
    def stopped_for_pain(self) -> bool:
        """Whether it was stopped because it hurt, at whatever speed it was played."""
        return self.outcome == Outcome.STOPPED and self.reason == Reason.HURT


class Amendment(Struct, frozen=True, kw_only=True, gc=False):
    """A later line that corrects an earlier one; nothing is ever edited in place.

    ``set`` maps a dotted field (``"pain.next_morning"``, ``"note"``) to its new value.
    """

    v: Version = 1
    id: str
    amends: str
    at: str
    set: dict[str, int | str | None] = field(default_factory=dict)
    removed: bool = False


class Note(Struct, frozen=True, kw_only=True):
    """Something that was said or decided outside of any session: a goal, a programme begun.

    Attributes:
        date: the patient's own day when it was made, as ISO 8601.
        kind: what it tells of, ``note`` in the file; kinds of a later version are kept as well.
        details: its other keys, as they are.
    """

    v: Version = 1
    id: str
    at: str
    date: str
    kind: str = field(name="note")
    details: dict[str, Any] = field(default_factory=dict)


Entry = SessionRecord | Amendment | Note
"""What one line of the history says."""
