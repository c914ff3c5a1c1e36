"""Writes the app's own files: readable by their owner alone, whole or not at all.

Sessions and pain ratings are health data, so files are created 0600 and folders 0700. What stands
already keeps the mode its owner gave it.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import TypeVar

from hipflow.system.errors import StorageError
from hipflow.system.open_file import NotPlainError, guarded, see_plain_or_none
from hipflow.system.safe_text import safe_line

FILE_MODE = 0o600
FOLDER_MODE = 0o700
SHARED_FILE_MODE = 0o666
"""Of files a person takes along; the system takes off what the person's own rule says."""

REPLACED_AT_MOST, REPLACED_PAUSE_S = 5, 0.05
"""So often a file that was replaced is written again, so long after the last time: a program that
syncs may take a file away a moment before it puts another there."""

_NAME_CHARACTERS = 40

_UNKNOWN = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
"""What a disk answers that cannot do what it is asked for."""

T = TypeVar("T")


def _full_sync() -> Callable[[int], object] | None:
    """What macOS has in place of :func:`os.fsync`; ``None`` elsewhere."""
    with contextlib.suppress(ImportError):
        import fcntl  # noqa: PLC0415 - not on every system

        if (command := getattr(fcntl, "F_FULLFSYNC", None)) is not None:
            return lambda descriptor: fcntl.fcntl(descriptor, command)
    return None


_FULL_SYNC = _full_sync()

_REASONS_AND_REMEDIES = {
    errno.ENOSPC: ("the disk is full", "Free some space on it."),
    errno.EDQUOT: ("your share of the disk is full", "Delete something you no longer need."),
    errno.EROFS: ("the disk can only be read", "Choose a place that can be written to."),
    errno.EACCES: ("it is not allowed", "Check who owns the file and its folder."),
    errno.EPERM: ("it is not allowed", "Check who owns the file and its folder."),
    errno.EEXIST: ("a file stands where the folder should be", "Move that file away."),
    errno.EISDIR: ("a folder stands where the file should be", "Move that folder away."),
    errno.ENOTDIR: ("part of its path is not a folder", "Check the path."),
    errno.ENOENT: ("its folder is not there", "Make the folder first, or choose another place."),
    errno.ENAMETOOLONG: ("its path is too long", "Choose a shorter one."),
    errno.ESTALE: (
        "another program keeps replacing it",
        "If a program syncs its folder, pause that for a moment.",
    ),
}
"""What the system's commonest refusals mean, and what helps, in words for a person."""


def refusal(what: str, path: Path, error: OSError) -> StorageError:
    """The error that tells a person what the disk refused.

    Args:
        what: what could not be done, as a sentence's start: ``"The session could not be saved"``.
        path: the file it is about.
        error: what the system said.
    """
    why, remedy = _reason_and_remedy(error)
    return StorageError(f"{what}: {why}.\nThe file is {safe_line(str(path))}\n{remedy}")


def os_error_text(error: OSError) -> str:
    """What the system said, in words for a person."""
    return _reason_and_remedy(error)[0]


def _reason_and_remedy(error: OSError) -> tuple[str, str]:
    if isinstance(error, NotPlainError):
        return ("it is no plain file", "Choose another file.")
    said = safe_line(error.strerror or "the system refused")
    return _REASONS_AND_REMEDIES.get(error.errno or 0, (said, "Check the disk."))


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner alone.

    Raises:
        OSError: the system refuses, or the name belongs to something else.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:  # a drive that is missing has nothing above it
        make_folder(folder.parent)
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)


def open_to_append(path: Path) -> FileIO:
    """Open a file to read it and to add at its end, unbuffered; a new one is its owner's alone.

    Raises:
        OSError: the system refuses, or the name belongs to something else than a plain file.
    """
    see_plain_or_none(path)
    return guarded(path, "a+", permission=FILE_MODE)


def open_new(path: Path, mode: int = FILE_MODE) -> "BufferedWriter[FileIO]":
    """Open a file to write that is not there yet.

    Raises:
        FileExistsError: something has that name already, be it a link that leads nowhere.
        OSError: the system refuses.
    """
    file = FileIO(path, "xb", opener=lambda name, flags: os.open(name, flags, mode))
    return BufferedWriter(file)


def prove_written(file: FileIO, path: Path, written: bytes) -> None:
    """Prove that what was written last is on disk, in the file that has this name now.

    Another file may have that name since this one was opened: a program that syncs puts there what
    another computer has, or takes the file away, or writes it anew.

    Args:
        file: what was written to, as :func:`open_to_append` opens it.
        path: the name people and programs know it by.
        written: the bytes that were written last.

    Raises:
        OSError: ``ESTALE`` where it is not there and must be written again (see
            :func:`until_proven`); others where the disk refuses.
    """
    start = file.tell() - len(written)
    _sync(file.fileno())
    try:
        with guarded(path, "r+") as named:
            is_there = read_part(named, start, len(written)) == written
            if is_there and not is_named(file.fileno(), path):
                _sync(named.fileno())  # a copy that has it, too
    except FileNotFoundError:
        is_there = False
    if not is_there:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(path))


def until_proven(write: Callable[[], T]) -> T:
    """Do a write that proves itself; repeats it `REPLACED_AT_MOST` times if it has to.

    Raises:
        OSError: as what is done does; ``ESTALE`` where it was replaced each time.
    """
    for _ in range(REPLACED_AT_MOST):
        try:
            return write()
        except OSError as error:
            if error.errno != errno.ESTALE:
                raise
        time.sleep(REPLACED_PAUSE_S)
    return write()


def read_part(file: FileIO, start: int, size: int) -> bytes:
    """Up to ``size`` bytes of a file from a position on."""
    with open(file.fileno(), "rb", closefd=False) as buffered:
        buffered.seek(start)
        return buffered.read(size)


def identity(status: os.stat_result) -> tuple[int, int]:
    """The numbers by which the system tells a file from all others, whatever its name."""
    return (status.st_dev, status.st_ino)


def is_named(descriptor: int, path: Path) -> bool:
    """Whether a file that is open is the one with this name now.

    Some disks do not number their files on Windows: whatever has the name is taken for it there.
    """
    try:
        there = path.stat()
    except OSError:
        return False
    return not there.st_ino or identity(there) == identity(os.fstat(descriptor))


def _sync(descriptor: int) -> None:
    """Ask the disk to be sure of a file; one that cannot be asked has done what it can.

    On macOS a disk may still keep what it was given in a memory of its own: it is asked to empty
    that as well, where it can be.
    """
    try:
        if _FULL_SYNC is not None:
            with contextlib.suppress(OSError):  # a network disk, for instance
                _FULL_SYNC(descriptor)
                return
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise


def sync_folder(folder: Path) -> None:
    """Ask the disk to remember the names in a folder, where the system can be asked that."""
    if os.name == "nt":  # a folder cannot be opened there; its names are kept with the file
        return
    with contextlib.suppress(OSError):  # some network disks refuse it; the file itself is synced
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _sync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def atomic_file(path: Path, mode: int = FILE_MODE) -> Iterator["BufferedWriter[FileIO]"]:
    """Open a new file that replaces the old one when the block ends without an error.

    A link is followed, so that a file kept elsewhere stays there. Nothing but a plain file is ever
    replaced.

    Raises:
        OSError: the system refuses; the old file is untouched, and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    see_plain_or_none(target)
    unfinished = target.with_name(f".{target.name[:_NAME_CHARACTERS]}.{os.urandom(4).hex()}")
    file = open_new(unfinished, mode)
    try:
        with file:
            yield file
            file.flush()
            _sync(file.fileno())
        replace_file(unfinished, target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def replace_file(made: Path, target: Path) -> None:
    """Put a file in the place of another, which on Windows somebody may be looking through.

    A program that searches files for harm or for words holds each new one for a moment.

    Raises:
        OSError: the system refuses.
    """
    for _ in range(REPLACED_AT_MOST if sys.platform == "win32" else 0):
        with contextlib.suppress(PermissionError):
            made.replace(target)
            return
        time.sleep(REPLACED_PAUSE_S)
    made.replace(target)


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file so that at every moment its name has either the old or the new one, whole.

    A link is followed, and folders that are missing are made.

    Raises:
        OSError: the system refuses; the old file is untouched.
    """
    make_folder(Path(os.path.realpath(path)).parent)
    with atomic_file(path) as file:
        file.write(content)


def move_to_backup(path: Path, as_what: str = "damaged") -> Path:
    """Move a file, such as one that cannot be understood, out of the way and say where.

    ``state.toml`` becomes ``state.damaged.toml``, or the first free of ``state.damaged-2.toml`` and
    so on: no earlier backup is written over.

    Args:
        path: the file.
        as_what: the word in its new name.

    Raises:
        OSError: the system refuses.
    """
    backup = free_name(path, as_what)
    path.rename(backup)
    return backup


def free_name(path: Path, as_what: str) -> Path:
    """The first name beside a file that nothing has yet, as :func:`move_to_backup` gives it."""
    number = 1
    while True:
        suffix = f".{as_what}" if number == 1 else f".{as_what}-{number}"
        backup = path.with_name(f"{path.stem}{suffix}{path.suffix}")
        if not os.path.lexists(backup):
            return backup
        number += 1
