"""The one place where clocks are read."""

import time
from datetime import UTC, datetime, timedelta, timezone
from datetime import time as time_of_day

import pytest

from hipflow.progress.dates import can_be_kept, day_of
from hipflow.system import clock as clock_module
from hipflow.system.clock import Clock, SystemClock
from tests.fakes.fake_clock import FakeClock


def test_the_monotonic_clock_is_the_loops():
    """It stands on the scale of time.monotonic, which asyncio uses, and never goes back."""
    clock = SystemClock()
    before = time.monotonic()
    assert before <= clock.monotonic_s() <= time.monotonic()


def test_the_wall_clock_knows_its_offset():
    """The moment is aware, and its date is today's."""
    clock = SystemClock()
    moment = clock.now()
    assert moment.utcoffset() is not None
    assert clock.today() - moment.date() <= timedelta(days=1)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone is the whole system's there")
@pytest.mark.parametrize("zone", ["XYZ24", "XYZ-30", "XYZ167:59:59", "no/such"])
def test_a_zone_that_is_none_stops_nothing(zone, monkeypatch):
    """An offset of a day and more, or a name without a zone: there is a time all the same."""
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        moment = SystemClock().now()
    time.tzset()
    assert abs(moment - datetime.now(tz=UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("year", [1, 1969, 1970, 2201, 9999])
@pytest.mark.parametrize("hours", [-23, 23])
def test_a_clock_beyond_all_sense_gives_a_day_that_is_kept(monkeypatch, year, hours):
    """One without a battery wakes up in 1970; west of Greenwich that evening is of 1969."""
    zone = timezone(timedelta(hours=hours))
    moment = datetime(year, 1, 1, 12, tzinfo=UTC)

    class Clocks(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment

    monkeypatch.setattr(clock_module, "datetime", Clocks)
    here = SystemClock().now().astimezone(zone)
    assert can_be_kept(here)
    assert day_of(here, time_of_day(3)).year in range(1970, 2201)


def test_the_fake_stands_for_the_clock():
    """The clock of the tests moves only when a test moves it, both of its times together."""
    fake = FakeClock()
    clock: Clock = fake
    before = (clock.now(), clock.monotonic_s())
    assert (clock.now(), clock.monotonic_s()) == before
    fake.advance(90)
    assert clock.now() - before[0] == timedelta(seconds=90)
    assert clock.monotonic_s() - before[1] == 90
    assert clock.today() == clock.now().date()


def test_today_is_the_day_somebody_says():
    """The clock gives the moment, and not which day that belongs to."""
    assert SystemClock(lambda moment: moment.date() - timedelta(days=400)).today().year < (
        SystemClock().today().year
    )


def test_the_clock_that_counts_sleep_only_goes_forward():
    """It goes as fast as the monotonic one while the computer is awake."""
    clock = SystemClock()
    before_s, mono_s = clock.since_boot_s(), clock.monotonic_s()
    while clock.monotonic_s() - mono_s < 0.01:
        pass
    assert 0.005 < clock.since_boot_s() - before_s < 5
