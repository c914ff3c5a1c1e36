"""The moments of a session, counted from its start, so that setting the wall clock changes none."""

from datetime import UTC, datetime, timedelta

from hipflow.progress.dates import parse_timestamp
from hipflow.system.clock import Clock


class SessionClock:
    """Asks the wall clock once, at the start, and from then on the clock that nobody can set.

    Args:
        clock: the computer's clocks; the offset in force at each moment is taken from it, so that a
            journey and the change of the hour are told.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.start()

    def start(self, not_before: str = "") -> str:
        """Ask the wall clock, when the session begins or is resumed; the moment as it is kept.

        Args:
            not_before: a moment of the session that is past; a wall clock that says less is wrong.
        """
        self._start = self._clock.now().astimezone(UTC)
        if not_before:
            self._start = max(self._start, parse_timestamp(not_before).astimezone(UTC))
        self._start_s = self._clock.since_boot_s()
        return self.now_text()

    def now_text(self) -> str:
        """The moment, as journal and history have it."""
        gone_s = self._clock.since_boot_s() - self._start_s
        moment: datetime = self._start + timedelta(seconds=gone_s)
        return moment.astimezone(self._clock.now().tzinfo).isoformat(timespec="seconds")
