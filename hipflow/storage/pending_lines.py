"""Lines on their way into the history: kept until it has them, and written in order."""

from threading import Lock

from hipflow.session.record import Amendment, Entry
from hipflow.storage.history_cache import HistoryCache
from hipflow.storage.history_file import HistoryFile
from hipflow.system.errors import StorageError


class PendingLines:
    """What a history is still to get, the oldest first. Any thread may add and write.

    Args:
        history: gets the lines.
        cache: knows each as soon as it is written.

    Attributes:
        refused: whether the disk has refused one since it last took them all.
    """

    def __init__(self, history: HistoryFile, cache: HistoryCache) -> None:
        self.refused = False
        self._history = history
        self._cache = cache
        self._entries: list[Entry] = []
        self._changing = Lock()
        self._writing = Lock()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is not on disk yet, refused or waiting for its turn."""
        return tuple(self._entries)

    def add(self, entry: Entry) -> None:
        """Have a line written; once, however often it is given.

        Another one of its id is written, too: of a session the later may tell more.
        """
        with self._changing:
            if entry not in self._entries:
                self._entries.append(entry)

    def waits_for(self, ident: str) -> bool:
        """Whether a session or a note, or a correction of it, is still to be written."""
        return any(
            ident == (entry.amends if isinstance(entry, Amendment) else entry.id)
            for entry in self.entries
        )

    def write(self) -> None:
        """Write what waits, up to what the disk refuses.

        Raises:
            StorageError: the disk refuses.
        """
        with self._writing:
            while self._entries:
                self._write(self._entries[0])
                with self._changing:
                    self._entries.pop(0)
            self.refused = False

    def _write(self, entry: Entry) -> None:
        before = self._cache.stamp()
        try:
            self._history.append(entry)
        except StorageError:
            self.refused = True
            raise
        self._cache.update(entry, before)
