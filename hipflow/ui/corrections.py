"""What a person says of a session after it is in the history: kept as a later line."""

from contextlib import suppress
from typing import NamedTuple

from ulid import ULID

from hipflow.errors import StorageError
from hipflow.session.record import Amendment, SessionRecord
from hipflow.ui.services import Services


class Corrected(NamedTuple):
    """A record with its correction, and why the disk refused it; empty when it is kept."""

    record: SessionRecord
    problem: str = ""


def correct(
    services: Services, record: SessionRecord, changes: dict[str, int | str | None]
) -> Corrected:
    """Keep what was said.

    Args:
        services: where it is kept, and what time it is.
        record: the session.
        changes: fields of it by their dotted names, e.g. ``pain.after``, and their new values.
    """
    now = services.clock.now()
    amendment = Amendment(
        id=str(ULID.from_datetime(now)),
        amends=record.id,
        at=now.isoformat(timespec="seconds"),
        set=changes,
    )
    problem = ""
    try:
        services.shelf.amend(amendment)
    except StorageError as error:
        problem = str(error)
    with suppress(StorageError):
        record = next((r for r in services.shelf.records() if r.id == record.id), record)
    return Corrected(record, problem)
