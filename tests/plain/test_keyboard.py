"""Keys without a screen."""

import asyncio
import io
import os
import sys
import threading

import pytest

if sys.platform != "win32":
    import tty

from hipflow.plain.keyboard import END, Keyboard, key_name, keys_in
from hipflow.system.key_places import KeyboardKind

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" ", "space"),
        ("", "enter"),
        ("\r", "enter"),
        ("\n", "enter"),
        ("\x1b", "esc"),
        ("\x1b[C", "right"),
        ("\x1bOD", "left"),
        ("\x1b[6~", "space"),
        ("\x1b[A", "↑"),
        ("\x1bOB", "↓"),
        ("F", "f"),
        ("  Right ", "right"),
        ("   ", "space"),
        ("10", "10"),
        ("\x03", "ctrl+c"),
        ("\x11", "ctrl+q"),
        ("\x04", END),
        ("é", "é"),
    ],
)
def test_keys_have_names(typed, name):
    """What a terminal sends, or a line says, as the name of a key."""
    assert key_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("10", ["1", "0"]),
        ("\x1b[Cf\r", ["\x1b[C", "f", "\r"]),
        ("\x1bOC\x1b[6~", ["\x1bOC", "\x1b[6~"]),
        ("\x1b", ["\x1b"]),
        ("\x1bx", ["\x1b", "x"]),
        ("\n\n", ["\n", "\n"]),
        ("", []),
    ],
)
def test_keys_read_at_once_are_taken_apart(typed, keys):
    """Typed fast, several keys come in one piece; none is lost."""
    assert keys_in(typed) == keys


def read(source, count):
    """That many keys of a source."""

    async def keys():
        keyboard = Keyboard(source)
        with keyboard.reading():
            return [await asyncio.wait_for(keyboard.key(), 30) for _ in range(count)]

    return asyncio.run(keys())


def test_a_pipe_gives_a_key_a_line_and_then_its_end():
    """A line is a whole answer; after the last one the end comes for ever."""
    source = io.StringIO("3\n\nspace\n10")
    assert read(source, 6) == ["3", "enter", "space", "10", END, END]


class Endless(io.StringIO):
    """A pipe that never ends, and counts how much of it was read."""

    count = 0

    def readline(self, _size=-1, /):
        """One more line."""
        self.count += 1
        return "y\n"


def test_a_pipe_without_end_waits_for_its_turn():
    """What nobody has asked for yet is not read; each key that is taken makes room."""
    source = Endless()
    assert read(source, 5_000) == ["y"] * 5_000
    assert source.count < 7_000


def test_a_line_without_end_is_cut_up():
    """It is no answer to anything, and must not fill the memory."""
    source = io.StringIO("n" * 2_500)
    assert [len(key) for key in read(source, 4)] == [1_000, 1_000, 500, len(END)]


class LeantOn(Keyboard):
    """A keyboard somebody leans on: five thousand keys at once."""

    _times = 20

    def __init__(self, source):
        super().__init__(source)
        self.all_pressed = threading.Event()
        self.let_go = threading.Event()

    def _posix_keys(self):
        self._times -= 1
        if self._times >= 0:
            return "a" * 250
        self.all_pressed.set()
        self.let_go.wait()
        return ""


@posix_only
def test_keys_that_nobody_has_typed_are_dropped():
    """A terminal sends on whether anybody looks or not; a thousand keys may wait."""
    ours, theirs = os.openpty()

    async def keys():
        with os.fdopen(theirs, "r") as source:
            keyboard = LeantOn(source)
            with keyboard.reading():
                assert keyboard.all_pressed.wait(5)
                found = [await asyncio.wait_for(keyboard.key(), 5) for _ in range(1_000)]
                assert keyboard._keys.empty()
            keyboard.let_go.set()
            return found

    assert asyncio.run(keys()) == ["a"] * 1_000
    os.close(ours)


@posix_only
def test_keys_typed_ahead_are_not_cut_in_two():
    """However many wait when they are looked at, an arrow is no Esc and two letters."""
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "r") as source:
        keyboard = Keyboard(source)
        tty.setcbreak(theirs)
        os.write(ours, b"\x1b[C" * 100)
        assert keys_in(keyboard._posix_keys()) == ["\x1b[C"] * 100
    os.close(ours)


async def test_after_the_end_there_are_no_more_keys():
    """Ctrl+D is the end at a terminal too, whatever is typed after it."""
    keyboard = Keyboard(io.StringIO())
    for key in (END, "f"):
        keyboard._keys.put_nowait(key)
    assert [await keyboard.key() for _ in range(3)] == [END, END, END]


def test_a_pipe_that_is_no_text_is_at_its_end():
    """Bytes that are no UTF-8 end the keys; no error of the reading thread reaches anybody."""
    source = io.TextIOWrapper(io.BytesIO(b"3\n\xff\xfe\n4\n"), encoding="utf-8")
    assert read(source, 2)[-1] == END


def test_a_key_put_back_answers_the_next_question():
    """Kept once, given once."""

    async def keys():
        keyboard = Keyboard(io.StringIO("4\n"))
        keyboard.put_back("7")
        with keyboard.reading():
            return [await asyncio.wait_for(keyboard.key(), 30) for _ in range(3)]

    assert asyncio.run(keys()) == ["7", "4", END]


@posix_only
def test_a_terminal_gives_single_keys_and_is_given_back():
    """No Enter is needed, nothing is echoed, and afterwards the terminal is as it was."""
    import pty  # noqa: PLC0415 - not on every system
    import termios  # noqa: PLC0415 - not on every system

    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "r") as source:
        before = termios.tcgetattr(source.fileno())

        async def keys():
            keyboard = Keyboard(source)
            assert not keyboard.by_line
            with keyboard.reading():
                echo = termios.tcgetattr(source.fileno())[3] & termios.ECHO
                os.write(ours, b"1\x1b[C \r")
                found = [await asyncio.wait_for(keyboard.key(), 30) for _ in range(4)]
                os.write(ours, b"\x04")
                return echo, [*found, await asyncio.wait_for(keyboard.key(), 30)]

        echo, found = asyncio.run(keys())
        assert found == ["1", "right", "space", "enter", END]
        assert not echo
        assert termios.tcgetattr(source.fileno()) == before
        os.write(ours, b"x")  # lets the reading thread go
    os.close(ours)


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("р", KeyboardKind.AUTO, "h"),
        ("٣", KeyboardKind.AUTO, "3"),
        ("١٠", KeyboardKind.AUTO, "10"),
        ("é", KeyboardKind.AUTO, "é"),
        ("é", KeyboardKind.FRENCH, "2"),
        ("é", KeyboardKind.CZECH, "0"),
        ("+", KeyboardKind.CZECH, "+"),
        ("р", KeyboardKind.BULGARIAN, ","),
    ],
)
def test_a_key_of_another_keyboard_is_called_by_its_place(typed, kind, name):
    """Where that is known; what is a key of its own stays one."""
    assert key_name(typed, kind) == name
