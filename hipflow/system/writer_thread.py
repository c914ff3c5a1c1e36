"""Writes text from a thread of its own, so that nobody waits for a terminal that stands still."""

import os
import select
import threading
from collections import deque
from collections.abc import Callable
from math import inf
from typing import TextIO

_CHUNK_BYTES = 1 << 16
"""Bytes given to the system at a time."""


def _nothing() -> None:
    """Nobody wants to know."""


class WriterThread:
    """A way out for text: a terminal, a pipe, a file. Whoever writes goes on at once.

    Args:
        file: where the text goes; what it holds back already is written first.
        most: characters that may wait; what comes beyond is left out, but never a text that waits
            alone. ``None`` for no end.
        on_drained: called from the thread when all is written again after something was left out.
    """

    def __init__(
        self,
        file: TextIO,
        most: int | None = None,
        caught_up: Callable[[], None] = _nothing,
    ) -> None:
        file.flush()
        self._descriptor = file.fileno()
        self._encoding = (file.encoding or "utf-8", file.errors or "backslashreplace")
        self._most = most
        self._caught_up = caught_up
        self._texts: deque[str] = deque()
        self._waiting = 0
        self._writing = False
        self._missed = False
        self._closing = False
        self._error: OSError | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="outlet", daemon=True)
        self._thread.start()

    def write(self, text: str) -> None:
        """Have a text written.

        Raises:
            OSError: nothing can be written any more, such as to a pipe whose reader has gone.
        """
        with self._changed:
            if self._error is not None:
                raise self._error
            if self._texts and self._waiting + len(text) > (self._most or inf):
                self._missed = True
                return
            self._texts.append(text)
            self._waiting += len(text)
            self._changed.notify_all()

    def discard_waiting(self) -> None:
        """Leave out what waits; a text of which a part is written is written to its end.

        Nothing of it is missed: it need not be drawn anew.
        """
        with self._changed:
            self._texts.clear()
            self._waiting = 0
            self._missed = False

    @property
    def is_busy(self) -> bool:
        """Whether there is text still to be written, and a way to write it."""
        return (self._writing or bool(self._texts)) and self._error is None

    def settle(self, within_s: float) -> None:
        """Wait until all is written, but for no longer than that."""
        with self._changed:
            self._changed.wait_for(lambda: not self.is_busy, within_s)

    def close(self, within_s: float) -> None:
        """Write what waits, but for no longer than that.

        Raises:
            OSError: some of it could not be written.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(within_s)
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            while (text := self._next()) is not None:
                self._put(text)
                self._done()
        except OSError as error:
            with self._changed:
                self._error = error
                self._changed.notify_all()

    def _next(self) -> str | None:
        with self._changed:
            while not self._texts:
                if self._closing:
                    return None
                self._changed.wait()
            text = self._texts.popleft()
            self._waiting -= len(text)
            self._writing = True
            return text

    def _put(self, text: str) -> None:
        left = memoryview(text.encode(*self._encoding))
        while left:
            try:
                left = left[os.write(self._descriptor, left[:_CHUNK_BYTES]) :]
            except BlockingIOError:  # another program has set it so, and did not set it back
                select.select([], [self._descriptor], [])

    def _done(self) -> None:
        with self._changed:
            self._writing = False
            self._changed.notify_all()
            caught_up = self._missed and not self._texts
            self._missed = self._missed and not caught_up
        if caught_up:
            self._caught_up()
