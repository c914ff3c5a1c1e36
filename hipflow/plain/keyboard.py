"""Reads keys without a screen: single keys from a terminal, lines from a pipe."""

import asyncio
import os
import re
import select
import string
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from hipflow.system import signals
from hipflow.system.key_places import KeyboardKind, digit_of, place_of

if TYPE_CHECKING:
    from hipflow.system.terminal_guard import TerminalGuard

_NAMES = {
    "": "enter",
    " ": "space",
    "\r": "enter",
    "\n": "enter",
    "\x1b": "esc",
    "\x03": "ctrl+c",
    "\x04": "eof",
    "\x11": "ctrl+q",
}

_ESCAPES = {
    "\x1b[C": "right",
    "\x1bOC": "right",
    "\x1b[D": "left",
    "\x1bOD": "left",
    "\x1b[6~": "space",
    "\x1b[A": "↑",
    "\x1bOA": "↑",
    "\x1b[B": "↓",
    "\x1bOB": "↓",
}

_ONE_KEY = re.compile(r"\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Za-z]|.", re.DOTALL)

_OWN_KEYS = frozenset(string.ascii_lowercase + string.digits + "+,.?")
"""The characters that are a key of a session in lines."""

END = "eof"
"""What is read when no more keys will come."""

_MOST_WAITING = 1_000
"""Keys that may wait: nobody types ahead so far, but a pipe may be without end."""
_READ_AT_ONCE = 4_096
"""Bytes; all that a terminal holds back, so that no key is cut in two."""
_POLL_EVERY_S = 0.1
"""How often it is seen whether a shell that is typed to still has the terminal."""
_LONGEST_LINE = 1_000
"""Characters of a line that is an answer; what is longer is cut up into several."""


def key_name(typed: str, kind: KeyboardKind = KeyboardKind.AUTO) -> str:
    """The name of what was typed: ``space``, ``enter``, ``right`` … or the character itself.

    A character that is no key is called by its place on an English keyboard.
    """
    if typed in _ESCAPES:
        return _ESCAPES[typed]
    name = _NAMES.get(typed, typed.strip().lower() or "space")
    if len(name) == 1 and name not in _OWN_KEYS:
        return place_of(name, kind) or name
    return "".join(digit_of(character) or character for character in name)


def keys_in(typed: str) -> list[str]:
    """What was typed cut into keys: whoever types fast has several read at once."""
    return _ONE_KEY.findall(typed)


class Keyboard:
    """Reads keys in a thread of its own, so that time goes on meanwhile.

    Args:
        source: a terminal, or anything that gives lines.
        kind: the person's keyboard.

    ``by_line`` tells whether an answer is a whole line.
    """

    def __init__(self, source: TextIO, kind: KeyboardKind = KeyboardKind.AUTO) -> None:
        self._source = source
        self._kind = kind
        self._keys: asyncio.Queue[str] = asyncio.Queue()
        self._inbox: deque[str] = deque()
        self._woken = False
        self._room = threading.Semaphore(_MOST_WAITING)
        self._put_back_key: str | None = None
        self._ended = False
        self.by_line = not source.isatty()
        self._mode: _Mode = _UnchangedMode()
        self._is_reading = False

    @contextmanager
    def reading(self) -> Iterator["Keyboard"]:
        """Read while inside; a terminal is given back as it was."""
        loop = asyncio.get_running_loop()
        self._mode = _make_mode(self._source)
        self._mode.take()
        self._is_reading = True
        read = self._read_lines if self.by_line else self._read_keys
        threading.Thread(target=read, args=(loop,), daemon=True, name="keyboard").start()
        try:
            # A shell has its own terminal back while this is stopped, and does not mend it after.
            with signals.on_signals(lambda _number: self._mode.take(), "SIGCONT"):
                yield self
        finally:
            self._is_reading = False
            self._mode.give_back()

    def suspend(self) -> None:
        """Stop as the shell wishes, with the terminal given back meanwhile."""
        self._mode.give_back()
        signals.suspend(others=False)
        self._mode.take()

    async def key(self) -> str:
        """The next key; :data:`END` for ever once there are no more."""
        if self._put_back_key is not None:
            key_again, self._put_back_key = self._put_back_key, None
            return key_again
        if not self._ended:
            key = await self._keys.get()
            if key != END:
                self._room.release()
                return key
            self._ended = True
        return END

    def put_back(self, key: str) -> None:
        """Put a key back: it answers the next question."""
        self._put_back_key = key

    def _read_lines(self, loop: asyncio.AbstractEventLoop) -> None:
        with suppress(OSError, ValueError):  # closed, or no text: no more keys will come
            while line := self._source.readline(_LONGEST_LINE):
                self._room.acquire()  # a pipe waits until there is
                self._give(loop, key_name(line.rstrip("\r\n"), self._kind))
        self._give(loop, END)

    def _read_keys(self, loop: asyncio.AbstractEventLoop) -> None:
        read = _windows_key if sys.platform == "win32" else self._posix_keys
        while typed := read():
            for key in keys_in(typed):
                if self._room.acquire(blocking=False):  # a terminal sends on; so much, nobody types
                    self._give(loop, key_name(key, self._kind))
        if self._is_reading:  # only a terminal that has gone gives nothing
            signals.raise_hangup()

    def _posix_keys(self) -> str:
        """One key or more: what a terminal sends for one arrives in one piece.

        What is typed to a shell meanwhile is left to it: who reads it is stopped, and cannot be
        ended by a signal.
        """
        try:
            terminal = self._source.fileno()
            select.select([terminal], [], [])
            while not signals.owns_terminal(terminal):
                time.sleep(_POLL_EVERY_S)
                select.select([terminal], [], [])
            return os.read(terminal, _READ_AT_ONCE).decode("utf-8", "replace")
        except (OSError, ValueError):
            return ""

    def _give(self, loop: asyncio.AbstractEventLoop, key: str) -> None:
        """Wake the loop once for all keys that wait: woken for each, it would miss signals."""
        self._inbox.append(key)
        if not self._woken:
            self._woken = True
            with suppress(RuntimeError):  # the loop has closed: nobody waits for keys any more
                loop.call_soon_threadsafe(self._take)

    def _take(self) -> None:
        self._woken = False
        while self._inbox:
            self._keys.put_nowait(self._inbox.popleft())


class _Mode(Protocol):
    """How a source gives its keys."""

    def take(self) -> None:
        """Have it give one key at a time."""

    def give_back(self) -> None:
        """Have it as it was."""


class _UnchangedMode:
    """Of a pipe, or a terminal that needs nothing."""

    def take(self) -> None:
        """Take it as it is."""

    def give_back(self) -> None:
        """It was never changed."""


class _CbreakMode:
    """Of a terminal: no Enter is needed, and nothing is echoed.

    Args:
        terminal: the number of its file.
    """

    def __init__(self, terminal: int) -> None:
        import termios  # noqa: PLC0415 - not on every system

        self._terminal = terminal
        self._before: list[Any] = termios.tcgetattr(terminal)
        self._taken = self._before
        self._guard: TerminalGuard | None = None

    def take(self) -> None:
        """Take it, unless a shell has it just now."""
        import termios  # noqa: PLC0415 - not on every system
        import tty  # noqa: PLC0415 - not on every system

        if signals.owns_terminal(self._terminal):
            from hipflow.system.terminal_guard import TerminalGuard  # noqa: PLC0415 - as above

            self._guard = self._guard or TerminalGuard.launch(self._terminal, self._terminal)
            with suppress(termios.error):  # it has gone
                tty.setcbreak(self._terminal)
                self._taken = termios.tcgetattr(self._terminal)

    def give_back(self) -> None:
        """Give it back, unless a shell has it already as it wishes."""
        import termios  # noqa: PLC0415 - not on every system

        with suppress(termios.error), signals.ignore_output_stop():  # an error: it has gone
            unchanged = termios.tcgetattr(self._terminal) == self._taken
            if unchanged or signals.owns_terminal(self._terminal):
                termios.tcsetattr(self._terminal, termios.TCSADRAIN, self._before)
        if self._guard is not None:
            self._guard.end()
            self._guard = None


def _make_mode(source: TextIO) -> _Mode:
    if sys.platform == "win32" or not source.isatty():
        return _UnchangedMode()
    return _CbreakMode(source.fileno())


def _windows_key() -> str:
    import msvcrt  # noqa: PLC0415 - on Windows only

    typed: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
    if typed in ("\x00", "\xe0"):
        arrows = {"M": "[C", "K": "[D", "Q": "[6~", "H": "[A", "P": "[B"}
        pressed = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
        return f"\x1b{arrows.get(pressed, '[E')}"
    return typed
