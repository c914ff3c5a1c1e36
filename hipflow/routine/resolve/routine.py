"""A routine as it will be played: every value decided, whatever file it came from.

:mod:`hipflow.routine.format.model` says what may be *written*; this module says what it *means*
once the prescription, the routine's defaults, the library and the built-in values have been laid
over one another (:mod:`hipflow.routine.resolve.resolve`). The session engine reads only these.

What would make a plan endless has its limit here too: a running session is read back from a file.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import force_setattr

from hipflow.routine.format import defaults
from hipflow.routine.format.choices import Pace, Position, SideChoice, SideOrder
from hipflow.routine.format.figure_table import FigureTable
from hipflow.routine.format.limits import MAX_EXERCISES, Reps, Rounds, Sets
from hipflow.routine.format.precautions import Precaution

Range = tuple[int, int]
"""Least and most, in whole units; equal when one number was written."""


PhaseLength = Annotated[float, Meta(gt=0, le=600)]
WorkLength = Annotated[float, Meta(gt=0, le=3600)]


class PhaseWords(Struct, frozen=True, kw_only=True):
    """What is said and shown at each phase; ``None`` where the author wrote nothing."""

    out: str | None = None
    hold: str | None = None
    back: str | None = None
    relax: str | None = None


class Say(Struct, frozen=True, kw_only=True):
    """What is spoken at the steps of an exercise, as written; ``None`` where nothing is."""

    ready: str | None = None
    work: str | None = None
    switch: str | None = None
    rest: str | None = None


class Dose(Struct, frozen=True, kw_only=True):
    """How much of an exercise is done, and how.

    Exactly one kind of work is described:

    Where each set has its own number of repetitions, ``reps_by_set`` holds them and ``reps`` the
    most of them; in a set of a plan it is that set's own.

    - counted: ``reps`` set, ``for_s`` ``None``, ``pace`` guided. The phases say how long one takes.
      A single hold is one counted repetition with ``single_hold`` true.
    - timed: ``for_s`` set, ``reps`` ``None``. ``paced`` tells whether the phases are counted out.
    - own pace: ``pace`` self; ``reps`` is what is asked, or ``None``. All phases are 0.

    Seconds may have fractions; ``hold_s`` and ``for_s`` are (least, most).
    """

    sets: tuple[Sets, Sets] = (1, 1)
    reps: tuple[Reps, Reps] | None = None
    for_s: tuple[WorkLength, WorkLength] | None = None
    out_s: float = 0
    hold_s: tuple[float, float] = (0, 0)
    back_s: float = 0
    relax_s: float = 0
    pace: Pace = Pace.GUIDED
    paced: bool = False
    single_hold: bool = False
    side: SideChoice = SideChoice.BOTH
    side_order: SideOrder = SideOrder.SET
    start_side: SideChoice = SideChoice.LEFT
    second_side_sets: Sets | None = None
    """Of the side that comes second where each has its sets in one go; ``None``: as many."""
    rest_s: float = defaults.REST_S
    side_s: float = defaults.SIDE_S
    reps_by_set: tuple[Reps, ...] = ()
    """The repetitions of each set, or in a circuit of each round; empty: as many in all."""
    load_by_set: tuple[str, ...] = ()
    rep_phases_s: tuple[PhaseLength, ...] = ()
    """The seconds of phases with names of their own; the four others are then 0."""
    every_s: WorkLength | None = None
    """From the start of a set to that of the next one, whatever it took; ``None``: ``rest_s``."""

    @property
    def longest_set_s(self) -> float:
        """Seconds of a set on a strong day, both sides with their change; 0 at own pace."""
        if self.for_s is not None:
            one_s = self.for_s[1]
        else:
            reps = 0 if self.reps is None or self.pace is Pace.SELF else self.reps[1]
            reps *= 2 if self.side is SideChoice.ALTERNATE else 1
            rep_s = self.out_s + self.hold_s[1] + self.back_s + sum(self.rep_phases_s)
            one_s = reps * rep_s + max(reps - 1, 0) * self.relax_s
        both = self.side is SideChoice.EACH and self.side_order is SideOrder.SET
        return 2 * one_s + self.side_s if both else one_s

    @property
    def has_side_blocks(self) -> bool:
        """Whether one side does all its sets before the other begins."""
        return self.side is SideChoice.EACH and self.side_order is SideOrder.SIDE

    @property
    def sets_of_second(self) -> int | None:
        """The sets written for the side that comes second, where one comes second."""
        return self.second_side_sets if self.has_side_blocks else None

    @property
    def most_sets(self) -> int:
        """The most sets one side does, or both together."""
        return max(self.sets[1], self.sets_of_second or 0)


class ExerciseLevel(Struct, frozen=True, kw_only=True):
    """One level of a prescription: what is done and the words that go with it."""

    id: str | None
    """The library exercise; ``None`` when written out in the routine."""
    name: str
    dose: Dose
    position: Position | None = None
    setup: str | None = None
    steps: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    caution: str | None = None
    note: str | None = None
    image: str | None = None
    """A file's path, already found to lie inside the folder of the file that names it."""
    words: PhaseWords = PhaseWords()
    phase_names: tuple[str, ...] = ()
    """The names of the phases in ``dose.rep_phases_s``, one each."""
    say: Say = Say()
    side_words: tuple[str, str] | None = None
    equipment: tuple[str, ...] = ()
    target: str | None = None
    mistakes: tuple[str, ...] = ()
    load: str | None = None
    goal: str | None = None
    how_often: str | None = None
    not_with: tuple[Precaution, ...] = ()
    care_with: tuple[tuple[Precaution, str], ...] = ()
    figure: FigureTable | None = None
    """The movement as it is drawn; whatever it was ``like`` is laid below it already."""

    @property
    def load_in_all(self) -> str | None:
        """What is held or worn; where each set has its own load, all of them in turn."""
        return ", ".join(load or "none" for load in self.dose.load_by_set) or self.load


class Prescription(Struct, frozen=True, kw_only=True):
    """An exercise with its dose in a routine, and the levels beside it."""

    usual: ExerciseLevel
    easier: ExerciseLevel | None = None
    harder: ExerciseLevel | None = None
    written_ready_s: float | None = None
    """What this prescription itself writes; it wins over everything, also over ``change_s``."""
    library_ready_s: float | None = None
    circuit: str | None = None


class Circuit(Struct, frozen=True, kw_only=True):
    """A group of neighbouring exercises played as rounds."""

    name: str
    rounds: Rounds
    """How many; the least where a range is written."""
    rest_s: float = defaults.CIRCUIT_REST_S
    change_s: float | None = None
    most_rounds: Rounds | None = None
    """The most of a range; ``None`` where one number is written."""

    @property
    def rounds_range(self) -> Range:
        """The least and the most rounds."""
        return self.rounds, self.most_rounds or self.rounds


VERY_STRONG_FROM = 8
"""From here on it is always *stop*, whatever an author writes: no published programme goes on at
such pain (0-5 acceptable at most: Ageberg 2010, BMC Musculoskelet Disord)."""


def is_very_strong(pain: int | None) -> bool:
    """Whether a rating of 0-10 is *stop* whoever wrote the limits; one not given is not."""
    return pain is not None and pain >= VERY_STRONG_FROM


class PainZone(StrEnum):
    """What a rating means to an author."""

    FINE = "fine"
    CARE = "care"
    STOP = "stop"


class PainLimits(Struct, frozen=True, kw_only=True):
    """The author's limits on the 0-10 pain scale, and what to do in two of its zones.

    Where nothing is written 0-2 is fine, 3-5 care, 6-10 stop.
    """

    ask_before: bool = True
    caution_at: int = defaults.CAUTION_AT
    stop_at: int = defaults.STOP_AT
    advice: str | None = None
    """What to do about pain to take care with; never shown from ``stop_at`` on."""
    stop_advice: str | None = None
    """What to do from ``stop_at`` on."""

    def __post_init__(self) -> None:
        """Very strong pain is *stop*, whoever wrote the limit, and in an old journal too."""
        if self.stop_at > VERY_STRONG_FROM:
            force_setattr(self, "stop_at", VERY_STRONG_FROM)

    def zone_of(self, pain: int) -> PainZone:
        """The zone a rating of 0-10 lies in."""
        if pain >= self.stop_at:
            return PainZone.STOP
        return PainZone.CARE if pain >= self.caution_at else PainZone.FINE


class Routine(Struct, frozen=True, kw_only=True):
    """A whole programme, ready to be unrolled into a plan."""

    title: str
    exercises: Annotated[tuple[Prescription, ...], Meta(max_length=MAX_EXERCISES)]
    circuits: tuple[Circuit, ...] = ()
    summary: str | None = None
    author: str | None = None
    contact: str = ""
    """Whom to call, in one line; empty where nobody is named."""
    clinic: str = ""
    patient: str = ""
    language: str = defaults.LANGUAGE
    voice: str | None = None
    """The name or id of the voice that speaks, where one is asked for."""
    affected: SideChoice | None = None
    per_week: Range | None = None
    per_day: int = 1
    weeks: Range | None = None
    warning: str | None = None
    precautions: tuple[Precaution, ...] = ()
    """What the patient must not do."""
    written_ready_s: float | None = None
    """``ready_s`` of ``[defaults]``, where it is written."""
    pain: PainLimits = PainLimits()

    def care_of(self, play: ExerciseLevel) -> tuple[str, ...]:
        """What to mind in an exercise by this routine's precautions, each sentence once."""
        words = (text for precaution, text in play.care_with if precaution in self.precautions)
        return tuple(dict.fromkeys(words))

    def circuit_named(self, name: str) -> Circuit:
        """The circuit of that name.

        Raises:
            KeyError: there is none (the checker never lets such a routine through).
        """
        for circuit in self.circuits:
            if circuit.name == name:
                return circuit
        raise KeyError(name)
