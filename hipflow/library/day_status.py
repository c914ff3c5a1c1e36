"""The status of one routine today: whether it is due or for rest, and what to offer."""

from contextlib import suppress

from hipflow.library.catalog import Catalog, LoadedRoutine
from hipflow.progress.adherence import Due, due
from hipflow.progress.day_offer import Lately, lately
from hipflow.progress.pain_stops import rest_of
from hipflow.progress.rest_wording import next_time_words, rest_words
from hipflow.progress.wording import usual_pain
from hipflow.session.record import SessionRecord
from hipflow.storage.session_store import SessionStore
from hipflow.storage.settings import Settings
from hipflow.storage.toml_store import TomlStore
from hipflow.system.clock import Clock
from hipflow.system.errors import StorageError


class DayStatus:
    """The status of one routine today, from the history, which is read at each call.

    While the history cannot be read nothing is known: texts are empty, `due` is ``None``.

    Args:
        loaded: the routine.
        catalog: tells its sessions from those of other routines.
        store: the history.
        settings: how many days a week the person wants, where they have said so.
        clock: what day it is.
    """

    def __init__(
        self,
        loaded: LoadedRoutine,
        *,
        catalog: Catalog,
        store: SessionStore,
        settings: TomlStore[Settings],
        clock: Clock,
    ) -> None:
        self._loaded = loaded
        self._catalog = catalog
        self._store = store
        self._settings = settings
        self._clock = clock
        self._limits = loaded.routine.pain

    def lately(self) -> Lately:
        """The latest ratings and stops; the check-in offers a kind of day by them."""
        return lately(self._records() or (), self._limits)

    def usual_pain(self) -> int | None:
        """The pain before that has been usual lately; ``None`` where none was rated."""
        return usual_pain(self._records() or ())

    def due(self) -> Due | None:
        """Whether it is due; ``None`` if the history cannot tell."""
        records = self._records()
        if records is None:
            return None
        goal = self._settings.values.weekly_goal
        return due(self._loaded.routine, records, self._clock.today(), goal)

    def rest_words(self) -> str:
        """What to do with today where it is for resting; empty on other days."""
        rest = self._rest()
        return self.words_after(rest) if rest else ""

    def words_after(self, rest: SessionRecord) -> str:
        """What to do with today after a stop, or where rest was chosen."""
        now = self.due()
        next_day = now.next_day if now else None
        return rest_words(rest, next_day, self._clock.today(), self._limits)

    def next_time_words(self) -> str:
        """When to play it next; empty if any time is right."""
        now = self.due()
        return next_time_words(self._rest(), now.next_day if now else None, self._clock.today())

    def _rest(self) -> SessionRecord | None:
        return rest_of(self._records() or (), self._clock.today(), self._limits)

    def _records(self) -> tuple[SessionRecord, ...] | None:
        with suppress(StorageError):
            # Of a long history the end says enough; nobody waits for the rest of it.
            return self._catalog.sessions_of(self._loaded.ref, self._store.recent())
        return None
