"""What the rest of the room needs to know of a library: how to ask it for an exercise."""

from pathlib import Path
from typing import Protocol

from msgspec import Struct

from hipflow.routine.format.model import ExerciseFile
from hipflow.routine.problems.problem import Problem


class LibraryExercise(Struct, frozen=True):
    """An exercise of the library and the file it stands in."""

    id: str
    path: Path
    exercise: ExerciseFile


class ExerciseFinder(Protocol):
    """Finds exercises by their id.

    :class:`hipflow.routine.check.exercise_library.ExerciseLibrary` does so in folders.
    """

    def find(self, exercise_id: str) -> LibraryExercise | None:
        """The exercise of that id, or ``None`` if there is none without mistakes."""

    def ids(self) -> tuple[str, ...]:
        """Every id there is."""

    def problems(self, exercise_id: str) -> tuple[Problem, ...]:
        """What is wrong in the file of that id."""
