"""Copies a routine from a file into the person's own routines, with its pictures and exercises."""

import re
import shutil
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from hipflow.library.catalog import Catalog, LoadedRoutine
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.resolve.pictures import (
    MAX_PICTURE_BYTES,
    WINDOWS_DEVICE_NAMES,
    picture_path,
)
from hipflow.routine.toml.source import read_source
from hipflow.system.errors import StorageError
from hipflow.system.files import atomic_file, refusal, write_atomic
from hipflow.system.open_file import open_plain, read_plain
from hipflow.system.safe_text import printable, safe

MAX_PICTURES_BYTES = 40 * 1024 * 1024
"""All pictures of one routine together; those beyond are left where they are."""

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
"""Only such files are copied as pictures: what comes along must not pass for a routine."""

_LONGEST_NAME = 50


class ImportResult(Struct, frozen=True, kw_only=True):
    """The routine that was added, and which files were written, moved or left out.

    Attributes:
        loaded: the routine as it now is among the person's own.
        written_files: the files that were written; none when all of them were there before.
        backups: where the old files were kept that had to make room.
        left_out: pictures that were not copied: missing, too big, or no pictures.
        own_exercises: ids of exercises it will take from the person's routines' ``library`` folder,
            where an earlier routine brought them, and not from where it took them so far.
        hides_shipped: whether a shipped routine of the same name is hidden from now on.
    """

    loaded: LoadedRoutine
    written_files: tuple[Path, ...]
    backups: tuple[Path, ...]
    left_out: tuple[str, ...]
    own_exercises: tuple[str, ...]
    hides_shipped: bool

    @property
    def name(self) -> str:
        """The name the routine is played by."""
        return self.loaded.path.stem


def add_routine(source: Path, catalog: Catalog, *, replace: bool = False) -> ImportResult:
    """Copy a routine, its pictures, and the exercises of the ``library`` folder beside it.

    Everything goes into the person's routines folder, and only from the folder ``source`` lies in.
    The routine itself is written last, so that it is never there without the files it needs.

    Args:
        source: the routine's file.
        catalog: the routines at hand.
        replace: whether other files of the same names make room; they are kept as ``.bak``.

    Raises:
        UnreadableError: the file, or an exercise it uses, cannot be read as text.
        RoutineError: it has mistakes; nothing is copied.
        StorageError: other files of the same names stand there, or the disk refuses.
    """
    catalog.load(source)
    parts = _RoutineFiles(source)
    folder = catalog.own_routines
    routine_file = folder / f"{safe_name(source.stem)}.toml"
    contents = {folder / name: content for name, content in parts.files.items()}
    contents[routine_file] = read_source(source)
    try:
        missing, others = _missing_and_different(contents)
        if others and not replace:
            raise StorageError(_conflict_text(others[-1], source))
        backups = tuple(_back_up(path) for path in others)
        written_files = _write(contents, (*missing, *others))
    except OSError as error:
        raise refusal("The routine could not be added", routine_file, error) from error
    return ImportResult(
        loaded=catalog.load(routine_file),
        written_files=written_files,
        backups=backups,
        left_out=tuple(parts.left_out),
        own_exercises=tuple(_existing(parts.from_elsewhere, folder / "library")),
        hides_shipped=(catalog.shipped_routines / routine_file.name).is_file(),
    )


def safe_name(stem: str) -> str:
    """A file's name that can be typed and stands on any disk: ``Hip, week 2`` is ``hip-week-2``."""
    plain = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", printable(stem)).lower())
    name = plain[:_LONGEST_NAME].strip("-") or "routine"
    return f"{name}-routine" if WINDOWS_DEVICE_NAMES.fullmatch(name) else name


class _RoutineFiles:
    """What a routine needs from its own folder: contents by their path within it."""

    def __init__(self, source: Path) -> None:
        self.files: dict[Path, bytes] = {}
        self.left_out: list[str] = []
        self.from_elsewhere: list[str] = []
        self._picture_bytes = 0
        self._beside = ExerciseLibrary((source.parent / "library",))
        for table in _data(source).get("exercise", ()):
            self._take(table, source.parent, Path())

    def _take(self, table: Mapping[str, Any], folder: Path, within: Path) -> None:
        for picture in _named(table, "image"):
            self._take_picture(picture, folder, within)
        for exercise_id in _named(table, "use"):
            self._take_exercise(exercise_id)

    def _take_exercise(self, exercise_id: str) -> None:
        name = Path("library", f"{exercise_id}.toml")
        found = self._beside.find(exercise_id)
        if found is None:
            self.from_elsewhere.append(exercise_id)
            return
        if name in self.files:
            return
        self.files[name] = read_source(found.path)
        self._take(_data(found.path), found.path.parent, name.parent)

    def _take_picture(self, picture: str, folder: Path, within: Path) -> None:
        if within / picture in self.files:
            return
        path = picture_path(folder, picture)
        if (
            path is None
            or path.suffix.lower() not in PICTURE_SUFFIXES
            or Path(picture).suffix.lower() not in PICTURE_SUFFIXES
        ):
            self.left_out.append(picture)
            return
        content = read_plain(path, MAX_PICTURE_BYTES + 1)
        most = min(MAX_PICTURE_BYTES, MAX_PICTURES_BYTES - self._picture_bytes)
        if len(content) > most:
            self.left_out.append(picture)
            return
        self._picture_bytes += len(content)
        self.files[within / picture] = content


def _data(path: Path) -> dict[str, Any]:
    """The tables of a file that was found to be right."""
    return tomllib.loads(read_source(path).decode("utf-8-sig"))


def _named(table: Mapping[str, Any], key: str) -> Iterator[str]:
    """What a table and its levels name under a key; a level that is one word names an exercise."""
    if isinstance(table.get(key), str):
        yield table[key]
    for level in ("easier", "harder"):
        value = table.get(level)
        if isinstance(value, str) and key == "use":
            yield value
        elif isinstance(value, Mapping):
            yield from _named(value, key)


def _existing(exercise_ids: Iterable[str], library: Path) -> Iterator[str]:
    """Those that have a file in a folder."""
    return (name for name in exercise_ids if (library / f"{name}.toml").is_file())


def _missing_and_different(contents: Mapping[Path, bytes]) -> tuple[list[Path], list[Path]]:
    """The files that are not there, and those that say something else."""
    missing = [path for path in contents if not path.exists()]
    there = [path for path in contents if path not in missing]
    return missing, [path for path in there if not _says(path, contents[path])]


def _says(path: Path, content: bytes) -> bool:
    return read_plain(path, len(content) + 1) == content


def _back_up(path: Path) -> Path:
    number = 1
    while True:
        old = path.with_name(f"{path.name}.bak" + ("" if number == 1 else f"-{number}"))
        if not old.exists():
            with open_plain(path) as file, atomic_file(old) as backup:
                shutil.copyfileobj(file, backup)
            return old
        number += 1


def _write(contents: Mapping[Path, bytes], chosen: tuple[Path, ...]) -> tuple[Path, ...]:
    """Write the chosen files in the order of their contents; none stays when one fails."""
    ordered = tuple(path for path in contents if path in chosen)
    new = [path for path in ordered if not path.exists()]
    try:
        for path in ordered:
            write_atomic(path, contents[path])
    except OSError:
        for path in new:
            path.unlink(missing_ok=True)
        raise
    return ordered


def _as_typed(path: Path) -> str:
    """A path as it can be copied into a command."""
    text = safe(str(path))
    return text if re.fullmatch(r"[\w./\\:~-]+", text) else f'"{text}"'


def _conflict_text(path: Path, source: Path) -> str:
    return (
        f"{path.name} is there already and says something else. Nothing was changed.\n"
        f"The file is {path}\n"
        f"To put the new one in its place: hipflow add {_as_typed(source)} --replace"
        " (the old one is kept beside it).\n"
        "Or give the new file another name, and add it again."
    )
