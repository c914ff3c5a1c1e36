"""Signals: what was done can be gone on with, and the terminal is as it was."""

import os
import shutil
import signal
import sys
import time
from functools import partial

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to play on", allow_module_level=True)

from hipflow.storage.history_file import HistoryFile
from hipflow.storage.journal import recover
from tests.tools.pty_terminal import PATIENCE_S, Shell

SHORT = """
hipflow = 1
title = "Short one"
[defaults]
ready_s = 4
rest_s = 4
[[exercise]]
name = "Bridge"
sets = 2
reps = 3
"""


@pytest.fixture
def play(home, open_terminal):
    """Starts the program on the short routine."""
    return partial(open_terminal, "play", str(home / "short.toml"), "--mute", "--speed", "8")


@pytest.fixture
def shell(environment):
    """A shell in a terminal."""
    if shutil.which("dash") is None:
        pytest.skip("there is no dash here")
    opened = Shell(environment)
    yield opened
    if not opened.process.closed:
        opened.process.close(force=True)


def walk(terminal, *points):
    """See words and press keys in turn."""
    for words, *keys in points:
        terminal.see(words)
        terminal.press(*keys)


def left_by(home):
    """The session that can be gone on with, and how many stand in the history."""
    found = recover(home / "home" / "history.running.jsonl")
    return found, len(HistoryFile(home / "home" / "history.jsonl").read().records)


PLAIN = ("--plain", "--day", "usual")
SCREENS_CHECKED_IN = [("Short one", "enter"), ("hurt now", "3", "enter")]
PLAIN_CHECKED_IN = [("Pain now", "3", "enter")]
TO_RATING = [("et 1 of 2", "f"), ("ired", "t")]
REAL_TIME = ("--speed", "1")
"""Finished before a repetition is done: that leaves four seconds to press the key."""


@pytest.mark.parametrize(
    ("arguments", "points", "reported", "done"),
    [
        ((), [*SCREENS_CHECKED_IN, ("set 2 of 2", "j"), ("which exercise",)], "SIGINT", 3),
        (REAL_TIME, [*SCREENS_CHECKED_IN, *TO_RATING, ("How was it?", "2")], "SIGHUP", 0),
        (PLAIN, [("Pain now", "3")], "SIGHUP", None),
        (PLAIN, [*PLAIN_CHECKED_IN, ("set 2 of 2",)], "SIGTERM", 3),
        ((*PLAIN, *REAL_TIME), [*PLAIN_CHECKED_IN, *TO_RATING, ("Pain now", "2")], "SIGQUIT", 0),
    ],
    ids=["panel", "rating", "plain-check-in", "plain-work", "plain-rating"],
)
def test_a_signal_to_end(home, play, arguments, points, reported, done):
    """Wherever it stands: no traceback, the terminal as it was, and what was done is there."""
    terminal = play(*arguments)
    walk(terminal, *points)
    number = getattr(signal, reported)
    terminal.process.kill(number)
    assert terminal.end() == 128 + number
    assert terminal.is_given_back
    assert "Traceback" not in terminal.text
    found, kept = left_by(home)
    assert kept == 0
    assert (found and sum(s.reps for s in found.record.exercises[0].done)) == done


@pytest.mark.parametrize("arguments", [(), PLAIN], ids=["screens", "plain"])
def test_the_window_is_closed(home, play, arguments):
    """Nobody reads any more: it ends by itself and can be resumed."""
    terminal = play(*arguments)
    walk(terminal, *(PLAIN_CHECKED_IN if arguments else SCREENS_CHECKED_IN), ("set 2 of 2",))
    assert terminal.hang_up() == 129
    found, kept = left_by(home)
    assert (found.record.exercises[0].done[0].reps, kept) == (3, 0)


def stopped(pid):
    """Whether the system says that a process is stopped."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123 - no file of a person
        return file.read().rpartition(")")[2].split()[0] == "T"


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="asks Linux")  # noqa: PTH112
@pytest.mark.parametrize("plain", [False, True], ids=["screens", "plain"])
def test_ctrl_z_and_back(home, shell, plain):
    """The session pauses first, the shell has its terminal; back again it waits for the person."""
    arguments = ["play", str(home / "short.toml"), "--mute", "--speed", "8"]
    shell.run(*arguments, *(PLAIN if plain else ()))
    walk(shell, *(PLAIN_CHECKED_IN if plain else SCREENS_CHECKED_IN), ("et 1 of 2",))
    job = shell.job
    shell.press("\x1a")
    until_s = time.monotonic() + PATIENCE_S
    while not stopped(job):
        assert time.monotonic() < until_s
        shell.read(0.05)
    shell.see(shell.PROMPT)
    assert shell.is_given_back
    assert recover(home / "home" / "history.running.jsonl").session.pause_reason == "away"
    shell.press("fg\r")
    walk(shell, ("aused", "space"), ("Pain now" if plain else "How was it?",))
    os.kill(job, signal.SIGTERM)
    walk(shell, (shell.PROMPT,))
