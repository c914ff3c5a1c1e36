"""When a session was."""

from datetime import UTC, date, datetime

import pytest

from hipflow.progress.dates import local_day, parse_timestamp
from tests.builders.record_builders import session


@pytest.mark.parametrize(
    ("started", "day"),
    [
        ("2026-11-23T23:59:59+13:00", date(2026, 11, 23)),
        ("2026-11-23T00:00:00-10:00", date(2026, 11, 23)),
        ("2026-11-23T12:00:00Z", date(2026, 11, 23)),
        ("2026-11-23T12:00:00", date(2026, 11, 23)),
    ],
)
def test_the_day_is_the_one_on_the_patients_calendar(started, day):
    """The record's own offset decides, wherever the computer is now."""
    assert local_day(session(started=started)) == day


def test_moments_compare_across_offsets():
    """The same moment in two places is one moment; without an offset it is UTC."""
    assert parse_timestamp("2026-11-23T18:00:00+01:00") == parse_timestamp("2026-11-23T17:00:00")
    assert parse_timestamp("2026-11-23T17:00:00") == datetime(2026, 11, 23, 17, tzinfo=UTC)


def test_no_moment_is_refused():
    """A text that names no moment raises."""
    with pytest.raises(ValueError, match="yesterday"):
        parse_timestamp("yesterday")
