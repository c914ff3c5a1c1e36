"""A disk that takes its time for each thing, by a clock set by hand."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from hipflow.system.background import INLINE
from tests.fakes.fake_timer import FakeTimer


class SlowQueue:
    """Work that is done one piece after the other, each so many seconds after it could begin.

    Attributes:
        timer: by which time passes; set before any work is given.
    """

    timer: FakeTimer

    def __init__(self, takes_s: float) -> None:
        """Nothing was asked yet."""
        self._takes_s = takes_s
        self._free_at_s = 0.0

    def do(self, work: Callable[[], Any]) -> Future[Any]:
        """Do it when all that was given before is done, and the disk has taken its time."""
        coming: Future[Any] = Future()
        coming.set_running_or_notify_cancel()
        self._free_at_s = max(self._free_at_s, self.timer.clock.monotonic) + self._takes_s

        def finish() -> None:
            coming.set_result(INLINE.do(work).result())

        self.timer.call_at(self._free_at_s, finish)
        return coming

    def drain(self, timeout_s: float) -> bool:
        """Whether nothing is left; it does not wait."""
        return self._free_at_s <= self.timer.clock.monotonic
