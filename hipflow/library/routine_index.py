"""What routines said when they were last read, so that only those that have changed are read anew.

Reading and checking one takes some milliseconds: of hundreds, that would be seconds at each look.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from hipflow.routine.check.exercise_library import ExerciseLibrary

T = TypeVar("T")

FileStamp = tuple[int, int, int] | None
"""What changes whenever a file does; ``None`` where there is none."""

FolderStamp = tuple[tuple[str, FileStamp], ...]
"""The same of a folder of exercises."""

Stamp = tuple[FileStamp, tuple[FolderStamp, ...]]
"""The same of a routine, which goes by its own file and by the exercises it could use."""


class RoutineIndex(Generic[T]):
    """What was read of files, by what they were then. Any thread may ask."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Stamp, T]] = {}

    def get(self, path: Path, stamp: Stamp, read: Callable[[], T]) -> T:
        """What a file says: as it is known where its stamp is the same, else read now."""
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = (stamp, read())
            self._known[path] = known
        return known[1]

    def has(self, path: Path, stamp: Stamp) -> bool:
        """Whether a file is known as it is now."""
        known = self._known.get(path)
        return known is not None and known[0] == stamp


class Stamps:
    """The stamps of routines at one moment; each folder is looked at once.

    Args:
        library: the exercises that all of them could use.
    """

    def __init__(self, library: ExerciseLibrary) -> None:
        self._library = library
        self._folders: dict[Path, FolderStamp] = {}
        self._exercises: dict[Path, tuple[FolderStamp, ...]] = {}

    def of(self, routine: Path) -> Stamp:
        """The stamp of a routine's file."""
        if routine.parent not in self._exercises:
            folders = self._library.with_folder_beside(routine).folders
            self._exercises[routine.parent] = tuple(map(self._of_folder, folders))
        return _file_stamp(routine), self._exercises[routine.parent]

    def _of_folder(self, folder: Path) -> FolderStamp:
        if folder not in self._folders:
            self._folders[folder] = _folder_stamp(folder)
        return self._folders[folder]


def _file_stamp(path: Path) -> FileStamp:
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def _folder_stamp(folder: Path) -> FolderStamp:
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".toml"))  # noqa: PTH208 - names alone
    except OSError:
        return ()
    return tuple((name, _file_stamp(folder / name)) for name in names)
