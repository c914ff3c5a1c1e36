"""When a session was."""

from datetime import UTC, date, datetime, time
from zoneinfo import TZPATH, ZoneInfo

import pytest

from hipflow.progress.dates import day_of, local_day, parse_timestamp
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


def test_the_day_a_record_names_is_its_day():
    """Nobody computes it again, whatever its start says or the setting is by now."""
    late = session(started="2026-11-24T00:30:00+01:00", date="2026-11-23")
    assert local_day(late) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("moment", "starts", "day"),
    [
        ("2026-11-24T00:30:00+01:00", "03:00", date(2026, 11, 23)),
        ("2026-11-24T02:59:59+01:00", "03:00", date(2026, 11, 23)),
        ("2026-11-24T03:00:00+01:00", "03:00", date(2026, 11, 24)),
        ("2026-11-24T23:59:59-08:00", "03:00", date(2026, 11, 24)),
        ("2026-11-24T00:00:00+01:00", "00:00", date(2026, 11, 24)),
        ("2026-01-01T01:00:00+01:00", "03:00", date(2025, 12, 31)),
        ("2026-11-24T13:00:00+01:00", "14:30", date(2026, 11, 23)),
    ],
)
def test_a_day_begins_when_the_patient_says(moment, starts, day):
    """What is earlier belongs to the day before."""
    assert day_of(datetime.fromisoformat(moment), time.fromisoformat(starts)) == day


@pytest.mark.skipif(not TZPATH, reason="this system brings no time zones")
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-29T01:59:59+01:00", date(2026, 3, 28)),
        ("2026-03-29T03:00:00+02:00", date(2026, 3, 29)),
        ("2026-10-25T02:30:00+02:00", date(2026, 10, 24)),
        ("2026-10-25T02:30:00+01:00", date(2026, 10, 24)),
        ("2026-10-25T03:00:00+01:00", date(2026, 10, 25)),
    ],
)
def test_the_night_the_hour_changes_has_one_end(moment, day):
    """The clock on the wall decides, in the night that has 23 hours and in that of 25."""
    there = datetime.fromisoformat(moment).astimezone(ZoneInfo("Europe/Berlin"))
    assert day_of(there, time(3)) == day


def test_moments_compare_across_offsets():
    """The same moment in two places is one moment; without an offset it is UTC."""
    assert parse_timestamp("2026-11-23T18:00:00+01:00") == parse_timestamp("2026-11-23T17:00:00")
    assert parse_timestamp("2026-11-23T17:00:00") == datetime(2026, 11, 23, 17, tzinfo=UTC)


def test_no_moment_is_refused():
    """A text that names no moment raises."""
    with pytest.raises(ValueError, match="yesterday"):
        parse_timestamp("yesterday")
