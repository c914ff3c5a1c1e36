"""Drives a terminal that stands still now and then, and sends more than anybody types."""

import os
import select
import sys
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property

from textual import events
from textual.message import Message

from hipflow.system import signals
from hipflow.system.writer_thread import WriterThread
from hipflow.ui.terminal.lenient_parser import LenientXtermParser
from hipflow.ui.terminal.paste_filter import PasteFilter
from hipflow.ui.terminal.shared_driver import SharedDriver

_MOST_UNREAD = 200_000
"""Characters that may wait for the terminal: a few of the largest screens."""
_MOST_INPUT = 1_000
"""Keys and moves of a mouse that may wait for the app: a long note, pasted as if it were typed."""
_MOST_PASTED = 10_000
"""Characters of a paste that are looked at; no place here takes as many."""
_POLL_S = 0.1
"""How often it is seen whether a sequence goes on, and whether the app ends."""
_READ_BYTES = 4_096
_CLOSE_WAIT_S = 0.5
"""How long leaving waits for a terminal that does not take what gives it back."""


class NonBlockingDriver(SharedDriver):
    """Shares the terminal with a shell; nothing here waits for it, and no heap of keys piles up.

    A terminal that does not take what is drawn is left alone until it does; then all is drawn anew.
    Keys that come faster than they can be followed are dropped: they were not typed by anybody.
    """

    _writer: WriterThread | None = None
    _take_scheduled = False

    @cached_property
    def _inbox(self) -> deque[Message]:
        """What was typed and has not reached the app yet."""
        return deque()

    def write(self, data: str) -> None:
        """Have it written; a terminal that has gone is told of by the system's signal."""
        if self._is_taken and self._writer is not None:
            with suppress(OSError):
                self._writer.write(data)

    def start_application_mode(self) -> None:
        """Take the terminal: the one at standard output, for errors may go elsewhere."""
        if self._writer is None and sys.__stdout__ is not None:
            self._writer = WriterThread(sys.__stdout__, _MOST_UNREAD, self._draw_soon)
        super().start_application_mode()

    def stop_application_mode(self) -> None:
        """Give the terminal back; what it has not taken by now, nobody will look at."""
        if self._writer is not None:
            self._writer.discard_waiting()
        super().stop_application_mode()

    def close(self) -> None:
        """Let it go: once it has taken what gives it back, or after a moment.

        The way out stays: what was not taken by then shall come before what is drawn next.
        """
        super().close()
        if self._writer is not None:
            self._writer.drain(_CLOSE_WAIT_S)

    def run_input_thread(self) -> None:
        """Read what is typed, until the app ends or the terminal has gone.

        Textual's own falls over letters that are no UTF-8, takes long pastes letter by letter, and
        never notices a terminal that has gone.
        """
        parser, paste_filter = LenientXtermParser(), PasteFilter(_MOST_PASTED)
        decoder = getincrementaldecoder("utf-8")("replace")
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], _POLL_S)[0]:
                typed = self._read()
                if not typed:
                    signals.raise_hangup()
                    return
                # An empty text would be the end of all.
                if text := paste_filter.cut(decoder.decode(typed)):
                    self._process(parser.feed(text))
            self._process(parser.tick())

    def _process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _READ_BYTES)
        except OSError:
            return b""

    def send_message(self, message: Message) -> None:
        """Give a message to the app, from the thread that reads keys.

        The loop is woken once for all that waits. Woken for each, it would have no room left to
        hear of a signal, and could not be told to end.
        """
        if isinstance(message, events.InputEvent) and len(self._inbox) > _MOST_INPUT:
            return
        self._inbox.append(message)
        if not self._take_scheduled:
            self._take_scheduled = True
            self._loop.call_soon_threadsafe(self._take)

    def _take(self) -> None:
        self._take_scheduled = False
        while self._inbox:
            message = self._inbox.popleft()
            if not isinstance(message, events.InputEvent) or self._unread_input() < _MOST_INPUT:
                self._app.post_message(message)

    def _unread_input(self) -> int:
        """What waits for the app, and for the screen a key goes through first."""
        return sum(pump.message_queue_size for pump in (self._app, *self._app.screen_stack[-1:]))

    def _draw_soon(self) -> None:
        """From the thread that writes: all was written, but some of it left out before."""
        self._loop.call_soon_threadsafe(self._draw_anew)

    def _draw_anew(self) -> None:
        if self._app.screen_stack:
            self._app.screen.refresh()
