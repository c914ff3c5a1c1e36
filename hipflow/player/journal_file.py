"""The journal's file: kept whole on a disk that may fill up, refuse, or lose it under way.

All that is in it is kept in memory as well. What the disk refuses is tried again, and a file or a
folder that has gone is made anew with everything in it.
"""

import os
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from io import FileIO
from pathlib import Path

from filelock import FileLock, Timeout

from hipflow.opening import read_plain
from hipflow.storing import make_folder, open_to_append, set_aside, sync_folder, why_refused

LARGEST_BYTES = 16 * 1024 * 1024
"""No journal is larger: twelve hours with a cue each second take a fifth."""

RETRY_MS = 5_000
"""A disk that has refused is left alone for so much of the session."""

OTHER_RUNS = "Another hipflow is playing too. If this one breaks off, it is lost."
"""What the second of two is told."""

_LOOK_S = 0.2
"""Whoever only looks whether a session was left has the lock for a moment; so long is waited."""

WAITING = "waiting"
"""In the name of a journal whose session could not be brought into the history yet."""


class JournalFile:
    """A file that lines are added to. One thread writes; any may :meth:`note` and read the problem.

    Args:
        path: the file; its folder is made when there is something to write.

    Attributes:
        problem: why what was noted is not on disk, for a person; empty when all is well.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem = ""
        self._new: deque[bytes] = deque()
        self._content = bytearray()
        self._on_disk = 0
        self._to_keep_beside = b""
        self._lock = lock_of(path)
        self._file: FileIO | None = None
        self._mine: _Identity = None
        self._is_named = False
        self._refused_ms: int | None = None
        self._over = False

    def note(self, line: bytes) -> None:
        """Have a line written with the next :meth:`write`."""
        if not self._over:
            self._new.append(line + b"\n")

    def write(self, at_ms: int | None) -> None:
        """Write what was noted, and what was refused before. Never fails; see :attr:`problem`.

        Args:
            at_ms: session time, so that a disk that refuses is not asked all the time; without it
                the disk is asked whatever it said before.
        """
        self._take_in()
        nothing_new = at_ms is not None and self._on_disk == len(self._content)
        if self._over or not self._content or nothing_new or self._leaves_alone(at_ms):
            return
        try:
            if self._file is None or not self._is_in_place():
                self._open()
            self._write_rest()
        except OSError as error:
            self._refused_ms = at_ms or self._refused_ms or 0
            self._refused(error)
        else:
            self._refused_ms, self.problem = None, ""

    def sync(self) -> None:
        """See that what is written outlasts a power cut. Never fails; see :attr:`problem`.

        Where more is to be written already it is done once after that.
        """
        if self._file is None or self._new:
            return
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            self._refused(error)
        else:
            if not self._is_named:
                sync_folder(self.path.parent)
                self._is_named = True

    def take_up(self, understood: int, is_the_same: Callable[[], bool]) -> bool:
        """Write on in a file; false where another program has had it since.

        Args:
            understood: how many bytes stay, from its start; the others are kept beside.
            is_the_same: looks whether it still says what it did.
        """
        try:
            take(self._lock)
            content = read_plain(self.path, LARGEST_BYTES) if is_the_same() else None
        except OSError:  # a lock that is held is one, too
            content = None
        if content is None:
            self._lock.release()
            return False
        self._mine = _identity(self.path)
        self._on_disk = understood
        self._content += content[:understood]
        if not self._content.endswith(b"\n"):  # whole, but for its line break
            self._content += b"\n"
        self._to_keep_beside = content[understood:]
        self.write(None)
        return True

    def remove(self) -> None:
        """The session stands in the history: the file goes."""
        self._let_go(over=True)
        with suppress(OSError):  # then it is read once more at the next start, and does no harm
            if self._mine is not None and _identity(self.path) == self._mine:
                remove(self.path)
        self._lock.release()

    def close(self) -> None:
        """Let go of the file, which stays; what was refused before is tried once more."""
        self.write(None)
        self._let_go(over=True)
        self._lock.release()

    def _take_in(self) -> None:
        while self._new:
            self._content += self._new.popleft()

    def _leaves_alone(self, at_ms: int | None) -> bool:
        since_ms = self._refused_ms
        return since_ms is not None and at_ms is not None and at_ms - since_ms < RETRY_MS

    def _is_in_place(self) -> bool:
        """Whether the file that is open is still the one with this name, whole."""
        try:
            there = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:  # it may not be looked at any more; what is open can be written
            return True
        return (there.st_dev, there.st_ino) == self._mine and there.st_size >= self._on_disk

    def _open(self) -> None:
        """Open the file where it is ours, else make it anew with everything still to be written."""
        self._let_go()
        make_folder(self.path.parent)
        if self._lock.is_locked and not Path(self._lock.lock_file).exists():
            self._lock.release()  # it went with its folder
        if not self._lock.is_locked:
            take(self._lock)
        if self._mine is None or _identity(self.path) != self._mine:
            _put_by(self.path)
        self._keep_beside()
        self._file = open_to_append(self.path)
        status = os.fstat(self._file.fileno())
        if (status.st_dev, status.st_ino) != self._mine or status.st_size < self._on_disk:
            self._on_disk, self._is_named = 0, False
        self._mine = (status.st_dev, status.st_ino)
        if status.st_size > self._on_disk:
            self._file.truncate(self._on_disk)

    def _keep_beside(self) -> None:
        """Keep what could not be understood, before it is written over."""
        if self._to_keep_beside:
            name = f"{self.path.stem}.damaged{self.path.suffix}"
            with open_to_append(self.path.with_name(name)) as aside:
                rest = memoryview(self._to_keep_beside + b"\n")
                while rest:
                    rest = rest[aside.write(rest) :]
            self._to_keep_beside = b""

    def _write_rest(self) -> None:
        if self._file is None:
            raise OSError("it is not open")
        with memoryview(self._content) as content:
            while self._on_disk < len(content):
                self._on_disk += self._file.write(content[self._on_disk :])

    def _let_go(self, *, over: bool = False) -> None:
        self._over = self._over or over
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # what the disk has refused is tried once more, in vain
                file.close()

    def _refused(self, error: OSError) -> None:
        """Say what is wrong; another program may have gone, and the disk be well, before long."""
        self._let_go()
        if isinstance(error, Timeout):
            self.problem = OTHER_RUNS
            return
        # Short: it stands beside the numbers as long as it lasts.
        self.problem = f"Not being saved just now: {why_refused(error)}. It is tried again."


_Identity = tuple[int, int] | None


def lock_of(path: Path) -> FileLock:
    """The lock that is held while a session is written at ``path``, on whichever thread."""
    return FileLock(path.with_suffix(".lock"), mode=0o600, thread_local=False)


def take(lock: FileLock) -> None:
    """Take the lock of a session.

    Raises:
        Timeout: another program has it, and is playing.
        OSError: the system refuses.
    """
    lock.acquire(timeout=_LOOK_S, poll_interval=_LOOK_S / 10)


def remove(path: Path) -> None:
    """Remove a journal whose session is kept; where its folder forbids that, empty it.

    Raises:
        OSError: the system refuses both.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError:
        os.truncate(path, 0)


def _identity(path: Path) -> _Identity:
    """Which file has this name now, if any."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino)


def _put_by(path: Path) -> None:
    """Never write over a session that could not be brought into the history yet."""
    if path.is_file() and path.stat().st_size:
        set_aside(path, WAITING)
