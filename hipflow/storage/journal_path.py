"""The place of a journal: its lock, what stands beside it, and whose the file there is."""

import os
from contextlib import suppress
from pathlib import Path

from hipflow.system.file_lock import FileLock
from hipflow.system.files import free_name, identity, move_to_backup, open_to_append, prove_written
from hipflow.system.open_file import open_plain

LOOK_S = 0.2
"""How long to wait for a lock: a program that only searches for a session holds it a moment."""

WAITING = "waiting"
"""In the name of a journal whose session could not be brought into the history yet."""

Identity = tuple[int, int] | None
"""Which file it is, whatever its name; ``None`` where there is none."""


def lock_of(path: Path) -> FileLock:
    """The lock that is held while a session is written at ``path``, on whichever thread."""
    return FileLock(path.with_suffix(".lock"))


def waiting_files(path: Path) -> list[Path]:
    """Journals that were moved out of the way of the next session before the history took them."""
    begins = f"{path.stem}.{WAITING}"
    with suppress(OSError):
        return sorted(
            file
            for file in path.parent.iterdir()
            if file.suffix == path.suffix
            and file.stem.startswith(begins)
            and "." not in file.stem.removeprefix(begins)
        )
    return []


def begins_with(content: bytearray, path: Path) -> bool:
    """Whether a session's lines begin with all that a file has: it tells nothing more then.

    Raises:
        OSError: it cannot be read.
    """
    if not path.is_file():
        return False
    with open_plain(path) as file:
        there = file.read(min(os.fstat(file.fileno()).st_size, len(content) + 1))
    return content.startswith(there)


def remove(path: Path) -> None:
    """Remove a journal whose session is kept; where its folder forbids that, empty it.

    Raises:
        OSError: the system refuses both.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError:
        os.truncate(path, 0)


def keep_beside(path: Path, torn: bytes) -> None:
    """Keep what could not be understood of a journal in a file beside it.

    Raises:
        OSError: the system refuses.
    """
    damaged, line = path.with_name(f"{path.stem}.damaged{path.suffix}"), torn + b"\n"
    with open_to_append(damaged) as file:
        rest = memoryview(line)
        while rest:
            rest = rest[file.write(rest) :]
        prove_written(file, damaged, line)


def make_room(path: Path, mine: Identity, lock: FileLock) -> Path:
    """See that no session is written over that another program has there; where ours goes then.

    On a disk that knows no locks it is being played, too, and has moved ours: that one is
    written on, since to make room there again would never end.

    Args:
        path: the journal.
        mine: the file that was written before, if any.
        lock: the journal's, taken.

    Raises:
        OSError: the system refuses.
    """
    if mine is None or lock.keeps_others_out:
        move_to_backup(path, WAITING)
        return path
    ours = (file for file in waiting_files(path) if identity_of(file) == mine)
    return next(ours, None) or free_name(path, WAITING)


def identity_of(path: Path) -> Identity:
    """Which file has this name now, if any."""
    try:
        return identity(path.stat())
    except OSError:
        return None
