"""The one way to the disk: sessions, their corrections, notes, and the journals of those played.

``docs/how-a-session-reaches-the-disk.md`` draws it.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import Any

from msgspec import Struct
from ulid import ULID

from hipflow.session.record import Amendment, Entry, Note, SessionRecord
from hipflow.storage.conflict_copies import MergedCopy, conflict_copies, merge_conflict_copies
from hipflow.storage.finished_journals import FinishedJournals
from hipflow.storage.history_cache import HistoryCache
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import check_addable
from hipflow.storage.journal import Journal, RecoveredSession
from hipflow.storage.paths import Paths
from hipflow.storage.pending_lines import PendingLines
from hipflow.storage.toml_store import TomlStore
from hipflow.system.background import INLINE, BackgroundQueue
from hipflow.system.errors import StorageError
from hipflow.system.safe_text import safe

RETRY_S = 10.0
"""How often a disk that has refused something is asked again while hipflow runs."""

SAVED_AFTER_ALL = "What could not be saved before is saved now."
"""Said once a disk that had refused has taken everything."""

SET_ASIDE = "A torn end of your history was set aside in {file}"
"""Said once where the last line of the history was cut short, as by a power cut."""


class Saved(Struct, frozen=True, kw_only=True):
    """A record that was to be saved: ``problem`` is empty when it is on disk."""

    record: SessionRecord
    problem: str = ""


def new_amendment(
    now: datetime,
    amends: str,
    *,
    set: dict[str, int | str | None] | None = None,  # noqa: A002  the field's own name
    removed: bool = False,
) -> Amendment:
    """A correction made just now, with an id of its own.

    Args:
        now: the moment.
        amends: the id of the session, or of the correction to be taken back.
        set: the fields by their dotted names, and their new values.
        removed: whether it takes away what it amends.
    """
    return Amendment(
        id=str(ULID.from_datetime(now)),
        amends=amends,
        at=now.isoformat(timespec="milliseconds"),
        set=set or {},
        removed=removed,
    )


def new_note(now: datetime, day: date, kind: str, details: dict[str, Any]) -> Note:
    """A note made just now, with an id of its own.

    Args:
        now: the moment.
        day: the patient's own day.
        kind: what it tells of.
        details: its other keys.
    """
    return Note(
        id=str(ULID.from_datetime(now)),
        at=now.isoformat(timespec="milliseconds"),
        date=day.isoformat(),
        kind=kind,
        details=details,
    )


class SessionStore:
    """Owns the history, what still waits for it, and the journals. Any thread may ask.

    What the disk refuses is kept here, read as if it were written, and tried again with the next
    line and by :meth:`retry`. A session's journal stays until the history has the session.

    Args:
        paths: where everything is kept.
        small_files: settings and state, retried together with the sessions.
        disk_queue: writes the history.
        journal_queue: writes the journals, which never wait for another program's history lock.
    """

    def __init__(
        self,
        paths: Paths,
        *,
        small_files: Sequence[TomlStore[Any]] = (),
        disk_queue: BackgroundQueue = INLINE,
        journal_queue: BackgroundQueue = INLINE,
    ) -> None:
        self.running_file = paths.running_file
        self.history = HistoryFile(paths.history_file)
        self.cache = HistoryCache(self.history, lambda: self.pending)
        self._small_files = small_files
        self.disk_queue = disk_queue
        self._journal_queue = journal_queue
        self._lines = PendingLines(self.history, self.cache)
        self._owes_word = False
        self._told_set_aside = False
        self._journal: Journal | None = None
        self._finished = FinishedJournals(self.running_file, lambda: self.pending)

    def new_journal(self) -> Journal:
        """The journal of a session that is about to begin; nothing is written yet."""
        self._journal = Journal(self.running_file, self._journal_queue)
        return self._journal

    def resume_journal(self, found: RecoveredSession) -> "Future[Journal | None]":
        """The journal of an interrupted session, open again; ``None`` where another program has it.

        Args:
            found: what was read in it.
        """
        journal = self.new_journal()
        return self._journal_queue.do(lambda: journal if journal.resume(found) else None)

    def add(self, record: SessionRecord, journal: Journal | None = None) -> "Future[Saved]":
        """Save a session; its rating goes into the journal at once.

        Args:
            record: the session.
            journal: its journal, removed once the history has it.

        Returns:
            Whether it is on disk. A refused one stays in :attr:`pending`.
        """
        self._lines.add(record)
        if journal is not None:
            self._finished.add(record.id, journal)
            journal.rated(record.pain.after, record.effort, record.note)
        return self.disk_queue.do(lambda: Saved(record=record, problem=self._refusal(record)))

    def save(self, record: SessionRecord) -> None:
        """Save a session before this returns, for the start of the program and its errands.

        Raises:
            StorageError: the disk refuses; the session is in :attr:`pending`.
        """
        self._lines.add(record)
        try:
            self._write_pending()
        except StorageError:
            self._finished.add(record.id, None)  # whoever found its journal leaves it there then
            raise

    def amend(self, amendment: Amendment) -> "Future[str]":
        """Correct a session from now on; the result is why the disk refused it, else empty.

        Raises:
            ValueError: it sets what cannot be corrected.
        """
        return self._add_checked(amendment)

    def note(self, note: Note) -> "Future[str]":
        """Keep what was said outside of any session; the result is as of :meth:`amend`.

        Raises:
            ValueError: what it says could not be read again.
        """
        return self._add_checked(note)

    def records(self) -> tuple[SessionRecord, ...]:
        """All sessions as corrected, in order of their start, with those still to be written.

        Raises:
            StorageError: the history cannot be opened.
        """
        return self.cache.contents().records

    def notes(self) -> tuple[Note, ...]:
        """All notes that stand, in the order they were made, with those still to be written.

        Raises:
            StorageError: the history cannot be opened.
        """
        return self.cache.contents().notes

    def recent(self) -> tuple[SessionRecord, ...]:
        """The same without waiting: of a long history that is not read yet, those written last.

        Raises:
            StorageError: the history cannot be opened.
        """
        return self.cache.recent()

    def copies(self) -> tuple[Path, ...]:
        """Copies of the history that a program which syncs has left beside it."""
        return conflict_copies(self.history.path)

    def merge_copies(self) -> "Future[tuple[MergedCopy, ...]]":
        """Take in what such copies have, and keep them under another name."""
        return self.disk_queue.do(lambda: merge_conflict_copies(self.history))

    @property
    def pending(self) -> tuple[Entry, ...]:
        """What is not on disk yet, refused or waiting for its turn, the oldest first."""
        return self._lines.entries

    def is_pending(self, ident: str) -> bool:
        """Whether a session, or a correction of it, is still to be written."""
        return self._lines.waits_for(ident)

    @property
    def is_refused(self) -> bool:
        """Whether the disk has refused a session, a correction, a setting or the state."""
        return self._lines.refused or any(small.refusal for small in self._small_files)

    def retry(self) -> "Future[str]":
        """Write what the disk has refused, if anything.

        Journals that could not be removed go with it, and one that is being written goes on.

        Returns:
            What a person is to be told, once: that all is saved after all, that a torn end of the
            history was set aside. Mostly empty.
        """
        if self._journal is not None:
            self._journal.retry()
        return self.disk_queue.do(self._write_refused)

    async def retry_regularly(self, tell: Callable[[str], object]) -> None:
        """Retry for as long as a front end runs.

        Args:
            tell: shows a person the sentence of :meth:`retry`.
        """
        import asyncio  # noqa: PLC0415 - commands that only read need no event loop

        while True:
            await asyncio.sleep(RETRY_S)
            if words := await asyncio.wrap_future(self.retry()):
                tell(words)

    def close(self, timeout_s: float) -> bool:
        """Wait for both queues, at most this long; returns whether all they were given is done."""
        done = Event()
        self.disk_queue.do(lambda: self._journal_queue.do(done.set))
        return done.wait(timeout_s)

    def _add_checked(self, entry: Amendment | Note) -> "Future[str]":
        check_addable(entry)
        self._lines.add(entry)
        return self.disk_queue.do(lambda: self._refusal(entry))

    def _refusal(self, entry: Entry) -> str:
        """Write what waits; why the disk has refused this line, else empty."""
        try:
            self._write_pending()
        except StorageError as error:
            return str(error) if entry in self.pending else ""
        return ""

    def _write_refused(self) -> str:
        self._owes_word |= self.is_refused
        for small in self._small_files:
            small.save()
        with suppress(StorageError):
            self._write_pending()
        return "\n".join(self._words())

    def _words(self) -> Iterator[str]:
        """What is to be told by now, and was not yet."""
        if self._owes_word and not self.is_refused:
            self._owes_word = False
            yield SAVED_AFTER_ALL
        if self.history.set_aside is not None and not self._told_set_aside:
            self._told_set_aside = True
            yield SET_ASIDE.format(file=safe(str(self.history.set_aside)))

    def _write_pending(self) -> None:
        """Write what waits, the oldest first, up to what the disk refuses.

        Raises:
            StorageError: the disk refuses.
        """
        try:
            self._lines.write()
        except StorageError:
            self._owes_word = True
            raise
        finally:
            if self._finished.any_left:
                self._journal_queue.do(self._finished.remove)
