"""Copies a routine from a file into the person's own routines, with its pictures and exercises.

Each has a folder of its name to itself, ``routines/NAME/NAME.toml``, with its exercises and its
pictures: two routines that came with an exercise of one id are both played as they were written.
Those of the first release lie side by side and share one folder of exercises; they are left where
they are, and what they share is never written to.
"""

import os
import re
import shutil
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from hipflow.library.catalog import Catalog, LoadedRoutine
from hipflow.library.routine_changes import routine_changes
from hipflow.routine.check.exercise_library import LIBRARY_FOLDER, ExerciseLibrary
from hipflow.routine.resolve.pictures import (
    MAX_PICTURE_BYTES,
    WINDOWS_DEVICE_NAMES,
    picture_path,
)
from hipflow.routine.toml.source import read_source
from hipflow.system.errors import RoutineError, StorageError, UnreadableError
from hipflow.system.files import make_folder, refusal, sync_folder, write_atomic
from hipflow.system.open_file import read_plain
from hipflow.system.safe_text import printable, safe

MAX_PICTURES_BYTES = 40 * 1024 * 1024
"""All pictures of one routine together; those beyond are left where they are."""

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
"""Only such files are copied as pictures: what comes along must not pass for a routine."""

_LONGEST_NAME = 50


Agree = Callable[[tuple[str, ...]], bool]
"""Given what would change, a sentence each; returns whether it may."""

_CANNOT_PLAY = "The one that is there now has mistakes and cannot be played."
_FILES_ONLY = "It is played as before; only notes or pictures in its files change."


class ImportResult(Struct, frozen=True, kw_only=True):
    """The routine that was added, and which files were written, moved or left out.

    Attributes:
        loaded: the routine as it now is among the person's own.
        written_files: the files that were written; none when all of them were there before.
        backup: where the old routine was kept that had to make room, a folder or a file.
        left_out: pictures that were not copied: missing, too big, or no pictures.
        own_exercises: ids of exercises that the sender did not send, and that the person has in
            place of the shipped ones.
        hides_shipped: whether a shipped routine of the same name is hidden from now on.
    """

    loaded: LoadedRoutine
    written_files: tuple[Path, ...]
    backup: Path | None
    left_out: tuple[str, ...]
    own_exercises: tuple[str, ...]
    hides_shipped: bool

    @property
    def name(self) -> str:
        """The name the routine is played by."""
        return self.loaded.path.stem


def _never(_changes: tuple[str, ...]) -> bool:
    """Nobody is asked, so nothing changes."""
    return False


def add_routine(source: Path, catalog: Catalog, *, agree: Agree = _never) -> ImportResult:
    """Copy a routine, its pictures, and the exercises of the ``library`` folder beside it.

    Everything goes into a folder of its own among the person's routines, and only from the folder
    ``source`` lies in. The folder appears when it is complete.

    Args:
        source: the routine's file.
        catalog: the routines at hand.
        agree: asked where the person has another routine of this name, which would make room; it is
            kept beside the new one as ``.bak``.

    Raises:
        UnreadableError: the file, or an exercise it uses, cannot be read as text.
        RoutineError: it has mistakes; nothing is copied.
        StorageError: another stands there and may not be replaced, or the disk refuses.
    """
    new = catalog.load(source)
    parts = _RoutineFiles(source)
    name = safe_name(source.stem)
    folder = catalog.own_routines / name
    old = catalog.own_file(name)
    contents = {**parts.files, Path(f"{name}.toml"): read_source(source)}
    backup, written_files = None, tuple(contents)
    try:
        changes = _changes(old, new, contents, catalog)
        if old is not None and not changes:
            written_files = ()
        elif old is not None and not agree(changes):
            raise StorageError(_conflict_text(old, source, changes))
        else:
            backup = _put(folder, contents, old)
    except OSError as error:
        raise refusal("The routine could not be added", folder, error) from error
    return ImportResult(
        loaded=catalog.load(name),
        written_files=tuple(folder / path for path in written_files),
        backup=backup,
        left_out=tuple(parts.left_out),
        own_exercises=tuple(_existing(parts.from_elsewhere, catalog.own_library)),
        hides_shipped=(catalog.shipped_routines / f"{name}.toml").is_file(),
    )


def safe_name(stem: str) -> str:
    """A file's name that can be typed and stands on any disk: ``Hip, week 2`` is ``hip-week-2``."""
    plain = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", printable(stem)).lower())
    name = plain[:_LONGEST_NAME].strip("-") or "routine"
    is_taken = name == LIBRARY_FOLDER or WINDOWS_DEVICE_NAMES.fullmatch(name)
    return f"{name}-routine" if is_taken else name


class _RoutineFiles:
    """What a routine needs from its own folder: contents by their path within it."""

    def __init__(self, source: Path) -> None:
        self.files: dict[Path, bytes] = {}
        self.left_out: list[str] = []
        self.from_elsewhere: list[str] = []
        self._picture_bytes = 0
        self._beside = ExerciseLibrary((source.parent / LIBRARY_FOLDER,))
        for table in _data(source).get("exercise", ()):
            self._take(table, source.parent, Path())

    def _take(self, table: Mapping[str, Any], folder: Path, within: Path) -> None:
        for picture in _named(table, "image"):
            self._take_picture(picture, folder, within)
        for exercise_id in _named(table, "use"):
            self._take_exercise(exercise_id)

    def _take_exercise(self, exercise_id: str) -> None:
        name = Path(LIBRARY_FOLDER, f"{exercise_id}.toml")
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


def _says(path: Path, content: bytes) -> bool:
    try:
        return read_plain(path, len(content) + 1) == content
    except FileNotFoundError:
        return False


def _changes(
    old: Path | None, new: LoadedRoutine, contents: Mapping[Path, bytes], catalog: Catalog
) -> tuple[str, ...]:
    """What changes for whoever has the old routine, a sentence each; nothing where all is there."""
    if old is None:
        return ()
    try:
        changes = routine_changes(catalog.load(old).routine, new.routine)
    except (RoutineError, UnreadableError):
        return (_CANNOT_PLAY,)
    is_there = all(_says(old.parent / path, content) for path, content in contents.items())
    return changes or (() if is_there else (_FILES_ONLY,))


def _put(folder: Path, contents: Mapping[Path, bytes], old: Path | None) -> Path | None:
    """Put a routine's folder in its place, and what was there aside; all of it or nothing.

    Returns:
        Where the old routine is now.
    """
    if folder.exists() and (old is None or old.parent != folder):
        raise StorageError(
            f"Something else has the name {folder.name} among your routines. Nothing was changed.\n"
            f"It is {safe(str(folder))}\nGive the new file another name, and add it again."
        )
    make_folder(folder.parent)
    unfinished = folder.with_name(f".{folder.name}.{os.urandom(4).hex()}")
    backup = None
    try:
        for path, content in contents.items():
            write_atomic(unfinished / path, content)
        if old is not None:
            backup = _set_aside(folder if old.parent == folder else old)
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        if old is not None and backup is not None:
            backup.rename(folder if old.parent == folder else old)
        raise
    sync_folder(folder.parent)
    return backup


def _set_aside(old: Path) -> Path:
    number = 1
    while True:
        backup = old.with_name(f"{old.name}.bak" + ("" if number == 1 else f"-{number}"))
        if not os.path.lexists(backup):
            return old.rename(backup)
        number += 1


def _as_typed(path: Path) -> str:
    """A path as it can be copied into a command."""
    text = safe(str(path))
    return text if re.fullmatch(r"[\w./\\:~-]+", text) else f'"{text}"'


def _conflict_text(old: Path, source: Path, changes: Iterable[str]) -> str:
    listed = "\n".join(f"  {change}" for change in changes)
    return (
        f"You have another routine called {old.stem} already. Nothing was changed.\n"
        f"This would change:\n{listed}\n"
        f"To put the new one in its place: hipflow add {_as_typed(source)} --replace"
        " (the old one is kept beside it).\n"
        "To have both, give the new file another name, and add it again."
    )
