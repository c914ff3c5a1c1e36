"""A computer without sound: the bell stands in at a terminal, and nothing gets into a pipe."""

import os
import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to play on", allow_module_level=True)

from tests.tools.pty_terminal import Terminal

SHORT = """
hipflow = 1
title = "Short one"
pain = { ask_before = false }
[defaults]
ready_s = 4
rest_s = 4
[[exercise]]
use = "bridge"
sets = 2
reps = 3
"""
RUNG = 4
"""Two starts, an end of work, and another that is the finish as well."""


@pytest.fixture
def command(no_device, home, monkeypatch):
    """Plays a short routine in plain lines, with tones switched on and no sound device."""
    monkeypatch.setenv("HIPFLOW_HOME", str(home / "home"))
    file = str(home / "short.toml")
    return ["play", file, "--plain", "--day", "usual", "--speed", "10"]


def played(arguments):
    """A terminal in which the session has been played and rated."""
    terminal = Terminal(arguments, dict(os.environ))
    terminal.see("Finished.")
    terminal.press("2", "enter", "enter")
    terminal.see("Saved.")
    assert terminal.end() == 0
    return terminal


def test_the_bell_rings_at_a_terminal(command):
    """Once for each start and end, the countdown left out."""
    assert played(command).bells == RUNG


def test_whoever_asked_for_silence_has_it(command):
    """--mute mutes the bell too."""
    assert played([*command, "--mute"]).bells == 0


def test_nothing_of_it_gets_into_a_pipe(command):
    """What reads lines reads lines."""
    ended = subprocess.run(
        [sys.executable, "-m", "hipflow", *command],
        input="2\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Finished." in ended.stdout
    assert "\a" not in ended.stdout
