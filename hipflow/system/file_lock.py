"""A lock that one program at a time can hold, so that two do not write one file at once.

Some network disks, and some that a program makes up, know no locks: asked for one they answer
ENOLCK, EOPNOTSUPP, EINVAL, EIO or ENOSYS. Nobody is kept out there, and nobody is kept from
writing either: only a lock that another program holds stops anyone.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from hipflow.system.files import FILE_MODE, is_named

POLL_S = 0.02
"""How long before a lock that is held is asked for again."""

# Through a link another file would be locked; not every system has the flag.
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class HeldError(OSError):
    """Raised where another program holds the lock."""


class FileLock:
    """The lock of a file, or of several. Whichever thread takes it, any may let go of it.

    Args:
        path: a file of the lock's own. It stays, so that all who come wait for the same one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def keeps_others_out(self) -> bool:
        """Whether others have to wait: the lock is taken, and the disk knows locks."""
        return self._descriptor is not None

    def take(self, wait_s: float) -> None:
        """Take the lock. A disk that knows none, or refuses its file, is used without.

        A lock held already is taken anew if its file was removed, as with its folder.

        Raises:
            HeldError: another program holds it all that time.
        """
        if self._descriptor is not None and is_named(self._descriptor, self._path):
            return
        self.release()
        waits = round(wait_s / POLL_S)
        while self._is_held():
            if waits <= 0:
                raise HeldError(f"another program holds {self._path}")
            waits -= 1
            time.sleep(POLL_S)

    def release(self) -> None:
        """Release the lock; does nothing if it is not held. Never fails."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):  # closed, it is free whatever the disk says
                _unlock(descriptor)
            with suppress(OSError):
                os.close(descriptor)

    def _is_held(self) -> bool:
        """Take it, if it can be had at all; whether another program holds it."""
        for last in (False, False, True):
            try:
                descriptor = os.open(self._path, _FLAGS, FILE_MODE)
            except OSError:
                return False
            try:
                _lock(descriptor)
            except OSError as error:
                os.close(descriptor)
                return _says_held(error, self._path.parent)
            # A new file of this name may be locked by another; some disks number none reliably.
            if last or is_named(descriptor, self._path):
                self._descriptor = descriptor
                break
            os.close(descriptor)
        return False


def knows_locks(folder: Path) -> bool | None:
    """Whether files in a folder can be locked; ``None`` where that cannot be tried.

    It is tried with a file that is gone at once.
    """
    import tempfile  # noqa: PLC0415 - hardly ever needed, and it takes others along

    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            try:
                _lock(file.fileno())
            except OSError:
                return False
    except OSError:
        return None
    return True


def _says_held(error: OSError, folder: Path) -> bool:
    """Whether an answer means that another program holds the lock.

    EACCES does on SMB disks and on Windows, but a system may also forbid locks that way. Whether
    a file that nobody else has can be locked shows which it is.
    """
    if isinstance(error, PermissionError):
        return sys.platform == "win32" or knows_locks(folder) is True
    return isinstance(error, BlockingIOError)
