"""A clock that stands still until a test moves it."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from hipflow.progress.dates import day_of


class FakeClock:
    """A :class:`hipflow.system.clock.Clock` whose times are set by the test.

    ``moment`` is what :meth:`now` answers, ``monotonic`` (seconds) what :meth:`monotonic_s` does.
    """

    def __init__(self, moment: datetime | None = None, monotonic: float = 0.0) -> None:
        """Start at ``moment`` (by default Monday 23 November 2026, 18:00 UTC)."""
        self.moment = moment or datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
        self.monotonic = monotonic
        self.asleep_s = 0.0
        self.zone: tzinfo | None = None

    def monotonic_s(self) -> float:
        """The seconds that were set."""
        return self.monotonic

    def since_boot_s(self) -> float:
        """The same, and the seconds :meth:`sleep` has let pass."""
        return self.monotonic + self.asleep_s

    def now(self) -> datetime:
        """The moment that was set, where it was set to be."""
        return self.moment.astimezone(self.zone) if self.zone else self.moment

    def today(self) -> date:
        """The day of that moment, by its own offset; it starts at three at night."""
        return day_of(self.now(), time(3))

    def advance(self, seconds: float) -> None:
        """Let both clocks go on by this much."""
        self.moment += timedelta(seconds=seconds)
        self.monotonic += seconds

    def sleep(self, seconds: float) -> None:
        """Let the computer sleep as on Linux and macOS: the monotonic clock stands still."""
        self.moment += timedelta(seconds=seconds)
        self.asleep_s += seconds
