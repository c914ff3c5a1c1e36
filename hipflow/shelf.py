"""The shelf: the routines, the history and the settings at hand.

Built once, where the program starts, and given to every screen that needs more than the running
session. Nothing is read before it is asked for.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from hipflow.adding import AddedRoutine, add_routine
from hipflow.catalogue import Catalogue, LoadedRoutine, ShelfItem
from hipflow.clock import Clock
from hipflow.diary import Diary
from hipflow.history.file import HistoryFile
from hipflow.history.lines import HistoryRead, check_amendable
from hipflow.session.record import Amendment, RoutineRef, SessionRecord
from hipflow.settings.places import Places
from hipflow.settings.settings import Settings, read_settings, write_settings
from hipflow.settings.state import State, read_state, write_state


class Shelf:
    """Routines, history, state and settings of one person.

    Args:
        places: where everything is kept.
        clock: what tells the time.
        history: another history file than the one of ``places``.
        shipped_routines: where the shipped routines lie; found by itself when left out.
        shipped_library: the same for the shipped exercises.
    """

    def __init__(
        self,
        places: Places,
        clock: Clock,
        *,
        history: Path | None = None,
        shipped_routines: Path | None = None,
        shipped_library: Path | None = None,
    ) -> None:
        self.places = msgspec.structs.replace(places, history=history or places.history)
        self.clock = clock
        self.history = HistoryFile(self.places.history_file)
        self.catalogue = Catalogue.at(
            places, shipped_routines=shipped_routines, shipped_library=shipped_library
        )
        self.diary = Diary(self.history)
        self._state: State | None = None
        self._settings: Settings | None = None
        self._notes: list[str] = []

    def routines(self) -> tuple[ShelfItem, ...]:
        """All routines, broken ones too: the person's own, then the shipped ones."""
        return self.catalogue.items()

    def find(self, name_or_path: str) -> Path:
        """The file of a routine, by its name or its path.

        Raises:
            UnreadableError: there is no routine of that name; says which there are.
        """
        return self.catalogue.find(name_or_path)

    def load(self, name_or_path: str | Path) -> LoadedRoutine:
        """A routine, ready to be played.

        Raises:
            UnreadableError: there is no such routine, or its file cannot be read as text.
            RoutineError: its file has mistakes.
        """
        return self.catalogue.load(name_or_path)

    def add(self, source: Path, *, replace: bool = False) -> AddedRoutine:
        """Bring a routine onto the shelf, as :func:`hipflow.adding.add_routine` does."""
        return add_routine(source, self.catalogue, replace=replace)

    def history_read(self) -> HistoryRead:
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
        others = frozenset(path.name for path, _ in self.catalogue.files().values()) - {ref.file}
        return tuple(
            record
            for record in (self.records() if records is None else records)
            if is_same_routine(record.routine, ref, others)
        )

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

    def amend(self, amendment: Amendment) -> Path | None:
        """Keep a correction, just as :meth:`append` keeps a session.

        Raises:
            StorageError: the disk refuses; the correction is in :attr:`unsaved`.
            ValueError: it sets what cannot be corrected.
        """
        check_amendable(amendment)
        return self.diary.keep(amendment)

    @property
    def unsaved(self) -> tuple[SessionRecord | Amendment, ...]:
        """What the disk has refused so far, the oldest first."""
        return self.diary.unsaved

    def save_unsaved(self) -> Path | None:
        """Try again to write what the disk refused.

        Returns:
            As :meth:`append`.

        Raises:
            StorageError: the disk still refuses; what is left is in :attr:`unsaved`.
        """
        return self.diary.save()

    @property
    def state(self) -> State:
        """What was confirmed and asked once."""
        if self._state is None:
            reading = read_state(self.places.state_file)
            self._state = reading.values
            self._notes += reading.notes
        return self._state

    def save_state(self, state: State) -> None:
        """Keep the state; it holds for this run even where the disk refuses.

        Raises:
            StorageError: the disk refuses.
        """
        self._state = state
        write_state(self.places.state_file, state)

    @property
    def settings(self) -> Settings:
        """What the person has chosen."""
        if self._settings is None:
            reading = read_settings(self.places.settings_file)
            self._settings = reading.values
            self._notes += reading.notes
        return self._settings

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings; they hold for this run even where the disk refuses.

        Raises:
            StorageError: the disk refuses.
        """
        self._settings = settings
        write_settings(self.places.settings_file, settings)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should be told about the files read so far, one sentence each."""
        return (*self._notes, *self.catalogue.remarks)


def is_same_routine(played: RoutineRef, ref: RoutineRef, others: frozenset[str]) -> bool:
    """Whether a session belongs to a routine.

    The file's name decides, since titles and doses are edited. A session of a file that is
    no longer there (it is none of ``others``, the files of the other routines) is known by its
    content or its title.
    """
    if played.file == ref.file:
        return True
    if played.file in others:
        return False
    return (bool(ref.hash) and played.hash == ref.hash) or played.title == ref.title
