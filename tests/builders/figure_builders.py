"""Figures for tests: tables as they are written, and those that are shipped."""

from typing import Any

import msgspec

from hipflow.figure.movement import Movement
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from hipflow.routine.format.figure_table import FigureTable
from hipflow.routine.resolve.figure_inheritance import resolve_figure

LIBRARY = ExerciseLibrary([shipped_folder("exercises")])


def table(poses: dict[str, dict[str, Any]] | None = None, **keys: Any) -> FigureTable:
    """A figure of some poses; one that stands with arms down if none are given."""
    return msgspec.convert({"pose": poses or {"up": {}}, **keys}, FigureTable)


def shipped(exercise_id: str) -> FigureTable:
    """The figure of a shipped exercise."""
    found = LIBRARY.find(exercise_id)
    assert found is not None, exercise_id
    figure = resolve_figure(found.exercise.figure, LIBRARY)
    assert figure is not None, exercise_id
    return figure


def shipped_movement(exercise_id: str, *, swapped: bool = False) -> Movement:
    """The movement of a shipped exercise."""
    return Movement(shipped(exercise_id), swapped=swapped)


def pictured_ids() -> list[str]:
    """The shipped exercises that have a figure."""
    found = [(name, LIBRARY.find(name)) for name in LIBRARY.ids()]
    return [name for name, one in found if one and one.exercise.figure is not None]
