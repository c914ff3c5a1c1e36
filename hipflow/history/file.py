"""The history file: one line a session, only ever added to.

A line is one whole JSON object, so a write that is torn spoils the last line at most, and two files
are merged by writing one after the other.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from hipflow.errors import StorageError
from hipflow.history.blocks import BLOCK, lines_from_end, lines_of, unfinished_from
from hipflow.history.corrections import settle, standing
from hipflow.history.lines import (
    LONGEST_BYTES,
    HistoryRead,
    check_amendable,
    understand_line,
    understand_lines,
)
from hipflow.opening import open_plain
from hipflow.session.record import Amendment, SessionRecord
from hipflow.storing import FILE_MODE, make_folder, open_to_append, refusal, sync_folder

LOCK_WAIT_S = 5.0
"""How long to wait for another program that is writing; one line takes it a few milliseconds."""

_TOLD_EVERY = 50
"""Lines between two words on how much is read: about a millisecond."""

Told = Callable[[float], None]
"""Is told how much is done, 0 to 1."""

_NOT_SAVED = "The session could not be saved"
_NOT_READ = "The history could not be read"


def _untold(_share: float) -> None:
    """Nobody waits for it."""


class HistoryFile:
    """The history kept in one file. Several programs may use it at once; nothing is lost.

    Nothing is opened or made before the first call. A missing file is an empty history.
    """

    def __init__(self, path: Path, *, lock_wait_s: float = LOCK_WAIT_S) -> None:
        """The history at ``path``; wait at most ``lock_wait_s`` seconds for another writer."""
        self._path = path
        self._lock_wait_s = lock_wait_s

    @property
    def path(self) -> Path:
        """Where the history is kept."""
        return self._path

    @property
    def damaged_path(self) -> Path:
        """Where torn ends are set aside: ``history.damaged.jsonl`` for ``history.jsonl``."""
        return self._path.with_name(f"{self._path.stem}.damaged.jsonl")

    def append(self, record: SessionRecord) -> Path | None:
        """Write a session at the end, on disk when this returns.

        Writing the same session again does no harm: it is read once.

        Returns:
            The file a torn end was set aside in, if one was found; the person should be told.

        Raises:
            StorageError: the disk refuses, or another program keeps the file for too long. Nothing
                is written then; the caller keeps the record and tries again later.
        """
        return self._append_line(msgspec.json.encode(record) + b"\n")

    def amend(self, amendment: Amendment) -> Path | None:
        """Write a correction at the end; the line it corrects stays as it is.

        Returns:
            As :meth:`append`.

        Raises:
            StorageError: as :meth:`append`.
            ValueError: it sets a field that cannot be corrected (see
                :data:`hipflow.history.corrections.AMENDABLE`).
        """
        check_amendable(amendment)
        return self._append_line(msgspec.json.encode(amendment) + b"\n")

    def append_lines(self, lines: Sequence[bytes]) -> Path | None:
        """Write lines as another history has them, all or none.

        Returns:
            As :meth:`append`.

        Raises:
            StorageError: as :meth:`append`.
        """
        return self._append_line(b"".join(line + b"\n" for line in lines)) if lines else None

    def read(self, told: Told = _untold) -> HistoryRead:
        """All that the file says, whatever its bytes are.

        No lock is taken: a line another program is just writing counts as damaged for this once.

        Args:
            told: called now and then with how much of the file is read, 0 to 1.

        Raises:
            StorageError: the file is there and cannot be opened.
        """
        with self._opened_to_read() as file:
            return understand_lines(_lines(file, told)) if file else HistoryRead()

    def lines(self) -> Iterator[bytes]:
        """The lines of the file as they are, with their breaks.

        Raises:
            StorageError: the file is there and cannot be opened.
        """
        with self._opened_to_read() as file:
            if file:
                yield from lines_of(file)

    def read_last(self, count: int) -> tuple[SessionRecord, ...]:
        """The last ``count`` sessions written, corrected, in order of their start.

        Only the end of the file is read, so this costs the same for a week and for ten years. After
        a merge the last ones *written* need not be the latest; :meth:`read` knows those.

        Raises:
            StorageError: the file is there and cannot be opened.
        """
        with self._opened_to_read() as file:
            return _last_sessions(file, count) if file and count > 0 else ()

    @contextmanager
    def _opened_to_read(self) -> Iterator[BinaryIO | None]:
        try:
            if not self._path.exists():
                yield None
                return
            if not self._path.is_file():
                raise self._no_plain_file(_NOT_READ)
            with open_plain(self._path) as file:
                yield file
        except OSError as error:
            raise refusal(_NOT_READ, self._path, error) from error

    def _append_line(self, line: bytes) -> Path | None:
        try:
            # A link is followed first, so that two names of one file share one lock.
            path = Path(os.path.realpath(self._path))
            make_folder(path.parent)
            if path.exists() and not path.is_file() and not path.is_dir():
                raise self._no_plain_file(_NOT_SAVED)
            with _locked(path, self._lock_wait_s):
                return self._write_at_end(path, line)
        except OSError as error:
            raise refusal(_NOT_SAVED, self._path, error) from error

    def _no_plain_file(self, what: str) -> StorageError:
        """What a pipe or a device gets, and a folder that is to be read."""
        return StorageError(
            f"{what}: it is no plain file.\nThe file is {self._path}\n"
            "Choose another for the history."
        )

    def _write_at_end(self, path: Path, line: bytes) -> Path | None:
        new = not path.exists()
        with open_to_append(path) as file:
            aside = self._mend_end(file)
            _write_or_undo(file, line)
            os.fsync(file.fileno())
        if new:
            sync_folder(path.parent)
        return aside

    def _mend_end(self, file: BinaryIO) -> Path | None:
        """See that the file ends with a whole line; say where a torn end was set aside."""
        start = unfinished_from(file)
        if start == file.seek(0, os.SEEK_END):
            return None
        file.seek(start)
        try:
            understand_line(file.read(LONGEST_BYTES + 1))
        except ValueError:
            self._set_aside(file, start)  # on disk there before it goes from here
            file.truncate(start)
            return self.damaged_path
        _write_or_undo(file, b"\n")  # whole, but for its line break
        return None

    def _set_aside(self, file: BinaryIO, start: int) -> None:
        file.seek(start)
        with open_to_append(self.damaged_path) as damaged:
            before = damaged.seek(0, os.SEEK_END)
            try:
                while block := file.read(BLOCK):
                    _write_or_undo(damaged, block)
                _write_or_undo(damaged, b"\n")
            except OSError:
                with suppress(OSError):
                    damaged.truncate(before)
                raise
            os.fsync(damaged.fileno())


@contextmanager
def _locked(path: Path, wait_s: float) -> Iterator[None]:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - reading needs no lock

    lock = FileLock(path.with_name(path.name + ".lock"), timeout=wait_s, mode=FILE_MODE)
    try:
        lock.acquire()
    except Timeout as error:
        raise StorageError(
            f"{_NOT_SAVED}: another program is using the history.\nThe file is {path}\n"
            "Close the other hipflow, then try again."
        ) from error
    try:
        yield
    finally:
        lock.release()


def _write_or_undo(file: BinaryIO, line: bytes) -> None:
    """Write all of a line, or, when the disk refuses half-way, leave the file as it was."""
    start = file.seek(0, os.SEEK_END)
    rest = memoryview(line)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except OSError:
        with suppress(OSError):  # then the torn end is set aside by the next write
            file.truncate(start)
        raise


def _lines(file: BinaryIO, told: Told) -> Iterator[bytes]:
    """The lines of a file, telling now and then how far it is read."""
    size = os.fstat(file.fileno()).st_size or 1
    read = 0
    for number, line in enumerate(lines_of(file)):
        if number % _TOLD_EVERY == 0:
            told(min(1.0, read / size))
        read += len(line)
        yield line


def _last_sessions(file: BinaryIO, count: int) -> tuple[SessionRecord, ...]:
    records: list[SessionRecord] = []  # newest first
    amendments: list[Amendment] = []
    for line in lines_from_end(file):
        try:
            entry = understand_line(line)
        except ValueError:
            continue  # read() is where damage is reported
        if isinstance(entry, Amendment):
            amendments.append(entry)
        elif not _is_removed(entry, amendments):
            records.append(entry)
        if len({record.id for record in records}) >= count:
            break
    return settle(reversed(records), amendments)


def _is_removed(record: SessionRecord, amendments: list[Amendment]) -> bool:
    if not any(made.removed and made.amends == record.id for made in amendments):
        return False
    return any(made.removed and made.amends == record.id for made in standing(amendments))
