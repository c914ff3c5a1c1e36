"""The one way to the disk: sessions, corrections of them, and the journals of those being played.

``docs/how-a-session-reaches-the-disk.md`` draws it.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from threading import Event, Lock
from typing import Any

from msgspec import Struct

from hipflow.session.record import Amendment, Entry, Note, SessionRecord
from hipflow.storage.finished_journals import FinishedJournals
from hipflow.storage.history_cache import HistoryCache
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import check_amendable
from hipflow.storage.journal import Journal, RecoveredSession
from hipflow.storage.paths import Paths
from hipflow.storage.toml_store import TomlStore
from hipflow.system.background import INLINE, BackgroundQueue
from hipflow.system.errors import StorageError

RETRY_S = 10.0
"""How often a disk that has refused something is asked again while hipflow runs."""

SAVED_AFTER_ALL = "What could not be saved before is saved now."
"""Said once a disk that had refused has taken everything."""


class Saved(Struct, frozen=True, kw_only=True):
    """A record that was to be saved: ``problem`` is empty when it is on disk."""

    record: SessionRecord
    problem: str = ""


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
        self._writing = Lock()
        self._changing = Lock()
        self._pending: list[Entry] = []
        self._refused = False
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
        self._hold(record)
        if journal is not None:
            self._finished.add(record.id, journal)
            journal.rated(record.pain.after, record.effort, record.note)
        return self.disk_queue.do(lambda: Saved(record=record, problem=self._refusal(record)))

    def save(self, record: SessionRecord) -> None:
        """Save a session before this returns, for the start of the program and its errands.

        Raises:
            StorageError: the disk refuses; the session is in :attr:`pending`.
        """
        self._hold(record)
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
        check_amendable(amendment)
        self._hold(amendment)
        return self.disk_queue.do(lambda: self._refusal(amendment))

    def records(self) -> tuple[SessionRecord, ...]:
        """All sessions as corrected, in order of their start, with those still to be written.

        Raises:
            StorageError: the history cannot be opened.
        """
        return self.cache.contents().records

    def recent(self) -> tuple[SessionRecord, ...]:
        """The same without waiting: of a long history that is not read yet, those written last.

        Raises:
            StorageError: the history cannot be opened.
        """
        return self.cache.recent()

    @property
    def pending(self) -> tuple[Entry, ...]:
        """What is not on disk yet, refused or waiting for its turn, the oldest first."""
        return tuple(self._pending)

    def is_pending(self, ident: str) -> bool:
        """Whether a session, or a correction of it, is still to be written."""
        return any(
            ident == (entry.amends if isinstance(entry, Amendment) else entry.id)
            for entry in self.pending
        )

    @property
    def is_refused(self) -> bool:
        """Whether the disk has refused a session, a correction, a setting or the state."""
        return self._refused or any(small.refusal for small in self._small_files)

    def retry(self) -> "Future[str]":
        """Write what the disk has refused, if anything; the result is a sentence once it is there.

        Journals that could not be removed go with it, and one that is being written goes on.
        """
        if self._journal is not None:
            self._journal.retry()
        if not self.is_refused and not self._finished.any_left:
            return INLINE.do(str)
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

    def _hold(self, entry: Entry) -> None:
        with self._changing:
            if all(entry.id != held.id for held in self._pending):
                self._pending.append(entry)

    def _refusal(self, entry: Entry) -> str:
        """Write what waits; why the disk has refused this line, else empty."""
        try:
            self._write_pending()
        except StorageError as error:
            return str(error) if entry in self.pending else ""
        return ""

    def _write_refused(self) -> str:
        was_refused = self.is_refused
        for small in self._small_files:
            small.save()
        with suppress(StorageError):
            self._write_pending()
        return SAVED_AFTER_ALL if was_refused and not self.is_refused else ""

    def _write_pending(self) -> None:
        """Write what waits, the oldest first, up to what the disk refuses.

        Raises:
            StorageError: the disk refuses.
        """
        try:
            with self._writing:
                while self._pending:
                    self._write(self._pending[0])
                    with self._changing:
                        self._pending.pop(0)
                self._refused = False
        finally:
            if self._finished.any_left:
                self._journal_queue.do(self._finished.remove)

    def _write(self, entry: Entry) -> None:
        before = self.cache.stamp()
        try:
            match entry:
                case SessionRecord():
                    self.history.append(entry)
                case Amendment():
                    self.history.amend(entry)
                case Note():
                    self.history.append_note(entry)
        except StorageError:
            self._refused = True
            raise
        self.cache.update(entry, before)
