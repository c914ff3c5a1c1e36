"""The journal's file: kept whole on a disk that may fill up, refuse, or lose it under way.

All that is in it is kept in memory as well. What the disk refuses is tried again, and a file or a
folder that has gone, or was replaced by another program, is made anew with everything in it.
"""

import errno
import os
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from io import FileIO
from pathlib import Path

from hipflow.storage.journal_path import (
    LOOK_S,
    Identity,
    begins_with,
    identity_of,
    keep_beside,
    lock_of,
    make_room,
    remove,
)
from hipflow.system.file_lock import HeldError
from hipflow.system.files import (
    identity,
    make_folder,
    open_to_append,
    os_error_text,
    prove_written,
    read_part,
    sync_folder,
    until_proven,
)
from hipflow.system.open_file import read_plain

LARGEST_BYTES = 16 * 1024 * 1024
"""No journal is larger: twelve hours with a cue each second take a fifth."""

RETRY_MS = 5_000
"""A disk that has refused is left alone for so much of the session."""

OTHER_PLAYING = "Another hipflow is playing too. If this one breaks off, it is lost."
"""The notice for the second of two programs that play at once."""


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
        self._proven = 0
        self._damaged_rest = b""
        self._lock = lock_of(path)
        self._file: FileIO | None = None
        self._mine: Identity = None
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
        while self._new:
            self._content += self._new.popleft()
        nothing_new = at_ms is not None and self._on_disk == len(self._content)
        if self._over or not self._content or nothing_new or self._waits_to_retry(at_ms):
            return
        try:
            self._write_rest(self._opened())
        except OSError as error:
            self._refused_ms = at_ms or self._refused_ms or 0
            self._refused(error)
        else:
            self._refused_ms, self.problem = None, ""

    def sync(self) -> None:
        """See that what is written outlasts a power cut, in the file that has its name by now.

        Where more is to be written already it is done once after that. Never fails; see
        :attr:`problem`.
        """
        if self._file is None or self._new:
            return
        try:
            until_proven(self._prove)
        except OSError as error:
            self._refused(error)

    def resume(self, valid_bytes: int, is_the_same: Callable[[], bool]) -> bool:
        """Write on in a file; false where another program has had it since.

        Args:
            valid_bytes: how many bytes stay, from its start; the others are kept beside.
            is_the_same: checks that it still holds what it did.
        """
        try:
            self._lock.take(LOOK_S)
            content = read_plain(self.path, LARGEST_BYTES) if is_the_same() else None
        except OSError:  # a lock that is held is one, too
            content = None
        if content is None:
            self._lock.release()
            return False
        self._mine = identity_of(self.path)
        self._on_disk = valid_bytes
        self._content += content[:valid_bytes]
        if not self._content.endswith(b"\n"):  # whole, but for its line break
            self._content += b"\n"
        self._damaged_rest = content[valid_bytes:]
        self.write(None)
        return True

    def remove(self) -> bool:
        """Remove the file: the history has the session. Returns whether nothing of it is left.

        What is left is read once more at the next start, and does no harm.
        """
        self._close_file(over=True)
        try:
            gone = self._mine is None
            if not gone and begins_with(self._content, self.path):
                remove(self.path)
                gone = True
        except OSError:
            gone = False
        finally:
            self._lock.release()
        return gone

    def close(self) -> None:
        """Let go of the file, which stays; what was refused before is tried once more."""
        self.write(None)
        if self._proven < self._on_disk:
            self.sync()
        self._close_file(over=True)
        self._lock.release()

    def _waits_to_retry(self, at_ms: int | None) -> bool:
        since_ms = self._refused_ms
        return since_ms is not None and at_ms is not None and at_ms - since_ms < RETRY_MS

    def _is_in_place(self) -> bool:
        """Whether the file that is open is still the one with this name, whole."""
        try:
            there = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:  # its folder is closed to us now; what is open can be written
            return True
        return identity(there) == self._mine and there.st_size >= self._on_disk

    def _prove(self) -> None:
        file = self._opened()
        self._write_rest(file)
        new = bytes(self._content[self._proven : self._on_disk])
        try:
            prove_written(file, self.path, new)
        except OSError as error:
            self._close_file()
            if error.errno == errno.ESTALE:  # it may be the same file, with another's words
                self._on_disk = self._proven = 0
            raise
        self._proven = self._on_disk
        if not self._is_named:
            sync_folder(self.path.parent)
            self._is_named = True

    def _opened(self) -> FileIO:
        """The file; opened where it is ours, else made anew with everything still to be written."""
        if self._file is not None and self._is_in_place():
            return self._file
        self._close_file()
        make_folder(self.path.parent)
        self._lock.take(LOOK_S)
        file = open_to_append(self.path)
        try:
            ours = self._ours_in(file)
            if ours is None:
                file.close()
                self.path = make_room(self.path, self._mine, self._lock)
                file = open_to_append(self.path)
                ours = self._ours_in(file)
            if self._damaged_rest:  # before it is written over
                keep_beside(self.path, self._damaged_rest)
                self._damaged_rest = b""
            self._take_on(file, ours)
        except OSError:
            file.close()
            raise
        self._file = file
        return file

    def _ours_in(self, file: FileIO) -> int | None:
        """How many bytes of ours a file begins with; ``None`` where it is another's."""
        status = os.fstat(file.fileno())
        is_mine = identity(status) == self._mine and status.st_ino != 0
        if is_mine and status.st_size >= self._on_disk:
            return self._on_disk
        if status.st_size <= len(self._content):  # else it has more than we ever had
            there = read_part(file, 0, status.st_size)
            if self._content.startswith(there):  # cut short, or an older copy
                return len(there)
        return 0 if is_mine else None

    def _take_on(self, file: FileIO, ours: int | None) -> None:
        """Write on in a file behind what is ours in it."""
        if ours is None:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(self.path))
        status = os.fstat(file.fileno())
        if identity(status) != self._mine or ours < self._on_disk:
            self._is_named, self._proven = False, 0
        self._mine, self._on_disk = identity(status), ours
        if status.st_size > ours:
            file.truncate(ours)

    def _write_rest(self, file: FileIO) -> None:
        with memoryview(self._content) as content:
            while self._on_disk < len(content):
                self._on_disk += file.write(content[self._on_disk :])

    def _close_file(self, *, over: bool = False) -> None:
        self._over = self._over or over
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # what the disk has refused is tried once more, in vain
                file.close()

    def _refused(self, error: OSError) -> None:
        """Say what is wrong; another program may have gone, and the disk be well, before long."""
        self._close_file()
        if isinstance(error, HeldError):
            self.problem = OTHER_PLAYING
            return
        # Short: it stands beside the numbers as long as it lasts.
        self.problem = f"Not being saved just now: {os_error_text(error)}. It is tried again."
