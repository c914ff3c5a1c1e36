"""Session time at a real moment, the next time to wake, and whether the computer slept."""

from hipflow.session.engine import state
from hipflow.session.engine.session import Session, Status
from hipflow.system.clock import Clock

GAP_S = 5.0
"""Real time between two wake-ups beyond which the computer must have slept."""

WAKE_AT_LEAST_S = 1.0
"""The player reads the clock this often even when nothing is due, so that it sees a gap."""

PAUSED_REFRESH_MS = 1_000
"""In a pause nothing moves; how long it has lasted is told to the second at most."""


class Timekeeper:
    """Counts a session's time from an anchor, and never by adding up intervals: nothing drifts.

    Args:
        clock: the clocks that nobody can set.
        speed: session seconds a real second.
    """

    def __init__(self, clock: Clock, speed: float) -> None:
        self._clock = clock
        self._speed = speed
        self._anchor_s = 0.0
        self._anchor_ms = 0
        self._woke_s = clock.since_boot_s()

    def anchor(self, at_ms: int, now_s: float | None = None) -> None:
        """From here on session time is counted from this real moment, now if none is named."""
        self._anchor_s = self._clock.monotonic_s() if now_s is None else now_s
        self._anchor_ms = at_ms
        self.since_awake_s()

    def real_s(self, at_ms: int) -> float:
        """The monotonic time at which the running session reaches a session time."""
        return self._anchor_s + (at_ms - self._anchor_ms) / 1000 / self._speed

    def session_ms(self, now_s: float) -> int:
        """The session time at a monotonic time."""
        return self._anchor_ms + round((now_s - self._anchor_s) * 1000 * self._speed)

    def since_awake_s(self) -> float:
        """Seconds since this was last asked, those the computer slept included.

        By a clock nobody can set: the wall clock may jump at any moment, by hand or by itself.
        """
        now_s = self._clock.since_boot_s()
        gone_s, self._woke_s = now_s - self._woke_s, now_s
        return gone_s

    def next_wake_s(self, session: Session, refresh_ms: float | None) -> float:
        """The monotonic time of the next deadline or refresh, at most ``WAKE_AT_LEAST_S`` away."""
        wake_s = self._clock.monotonic_s() + WAKE_AT_LEAST_S
        due_ms = state.next_due_ms(session)
        if due_ms is not None:
            wake_s = min(wake_s, self.real_s(due_ms))
        if refresh_ms:
            wake_s = min(wake_s, self.real_s(self._next_refresh_ms(session, refresh_ms)))
        return wake_s

    def _next_refresh_ms(self, session: Session, refresh_ms: float) -> int:
        """The next whole refresh inside the step, so that seconds turn on the second."""
        if session.status is Status.PAUSED:
            refresh_ms = max(refresh_ms, PAUSED_REFRESH_MS)
        every_ms = max(1.0, refresh_ms * self._speed)
        if self._speed != 1 or session.status is not Status.RUNNING:
            return session.clock_ms + round(every_ms)
        elapsed_ms = session.elapsed_ms
        count = int(elapsed_ms / every_ms) + 1
        # Where steps are no whole milliseconds, the one just done may seem still to come.
        due_ms = round(count * every_ms)
        if due_ms <= elapsed_ms:
            due_ms = round((count + 1) * every_ms)
        return session.clock_ms + due_ms - elapsed_ms
