"""Two timers that move a fake clock: one when a test lets time pass, one as fast as a loop runs."""

import asyncio
from collections.abc import Callable

from tests.fakes.fake_clock import FakeClock

STEP_S = 0.0002
"""So far a `FakeLoopTimer` moves the clock in one turn of the loop."""


class _Call:
    def __init__(self, at_s: float, callback: Callable[[], None]) -> None:
        self.at_s = at_s
        self.callback = callback
        self.cancelled = False

    def cancel(self) -> None:
        """Do not make the call."""
        self.cancelled = True


class FakeTimer:
    """A timer that makes its calls when a test lets time pass, punctually or late.

    Args:
        clock: the clock the calls are timed by.
        late_s: how many seconds too late the next call comes; always punctual when left out.
    """

    def __init__(self, clock: FakeClock, late_s: Callable[[], float] = float) -> None:
        self.clock = clock
        self._late_s = late_s
        self._calls: list[_Call] = []

    @property
    def waiting(self) -> int:
        """How many calls are still to be made."""
        return sum(not call.cancelled for call in self._calls)

    def call_at(self, when: float, callback: Callable[[], None], /) -> _Call:
        """Call ``callback`` once the clock reads ``when``, or later if late."""
        call = _Call(when + self._late_s(), callback)
        self._calls.append(call)
        return call

    def pass_time(self, seconds: float) -> None:
        """Let time pass, and every call be made at its time on the way."""
        until_s = self.clock.monotonic + seconds
        while due := [call for call in self._waiting() if call.at_s <= until_s]:
            call = min(due, key=lambda call: call.at_s)
            self._calls.remove(call)
            self.clock.advance(max(0.0, call.at_s - self.clock.monotonic))
            call.callback()
        self.clock.advance(until_s - self.clock.monotonic)

    def sleep(self, seconds: float) -> None:
        """The computer sleeps: the clock advances and no call is made before it wakes."""
        self.clock.advance(seconds)
        self.pass_time(0)

    def _waiting(self) -> list[_Call]:
        self._calls = [call for call in self._calls if not call.cancelled]
        return self._calls


class FakeLoopTimer(FakeTimer):
    """A timer that lets time pass by itself, `STEP_S` in every turn of a real loop.

    However busy the machine is, no call comes late.
    """

    _runs = False

    def call_at(self, when: float, callback: Callable[[], None], /) -> _Call:
        """Call ``callback`` once the clock reads ``when``."""
        call = super().call_at(when, callback)
        if not self._runs:
            self._turn()
        return call

    def _turn(self) -> None:
        """Let a step of time pass, as long as there are calls to make."""
        self._runs = bool(self.waiting)
        if self._runs:
            asyncio.get_running_loop().call_soon(self._step)

    def _step(self) -> None:
        left_s = min((call.at_s for call in self._waiting()), default=self.clock.monotonic)
        self.pass_time(min(max(0.0, left_s - self.clock.monotonic), STEP_S))
        self._turn()
