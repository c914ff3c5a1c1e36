"""Rest chosen in place of a session: it goes the way of a session to the disk."""

from concurrent.futures import Future

from hipflow.player.player import Keeping, PlayerSetup, Save, Saved
from hipflow.session.record import SessionRecord
from hipflow.session.record_builder import not_today_record
from hipflow.storage.journal import Journal
from hipflow.system.clock import Clock


class NotToday:
    """Saves the choice of rest: first into the journal, then into the history, once.

    Args:
        setup: what would have been played.
        clock: the wall clock.
        journal: goes once the choice stands in the history.
        save: puts a record there.
    """

    def __init__(self, setup: PlayerSetup, clock: Clock, journal: Journal, save: Save) -> None:
        self._setup = setup
        self._journal = journal
        self._clock = clock
        self._keeping = Keeping(setup, clock, journal, save)

    def keep(self) -> "Future[Saved]":
        """Save the choice; the future holds the record and any problem."""
        day = self._clock.today()
        now = self._keeping.moments.start()
        self._keeping.started = self._keeping.ended = now
        self._keeping.date = day.isoformat()
        self._journal.begin(self._setup.header(now, day, not_today=True))
        self._journal.mark_time(0, now)
        kept = self._keeping.keep(not_today_record(self._keeping.facts))
        self._journal.close()
        return kept

    @property
    def pending_record(self) -> SessionRecord | None:
        """The record that is on its way into the history; ``None`` before and after."""
        return self._keeping.pending_record
