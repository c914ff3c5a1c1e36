"""The sets of one exercise in the order they are played, whatever levels they are played at."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, structs

from hipflow.routine.format.choices import LevelName, SideChoice, SideOrder
from hipflow.routine.resolve.routine import ExerciseLevel, Prescription, Routine
from hipflow.session.plan.steps import Side
from hipflow.session.plan.work import count_on_day, least_dose, side_from_choice
from hipflow.session.record import Day


class SetKey(NamedTuple):
    """Where a set stands in its exercise; compares in the order of play."""

    round: int
    block: int
    set: int


class LevelChange(Struct, frozen=True):
    """From this set on, an exercise is played at another level."""

    exercise: int
    level: LevelName
    start: SetKey


FIRST_SET = SetKey(1, 0, 1)
"""Where every exercise begins."""


class LeftOut(Struct, frozen=True):
    """From this set on, an exercise is not played: from its first one on, not at all."""

    exercise: int
    start: SetKey = FIRST_SET


class ReadyWait(StrEnum):
    """Which ready steps end at the big key and never by themselves."""

    NEVER = "never"
    POSITION = "position"
    """Where the body gets into another position, and before the first exercise."""
    ALWAYS = "always"


FIRST_RELEASE_RULES, PLAN_RULES = 1, 2
"""By which rules a plan is made. The first release took the body to be in place for the first
exercise, and went from the usual one straight to an easier one."""


class Choices(Struct, frozen=True, kw_only=True):
    """What is chosen today: the day, the sore side, what is waited for, what is left out, levels.

    ``affected`` is left or right; where nobody knows yet, the left stands in. ``rules`` are those
    the plan is made by, so that a journal is read as it was played.
    """

    day: Day = Day.USUAL
    affected: Side = Side.LEFT
    wait: ReadyWait = ReadyWait.NEVER
    levels: tuple[LevelChange, ...] = ()
    rules: int = PLAN_RULES
    left_out: tuple[LeftOut, ...] = ()

    def plays(self, exercise: int) -> bool:
        """Whether some of an exercise is in the plan."""
        return LeftOut(exercise) not in self.left_out


class SetPlan(Struct, frozen=True):
    """One set: its place, its level, and the sides it is done on, one after the other."""

    key: SetKey
    play: ExerciseLevel
    level: LevelName
    sides: tuple[Side, ...]
    sets: int


def exercise_name(prescription: Prescription) -> str:
    """What an exercise is known by, whatever level of it is played: the one it uses, or its name.

    Two that are the same exercise bear the same.
    """
    return prescription.usual.id or prescription.usual.name


def exercise_at_level(prescription: Prescription, level: LevelName) -> ExerciseLevel:
    """The prescription's words and dose at a level; the usual ones where it has no such level."""
    chosen = {
        LevelName.EASIER: prescription.easier,
        LevelName.GENTLE: _at_least_dose(prescription.usual),
        LevelName.USUAL: prescription.usual,
        LevelName.HARDER: prescription.harder,
    }[level]
    return chosen or prescription.usual


def _at_least_dose(usual: ExerciseLevel) -> ExerciseLevel:
    """The exercise by the least its author asks; the same value where no range is written."""
    least = least_dose(usual.dose)
    return usual if least == usual.dose else structs.replace(usual, dose=least)


def first_side(play: ExerciseLevel, choices: Choices) -> Side:
    """The side that begins."""
    return side_from_choice(play.dose.start_side, choices.affected)


def sets_of_round(
    prescription: Prescription, exercise: int, round_: int, choices: Choices
) -> list[SetPlan]:
    """The sets of an exercise in one round, each at the level in force when it begins.

    None where it is left out by then.
    """
    changes = [change for change in choices.levels if change.exercise == exercise]
    opening = SetKey(round_, 0, 1)
    level = LevelName.USUAL
    for change in changes:
        if change.start <= opening:
            level = change.level
    units = list(_sets_from(prescription, level, opening, choices))
    for change in changes:
        if change.start > opening and change.start.round == round_:
            kept = [unit for unit in units if unit.key < change.start]
            units = kept + list(_sets_from(prescription, change.level, change.start, choices))
    ends = [left.start for left in choices.left_out if left.exercise == exercise]
    return [unit for unit in units if all(unit.key < end for end in ends)]


def _sets_from(
    prescription: Prescription, level: LevelName, start: SetKey, choices: Choices
) -> Iterator[SetPlan]:
    """The sets at one level from ``start`` on; the set it starts with always exists."""
    play = exercise_at_level(prescription, level)
    sets = max(count_on_day(play.dose.sets, choices.day), start.set)
    second = play.dose.sets_of_second
    blocks = _sides_by_block(play, choices)
    last_block = len(blocks) - 1
    for block in range(min(start.block, last_block), len(blocks)):
        # The block it starts in keeps its number, so that what was done before keeps its place.
        number = max(block, start.block)
        first_set = start.set if number == start.block else 1
        many = sets if second is None or block == 0 else max(second, first_set)
        for set_ in range(first_set, many + 1):
            of_set = _play_of_set(play, start.round if prescription.circuit else set_)
            yield SetPlan(SetKey(start.round, number, set_), of_set, level, blocks[block], many)


def _play_of_set(play: ExerciseLevel, number: int) -> ExerciseLevel:
    """The exercise with the repetitions and the load of its set ``number``, or of that round."""
    dose = play.dose
    if not (dose.reps_by_set or dose.load_by_set):
        return play
    if dose.reps_by_set:
        reps = dose.reps_by_set[min(number, len(dose.reps_by_set)) - 1]
        dose = structs.replace(dose, reps=(reps, reps))
    load = play.load
    if dose.load_by_set:
        load = dose.load_by_set[min(number, len(dose.load_by_set)) - 1] or None
    return structs.replace(play, dose=dose, load=load)


def _sides_by_block(play: ExerciseLevel, choices: Choices) -> tuple[tuple[Side, ...], ...]:
    """The sides of a set, one tuple a block; two blocks where one side's sets all come first."""
    if play.dose.side is not SideChoice.EACH:
        return ((side_from_choice(play.dose.side, choices.affected),),)
    first = first_side(play, choices)
    if play.dose.side_order is SideOrder.SIDE:
        return ((first,), (first.opposite,))
    return ((first, first.opposite),)


def needs_sore_side(routine: Routine) -> bool:
    """Whether the sore side matters and the author has not said which it is."""
    sided = (SideChoice.AFFECTED, SideChoice.OTHER)
    plays = [
        play
        for exercise in routine.exercises
        for play in (exercise.usual, exercise.easier, exercise.harder)
        if play is not None
    ]
    return routine.affected is None and any(
        choice in sided for play in plays for choice in (play.dose.side, play.dose.start_side)
    )


def sore_side(routine: Routine, remembered: Side | None) -> Side:
    """The author's word for the sore side, else what is remembered, else the left."""
    if routine.affected in (SideChoice.LEFT, SideChoice.RIGHT):
        return Side(routine.affected.value)
    return remembered or Side.LEFT
