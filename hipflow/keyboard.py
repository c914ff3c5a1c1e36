"""Keys without a screen: one at a time from a terminal, or one a line from a pipe."""

import asyncio
import os
import re
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

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

END = "eof"
"""What is read when no more keys will come."""

_MOST_WAITING = 1_000
"""Keys that may wait: nobody types ahead so far, but a pipe may be without end."""
_LONGEST_LINE = 1_000
"""Characters of a line that is an answer; what is longer is cut up into several."""


def key_name(typed: str) -> str:
    """The name of what was typed: ``space``, ``enter``, ``right`` … or the character itself."""
    if typed in _ESCAPES:
        return _ESCAPES[typed]
    return _NAMES.get(typed, typed.strip().lower() or "space")


def keys_in(typed: str) -> list[str]:
    """What was typed cut into keys: whoever types fast has several read at once."""
    return _ONE_KEY.findall(typed)


class Keyboard:
    """Reads keys in a thread of its own, so that time goes on meanwhile.

    Args:
        source: a terminal, or anything that gives lines.

    ``by_line`` tells whether an answer is a whole line.
    """

    def __init__(self, source: TextIO) -> None:
        self._source = source
        self._keys: asyncio.Queue[str] = asyncio.Queue()
        self._inbox: deque[str] = deque()
        self._woken = False
        self._room = threading.Semaphore(_MOST_WAITING)
        self._kept: str | None = None
        self.by_line = not source.isatty()

    @contextmanager
    def reading(self) -> Iterator["Keyboard"]:
        """Read while inside; a terminal is given back as it was."""
        loop = asyncio.get_running_loop()
        with _one_key_at_a_time(self._source) if not self.by_line else _as_it_is():
            read = self._read_lines if self.by_line else self._read_keys
            threading.Thread(target=read, args=(loop,), daemon=True, name="keyboard").start()
            yield self

    async def key(self) -> str:
        """The next key; :data:`END` for ever once there are no more."""
        if self._kept is not None:
            kept, self._kept = self._kept, None
            return kept
        key = await self._keys.get()
        if key == END:
            self._keys.put_nowait(END)
        else:
            self._room.release()
        return key

    def keep(self, key: str) -> None:
        """Put a key back: it answers the next question."""
        self._kept = key

    def _read_lines(self, loop: asyncio.AbstractEventLoop) -> None:
        with suppress(OSError, ValueError):  # closed, or no text: no more keys will come
            while line := self._source.readline(_LONGEST_LINE):
                self._room.acquire()  # a pipe waits until there is
                self._give(loop, key_name(line.rstrip("\r\n")))
        self._give(loop, END)

    def _read_keys(self, loop: asyncio.AbstractEventLoop) -> None:
        read = _windows_key if sys.platform == "win32" else self._posix_keys
        while typed := read():
            for key in keys_in(typed):
                if self._room.acquire(blocking=False):  # a terminal sends on; so much, nobody types
                    self._give(loop, key_name(key))
        self._give(loop, END)

    def _posix_keys(self) -> str:
        """One key or more: what a terminal sends for one arrives in one piece."""
        try:
            return os.read(self._source.fileno(), 32).decode("utf-8", "replace")
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


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


@contextmanager
def _one_key_at_a_time(source: TextIO) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import termios  # noqa: PLC0415 - not on every system
    import tty  # noqa: PLC0415 - not on every system

    terminal = source.fileno()

    def take_up() -> None:
        """A shell has its own terminal back while this is stopped, and does not mend it after."""
        if os.tcgetpgrp(terminal) == os.getpgrp():
            tty.setcbreak(terminal)

    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGCONT, take_up)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGCONT)
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _windows_key() -> str:
    import msvcrt  # noqa: PLC0415 - on Windows only

    typed: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
    if typed in ("\x00", "\xe0"):
        arrows = {"M": "[C", "K": "[D", "Q": "[6~", "H": "[A", "P": "[B"}
        pressed = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
        return f"\x1b{arrows.get(pressed, '[E')}"
    return typed
