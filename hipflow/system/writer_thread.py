"""Writes text from a thread of its own, so that nobody waits for a terminal that is stopped."""

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
    """The default for a caller that need not draw anew."""


class WriterThread:
    """Writes texts in order to a terminal, a pipe or a file, and never makes the caller wait.

    Args:
        file: where the text goes; text in its buffer is written first.
        most: characters that may wait; a text beyond that is left out, unless it is the only one.
            ``None`` for no limit.
        on_drained: called from the thread when all is written again after something was left out.
    """

    def __init__(
        self,
        file: TextIO,
        most: int | None = None,
        on_drained: Callable[[], None] = _nothing,
    ) -> None:
        file.flush()
        self._descriptor = file.fileno()
        self._encoding = (file.encoding or "utf-8", file.errors or "backslashreplace")
        self._most = most
        self._on_drained = on_drained
        self._texts: deque[str] = deque()
        self._waiting = 0
        self._writing = False
        self._dropped = False
        self._closing = False
        self._error: OSError | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def write(self, text: str) -> None:
        """Queue a text to be written.

        Raises:
            OSError: nothing can be written any more, such as to a pipe whose reader has gone.
        """
        with self._changed:
            if self._error is not None:
                raise self._error
            if self._texts and self._waiting + len(text) > (self._most or inf):
                self._dropped = True
                return
            self._texts.append(text)
            self._waiting += len(text)
            self._changed.notify_all()

    def discard_waiting(self) -> None:
        """Drop the texts that wait; one that is partly written is written to its end.

        It does not count as left out: ``on_drained`` is not called for it.
        """
        with self._changed:
            self._texts.clear()
            self._waiting = 0
            self._dropped = False

    @property
    def is_busy(self) -> bool:
        """Whether text waits to be written and still can be."""
        return (self._writing or bool(self._texts)) and self._error is None

    def drain(self, timeout_s: float) -> None:
        """Wait until all is written, at most this long."""
        with self._changed:
            self._changed.wait_for(lambda: not self.is_busy, timeout_s)

    def close(self, timeout_s: float) -> None:
        """Write what waits, for at most this long, and end the thread.

        Raises:
            OSError: some of it could not be written.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout_s)
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
            drained = self._dropped and not self._texts
            self._dropped = self._dropped and not drained
        if drained:
            self._on_drained()
