"""Finds exercises by their id: beside the routine, the user's own, the shipped ones."""

import re
from collections.abc import Sequence
from pathlib import Path

from hipflow.routine.check.exercise_file import ExerciseCheckResult, check_exercise_file
from hipflow.routine.check.toml_files import toml_files
from hipflow.routine.format.limits import ID_PATTERN
from hipflow.routine.problems.problem import Problem
from hipflow.routine.resolve.finder import LibraryExercise

LIBRARY_FOLDER = "library"
"""Files in a folder of this name are exercises; those of a routine lie in one beside it."""

PACKAGE = Path(__file__).resolve().parents[2]


class _FolderCache:
    """What was found in folders and read of files, so that each is looked at once."""

    def __init__(self) -> None:
        self.paths: dict[tuple[Path, str], Path | None] = {}
        self.checked: dict[Path, ExerciseCheckResult] = {}
        self.ids: dict[tuple[Path, ...], tuple[str, ...]] = {}

    def path(self, folder: Path, exercise_id: str) -> Path | None:
        """The file of that id in a folder."""
        key = (folder, exercise_id)
        if key not in self.paths:
            self.paths[key] = _file_inside(folder, exercise_id)
        return self.paths[key]

    def check(self, path: Path) -> ExerciseCheckResult:
        """What is in a file."""
        if path not in self.checked:
            self.checked[path] = check_exercise_file(path)
        return self.checked[path]


class ExerciseLibrary:
    """The exercises of some folders, the nearest folder first; each file is read once.

    Libraries made of one another share what they saw; a new one sees the files as they are then.

    An id is a file's name without ``.toml``: small letters, digits and hyphens. Anything else, a
    path for example, finds nothing; nor does a link that leads out of its folder.
    """

    def __init__(self, folders: Sequence[Path], cache: _FolderCache | None = None) -> None:
        self._folders = tuple(folders)
        self._cache = cache or _FolderCache()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where it looks, the nearest first."""
        return self._folders

    def find(self, exercise_id: str) -> LibraryExercise | None:
        """The nearest exercise of that id, or ``None`` if there is none without mistakes."""
        path = self._path(exercise_id)
        exercise = self._cache.check(path).exercise if path else None
        return LibraryExercise(exercise_id, path, exercise) if path and exercise else None

    def ids(self) -> tuple[str, ...]:
        """Every id that is a file in one of the folders, in alphabetical order."""
        if self._folders not in self._cache.ids:
            stems = {path.stem for folder in self._folders for path in toml_files(folder)}
            found = tuple(sorted(stem for stem in stems if self._path(stem)))
            self._cache.ids[self._folders] = found
        return self._cache.ids[self._folders]

    def problems(self, exercise_id: str) -> tuple[Problem, ...]:
        """What is wrong in the nearest file of that id; nothing if there is no such file."""
        path = self._path(exercise_id)
        return self._cache.check(path).problems if path else ()

    def with_folder_beside(self, routine: Path) -> "ExerciseLibrary":
        """The same, with the ``library`` folder beside a routine's file as the nearest."""
        return ExerciseLibrary((routine.parent / LIBRARY_FOLDER, *self._folders), self._cache)

    def with_folder_of(self, exercise: Path) -> "ExerciseLibrary":
        """The same, with the folder an exercise's own file lies in as the nearest."""
        return ExerciseLibrary((exercise.parent, *self._folders), self._cache)

    def _path(self, exercise_id: str) -> Path | None:
        if not is_exercise_id(exercise_id):
            return None
        candidates = (self._cache.path(folder, exercise_id) for folder in self._folders)
        return next((path for path in candidates if path), None)


def is_exercise_id(text: str) -> bool:
    """Whether the text may name an exercise: small letters, digits and hyphens only."""
    # fullmatch, since `$` alone would let a newline at the end pass.
    return re.fullmatch(ID_PATTERN.strip("^$"), text) is not None


def shipped_folder(name: str) -> Path:
    """The folder of the shipped ``exercises`` or ``routines``.

    Both lie in the package; in a checkout the routines lie beside it.
    """
    inside = PACKAGE / "data" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def _file_inside(folder: Path, exercise_id: str) -> Path | None:
    """The file of that id, if it is a file and truly lies in the folder."""
    path = folder / f"{exercise_id}.toml"
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        return path if inside and path.is_file() else None
    except (OSError, RuntimeError):
        # Links in a circle, folders that may not be entered.
        return None
