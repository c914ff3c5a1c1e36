"""Opens files whose names come from outside: plain files only, and without waiting.

A routine, a command line, a link or a folder that others write to may name anything. A pipe waits
for whoever writes into it, a device may act when it is merely opened, and neither has an end. And a
name may come to mean something else between a check and the opening: what was opened is checked
again.
"""

import errno
import os
import stat
from io import BufferedReader, FileIO
from pathlib import Path

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""A pipe is not waited for, and a terminal does not become this program's own."""

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class NotPlainError(OSError):
    """What has the name is neither a plain file nor a folder: a pipe, a device, a socket."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "it is no plain file", str(path))


def open_plain(path: Path, *, follow: bool = True) -> BufferedReader:
    """Open a plain file to read it.

    Args:
        path: the file.
        follow: whether a link is followed; without it a link is refused like a pipe.

    Raises:
        NotPlainError: it is something else.
        IsADirectoryError: it is a folder.
        OSError: the system refuses.
    """
    see_plain(path, path.stat(follow_symlinks=follow))
    return BufferedReader(guarded(path, "rb", flags=0 if follow else _NO_LINK))


def read_plain(path: Path, at_most: int, *, follow: bool = True) -> bytes:
    """The first bytes of a plain file; ask for one more than allowed to see that it is larger.

    Args:
        path: the file.
        at_most: how many bytes.
        follow: as for :func:`open_plain`.

    Raises:
        OSError: as :func:`open_plain`.
    """
    with open_plain(path, follow=follow) as file:
        content: bytes | None = file.read(at_most)
    if content is None:  # the system has files that look plain, and would have to be waited for
        raise NotPlainError(path)
    return content


def guarded(path: Path, mode: str, *, flags: int = 0, permission: int = 0o666) -> FileIO:
    """Open a file unbuffered, as :class:`io.FileIO` does, and make sure that it is a plain one.

    Call :func:`see_plain` before: some devices act when they are opened.

    Args:
        path: the file.
        mode: as for :class:`io.FileIO`.
        flags: of :func:`os.open`, beside those the mode asks for.
        permission: of a file that is made.

    Raises:
        OSError: as :func:`open_plain`.
    """
    more = flags | _WITHOUT_WAITING
    file = FileIO(path, mode, opener=lambda name, asked: os.open(name, asked | more, permission))
    try:
        see_plain(path, os.fstat(file.fileno()))
    except OSError:
        file.close()
        raise
    return file


def see_plain(path: Path, status: os.stat_result) -> None:
    """Refuse a path that is no plain file.

    Raises:
        IsADirectoryError: it is a folder.
        NotPlainError: it is something else.
    """
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise NotPlainError(path)


def see_plain_or_none(path: Path) -> None:
    """Refuse a path to write to that is no plain file; there may be no file yet.

    Raises:
        OSError: as :func:`see_plain`.
    """
    try:
        status = path.stat()
    except OSError:  # none, or the opening will say why not
        return
    see_plain(path, status)
