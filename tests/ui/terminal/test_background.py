"""What a terminal says of its ground."""

import io
import os
import threading
import time
import tty

import pytest

from hipflow.ui.terminal.background import BackgroundFilter, ask_background

DARK, LIGHT = "\x1b]11;rgb:1212/1212/1212\x1b\\", "\x1b]11;rgb:fafa/fafa/f8f8\x07"
KIND = "\x1b[?62;22c"


def cut(*pieces):
    """What is typed, and what is told."""
    told = []
    background = BackgroundFilter(told.append)
    return "".join(map(background.cut, pieces)), told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (DARK, [False]),
        (LIGHT, [True]),
        ("\x1b]11;rgba:ff/ff/ff/ff\x1b\\", [True]),
        ("\x1b]11;rgb:8/8/8\x07", [True]),
        ("\x1b]11;rgb:0/2b/36\x07", [False]),
        ("\x1b[?997;1n", [False]),
        ("\x1b[?997;2n", [True]),
        (KIND, []),
        ("\x1b]11;none\x07", []),
    ],
)
def test_an_answer_is_understood_and_is_no_key(answer, told):
    """Between two keys, and however it comes in pieces."""
    assert cut(f"a{answer}b") == ("ab", told)
    for place in range(2, len(answer)):
        assert cut(f"a{answer[:place]}", f"{answer[place:]}b") == ("ab", told), place


@pytest.mark.parametrize(
    "typed",
    ["\x1b", "\x1b[A", "\x1b[<0;10;5M", "\x1b[104;;104u", "\x1b]x", "]11;rgb", "\x1b[?2048;1$y"],
)
def test_all_else_is_left_as_it_is(typed):
    """Keys, mouse and other reports, and Esc at once."""
    assert cut(typed) == (typed, [])


@pytest.fixture
def terminal():
    """A terminal's two ends: what is typed and drawn, and the program's side."""
    master, slave = os.openpty()
    tty.setraw(slave)
    with os.fdopen(slave, "r+b", buffering=0) as raw:
        side = io.TextIOWrapper(io.BufferedRWPair(raw, raw), write_through=True)
        side.fileno = raw.fileno
        side.isatty = lambda: True
        yield master, side
    os.close(master)


@pytest.mark.parametrize(
    ("answer", "light"), [(LIGHT + KIND, True), (DARK + KIND, False), (KIND, None)]
)
def test_a_terminal_that_answers_is_not_waited_for_longer(terminal, answer, light, monkeypatch):
    """Its last answer ends the wait, with the colour or without."""
    monkeypatch.setattr("hipflow.ui.terminal.background._PATIENCE_S", 30)
    master, side = terminal

    def reply():
        os.read(master, 100)
        os.write(master, answer.encode())

    thread = threading.Thread(target=reply)
    thread.start()
    assert ask_background(side, side) is light
    thread.join()


def test_a_terminal_that_does_not_answer_holds_nothing_up(terminal):
    """For longer than a moment."""
    _, side = terminal
    begun_s = time.monotonic()
    assert ask_background(side, side) is None
    assert time.monotonic() - begun_s < 5
