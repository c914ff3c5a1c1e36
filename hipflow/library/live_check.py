"""A routine file while its author writes it: its text, its problems, and the routine it makes."""

import re
from pathlib import Path

from hipflow.library.catalog import Catalog, LoadedRoutine, make_loaded_routine
from hipflow.library.exercises import single_exercise_routine
from hipflow.library.file_check import FileReport, check_at, library_at
from hipflow.routine.check.check import CheckResult
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.problems.problem import Problem
from hipflow.routine.resolve.finder import LibraryExercise
from hipflow.routine.resolve.routine import Routine
from hipflow.routine.toml.source import decode_text, read_source
from hipflow.system.errors import UnreadableError

_HEADER = re.compile(r"[ \t]*+\[\[[ \t]*+exercise[ \t]*+\]\]")


class SourceFile(FileReport, frozen=True, kw_only=True):
    """A file as it was read once: its check, its text, and the routine it makes.

    Attributes:
        path: the file; an exercise where it lies in a folder ``library``, else a routine.
        lines: its text; empty where it cannot be read.
        loaded: what it plays; ``None`` where it has mistakes.
    """

    lines: tuple[str, ...] = ()
    loaded: LoadedRoutine | None = None

    @property
    def problems_here(self) -> tuple[Problem, ...]:
        """Those that stand in this file, and not in an exercise it uses."""
        return tuple(problem for problem in self.checked.problems if problem.file == self.path.name)

    @property
    def has_mistakes(self) -> bool:
        """Whether it cannot be played."""
        return self.loaded is None


def read_source_file(path: Path, catalog: Catalog) -> SourceFile:
    """Reads and checks a file as it is now."""
    library = library_at(path, catalog.library)
    try:
        content = read_source(path)
        lines = tuple(decode_text(content, str(path)).split("\n"))
        checked = check_at(content, path, library, name=path.name)
    except UnreadableError as error:
        return SourceFile(path=path, unreadable=str(error))
    routine = _playable_routine(checked, path, library)
    loaded = make_loaded_routine(routine, path, content) if routine else None
    return SourceFile(path=path, lines=lines, checked=checked, loaded=loaded)


def count_exercises(lines: tuple[str, ...]) -> int:
    """How many exercises begin in these lines."""
    return len(_exercise_lines(lines))


def exercise_at(lines: tuple[str, ...], line: int) -> int | None:
    """The exercise a line belongs to, from 0; ``None`` above the first one."""
    begun = count_exercises(lines[:line])
    return begun - 1 if begun else None


def line_of_exercise(lines: tuple[str, ...], exercise: int) -> int:
    """The line on which an exercise begins; the first one where it is not found."""
    beginnings = _exercise_lines(lines)
    return beginnings[exercise] if exercise < len(beginnings) else 1


def _exercise_lines(lines: tuple[str, ...]) -> list[int]:
    return [number for number, text in enumerate(lines, 1) if _HEADER.match(text)]


def _playable_routine(checked: CheckResult, path: Path, library: ExerciseLibrary) -> Routine | None:
    """The routine, or one of the exercise alone."""
    if checked.exercise is None:
        return checked.routine
    return single_exercise_routine(LibraryExercise(path.stem, path, checked.exercise), library)
