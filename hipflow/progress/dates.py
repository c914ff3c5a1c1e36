"""When a session was, read from its record, and what its days are called.

The patient's day need not begin at midnight: who exercises at half past twelve at night has not
gone to bed yet, and it is still the day before. :func:`day_of` is that rule, used for *today* and
for the ``date`` that each record and note carries; nobody computes that again.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from msgspec import UNSET

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


DAYS_A_WEEK = 7


class WeekStart(StrEnum):
    """The first day of a week, as calendars have it where the person lives."""

    MONDAY = "monday"
    SUNDAY = "sunday"

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The days of a week in their order, each by its place in :data:`DAYS`."""
        first = DAYS.index(self.value.capitalize())
        return tuple((first + offset) % DAYS_A_WEEK for offset in range(DAYS_A_WEEK))


def week_start(day: date, starts_on: WeekStart) -> date:
    """The first day of that day's week."""
    return day - timedelta(days=starts_on.weekdays.index(day.weekday()))


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


def day_of(moment: datetime, day_starts_at: time) -> date:
    """The patient's day at a moment, by the offset that moment carries.

    Args:
        moment: the moment.
        day_starts_at: when a new day begins; what is earlier belongs to the day before.
    """
    day = moment.date()
    return day if moment.time() >= day_starts_at else day - timedelta(days=1)


def local_day(record: SessionRecord) -> date:
    """The patient's own day when the session began.

    The record says it. A record of the first release does not, and is of the date its start has by
    the offset it carries, not the computer's present one: after a journey a past session stays on
    the day it was done. A session over midnight belongs to the day it began.

    Raises:
        ValueError: it names no day and no moment (one read from the history always does).
    """
    if record.date is not UNSET:
        return date.fromisoformat(record.date)
    return parse_timestamp(record.started).date()
