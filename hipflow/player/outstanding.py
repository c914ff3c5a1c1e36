"""What the disk has refused, and the journals that wait until the history has their sessions."""

from contextlib import suppress

from hipflow.library.shelf import Shelf
from hipflow.player.interrupted_session import remove_saved_journals
from hipflow.session.record import SessionRecord
from hipflow.system.errors import StorageError


class Outstanding:
    """Sees to it that a journal goes once its session is written after all, however that came.

    Args:
        shelf: keeps what was refused.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._in_journals: set[str] = set()

    @property
    def any_left(self) -> bool:
        """Whether there is something to be written, or a journal to go."""
        return self._shelf.is_refused or bool(self._in_journals)

    def save(self, record: SessionRecord) -> None:
        """Put a record into the history; where it is refused, its journal stays.

        Raises:
            StorageError: the disk refuses; the shelf keeps it and tries again.
        """
        try:
            self._shelf.append(record)
        except StorageError:
            self._in_journals.add(record.id)
            raise

    def write(self) -> bool:
        """Try again to write what was refused; whether all of it is written."""
        with suppress(StorageError):
            self._shelf.save_unsaved()
        kept = self._in_journals - {entry.id for entry in self._shelf.unsaved}
        if kept and remove_saved_journals(self._shelf.places.running_file, kept):
            self._in_journals -= kept
        return not self._shelf.is_refused
