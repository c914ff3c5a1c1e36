"""Rough handling: signals, storms of keys and sizes, pasted text, a disk that refuses."""

import os
import random
import resource
import signal
import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to play on", allow_module_level=True)

from hipflow.history.file import HistoryFile
from hipflow.player.journal import recover
from storming import storm
from terminal import Terminal

STORM_S = 4.0
"""How long keys rain; ``python tests/support/storming.py 60`` lets them rain longer."""
SHORT = """
hipflow = 1
title = "Short one"
pain = { ask_before = false }
[defaults]
ready_s = 4
rest_s = 4
[[exercise]]
name = "Bridge"
sets = 2
reps = 3
"""


@pytest.fixture
def home(tmp_path):
    """An empty home and a short routine beside it."""
    (tmp_path / "short.toml").write_text(SHORT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def begin(home):
    """Starts the program; whatever is still running is ended after."""
    started = []

    def start(*arguments, **environment):
        own = {"HIPFLOW_HOME": str(home / "home"), "PATH": os.environ["PATH"], **environment}
        terminal = Terminal(["play", str(home / "short.toml"), "--mute", *arguments], own)
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.process.close(force=True)


def to_work(terminal):
    """From the preview into the first repetitions."""
    terminal.see("Short one")
    terminal.press("enter")
    terminal.see("kind of day")
    terminal.press("enter")
    terminal.see("of 3")


def test_a_storm_of_keys_sizes_clicks_and_pastes(home, begin):
    """Whatever is pressed: no traceback, and every file whole at the end."""
    terminal = begin("--speed", "20")
    to_work(terminal)
    storm(terminal, STORM_S, random.Random(4))  # noqa: S311 - keys, no secrets
    terminal.process.kill(signal.SIGTERM)
    assert terminal.end() in (0, 143)
    assert "Traceback" not in terminal.text
    read = HistoryFile(home / "home" / "history.jsonl").read()
    assert not read.damaged
    running = home / "home" / "history.running.jsonl"
    assert read.records or recover(running) is not None


def test_a_terminal_without_letters_or_colours(home, begin):
    """LANG=C and NO_COLOR: played to the end all the same."""
    terminal = begin("--speed", "20", LANG="C", LC_ALL="C", PYTHONUTF8="0", NO_COLOR="1")
    to_work(terminal)
    terminal.see("How was it?")
    terminal.press("2", "enter")
    terminal.see("Pain after")


def plain(home, limit=None, **places):
    """A session in plain lines from a pipe, rated 2, with files of so many bytes at most."""

    def limited():
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    environment = {"HIPFLOW_HOME": str(home / "home"), "PATH": os.environ["PATH"], **places}
    command = ["play", str(home / "short.toml"), "--plain", "--mute", "--speed", "1000"]
    return subprocess.run(
        [sys.executable, "-m", "hipflow", *command, "--day", "usual"],
        input="2\n",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
    )


@pytest.mark.parametrize("limit", [0, 300, 800, 1_600])
def test_a_disk_that_is_full(home, limit):
    """Wherever it refuses: told, played on, and the rating in the file or there to be copied."""
    ended = plain(home, limit)
    assert "Finished." in ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr
    read = HistoryFile(home / "home" / "history.jsonl").read()
    saved = [record.pain.after for record in read.records] == [2]
    assert saved is ("Saved." in ended.stdout)
    assert saved or '"after":2' in ended.stdout
    assert not read.damaged
    again = plain(home)
    assert "Saved." in again.stdout


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a disk")
@pytest.mark.parametrize("options", ["ro", "size=4k"])
def test_a_small_disk_and_one_that_can_only_be_read(home, tmp_path, options):
    """A real one: told in words, and the rating is there to be copied."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "none", str(disk)], check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        if options != "ro":
            (disk / "full").write_bytes(b"x" * 4096)
        ended = plain(home, HIPFLOW_HISTORY=str(disk / "history.jsonl"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert ended.returncode == 2
    assert "could not be saved" in ended.stdout
    assert '"after":2' in ended.stdout
