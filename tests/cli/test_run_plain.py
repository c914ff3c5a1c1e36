"""The front end in plain lines, as it is started, and as it ends where somebody is in the way."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

if sys.platform == "win32":
    pytest.skip("it is stopped in another way there", allow_module_level=True)

import fcntl
import termios

from hipflow.cli.run_plain import READ_ALOUD, _PlainRun
from hipflow.storage.history_file import HistoryFile
from tests.builders.home_builder import write_routine

PATIENCE_S = 30
COPY = "history (conflicted copy 2026-11-23).jsonl"
"""Lies beside the history, and is told of before a session."""


@pytest.fixture
def playing(tmp_path):
    """A session in lines, at work, whose lines this test reads."""
    routine = write_routine(tmp_path / "mine.toml")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / COPY).touch()
    command = ["play", str(routine), "--plain", "--mute", "--speed", "0.1", "--day", "usual"]
    with subprocess.Popen(
        [sys.executable, "-m", "hipflow", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"HIPFLOW_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]},
    ) as process:
        process.stdin.write(b"3\n")
        process.stdin.flush()
        before = []
        while b"Get ready" not in (line := process.stdout.readline()):
            assert process.poll() is None
            before.append(line)
        assert any(b"another copy of your history" in line for line in before)
        assert any(line.endswith(b"hipflow history merge\n") for line in before)
        yield process
        process.kill()


def test_stopped_with_ctrl_c_where_nobody_reads_on(playing, tmp_path):
    """The reader is stopped by the same key, and maybe first: it ends as for the key alone."""
    playing.stdout.close()
    playing.send_signal(signal.SIGINT)
    assert playing.wait(PATIENCE_S) == 130
    assert playing.stderr.read().strip() == b""
    (record,) = HistoryFile(tmp_path / "home" / "history.jsonl").read().records
    assert (record.outcome, record.pain.before) == ("stopped", 3)


def unread(pipe):
    """How many bytes wait in a pipe."""
    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


@pytest.mark.skipif(sys.platform != "linux", reason="makes a pipe narrow as Linux does")
def test_stopped_with_ctrl_c_where_the_reader_reads_nothing(playing, tmp_path):
    """Nothing is waited for but the disk."""
    room = fcntl.fcntl(playing.stdout, fcntl.F_SETPIPE_SZ, 4_096)
    playing.stdin.write(b"?\n" * 1_000)
    playing.stdin.flush()
    until_s = time.monotonic() + PATIENCE_S
    while unread(playing.stdout) < room - 200:  # a line is written whole, or waits
        assert time.monotonic() < until_s
        time.sleep(0.01)
    playing.send_signal(signal.SIGINT)
    assert playing.wait(PATIENCE_S) == 130
    assert len(HistoryFile(tmp_path / "home" / "history.jsonl").read().records) == 1


@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_where_nobody_reads_on(playing, tmp_path, signal_number):
    """A line has been lost, and it ends all the same by the signal."""
    playing.stdout.close()
    playing.send_signal(signal_number)
    assert playing.wait(PATIENCE_S) == 128 + signal_number
    assert not (tmp_path / "home" / "history.jsonl").exists()
    assert (tmp_path / "home" / "history.running.jsonl").exists()


class RunWithAdvice:
    """A run whose advice is still being said, for so many seconds."""

    def __init__(self, left_s):
        self.left_s, self.asked = left_s, []

    def last_words_s(self, *, of_session):
        """How long."""
        self.asked.append(of_session)
        return self.left_s


class Pressed:
    """A keyboard with one key pressed, or none."""

    def __init__(self, *, pressed):
        self.by_line, self._pressed = False, pressed

    async def key(self):
        """That key."""
        if not self._pressed:
            await asyncio.Event().wait()
        return "q"


@pytest.mark.parametrize(
    ("left_s", "pressed", "lines"),
    [(0.0, False, []), (0.01, False, [READ_ALOUD]), (PATIENCE_S * 10, True, [READ_ALOUD])],
)
async def test_advice_is_heard_out_at_a_terminal(left_s, pressed, lines):
    """Until it is over or a key is pressed; where nothing is heard it ends at once."""
    written = []
    playing = _PlainRun.__new__(_PlainRun)
    playing._context, playing._keyboard = RunWithAdvice(left_s), Pressed(pressed=pressed)
    playing._lines = SimpleNamespace(write=written.append)
    await asyncio.wait_for(playing._hear_advice_out(), PATIENCE_S)
    assert written == lines
    assert playing._context.asked == [False]
