"""Rough handling: signals, storms of keys and sizes, pasted text, a disk that refuses."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to play on", allow_module_level=True)

from hipflow.storage.history_file import HistoryFile
from hipflow.storage.journal import recover
from tests.tools import break_disk
from tests.tools.pty_terminal import PATIENCE_S
from tests.tools.storm_keys import storm, what_is_wrong

SHORT = break_disk.SHORT
STORM_S = 2.0
"""How long keys rain; ``python -m tests.tools.storm_keys 60`` lets them rain longer."""
END_S = 2.0
"""A program that gets a signal to end has ended by then, whatever it was doing."""


@pytest.fixture
def begin(home, open_terminal):
    """Starts the program on the short routine."""
    return partial(open_terminal, "play", str(home / "short.toml"), "--mute")


def to_work(terminal):
    """From the preview into the first repetitions."""
    terminal.see("Short one")
    terminal.press("enter")
    terminal.see("kind of day")
    terminal.press("enter")
    terminal.see("of 3")


def told_to_end(terminal, number=signal.SIGTERM):
    """Tell it to end; its exit code, once it has in time."""
    terminal.process.kill(number)
    until_s = time.monotonic() + END_S
    while terminal.process.isalive():
        assert time.monotonic() < until_s, "it goes on"
        time.sleep(0.01)
    return terminal.end()


@pytest.mark.parametrize("steady", [True, False])
def test_a_storm_of_keys_sizes_clicks_and_pastes(home, begin, steady):
    """Whatever is pressed: the screen is right after, it ends in time, and every file is whole."""
    terminal = begin("--speed", "20")
    to_work(terminal)
    storm(terminal, STORM_S, random.Random(4), steady=steady)  # noqa: S311 - keys, no secrets
    if terminal.process.isalive():
        assert what_is_wrong(terminal, steady=steady) == ""
        assert told_to_end(terminal) == 143
    else:
        assert terminal.end() == 0
    assert "Traceback" not in terminal.text
    read = HistoryFile(home / "home" / "history.jsonl").read()
    assert not read.damaged
    running = home / "home" / "history.running.jsonl"
    assert read.records or recover(running) is not None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_heap_of_keys_does_not_keep_it(home, begin, number):
    """Told to end amid sixty thousand keys it ends at once, and can be gone on with.

    Nobody takes in what it draws meanwhile: it waits for that as little.
    """
    terminal = begin("--speed", "1")
    to_work(terminal)
    for _ in range(60):
        terminal.process.send("vrm " * 250)
        terminal.drain(0.001)
    assert told_to_end(terminal, number) == 128 + number
    assert recover(home / "home" / "history.running.jsonl").session.index >= 1


def test_letters_that_are_no_utf_8(home, begin):
    """A terminal of another code sends them; they are no key of hipflow's, and do no harm."""
    terminal = begin("--speed", "4")
    to_work(terminal)
    terminal.press(b"\xe9\xff\xfc")
    terminal.press("space")
    terminal.see("Paused")


def test_a_terminal_that_stands_still(home, begin):
    """The session runs to its end meanwhile; read again, the screen is right."""
    terminal = begin("--speed", "10")
    to_work(terminal)
    terminal.resize(200, 60)
    terminal.press(*"v" * 201)  # far more is drawn than a terminal holds back
    until_s = time.monotonic() + PATIENCE_S
    while not recover(home / "home" / "history.running.jsonl").session.ended:
        assert time.monotonic() < until_s
        time.sleep(0.1)
    terminal.see("How was it?")
    assert what_is_wrong(terminal) == ""
    terminal.press("2", "enter")
    terminal.see("Pain after")


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
    """Wherever it refuses, it says so, plays on, and the rating is in the file or can be copied."""
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
    """A real one: it says so in words, and the rating can be copied."""
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
