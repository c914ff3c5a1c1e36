"""The history file: one line a session, only ever added to.

A line is one whole JSON object, so a write that is torn spoils the last line at most, and two files
are merged by writing one after the other.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from hipflow.session.record import Amendment, Entry, SessionRecord
from hipflow.storage.corrections import apply_amendments, effective_amendments, tells_more
from hipflow.storage.file_end import mend_end, write_at_end
from hipflow.storage.history_lines import (
    HistoryContents,
    LineKey,
    check_addable,
    encode_line,
    line_key,
    parse_line,
    parse_lines,
)
from hipflow.storage.line_reader import lines_from_end, read_lines
from hipflow.system.errors import StorageError
from hipflow.system.file_lock import FileLock, HeldError
from hipflow.system.files import (
    make_folder,
    open_to_append,
    prove_written,
    refusal,
    sync_folder,
    until_proven,
)
from hipflow.system.open_file import open_plain

LOCK_WAIT_S = 5.0
"""How long to wait for another program that is writing; one line takes it a few milliseconds."""

_REPORT_EVERY = 50
"""Lines between two words on how much is read: about a millisecond."""

ReportProgress = Callable[[float], None]
"""Called with the share that is done, 0 to 1."""

_NOT_SAVED = "The session could not be saved"
_NOT_READ = "The history could not be read"


def _ignore_progress(_share: float) -> None:
    """Nobody waits for it."""


class Added(Struct, frozen=True, kw_only=True):
    """What was added of another history.

    Attributes:
        keys: the lines that were not here yet.
        differing: what stood here under the id of one of them and says something else.
    """

    keys: frozenset[LineKey] = frozenset()
    differing: Mapping[str, Entry] = {}


class HistoryFile:
    """The history kept in one file. Several programs may use it at once; nothing is lost.

    On a disk that knows no locks what stands there is only ever added to. Where another program
    replaces the file, a line counts as written once it lies in the one with the history's name.

    Nothing is opened or made before the first call. A missing file is an empty history.

    Attributes:
        set_aside: the file a torn end was moved to by a write, for a notice to the person;
            ``None`` where none was found.
    """

    def __init__(self, path: Path, *, lock_wait_s: float = LOCK_WAIT_S) -> None:
        """The history at ``path``; wait at most ``lock_wait_s`` seconds for another writer."""
        self.set_aside: Path | None = None
        self._path = path
        self._lock_wait_s = lock_wait_s

    @property
    def path(self) -> Path:
        """Where the history is kept."""
        return self._path

    @property
    def damaged_path(self) -> Path:
        """Where torn ends are moved to: ``history.damaged.jsonl`` for ``history.jsonl``."""
        return self._path.with_name(f"{self._path.stem}.damaged.jsonl")

    def append(self, entry: Entry) -> None:
        """Write a session, a correction or a note at the end, on disk when this returns.

        Writing the same again does no harm: it is read once. What was there stays as it is.

        Raises:
            StorageError: the disk refuses, or another program keeps the file for too long. Nothing
                is written then; the caller keeps the line and tries again later.
            ValueError: a correction or a note that could not be read again.
        """
        if not isinstance(entry, SessionRecord):
            check_addable(entry)
        line = encode_line(entry)
        self._append(lambda _file: line)

    def append_lacking(self, lines: Mapping[LineKey, bytes]) -> Added:
        """Write lines as another history has them, all or none of those that are not here yet.

        Args:
            lines: by their keys, without their breaks. Which are here is seen under the lock, so
                that two programs that add the same do not both add it.

        Raises:
            StorageError: as :meth:`append`.
        """
        added: set[LineKey] = set()
        differing: dict[str, Entry] = {}

        def lacking(file: FileIO) -> bytes:
            here = {line_key(entry): entry for entry in _entries(file)}
            new = {key: line for key, line in lines.items() if key not in here}
            added.update(new)
            ids = {ident for ident, _ in new}
            for entry in here.values():
                if entry.id in ids and tells_more(entry, differing.setdefault(entry.id, entry)):
                    differing[entry.id] = entry
            return b"".join(line + b"\n" for line in new.values())

        if lines:
            self._append(lacking)
        return Added(keys=frozenset(added), differing=differing)

    def read(self, report: ReportProgress = _ignore_progress) -> HistoryContents:
        """All that the file says, whatever its bytes are.

        No lock is taken: a line another program is just writing counts as damaged for this once.

        Args:
            report: called now and then with how much of the file is read, 0 to 1.

        Raises:
            StorageError: the file is there and cannot be opened.
        """
        with self._open_to_read() as file:
            return parse_lines(_lines(file, report)) if file else HistoryContents()

    def lines(self) -> Iterator[bytes]:
        """The lines of the file as they are, with their breaks.

        Raises:
            StorageError: the file is there and cannot be opened.
        """
        with self._open_to_read() as file:
            if file:
                yield from read_lines(file)

    def read_last(self, count: int) -> tuple[SessionRecord, ...]:
        """The last ``count`` sessions written, corrected, in order of their start.

        Only the end of the file is read, so this costs the same for a week and for ten years. After
        a merge the last ones *written* need not be the latest; :meth:`read` knows those.

        Raises:
            StorageError: the file is there and cannot be opened.
        """
        with self._open_to_read() as file:
            return _last_sessions(file, count) if file and count > 0 else ()

    @contextmanager
    def _open_to_read(self) -> Iterator[BinaryIO | None]:
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

    def _append(self, lines_for: Callable[[FileIO], bytes]) -> None:
        """Add whole lines, those for the file as it is."""
        try:
            until_proven(lambda: self._append_once(lines_for))
        except HeldError as error:
            raise StorageError(
                f"{_NOT_SAVED}: another program is using the history.\n"
                f"The file is {self._path}\nClose the other hipflow, then try again."
            ) from error
        except OSError as error:
            raise refusal(_NOT_SAVED, self._path, error) from error

    def _append_once(self, lines_for: Callable[[FileIO], bytes]) -> None:
        # A link is followed first, so that two names of one file share one lock.
        path = Path(os.path.realpath(self._path))
        make_folder(path.parent)
        if path.exists() and not path.is_file() and not path.is_dir():
            raise self._no_plain_file(_NOT_SAVED)
        lock = FileLock(path.with_name(path.name + ".lock"))
        lock.take(self._lock_wait_s)
        try:
            new = not path.exists()
            with open_to_append(path) as file:
                if not (lines := lines_for(file)):
                    return
                alone = lock.keeps_others_out
                if mend_end(file, self.damaged_path, alone=alone):
                    self.set_aside = self.damaged_path
                write_at_end(file, lines, alone=alone)
                prove_written(file, self._path, lines)
            if new:
                sync_folder(path.parent)
        finally:
            lock.release()

    def _no_plain_file(self, what: str) -> StorageError:
        """What a pipe or a device gets, and a folder that is to be read."""
        return StorageError(
            f"{what}: it is no plain file.\nThe file is {self._path}\n"
            "Choose another for the history."
        )


def _entries(file: FileIO) -> Iterator[Entry]:
    """Each line that can be understood; the others are reported where they are shown."""
    with open(file.fileno(), "rb", closefd=False) as lines:
        lines.seek(0)
        for line in read_lines(lines):
            with suppress(ValueError):
                yield parse_line(line)


def _lines(file: BinaryIO, report: ReportProgress) -> Iterator[bytes]:
    """The lines of a file, telling now and then how far it is read."""
    size = os.fstat(file.fileno()).st_size or 1
    read = 0
    for number, line in enumerate(read_lines(file)):
        if number % _REPORT_EVERY == 0:
            report(min(1.0, read / size))
        read += len(line)
        yield line


def _last_sessions(file: BinaryIO, count: int) -> tuple[SessionRecord, ...]:
    records: list[SessionRecord] = []  # newest first
    amendments: list[Amendment] = []
    for line in lines_from_end(file):
        try:
            entry = parse_line(line)
        except ValueError:
            continue  # read() is where damage is reported
        if isinstance(entry, Amendment):
            amendments.append(entry)
        elif isinstance(entry, SessionRecord) and not _is_removed(entry, amendments):
            records.append(entry)
        if len({record.id for record in records}) >= count:
            break
    return apply_amendments(reversed(records), amendments)


def _is_removed(record: SessionRecord, amendments: list[Amendment]) -> bool:
    if not any(made.removed and made.amends == record.id for made in amendments):
        return False
    return any(
        made.removed and made.amends == record.id for made in effective_amendments(amendments)
    )
