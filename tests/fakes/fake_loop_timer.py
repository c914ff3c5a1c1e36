"""Time that goes on a little whenever the loop comes round, however busy the machine is."""

import asyncio
from collections.abc import Callable

from tests.fakes.fake_clock import FakeClock

STEP_S = 0.0002
"""At a thousand times the speed a fifth of a second of a session."""


class FakeLoopTimer:
    """What players sleep on where a test runs them on a real loop; moves the clock along.

    Args:
        clock: the clock the calls are timed by.
    """

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._calls: list[_Call] = []
        self._goes_on = False

    def call_at(self, when: float, callback: Callable[[], None], /) -> "_Call":
        """Call ``callback`` once the clock has come to ``when``."""
        call = _Call(when, callback)
        self._calls.append(call)
        if not self._goes_on:
            self._goes_on = True
            asyncio.get_running_loop().call_soon(self._go_on)
        return call

    def _go_on(self) -> None:
        self._calls = [call for call in self._calls if not call.cancelled]
        self._goes_on = bool(self._calls)
        if not self._calls:
            return
        asyncio.get_running_loop().call_soon(self._go_on)
        following = min(self._calls, key=lambda call: call.at_s)
        left_s = max(0.0, following.at_s - self._clock.monotonic)
        self._clock.advance(min(left_s, STEP_S))
        if left_s <= STEP_S:
            self._calls.remove(following)
            following.callback()


class _Call:
    def __init__(self, at_s: float, callback: Callable[[], None]) -> None:
        self.at_s = at_s
        self.callback = callback
        self.cancelled = False

    def cancel(self) -> None:
        """Do not make the call."""
        self.cancelled = True
