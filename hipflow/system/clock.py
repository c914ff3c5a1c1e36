"""The one place where the clocks are read, wall and monotonic."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Protocol

_COUNT_SLEEP = {"linux": ("CLOCK_BOOTTIME",), "darwin": ("CLOCK_MONOTONIC",)}
"""Clocks that go on while the computer sleeps; :func:`time.monotonic` stops there meanwhile."""

FIRST_MOMENT = datetime(1970, 1, 3, tzinfo=UTC)
"""A computer whose clock stands at its beginning, as one without a battery starts, has not got
there: further west, or before the day begins, it would be a day of 1969, which is not kept."""
LAST_MOMENT = datetime(2200, 12, 29, tzinfo=UTC)
"""The same at the other end of what is kept."""


class Clock(Protocol):
    """A source of the time; tests set their own."""

    def monotonic_s(self) -> float:
        """Seconds that only ever go forward, on the same scale as asyncio's ``loop.time()``."""
        ...

    def since_boot_s(self) -> float:
        """Seconds that only ever go forward and count the computer's sleep, set by nobody."""
        ...

    def now(self) -> datetime:
        """The moment, with the local offset."""
        ...

    def today(self) -> date:
        """The day it is for the patient."""
        ...


def monotonic_s() -> float:
    """Seconds that only ever go forward: the same in every process of a computer, as sounds need.

    The asyncio loop counts by it as well.
    """
    return time.monotonic()


class SystemClock:
    """The computer's own clocks.

    Args:
        day_of: which day a moment belongs to; its date when left out.
    """

    def __init__(self, day_of: Callable[[datetime], date] = datetime.date) -> None:
        self._day_of = day_of

    def monotonic_s(self) -> float:
        """Seconds as :func:`monotonic_s` counts them."""
        return monotonic_s()

    def since_boot_s(self) -> float:
        """Seconds of the system's clock that counts sleep; elsewhere the monotonic one does."""
        for name in _COUNT_SLEEP.get(sys.platform, ()):
            if hasattr(time, name):
                return time.clock_gettime(getattr(time, name))
        return monotonic_s()

    def now(self) -> datetime:
        """The moment, with the local offset; without one where the system's is none.

        A clock far beyond all sense is taken for the nearest day that can be kept.
        """
        now = min(max(datetime.now(tz=UTC), FIRST_MOMENT), LAST_MOMENT)
        try:
            return now.astimezone()
        except (OSError, OverflowError, ValueError):  # TZ may name any, be it of days
            return now

    def today(self) -> date:
        """The day it is for the patient."""
        return self._day_of(self.now())
