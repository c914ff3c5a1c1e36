"""The folder rendered speech is kept in, and which of the files there are ours.

It lies below the one that is given, which may be anybody's: its mode is left alone, and so is all
that is in it. Nothing is read, written or removed through a link.
"""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from hipflow.system.files import FOLDER_MODE, make_folder
from hipflow.system.open_file import see_plain

SENTENCE = re.compile(r"[0-9a-f]{40}\.wav")
"""The name of a sentence."""

SUFFIXES = (".wav", ".aiff", ".part", ".now")
"""How the names of what a process has half-made end; they begin with its number."""

HALF_MADE = re.compile(rf"\.[1-9][0-9]{{0,9}}(?:{'|'.join(map(re.escape, SUFFIXES))})")

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def folder_below(given: Path) -> Path:
    """The folder of the sentences, below the cache folder that is given."""
    return given / "sentences"


def make_folder_below(given: Path) -> Path:
    """Make that folder for this user alone, or find the one that was made before.

    Raises:
        OSError: it cannot be made, or what has its name is a link, or others may write there.
    """
    folder = folder_below(given)
    make_folder(given)
    try:
        folder.mkdir(mode=FOLDER_MODE)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode):
            raise
        if os.name == "posix" and (
            found.st_uid != os.geteuid() or found.st_mode & _OTHERS_MAY_WRITE
        ):
            raise PermissionError(errno.EPERM, "others may write there", str(folder)) from None
    return folder


def ours(folder: Path, name: re.Pattern[str]) -> Iterator[tuple[Path, os.stat_result]]:
    """The plain files in a folder whose names match a pattern, with their `os.stat`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if name.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):  # another process has removed it
                    yield Path(entry.path), entry.stat(follow_symlinks=False)


def half_made(folder: Path, pid: int) -> Path:
    """The name, without suffix, of the unfinished files of a process."""
    return folder / f".{pid}"


def remove_half_made(folder: Path, pid: int) -> None:
    """Remove the unfinished files of a process."""
    for suffix in SUFFIXES:
        remove(half_made(folder, pid).with_suffix(suffix))


def remove(path: Path) -> None:
    """Remove a plain file; one that stays, as another process may hold it, does no harm."""
    with contextlib.suppress(OSError):
        see_plain(path, path.lstat())
        path.unlink()
