"""Warnings about too little time to get from one position of the body into another."""

import math
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from hipflow.routine.check.play_estimates import TooQuickChange
from hipflow.routine.check.rules.unspoken_text import MORE_TIME, ROUND_TO_S, ExerciseAtPath
from hipflow.routine.format.model import DefaultsTable, PrescriptionTable, RoutineFile
from hipflow.routine.format.positions import POSITION_WORDS
from hipflow.routine.problems.violation import Path, PointAt, Violation, make_warning


class _TimePlace(Struct, frozen=True):
    """Where the time of a change is written, and what else mends it."""

    path: Path
    key: str
    or_else: str = ""
    at: PointAt = PointAt.KEY


def too_quick(
    file: RoutineFile | None,
    exercises: Sequence[ExerciseAtPath],
    changes: Iterable[TooQuickChange],
) -> Iterator[Violation]:
    """Less time between two positions of the body than is built in; once at each written time.

    Args:
        file: The routine; ``None`` for an exercise by itself.
        exercises: The exercises in their order.
        changes: The changes of position that have too little time.
    """
    found: dict[_TimePlace, list[TooQuickChange]] = {}
    for change in changes:
        place = _time_place(file, exercises, change)
        found.setdefault(place, []).append(change)
    for place, here in found.items():
        worst = max(here, key=lambda change: change.needs_s - change.has_s)
        name = _name(exercises[worst.exercise])
        ways = f"{POSITION_WORDS[worst.before]}, then {POSITION_WORDS[worst.after]}{name}"
        enough_s = max(math.ceil(each.needs_s / ROUND_TO_S) * ROUND_TO_S for each in here)
        yield make_warning(
            place.path,
            "too-quick",
            f"{worst.has_s:g} s are too few to change position: {ways}",
            f"{MORE_TIME}: {place.key} = {enough_s}{place.or_else}",
            at=place.at,
        )


def _time_place(
    file: RoutineFile | None, exercises: Sequence[ExerciseAtPath], change: TooQuickChange
) -> _TimePlace:
    """The key that says how long this change has."""
    path, table = exercises[change.exercise]
    circuit = table.circuit if isinstance(table, PrescriptionTable) else None
    if change.between_rounds and circuit is not None:
        return _TimePlace(("circuit", circuit, "rest_s"), "rest_s")
    if table.ready_s is not None:
        return _TimePlace((*path, "ready_s"), "ready_s")
    written = (file.circuit or {}).get(circuit) if file and circuit else None
    if written and written.change_s is not None and _is_inside(exercises, change.exercise):
        return _TimePlace(("circuit", circuit or "", "change_s"), "change_s")
    if file and (file.defaults or DefaultsTable()).ready_s is not None:
        return _TimePlace(("defaults", "ready_s"), "ready_s", ", or leave it out")
    return _TimePlace((*path, "use"), "ready_s", " in this exercise", PointAt.VALUE)


def _is_inside(exercises: Sequence[ExerciseAtPath], number: int) -> bool:
    """Whether an exercise of a circuit is not the one that opens it."""
    circuits = [getattr(table, "circuit", None) for _, table in exercises]
    return number > 0 and circuits[number - 1] == circuits[number]


def _name(exercise: ExerciseAtPath) -> str:
    """Which exercise is meant, as its author has written it."""
    _, table = exercise
    name = table.name or getattr(table, "use", None)
    return f" ({name})" if name else ""
