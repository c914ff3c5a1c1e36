"""How large a routine may be: in a few numbers it can ask for more than a life has time for.

Looked at before it is unrolled, which takes as much room as there are sets.
"""

from collections.abc import Iterator

import msgspec

from hipflow.routine.format.choices import SideChoice
from hipflow.routine.format.limits import (
    MAX_EXERCISES,
    MAX_ROUNDS,
    MAX_SETS_IN_ALL,
    RepsBySet,
    RepsRange,
    Sets,
    SetsRange,
)
from hipflow.routine.problems.violation import Violation
from hipflow.routine.resolve.routine import Dose, ExerciseLevel, Prescription, Routine

LONGEST_S = 3600
"""No time of a dose is longer."""


def too_many_sets(routine: Routine) -> Iterator[Violation]:
    """More than 2,000 sets, rounds and sides counted."""
    sets = count_sets(routine)
    if sets > MAX_SETS_IN_ALL:
        yield Violation(
            path=("title",),
            code="too-many-sets",
            message=f"this routine has {sets:,} sets; at most {MAX_SETS_IN_ALL:,} are played",
            hint="check the sets and the rounds",
        )


def count_sets(routine: Routine) -> int:
    """The most sets it can come to, each side and each round counted."""
    rounds = {circuit.name: circuit.rounds_range[1] for circuit in routine.circuits}
    return sum(
        rounds.get(exercise.circuit or "", 1) * max(map(_sets, _plays(exercise)))
        for exercise in routine.exercises
    )


def is_within_limits(routine: Routine) -> bool:
    """Whether a routine that no checker has seen keeps to the limits of the format."""
    try:
        for play in (play for exercise in routine.exercises for play in _plays(exercise)):
            _require_limits(play.dose)
            if len(play.phase_names) != len(play.dose.rep_phases_s):
                return False
    except msgspec.ValidationError:
        return False
    return (
        0 < len(routine.exercises) <= MAX_EXERCISES
        and all(
            0 < rounds <= MAX_ROUNDS
            for circuit in routine.circuits
            for rounds in circuit.rounds_range
        )
        and count_sets(routine) <= MAX_SETS_IN_ALL
    )


def _require_limits(dose: Dose) -> None:
    """See that the numbers of a dose are such as may be written.

    Raises:
        msgspec.ValidationError: they are not.
    """
    msgspec.convert(list(dose.sets), SetsRange)
    msgspec.convert(dose.second_side_sets, Sets | None)
    if dose.reps is not None:
        msgspec.convert(list(dose.reps), RepsRange)
    msgspec.convert(list(dose.reps_by_set or (1,)), RepsBySet)
    times = (dose.out_s, dose.back_s, dose.relax_s, dose.rest_s, dose.side_s, *dose.hold_s)
    if not all(
        0 <= time <= LONGEST_S
        for time in (*times, *(dose.for_s or ()), dose.every_s or 0, *dose.rep_phases_s)
    ):
        raise msgspec.ValidationError("a time that cannot be written")


def _plays(exercise: Prescription) -> list[ExerciseLevel]:
    levels = (exercise.usual, exercise.easier, exercise.harder)
    return [play for play in levels if play is not None]


def _sets(play: ExerciseLevel) -> int:
    dose = play.dose
    if dose.side is not SideChoice.EACH:
        return dose.sets[1]
    return dose.sets[1] + (dose.sets_of_second or dose.sets[1])
