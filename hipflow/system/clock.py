"""The one place where the clocks are read, wall and monotonic; all else is told the time."""

import sys
import time
from datetime import UTC, date, datetime
from typing import Protocol

_COUNT_SLEEP = {"linux": ("CLOCK_BOOTTIME",), "darwin": ("CLOCK_MONOTONIC",)}
"""Clocks that go on while the computer sleeps, where :func:`time.monotonic` stands still then."""


class Clock(Protocol):
    """What tells the time. Tests set their own."""

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
        """The date where the patient is."""
        ...


class SystemClock:
    """The computer's own clocks."""

    def monotonic_s(self) -> float:
        """Seconds of :func:`time.monotonic`, which the asyncio loop uses as well."""
        return time.monotonic()

    def since_boot_s(self) -> float:
        """Linux and macOS have a clock of its own for it; elsewhere the other one sleeps never."""
        for name in _COUNT_SLEEP.get(sys.platform, ()):
            if hasattr(time, name):
                return time.clock_gettime(getattr(time, name))
        return time.monotonic()

    def now(self) -> datetime:
        """The moment, with the local offset; without one where the system's is none."""
        now = datetime.now(tz=UTC)
        try:
            return now.astimezone()
        except (OSError, OverflowError, ValueError):  # TZ may name any, be it of days
            return now

    def today(self) -> date:
        """The date where the patient is."""
        return self.now().date()
