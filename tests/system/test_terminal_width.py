"""How wide the terminal draws a text, as the terminal reports it."""

import io
import os
import pty
import termios
from contextlib import suppress

import pytest

from hipflow.system.terminal_width import drawn_columns


@pytest.fixture
def terminal():
    """A terminal that has its answer ready: its far end, and both directions of the near one."""
    far, near = pty.openpty()
    with os.fdopen(near, "r+b", buffering=0, closefd=True) as raw:
        keys = io.TextIOWrapper(raw, write_through=True)
        yield far, keys
        keys.detach()
    os.close(far)


def all_of(far):
    """All that was drawn so far."""
    os.set_blocking(far, False)
    drawn = b""
    with suppress(BlockingIOError):
        while more := os.read(far, 1_000):
            drawn += more
    return drawn


@pytest.mark.parametrize(
    ("answer", "columns"),
    [
        (b"\x1b[12;2R", 1),
        (b"\x1b[12;3R", 2),
        (b"qq\x1b[1;3R", 2),
        (b"\x1b[A", None),
    ],
)
def test_the_terminal_reports_the_width(terminal, monkeypatch, answer, columns):
    """By where its cursor is afterwards; keys pressed meanwhile do no harm."""
    monkeypatch.setattr("hipflow.system.terminal_width._PATIENCE_S", 0.05)
    far, near = terminal
    os.write(far, answer)
    assert drawn_columns("█", near, near) == columns


def test_nothing_is_left_behind(terminal):
    """The line is wiped, and the terminal is as it was."""
    far, near = terminal
    before = termios.tcgetattr(near.fileno())
    os.write(far, b"\x1b[12;2R")
    drawn_columns("█", near, near)
    shown = all_of(far).decode()
    assert "█\x1b[6n" in shown
    assert shown.endswith("\r\x1b[K")
    assert termios.tcgetattr(near.fileno()) == before


def test_a_file_is_not_asked(tmp_path):
    """Nor a pipe: nothing is written to it."""
    with (tmp_path / "x").open("w+", encoding="utf-8") as file:
        assert drawn_columns("█", file, file) is None
    assert (tmp_path / "x").read_text(encoding="utf-8") == ""
