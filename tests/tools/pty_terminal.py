"""The installed program on a real pseudo-terminal, its screen read as a person would."""

import os
import shlex
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte
import pytest

PATIENCE_S = 60
"""How long something may take to be seen on a busy machine."""

_KEPT_BYTES = 100_000

HAND_S = 0.1
"""No hand changes a window's size more often than this."""

KEYS = {
    "enter": "\r",
    "space": " ",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "esc": "\x1b",
    "down": "\x1b[B",
}


_PRIVATE = 5
"""pyte keeps the modes of DEC moved by so many bits."""
_CURSOR = 25
_TAKEN = (_CURSOR, 1000, 1003, 1004, 1006, 1015, 1049, 2004)
"""Modes of a terminal that the screens switch: cursor, mouse, focus, other screen, paste."""


class _Screen(pyte.Screen):
    """A screen that counts how often the bell was rung."""

    bells = 0

    def bell(self, *_arguments: object) -> None:
        """Count it."""
        self.bells += 1


class Terminal:
    """A program running in a terminal of its own.

    Args:
        arguments: what comes after ``hipflow``.
        environment: the whole environment.
        columns: the width.
        rows: the height.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 80,
        rows: int = 24,
    ) -> None:
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.last_drawn = b""
        """What :meth:`drain` and :meth:`end` took in last, for looking at after a fall."""
        program, *others = self._command(arguments)
        self.process = pexpect.spawn(
            program,
            others,
            env={"TERM": "xterm-256color", "LANG": "C.UTF-8", **environment},
            dimensions=(rows, columns),
            timeout=PATIENCE_S,
        )

    @staticmethod
    def _command(arguments: Sequence[str]) -> list[str]:
        return [sys.executable, "-m", "hipflow", *arguments]

    @property
    def is_given_back(self) -> bool:
        """Whether it is as it was: no other screen, a cursor, no mouse, keys echoed in lines."""
        on = {mode for mode in _TAKEN if mode << _PRIVATE in self._screen.mode}
        typed = termios.tcgetattr(self.process.child_fd)[3]
        cooked = termios.ICANON | termios.ECHO | termios.ISIG
        return on == {_CURSOR} and typed & cooked == cooked

    def hang_up(self) -> int:
        """Close the window, and wait until the program has ended; its exit code."""
        self.process.ptyproc.fileobj.close()
        # Else it would close that number once more, whoever has it by then.
        self.process.ptyproc.closed = self.process.closed = True
        self.process.ptyproc.fd = self.process.child_fd = -1
        until_s = time.monotonic() + PATIENCE_S
        while (ended := os.waitpid(self.process.pid, os.WNOHANG)) == (0, 0):
            assert time.monotonic() < until_s, "it goes on without a terminal"
            time.sleep(0.01)
        return os.waitstatus_to_exitcode(ended[1])

    @property
    def text(self) -> str:
        """All that is on the screen now."""
        return "\n".join(self._screen.display)

    @property
    def bells(self) -> int:
        """How often the bell was rung so far."""
        return self._screen.bells

    def see(self, words: str) -> str:
        """Wait until words are on the screen; fail with what is there instead."""
        until_s = time.monotonic() + PATIENCE_S
        while words not in self.text:
            assert time.monotonic() < until_s, f"{words!r} was never seen:\n{self.text}"
            try:
                self._stream.feed(self.process.read_nonblocking(65_536, timeout=1))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                assert words in self.text, f"it ended before {words!r}:\n{self.text}"
        return self.text

    def read(self, for_s: float) -> None:
        """Take in what is drawn for a while."""
        try:
            self._stream.feed(self.process.read_nonblocking(65_536, timeout=for_s))
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            pytest.fail(f"it ended by itself:\n{self.text}")

    def drain(self, for_s: float) -> None:
        """Read what is drawn for a while and keep none of it."""
        until_s = time.monotonic() + for_s
        with suppress(pexpect.TIMEOUT, pexpect.EOF):
            while (left_s := until_s - time.monotonic()) > 0:
                drawn = self.process.read_nonblocking(65_536, timeout=left_s)
                self.last_drawn = (self.last_drawn + drawn)[-_KEPT_BYTES:]

    def settle(self, still_s: float = 0.3, within_s: float = 3.0) -> None:
        """Take in what is drawn until nothing is for a while, or it never stops."""
        until_s = time.monotonic() + within_s
        with suppress(pexpect.TIMEOUT, pexpect.EOF):
            while time.monotonic() < until_s:
                self._stream.feed(self.process.read_nonblocking(65_536, timeout=still_s))

    def wipe(self) -> None:
        """Forget all that stands on the screen: only what is drawn from now on will."""
        self._screen.erase_in_display(2)

    def press(self, *keys: str) -> None:
        """Type keys by their names, or as they are."""
        for key in keys:
            self.process.send(KEYS.get(key, key))

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size, no faster than a hand can, and read what is drawn."""
        self._screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)
        until_s = time.monotonic() + HAND_S
        while (left_s := until_s - time.monotonic()) > 0:
            self.read(left_s)

    def end(self) -> int:
        """Wait until the program has ended; its exit code, minus the signal that ended it."""
        self.process.expect(pexpect.EOF)
        self._stream.feed(self.process.before)
        self.last_drawn += self.process.before
        self.process.wait()
        code = self.process.exitstatus
        return -(self.process.signalstatus or 0) if code is None else code


class Shell(Terminal):
    """A shell in a terminal, which suspends and continues what it runs.

    It edits no lines, so that the terminal's modes are those its programs have left.

    Args:
        environment: the whole environment.
    """

    PROMPT = "shell>"

    def __init__(self, environment: Mapping[str, str]) -> None:
        super().__init__((), {"PS1": self.PROMPT, "ENV": "", **environment})
        self.see(self.PROMPT)

    @staticmethod
    def _command(arguments: Sequence[str]) -> list[str]:
        return ["dash", "-i", *arguments]

    def run(self, *arguments: str) -> None:
        """Run the program in front."""
        self.process.sendline(shlex.join(super()._command(arguments)))

    @property
    def job(self) -> int:
        """The process id of what it runs."""
        shell = self.process.pid
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="ascii")
        return int(children.split()[0])
