"""The routines, the history and the settings of one person.

Built once, where the program starts, and given to every screen that needs more than the running
session. Nothing is read before it is asked for.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

import msgspec

from hipflow.library.catalog import Catalog, CatalogItem, LoadedRoutine
from hipflow.library.import_routine import ImportResult, add_routine
from hipflow.session.record import Amendment, RoutineRef, SessionRecord
from hipflow.storage.diary import Diary
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import HistoryContents, check_amendable
from hipflow.storage.paths import Paths
from hipflow.storage.settings import Settings, read_settings, write_settings
from hipflow.storage.state import AppState, read_state, write_state
from hipflow.storage.toml_store import TomlStore
from hipflow.system.background import INLINE, BackgroundQueue
from hipflow.system.clock import Clock
from hipflow.system.errors import StorageError


class Shelf:
    """Routines, history, state and settings of one person.

    Args:
        places: where everything is kept.
        clock: what tells the time.
        disk_queue: does what may wait for the disk: corrections, state and settings.
        history: another history file than the one of ``places``.
        shipped_routines: where the shipped routines lie; found by itself when left out.
        shipped_library: the same for the shipped exercises.
    """

    def __init__(
        self,
        places: Paths,
        clock: Clock,
        *,
        disk_queue: BackgroundQueue = INLINE,
        history: Path | None = None,
        shipped_routines: Path | None = None,
        shipped_library: Path | None = None,
    ) -> None:
        self.places = msgspec.structs.replace(places, history=history or places.history)
        self.clock = clock
        self.history = HistoryFile(self.places.history_file)
        self.catalog = Catalog.at(
            places, shipped_routines=shipped_routines, shipped_library=shipped_library
        )
        self.diary = Diary(self.history)
        self._disk_queue = disk_queue
        self._state = TomlStore(self.places.state_file, read_state, write_state, disk_queue)
        self._settings = TomlStore(
            self.places.settings_file, read_settings, write_settings, disk_queue
        )

    def routines(self) -> tuple[CatalogItem, ...]:
        """All routines, broken ones too: the person's own, then the shipped ones."""
        return self.catalog.items()

    def find(self, name_or_path: str) -> Path:
        """The file of a routine, by its name or its path.

        Raises:
            UnreadableError: there is no routine of that name; says which there are.
        """
        return self.catalog.find(name_or_path)

    def load(self, name_or_path: str | Path) -> LoadedRoutine:
        """A routine, ready to be played.

        Raises:
            UnreadableError: there is no such routine, or its file cannot be read as text.
            RoutineError: its file has mistakes.
        """
        return self.catalog.load(name_or_path)

    def add(self, source: Path, *, replace: bool = False) -> ImportResult:
        """Adds a routine to the person's own; see :func:`.import_routine.add_routine`."""
        return add_routine(source, self.catalog, replace=replace)

    def history_read(self) -> HistoryContents:
        """The history as it is now, with what could not be saved yet.

        Raises:
            StorageError: the file cannot be opened.
        """
        return self.diary.read()

    def records(self) -> tuple[SessionRecord, ...]:
        """All sessions, in order of their start.

        Raises:
            StorageError: the history cannot be opened.
        """
        return self.history_read().records

    def records_of(
        self, ref: RoutineRef, records: Sequence[SessionRecord] | None = None
    ) -> tuple[SessionRecord, ...]:
        """The sessions of one routine, also from before its file was edited or renamed.

        Args:
            ref: the routine.
            records: the sessions to look through; all when left out.

        Raises:
            StorageError: the history cannot be opened.
        """
        return self.catalog.sessions_of(ref, self.records() if records is None else records)

    def last_session(self, ref: RoutineRef | None = None) -> SessionRecord | None:
        """The latest session, of one routine or of all; ``None`` when there is none.

        Raises:
            StorageError: the history cannot be opened.
        """
        records = self.records() if ref is None else self.records_of(ref)
        return records[-1] if records else None

    def append(self, record: SessionRecord) -> Path | None:
        """Keep a session. Where the disk refuses, it stays here and is tried again with the next.

        Returns:
            The file the torn end of the history was set aside in, if there was one.

        Raises:
            StorageError: the disk refuses; the session is in :attr:`unsaved`.
        """
        return self.diary.keep(record)

    def amend(self, amendment: Amendment) -> "Future[str]":
        """Have a correction from now on; the result is why the disk refused it, else empty.

        Raises:
            ValueError: it sets what cannot be corrected.
        """
        check_amendable(amendment)
        self.diary.hold(amendment)
        return self._disk_queue.do(self._save_corrections)

    def _save_corrections(self) -> str:
        try:
            self.diary.save()
        except StorageError as error:
            return str(error)
        return ""

    @property
    def unsaved(self) -> tuple[SessionRecord | Amendment, ...]:
        """What is not on disk yet, refused or being written, the oldest first."""
        return self.diary.unsaved

    @property
    def is_refused(self) -> bool:
        """Whether the disk has refused something that it is to be asked for once more."""
        refusals = (self._state.refusal, self._settings.refusal)
        return self.diary.is_refused or any(refusals)

    def save_unsaved(self) -> None:
        """Try again to write what the disk refused.

        Raises:
            StorageError: the disk still refuses; what is left is in :attr:`unsaved`.
        """
        self._state.save()
        self._settings.save()
        self.diary.save()

    @property
    def state(self) -> AppState:
        """What was confirmed and asked once."""
        return self._state.values

    def save_state(self, state: AppState) -> "Future[str]":
        """Have another state from now on; the result is why the disk refused it, else empty."""
        return self._state.keep(state)

    @property
    def settings(self) -> Settings:
        """What the person has chosen."""
        return self._settings.values

    def save_settings(self, settings: Settings) -> "Future[str]":
        """Have other settings from now on, as :meth:`save_state` has another state."""
        return self._settings.keep(settings)

    @property
    def settings_refusal(self) -> str:
        """Why the disk refused the settings there are now; empty where it did not."""
        return self._settings.refusal

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should be told about the files read so far, one sentence each."""
        return (*self._state.notes, *self._settings.notes, *self.catalog.remarks)
