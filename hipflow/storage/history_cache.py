"""A history at hand: read once, and again only when another program has changed its file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Lock

from hipflow.session.record import Entry, SessionRecord
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import HistoryContents, encode_line

READ_WHOLE_BYTES = 512 * 1024
"""Size of a history up to which it is read whole at once: a few hundred sessions, some ms."""

RECENT_SESSIONS = 200
"""Sessions that are read of a larger one at first: more than a month of anyone's programme."""

PAUSE_S = 0.001
"""How long a reading in the background pauses at each report of progress: a thread that only reads
keeps the others waiting for 5 ms at each of their turns, and a screen takes hundreds of turns."""

Stamp = tuple[int, int, int] | None
"""What changes whenever a file does; ``None`` where there is no file."""


class ReadingStoppedError(Exception):
    """The reading was stopped."""


class HistoryCache:
    """Knows a history without reading it twice. Any thread may ask.

    Args:
        history: the file.
        pending: lines that are not in the file yet, and are read as if they were.

    Attributes:
        share_read: how much of the file has been read while it is being read, 0 to 1.
    """

    def __init__(self, history: HistoryFile, pending: Callable[[], Sequence[Entry]]) -> None:
        self.share_read = 0.0
        self._history = history
        self._pending = pending
        self._reading = Lock()
        self._stopped = Event()
        self._hurry = True
        self._whole: tuple[Stamp, HistoryContents] | None = None
        self._last: tuple[Stamp, tuple[SessionRecord, ...]] | None = None

    def contents(self) -> HistoryContents:
        """The history as it is now.

        Raises:
            StorageError: the file cannot be opened.
        """
        self._hurry = True
        return self._read()

    def read_in_background(self) -> HistoryContents:
        """The same in a thread of its own, letting others have their turn all along.

        Whoever calls :meth:`contents` meanwhile waits, and gets the same.

        Raises:
            StorageError: the file cannot be opened.
            ReadingStoppedError: :meth:`stop_reading` was called.
        """
        self._hurry = False
        return self._read()

    def stop_reading(self) -> None:
        """End a reading in the background: nobody waits for it any more."""
        self._stopped.set()

    @property
    def is_at_hand(self) -> bool:
        """Whether :meth:`contents` answers at once: all is read, or there is little to read."""
        stamp = self.stamp()
        known = self._whole is not None and self._whole[0] == stamp
        return known or stamp is None or stamp[1] <= READ_WHOLE_BYTES

    def recent(self) -> tuple[SessionRecord, ...]:
        """All sessions where they are at hand, else those written last; in order of their start.

        Raises:
            StorageError: the file cannot be opened.
        """
        if self.is_at_hand:
            return self.contents().records
        pending, stamp = self._pending(), self.stamp()
        if self._last is None or self._last[0] != stamp:
            self._last = (stamp, self._history.read_last(RECENT_SESSIONS))
        return HistoryContents.of(self._last[1], ()).with_entries(pending).records

    def stamp(self) -> Stamp:
        """What tells the file as it is now from any it was or will be."""
        return _stamp(self._history.path)

    def update(self, entry: Entry, before: Stamp) -> None:
        """Know what was just written without reading it, where nothing else was written.

        Args:
            entry: the line.
            before: the file's stamp before it was written.
        """
        now = self.stamp()
        if before is None or now is None or not self._reading.acquire(blocking=False):
            return  # whoever reads just now may have read it, or not
        try:
            whole = self._whole
            longer = before[1] + len(encode_line(entry))
            if whole is not None and whole[0] == before and now[1:] == (longer, before[2]):
                self._whole = (now, whole[1].with_entries([entry]))
        finally:
            self._reading.release()

    def _read(self) -> HistoryContents:
        pending = self._pending()  # first: what is written meanwhile is known twice, never missed
        with self._reading:
            stamp = self.stamp()
            if self._whole is None or self._whole[0] != stamp:
                self._whole = (stamp, self._history.read(self._note_progress))
            return self._whole[1].with_entries(pending)

    def _note_progress(self, share: float) -> None:
        self.share_read = share
        if not self._hurry and self._stopped.wait(PAUSE_S):
            raise ReadingStoppedError


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)
