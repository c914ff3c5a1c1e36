"""Journals that are no longer needed, since the history has their sessions."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from hipflow.session.record import Entry
from hipflow.storage.journal import Journal, recover
from hipflow.storage.journal_path import lock_of, remove, waiting_files


class FinishedJournals:
    """The journals of sessions on their way into the history; each goes once its session is there.

    Args:
        running_file: where a journal is written.
        pending: the lines the history does not have yet.
    """

    def __init__(self, running_file: Path, pending: Callable[[], Sequence[Entry]]) -> None:
        self._running_file = running_file
        self._pending = pending
        self._journals: dict[str, Journal | None] = {}

    @property
    def any_left(self) -> bool:
        """Whether a journal is still to be removed."""
        return bool(self._journals)

    def add(self, ident: str, journal: Journal | None) -> None:
        """Have the journal of a session removed; ``None`` for one that is not open here."""
        self._journals[ident] = journal

    def remove(self) -> None:
        """Remove those the history has, on the journals' queue; what cannot be removed waits."""
        pending = {entry.id for entry in self._pending()}
        saved = {
            ident: journal
            for ident, journal in tuple(self._journals.items())
            if ident not in pending
        }
        left = {ident for ident, journal in saved.items() if not (journal and journal.remove())}
        gone = saved.keys() if not left or self._remove_files(left) else saved.keys() - left
        for ident in tuple(gone):
            self._journals.pop(ident, None)

    def _remove_files(self, saved: Collection[str]) -> bool:
        """Remove the journals of these sessions, wherever they lie; whether all could be read.

        What stays is read once more at the next start, and does no harm.
        """
        lock = lock_of(self._running_file)
        try:
            for waiting in waiting_files(self._running_file):
                _remove_if_saved(waiting, saved)
            if self._running_file.exists():
                lock.take(0)  # else a session is being played, and this is its journal
                _remove_if_saved(self._running_file, saved)
        except OSError:  # a lock that is held is one, too
            return False
        finally:
            lock.release()
        return True


def _remove_if_saved(journal: Path, saved: Collection[str]) -> None:
    found = recover(journal)
    if found is not None and found.record.id in saved:
        remove(journal)
