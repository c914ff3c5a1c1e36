"""The history at hand: read once, kept up to date, with what the disk has refused so far."""

from pathlib import Path
from threading import Event, Lock

import msgspec

from hipflow.session.record import Amendment, SessionRecord
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import HistoryContents
from hipflow.system.errors import StorageError

AT_ONCE_BYTES = 512 * 1024
"""Size of a history up to which it is read whole at once: a few hundred sessions, some ms."""

LATELY = 200
"""Sessions that are read of a larger one at first: more than a month of anyone's programme."""

PAUSE_S = 0.001
"""How long a reading in the background pauses at each report of progress: a thread that only reads
keeps the others waiting for 5 ms at each of their turns, and a screen takes hundreds of turns."""


class GivenUpError(Exception):
    """The reading was given up."""


class Diary:
    """Knows a history without reading it twice. Any thread may ask, and any may write.

    Args:
        history: the file.

    Attributes:
        share_read: how much of the file has been read while it is being read, 0 to 1.
        is_refused: whether the disk has refused what is still to be written.
    """

    def __init__(self, history: HistoryFile) -> None:
        self.share_read = 0.0
        self.is_refused = False
        self._history = history
        self._reading = Lock()
        self._writing = Lock()
        self._given_up = Event()
        self._hurry = True
        self._whole: tuple[_Stamp, HistoryContents] | None = None
        self._last: tuple[_Stamp, tuple[SessionRecord, ...]] | None = None
        self._unsaved: list[SessionRecord | Amendment] = []

    def read(self) -> HistoryContents:
        """The history as it is now, with what could not be saved yet.

        The file is read again only when another program has changed it.

        Raises:
            StorageError: the file cannot be opened.
        """
        self._hurry = True
        return self._read()

    def read_in_background(self) -> HistoryContents:
        """The same in a thread of its own, letting others have their turn all along.

        Whoever calls :meth:`read` meanwhile waits, and gets the same.

        Raises:
            StorageError: the file cannot be opened.
            GivenUpError: :meth:`give_up` was called.
        """
        self._hurry = False
        return self._read()

    def _read(self) -> HistoryContents:
        unsaved = self.unsaved  # first: what is written meanwhile is known twice, and never missed
        with self._reading:
            stamp = _stamp(self._history.path)
            if self._whole is None or self._whole[0] != stamp:
                self._whole = (stamp, self._history.read(self._note_progress))
            return self._whole[1].with_entries(unsaved)

    def give_up(self) -> None:
        """End a reading in the background: nobody waits for it any more."""
        self._given_up.set()

    def _note_progress(self, share: float) -> None:
        self.share_read = share
        if not self._hurry and self._given_up.wait(PAUSE_S):
            raise GivenUpError

    @property
    def is_at_hand(self) -> bool:
        """Whether :meth:`read` answers at once: all is read, or there is little to read."""
        stamp = _stamp(self._history.path)
        known = self._whole is not None and self._whole[0] == stamp
        return known or stamp is None or stamp[1] <= AT_ONCE_BYTES

    def lately(self) -> tuple[SessionRecord, ...]:
        """All sessions where they are at hand, else those written last; in order of their start.

        Raises:
            StorageError: the file cannot be opened.
        """
        if self.is_at_hand:
            return self.read().records
        unsaved, stamp = self.unsaved, _stamp(self._history.path)
        if self._last is None or self._last[0] != stamp:
            self._last = (stamp, self._history.read_last(LATELY))
        return HistoryContents.of(self._last[1]).with_entries(unsaved).records

    def keep(self, entry: SessionRecord | Amendment) -> Path | None:
        """Write a line. Where the disk refuses, it stays here and is tried again with the next.

        Returns:
            The file a torn end of the history was moved to, if there was one.

        Raises:
            StorageError: the disk refuses; the line is in :attr:`unsaved`.
        """
        self.hold(entry)
        return self.save()

    def hold(self, entry: SessionRecord | Amendment) -> None:
        """Know a line from now on; it is written with the next :meth:`save`."""
        if all(entry.id != held.id for held in self._unsaved):
            self._unsaved.append(entry)

    @property
    def unsaved(self) -> tuple[SessionRecord | Amendment, ...]:
        """What the disk has refused so far, the oldest first."""
        return tuple(self._unsaved)

    def awaits(self, ident: str) -> bool:
        """Whether a session, or a correction of it, is still to be written."""
        return any(
            ident == (entry.amends if isinstance(entry, Amendment) else entry.id)
            for entry in self.unsaved
        )

    def save(self) -> Path | None:
        """Try again to write what the disk refused.

        Returns:
            As :meth:`keep`.

        Raises:
            StorageError: the disk still refuses; what is left is in :attr:`unsaved`.
        """
        torn_end_file: Path | None = None
        with self._writing:
            while self._unsaved:
                entry = self._unsaved[0]
                before = _stamp(self._history.path)
                torn_end_file = self._write(entry) or torn_end_file
                self._update_cache(entry, before)
                self._unsaved.pop(0)
            self.is_refused = False
        return torn_end_file

    def _write(self, entry: SessionRecord | Amendment) -> Path | None:
        try:
            if isinstance(entry, SessionRecord):
                return self._history.append(entry)
            return self._history.amend(entry)
        except StorageError:
            self.is_refused = True
            raise

    def _update_cache(self, entry: SessionRecord | Amendment, before: "_Stamp") -> None:
        """Know what was just written without reading it, where nothing else was written."""
        now = _stamp(self._history.path)
        if before is None or now is None or not self._reading.acquire(blocking=False):
            return  # whoever reads just now may have read it, or not
        try:
            whole = self._whole
            longer = before[1] + len(msgspec.json.encode(entry)) + 1
            if whole is not None and whole[0] == before and now[1:] == (longer, before[2]):
                self._whole = (now, whole[1].with_entries([entry]))
        finally:
            self._reading.release()


_Stamp = tuple[int, int, int] | None


def _stamp(path: Path) -> _Stamp:
    """What changes whenever a file does; ``None`` where there is no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)
