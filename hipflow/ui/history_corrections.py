"""What a person says of a session after it is in the history: kept as a later line."""

from concurrent.futures import Future
from contextlib import suppress
from typing import NamedTuple

from hipflow.session.record import Amendment, SessionRecord
from hipflow.storage.session_store import new_amendment
from hipflow.system.errors import StorageError
from hipflow.ui.services import Services


class CorrectionResult(NamedTuple):
    """A record with its correction, and later on why the disk refused it, if it did."""

    record: SessionRecord
    refusal: "Future[str]"


class UndoResult(NamedTuple):
    """The id of a session whose correction was taken back, and later on why the disk refused."""

    ident: str
    refusal: "Future[str]"


class Corrections:
    """Corrects sessions, and takes the corrections back, the last one first.

    Args:
        services: where they are kept, and what time it is.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._made: list[Amendment] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a correction to take back."""
        return bool(self._made)

    def change(
        self, record: SessionRecord, changes: dict[str, int | str | None]
    ) -> CorrectionResult:
        """Say something else of a session, as :func:`correct` does."""
        amendment = new_amendment(self._services.clock.now(), record.id, set=changes)
        self._made.append(amendment)
        return _save(self._services, record, amendment)

    def remove(self, record: SessionRecord) -> "Future[str]":
        """Take a session out of the history; its line stays. Returns why the disk refused."""
        amendment = new_amendment(self._services.clock.now(), record.id, removed=True)
        self._made.append(amendment)
        return self._services.store.amend(amendment)

    def undo(self) -> UndoResult:
        """Take the last correction back by one more line."""
        last = self._made.pop()
        taken_back = new_amendment(self._services.clock.now(), last.id, removed=True)
        return UndoResult(last.amends, self._services.store.amend(taken_back))


def correct(
    services: Services, record: SessionRecord, changes: dict[str, int | str | None]
) -> CorrectionResult:
    """Keep what was said.

    Args:
        services: where it is kept, and what time it is.
        record: the session.
        changes: fields of it by their dotted names, e.g. ``pain.after``, and their new values.
    """
    return _save(services, record, new_amendment(services.clock.now(), record.id, set=changes))


def _save(services: Services, record: SessionRecord, amendment: Amendment) -> CorrectionResult:
    refusal = services.store.amend(amendment)
    with suppress(StorageError):
        # All of a long history may still be being read; nobody waits for that with a key pressed.
        lately = services.store.recent()
        record = next((r for r in lately if r.id == record.id), record)
    return CorrectionResult(record, refusal)
