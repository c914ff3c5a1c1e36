"""The status of one routine today: whether it is due or for rest, and what to offer."""

from contextlib import suppress

from hipflow.library.catalog import Catalog, LoadedRoutine
from hipflow.progress.adherence import Due, due
from hipflow.progress.advice import Advice, advice_after, aid_of
from hipflow.progress.baseline import judge
from hipflow.progress.day_offer import Lately, lately
from hipflow.progress.left_out import (
    LeftOutExercise,
    against_precautions,
    left_out,
    left_out_of,
)
from hipflow.progress.next_morning import morning_advice, session_to_ask_about
from hipflow.progress.rest_wording import next_time_words, rest_words
from hipflow.progress.rests import rest_of
from hipflow.progress.therapist import ShowWhy, is_two_days_running, show_why
from hipflow.session.record import Note, SessionRecord
from hipflow.storage.session_store import SessionStore
from hipflow.storage.settings import Settings
from hipflow.storage.state import AppState
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
        state: which morning was not answered.
        clock: what day it is.
    """

    def __init__(
        self,
        loaded: LoadedRoutine,
        *,
        catalog: Catalog,
        store: SessionStore,
        settings: TomlStore[Settings],
        state: TomlStore[AppState],
        clock: Clock,
    ) -> None:
        self._loaded = loaded
        self._catalog = catalog
        self._store = store
        self._settings = settings
        self._state = state
        self._clock = clock
        self._limits = loaded.routine.pain
        self._aid = aid_of(loaded.routine)

    def lately(self) -> Lately:
        """The latest ratings and stops; the check-in offers a kind of day by them."""
        return lately(self._records() or (), self._limits, self._clock.today())

    def left_out(self) -> tuple[LeftOutExercise, ...]:
        """Its exercises that are left out for now, or break a precaution of the patient's own.

        While the history cannot be read, those that break one.
        """
        notes: tuple[Note, ...] = ()
        found: tuple[LeftOutExercise, ...] = ()
        with suppress(StorageError):
            # However long ago it was sharp: here the whole history is waited for.
            notes = self._store.notes()
            found = left_out(self._store.records(), notes, self._clock.today())
        own = self._settings.values.known_precautions
        broken = against_precautions(self._loaded.routine, own, notes)
        return left_out_of(self._loaded.routine, (*found, *broken))

    def due(self) -> Due | None:
        """Whether it is due; ``None`` if the history cannot tell."""
        records = self._records()
        if records is None:
            return None
        week = self._settings.values.week
        return due(self._loaded.routine, records, self._clock.today(), week)

    def rest_words(self) -> str:
        """What to do with today where it is for resting; empty on other days."""
        rest = self._rest()
        return self.words_after(rest) if rest else ""

    def words_after(self, rest: SessionRecord) -> str:
        """What to do with today after a stop, or where rest was chosen."""
        now, today = self.due(), self._clock.today()
        next_day = now.next_day if now else None
        two_days = is_two_days_running(judge(self._with(rest), self._limits), today)
        return rest_words(rest, next_day, today, self._limits, two_days=two_days, aid=self._aid)

    def next_time_words(self) -> str:
        """When to play it next; empty if any time is right."""
        now = self.due()
        return next_time_words(self._rest(), now.next_day if now else None, self._clock.today())

    def advice_after(self, record: SessionRecord) -> Advice:
        """The words for a session as it stands, which the history may not have yet."""
        show = self.show_why(record)
        return advice_after(record, self._limits, show=show, aid=self._aid)

    def morning_advice(self, record: SessionRecord) -> Advice:
        """The words for the morning after a session, as it is rated in the record given."""
        known = self._with(record)
        sessions = known[: [one.id for one in known].index(record.id) + 1]
        return morning_advice(
            judge(sessions, self._limits),
            self._limits,
            show=self.show_why(record),
            aid=self._aid,
        )

    def morning_session(self) -> SessionRecord | None:
        """The session of yesterday whose morning is to be asked about; ``None`` without one."""
        skipped = self._state.values.morning_skipped
        return session_to_ask_about(self._records() or (), self._clock.today(), skipped)

    def show_why(self, record: SessionRecord | None = None) -> ShowWhy | None:
        """Why a therapist should see it, where that is to be said today.

        Args:
            record: a session as it stands, which the history may not have yet.
        """
        records = self._with(record) if record else self._records() or ()
        return show_why(judge(records, self._limits), self._clock.today())

    def _rest(self) -> SessionRecord | None:
        return rest_of(self._records() or (), self._clock.today(), self._limits)

    def _with(self, record: SessionRecord) -> tuple[SessionRecord, ...]:
        """The sessions, this one among them as it is given."""
        known = self._records() or ()
        if any(one.id == record.id for one in known):
            return tuple(record if one.id == record.id else one for one in known)
        return (*known, record)

    def _records(self) -> tuple[SessionRecord, ...] | None:
        with suppress(StorageError):
            # Of a long history the end says enough; nobody waits for the rest of it.
            return self._catalog.sessions_of(self._loaded.ref, self._store.recent())
        return None
