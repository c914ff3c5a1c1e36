"""Whole stories: the installed program on a pseudo-terminal, from its first screen to the file."""

import json
import signal
import sys
import time
from functools import partial
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to play on", allow_module_level=True)

from tests.tools.pty_terminal import PATIENCE_S

SHORT = """
hipflow = 1
title = "Short one"
[defaults]
ready_s = 4
rest_s = 4
[[exercise]]
use = "bridge"
sets = 2
reps = 3
[[exercise]]
use = "clamshell"
sets = 1
reps = 2
"""


@pytest.fixture
def play(home, open_terminal):
    """Starts the program on the short routine."""
    return partial(open_terminal, "play", str(home / "short.toml"), "--mute")


def records(home: Path):
    """What the history holds."""
    lines = (home / "home" / "history.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def wait_for(path: Path):
    """Until a file has something in it: it is made empty, and written a moment later."""
    until_s = time.monotonic() + PATIENCE_S
    while not (path.exists() and path.stat().st_size):
        assert time.monotonic() < until_s, f"{path} was never written"
        time.sleep(0.02)


def check_in(terminal, pain="3"):
    """From the preview to the first step."""
    terminal.see("Short one")
    terminal.press("enter")
    terminal.see("hurt now")
    terminal.press(pain)
    terminal.press("enter")


def test_from_the_preview_to_the_history(home, play):
    """Check-in 3, played to the end, rated 2: one line, finished, every set in it."""
    terminal = play("--speed", "40")
    check_in(terminal)
    terminal.see("Exercise 2 of 2")
    terminal.see("How was it?")
    terminal.press("2", "enter")
    terminal.see("Pain after")
    (record,) = records(home)
    assert (record["outcome"], record["pain"]["before"], record["pain"]["after"]) == (
        "finished",
        3,
        2,
    )
    done = [
        (e["id"], s["set"], s["side"], s["reps"]) for e in record["exercises"] for s in e["done"]
    ]
    assert done == [
        ("bridge", 1, "both", 3),
        ("bridge", 2, "both", 3),
        ("clamshell", 1, "left", 2),
        ("clamshell", 1, "right", 2),
    ]
    assert not (home / "home" / "history.running.jsonl").exists()
    terminal.press("\x11")
    assert terminal.end() == 0


def test_stopping_in_the_middle_keeps_what_was_done(home, play):
    """Finish here, tired, rated 5: outcome, reason and the sets so far."""
    terminal = play("--speed", "4")
    check_in(terminal)
    terminal.see("set 2 of 2")
    terminal.press("f")
    terminal.see("tired")
    terminal.press("t")
    terminal.see("How was it?")
    terminal.press("5", "enter")
    terminal.see("Saved")
    (record,) = records(home)
    assert (record["outcome"], record["reason"]) == ("stopped", "tired")
    assert record["exercises"][0]["done"][0]["reps"] == 3
    assert record["pain"]["after"] == 5


def test_killed_outright_it_is_found_at_the_next_start(home, play):
    """With kill -9 the session is offered; kept as it is, the app says so."""
    terminal = play("--speed", "10")
    check_in(terminal)
    terminal.see("set 2 of 2")
    terminal.process.kill(signal.SIGKILL)
    terminal.end()
    again = play("--speed", "10")
    again.see("Go on from there")
    again.press("k")
    again.see("Short one")
    wait_for(home / "home" / "history.jsonl")
    (record,) = records(home)
    assert (record["outcome"], record["pain"]["before"]) == ("interrupted", 3)
    assert record["exercises"][0]["done"][0]["reps"] == 3


@pytest.mark.parametrize("plain", [False, True], ids=["screens", "plain"])
def test_killed_outright_it_goes_on_where_it_was(home, play, plain):
    """With kill -9 and one key at the next start, the session is played to its end and rated."""
    terminal = play("--speed", "10")
    check_in(terminal)
    terminal.see("set 2 of 2")
    terminal.process.kill(signal.SIGKILL)
    terminal.end()
    again = play("--plain") if plain else play()
    again.see("o on from there")
    again.press("enter")
    if plain:
        again.see("Finished.")
        again.press("2", "enter", "enter")
        again.see("Saved.")
    else:
        again.see("How was it?")
        again.press("2", "enter")
        again.see("Pain after")
    (record,) = records(home)
    assert (record["outcome"], record["pain"]["before"]) == ("finished", 3)
    assert [entry["reps"] for entry in record["exercises"][0]["done"]] == [3, 3]
    assert not (home / "home" / "history.running.jsonl").exists()


def test_of_two_programs_the_second_leaves_the_first_alone(home, play):
    """It says that another one plays, and the first is played to its end."""
    first = play("--speed", "10")
    check_in(first)
    first.see("set 1 of 2")
    second = play("--plain", "--day", "usual")
    second.see("Another hipflow is playing")
    first.see("How was it?")
    first.press("2", "enter")
    first.see("Pain after")
    (record,) = records(home)
    assert record["outcome"] == "finished"


def test_rest_in_place_of_a_session(home, play):
    """Enter at eight: nothing is played, and it is on disk when it is said to be noted."""
    terminal = play()
    check_in(terminal, pain="8")
    terminal.see("Noted. Rest.")
    (record,) = records(home)
    assert (record["outcome"], record["pain"]["before"], record["exercises"]) == (
        "not-today",
        8,
        [],
    )
    assert not (home / "home" / "history.running.jsonl").exists()
    terminal.press("enter")
    terminal.see("Quit")
    terminal.press("\x11")
    assert terminal.end() == 0


def test_rest_in_plain_lines(home, play):
    """Enter is rest there, too, and the usual day takes a key of its own."""
    terminal = play("--plain")
    terminal.see("Pain now")
    terminal.press("7", "enter")
    terminal.see("(enter: not today)")
    terminal.press("u")
    terminal.see("A usual day, with pain 7? y")
    terminal.press("u", "enter")
    terminal.see("Saved.")
    assert terminal.end() == 0
    (record,) = records(home)
    assert (record["outcome"], record["pain"]["before"]) == ("not-today", 7)


def test_a_window_of_any_size(home, play):
    """Forty by twelve, smaller, and back in mid-exercise: it continues and is recorded."""
    terminal = play("--speed", "6", NO_COLOR="1")
    check_in(terminal)
    terminal.see("of 3")
    for columns, rows in ((40, 12), (20, 5), (140, 45), (80, 24)):
        terminal.resize(columns, rows)
    terminal.see("Exercise 2 of 2")
    terminal.see("How was it?")
    terminal.press("n")
    terminal.see("Saved")
    assert records(home)[0]["outcome"] == "finished"


def test_a_history_that_cannot_be_written_is_said(home, play):
    """The rating stays on the screen to be copied, and nothing ends in a traceback."""
    blocked = home / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    terminal = play("--speed", "40", "--history", str(blocked / "history.jsonl"))
    check_in(terminal)
    terminal.see("How was it?")
    terminal.press("2", "enter")
    terminal.see("could not be saved")
    terminal.press("\x1b[6~")
    assert "Traceback" not in terminal.see('{"v":1')
    terminal.press("\x11")
    terminal.see("Copy it into the history")


def test_plain_mode_with_ctrl_c_keeps_what_was_done(home, play):
    """The session stands in the history as stopped when the program has ended."""
    terminal = play("--plain", "--day", "usual", "--speed", "10")
    terminal.see("Pain now")
    terminal.press("3", "enter")
    terminal.see("set 2 of 2")
    terminal.process.kill(signal.SIGINT)
    terminal.end()
    (record,) = records(home)
    assert (record["outcome"], record["pain"]["before"]) == ("stopped", 3)
    assert record["exercises"][0]["done"][0]["reps"] == 3


@pytest.mark.parametrize("key", ["\x11", "\x03"])
def test_leaving_from_a_question_keeps_what_was_done(home, play, key):
    """Ctrl+Q or Ctrl+C while it asks for the reason: no traceback, one record, stopped."""
    terminal = play("--speed", "4")
    check_in(terminal)
    terminal.see("set 2 of 2")
    terminal.press(key)
    terminal.see("tired")
    terminal.press(key)
    assert terminal.end() == 0
    assert "Traceback" not in terminal.text
    (record,) = records(home)
    assert record["outcome"] == "stopped"
