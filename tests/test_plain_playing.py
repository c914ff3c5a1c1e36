"""The front end in plain lines, as it is started, and as it ends where somebody is in the way."""

import os
import signal
import subprocess
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("it is stopped in another way there", allow_module_level=True)

import fcntl
import termios

from hipflow.history.file import HistoryFile
from homes import write_routine

PATIENCE_S = 30


@pytest.fixture
def playing(tmp_path):
    """A session in lines, at work, whose lines this test reads."""
    routine = write_routine(tmp_path / "mine.toml")
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
        while b"Get ready" not in process.stdout.readline():
            assert process.poll() is None
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
def test_stopped_with_ctrl_c_where_the_reader_stands_still(playing, tmp_path):
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


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_where_nobody_reads_on(playing, tmp_path, told):
    """A line has been lost, and it ends all the same for what it was told."""
    playing.stdout.close()
    playing.send_signal(told)
    assert playing.wait(PATIENCE_S) == 128 + told
    assert not (tmp_path / "home" / "history.jsonl").exists()
    assert (tmp_path / "home" / "history.running.jsonl").exists()
