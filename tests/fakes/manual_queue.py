"""A disk that answers when the test says so."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from hipflow.system.background import INLINE


class ManualQueue:
    """Work that waits until :meth:`answer`, and is done in order then."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self._waiting: list[tuple[Future[Any], Callable[[], Any]]] = []

    def do(self, work: Callable[[], Any]) -> Future[Any]:
        """Keep it for later."""
        coming: Future[Any] = Future()
        coming.set_running_or_notify_cancel()
        self._waiting.append((coming, work))
        return coming

    def drain(self, timeout_s: float) -> bool:
        """Whether nothing is left; it does not wait."""
        return not self._waiting

    def answer(self) -> None:
        """Do all that was asked."""
        for coming, work in self._waiting:
            coming.set_result(INLINE.do(work).result())
        self._waiting.clear()
