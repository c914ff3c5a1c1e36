"""When a session was, read from its record, and what its days are called."""

from datetime import UTC, date, datetime

from hipflow.session.record import SessionRecord

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def parse_timestamp(text: str) -> datetime:
    """The moment an ISO 8601 text names; one written without an offset is taken as UTC.

    Raises:
        ValueError: the text names no moment.
    """
    when = datetime.fromisoformat(text)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2201, 1, 1, tzinfo=UTC)
"""No session was before or will be from then on. A computer without a clock of its own wakes up in
1970; further off, days and weeks cannot be counted any more."""


def can_be_kept(when: datetime) -> bool:
    """Whether a session can have been then."""
    return EARLIEST <= when < LATEST


def local_day(record: SessionRecord) -> date:
    """The date on the patient's own calendar when the session began.

    By the offset the record carries, not the computer's present one: after a journey a past session
    stays on the day it was done. A session over midnight belongs to the day it began.

    Raises:
        ValueError: the record's start names no moment (one read from the history always does).
    """
    return parse_timestamp(record.started).date()
