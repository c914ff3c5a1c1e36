"""Drives a terminal that stands still now and then, and sends more than anybody types."""

import os
import re
import select
import signal
import sys
import termios
import unicodedata
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from hipflow.system import signals
from hipflow.system.terminal_guard import LEAVE_SCREENS, TerminalGuard
from hipflow.system.writer_thread import WriterThread
from hipflow.ui.terminal.paste_filter import PasteFilter
from hipflow.ui.terminal.terminal_keys import TerminalKey

_MOST_UNREAD = 200_000
"""Characters that may wait for the terminal: a few of the largest screens."""
_MOST_INPUT = 1_000
"""Keys and moves of a mouse that may wait for the app: a long note, pasted as if it were typed."""
_MOST_PASTED = 10_000
"""Characters of a paste that are looked at; no place here takes as many."""
_POLL_S = 0.1
"""How often it is seen whether a sequence goes on, and whether the app ends."""
_READ_BYTES = 4_096
_ESC = "\x1b"
_PIECES = re.compile("(?=\x1b)")
"""Between two of them there is nothing that belongs together but sequences still to be ended."""
_AFTER_ESCAPE = "[OP]_^X\x1b\\"
"""What makes an Esc the beginning of a sequence, or the end of one."""
_ALTERNATES = re.compile("\x1b\\[(?P<code>[0-9]+):(?P<shifted>[0-9]*)(:(?P<base>[0-9]+))?(?=[;u])")
"""A key that tells what it is with Shift, and what an English keyboard has in its place."""
_MOUSE_BUTTONS = re.compile("\x1b\\[<([0-9]+);")
_SIDE_BUTTON = 128
"""Set in the number of such a button (xterm's control sequences)."""
_ASK_FOR_PLACES = "\x1b[=4;2u"
"""Adds the places of keys to what Textual asks a terminal with the protocol of kitty for."""
_CLOSE_WAIT_S = 0.5
"""How long leaving waits for a terminal that does not take what gives it back."""


class NonBlockingDriver(LinuxDriver):
    """Shares the terminal with a shell; nothing here waits for it, and no heap of keys piles up.

    Textual's own takes the terminal at every signal to go on, also where it was never given back:
    then two threads read the keys, and the program does not end. And it stops itself where it goes
    on behind a shell that has the terminal, so that it cannot be told to end there. Here all
    signals are taken on the loop, never in the middle of anything.

    A terminal that does not take what is drawn is left alone until it does; then all is drawn anew.
    Keys that come faster than they can be followed are dropped: they were not typed by anybody.
    """

    _is_wanted = False
    """Whether the app wants to have the terminal."""
    _is_taken = False
    """Whether it has it."""
    _taken_modes: Sequence[Any] = ()
    """The terminal's modes while it has it."""
    _writer: WriterThread | None = None
    _guard: TerminalGuard | None = None
    """Resets the terminal if this program is killed while it has it."""
    _take_scheduled = False

    def __init__(self, app: App[Any], **options: Any) -> None:  # noqa: ANN401 - passed on
        self._inbox: deque[Message] = deque()
        """What was typed and has not reached the app yet."""
        super().__init__(app, **options)
        self._loop.add_signal_handler(signal.SIGTSTP, app.action_suspend_process)
        self._loop.add_signal_handler(signal.SIGCONT, self._take_again)

    def write(self, data: str) -> None:
        """Have it written; a terminal that has gone is told of by the system's signal."""
        if self._is_taken and self._writer is not None:
            with suppress(OSError):
                self._writer.write(data)

    def start_application_mode(self) -> None:
        """Take the terminal; where a shell has it, once that says to go on in front.

        It is the one at standard output, for errors may go elsewhere.
        """
        if self._writer is None and sys.__stdout__ is not None:
            self._writer = WriterThread(sys.__stdout__, _MOST_UNREAD, self._draw_soon)
        self._is_wanted = True
        if signals.owns_terminal(self.fileno):
            self._is_taken = True
            if self.input_tty and sys.__stdout__ is not None:
                screen = sys.__stdout__.fileno()
                self._guard = TerminalGuard.launch(self.fileno, screen, LEAVE_SCREENS)
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if not constants.DISABLE_KITTY_KEY:
                self.write(_ASK_FOR_PLACES)
            self._taken_modes = self._modes

    def stop_application_mode(self) -> None:
        """Give it back, unless a shell has it; what it has not taken by now is dropped."""
        if self._writer is not None:
            self._writer.discard_waiting()
        self._is_wanted = False
        if not self._is_taken:
            return
        if not signals.owns_terminal(self.fileno) and self._modes != self._taken_modes:
            self.attrs_before = None  # they are the shell's by now
        with signals.ignore_output_stop():
            super().stop_application_mode()
        self._is_taken = False
        if self._guard is not None:
            self._guard.end()
            self._guard = None

    def disable_input(self) -> None:
        """Read no more keys, where any were read."""
        if self._is_taken:
            super().disable_input()

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

    def _take_again(self) -> None:
        """Stopped without a word and gone on with: a shell has had the terminal meanwhile."""
        if self._is_wanted and self._modes and signals.owns_terminal(self.fileno):
            self.suspend_application_mode()
            self.resume_application_mode()
            self._app.refresh(layout=True)

    @property
    def _modes(self) -> list[Any]:
        """The terminal's; none where it has gone."""
        with suppress(termios.error):
            return termios.tcgetattr(self.fileno)
        return []

    def _draw_soon(self) -> None:
        """From the thread that writes: all was written, but some of it left out before."""
        self._loop.call_soon_threadsafe(self._draw_anew)

    def _draw_anew(self) -> None:
        if self._app.screen_stack:
            self._app.screen.refresh()


class LenientXtermParser(XTermParser):
    """Textual's own, with the place of each key, and with both keys of an Esc that a key follows.

    Textual's falls over sequences with numbers that no terminal has, such as a key's: a text that
    is pasted as if it were typed may have any. They are passed by.
    """

    _after_escape = False
    """Whether the last that came was an Esc, which may begin a sequence."""
    _is_latin = True
    """Whether the last letter was: on such a keyboard letters are named as they stand on it."""

    def feed(self, data: str) -> Iterable[Message]:
        """Take the next text apart."""
        for piece in filter(None, _PIECES.split(data)):
            yield from self._sense(self._feed_piece(piece))

    def tick(self) -> Iterable[Message]:
        """See whether a sequence that has begun goes on; asked every now and then."""
        yield from self._sense(super().tick())

    def _feed_piece(self, piece: str) -> Iterable[Message]:
        """Take apart what has an Esc at its beginning only, or none."""
        still_open = self._timeout_time is not None
        if self._after_escape and still_open and piece[0] not in _AFTER_ESCAPE:
            # Pressed one after the other: left alone, Textual takes them for Alt with a key.
            self._timeout_time = 0.0
            yield from super().tick()
        self._after_escape = piece == _ESC
        if piece[0] == _ESC and len(piece) > 1 and piece[1] not in _AFTER_ESCAPE:
            yield self._pair(piece[1])
            piece = piece[2:]
        if piece:
            yield from super().feed(piece)

    def parse_mouse_code(self, code: str) -> Message | None:
        """A move, press or wheel; not a side button, which Textual takes for the left."""
        buttons = _MOUSE_BUTTONS.match(code)
        if buttons is not None and int(buttons[1]) & _SIDE_BUTTON:
            return None
        return super().parse_mouse_code(code)

    def _pair(self, character: str) -> Message:
        """An Esc and a key that came in one: Alt with that key in a line of text, else the two."""
        alone = next(iter(self._sequence_to_key_events(character)))
        together = [*self._sequence_to_key_events(_ESC + character)]
        first = together[0] if together else events.Key(f"alt+{alone.key}", None)
        return TerminalKey(first.key, first.character, after_escape=alone)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """The keys of a sequence; where it tells what else a key may be, with its place."""
        told = _ALTERNATES.match(sequence)
        if told is None:
            yield from super()._sequence_to_key_events(sequence, alt)
            return
        plain = f"\x1b[{told['code']}{sequence[told.end() :]}"
        for key in super()._sequence_to_key_events(plain, alt):
            place = self._place(key, chr(int(told["code"])), chr(int(told["base"] or 0)))
            yield TerminalKey(key.key, key.character, place=place)

    def _place(self, key: events.Key, code: str, base: str) -> str:
        """The place of a key, unless Shift or AltGr make another character of it.

        A letter of a Latin keyboard is what its key is called by, wherever it stands; of its other
        keys only those of the digits are named by their place.
        """
        typed = key.character or code
        if typed.isalpha():
            self._is_latin = "LATIN" in unicodedata.name(typed, "LATIN")
        if base == "\0" or typed.lower() != code or (typed.isascii() and typed.isalnum()):
            return ""
        return base if base.isdigit() or not self._is_latin else ""

    def _sense(self, messages: Iterable[Message]) -> Iterable[Message]:
        try:
            yield from messages
        except (ValueError, ArithmeticError):
            # The sequence under way is forgotten, all that is known of the terminal is not.
            super(XTermParser, self).__init__()
