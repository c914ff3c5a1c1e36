"""The one place where the clocks are read, wall and monotonic; all else is told the time."""

import time
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the time. Tests set their own."""

    def monotonic_s(self) -> float:
        """Seconds that only ever go forward, on the same scale as asyncio's ``loop.time()``."""
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

    def now(self) -> datetime:
        """The moment, with the local offset."""
        return datetime.now(tz=UTC).astimezone()

    def today(self) -> date:
        """The date where the patient is."""
        return self.now().date()
