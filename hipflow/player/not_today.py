"""Rest chosen in place of a session: it goes the way of a session to the disk."""

from concurrent.futures import Future

from hipflow.player.player import PlayerSetup
from hipflow.player.session_clock import SessionClock
from hipflow.session.record_builder import not_today_record
from hipflow.storage.session_store import Saved, SessionStore
from hipflow.system.clock import Clock


def keep_not_today(setup: PlayerSetup, clock: Clock, store: SessionStore) -> "Future[Saved]":
    """Save the choice of rest: first into a journal, then into the history.

    Args:
        setup: what would have been played.
        clock: the wall clock.
        store: where it is saved.

    Returns:
        The record and any problem.
    """
    day, now, journal = clock.today(), SessionClock(clock).now_text(), store.new_journal()
    journal.begin(setup.header(now, day, not_today=True))
    journal.mark_time(0, now)
    saved = store.add(not_today_record(setup.facts(now, now, day.isoformat())), journal)
    journal.close()
    return saved
