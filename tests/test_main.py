"""The door: whatever goes wrong reaches a person as words."""

import os
import signal
import subprocess
import sys

import pytest

from hipflow import __main__ as door
from hipflow import __version__, cli
from hipflow.errors import RoutineError, UnreadableError


@pytest.fixture
def run(monkeypatch, capsys):
    """Runs the program with these arguments: exit code, output, errors."""

    def started(*arguments):
        monkeypatch.setattr(sys, "argv", ["hipflow", *arguments])
        with pytest.raises(SystemExit) as ended:
            door.main()
        return ended.value.code or 0, *capsys.readouterr()

    return started


def test_the_version(run):
    """Written once, told here."""
    assert run("--version") == (0, f"hipflow, version {__version__}\n", "")


@pytest.mark.parametrize("arguments", [("dance",), ("play",), ("show", "x", "--day", "lazy")])
def test_wrong_usage_is_explained(run, arguments):
    """Exit code 2, how it is used, and no traceback."""
    code, out, errors = run(*arguments)
    assert (code, out) == (2, "")
    assert errors.startswith("Usage: hipflow")
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("error", "code"),
    [(UnreadableError("It is not there."), 2), (RoutineError("Two mistakes."), 1)],
)
def test_errors_for_people(run, monkeypatch, error, code):
    """Their words and nothing else, with the exit code of their kind."""

    def fail(*_arguments, **_settings):
        raise error

    monkeypatch.setattr(cli, "main", fail)
    assert run() == (code, "", f"{error}\n")


def test_stopped_by_hand_is_quiet(run, monkeypatch):
    """Ctrl+C: 130, as shells expect it, and not a word of being aborted."""

    def stop(*_arguments, **_settings):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", stop)
    assert run() == (130, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process there")
def test_a_session_stopped_by_hand_is_saved(tmp_path):
    """Ctrl+C in the middle of a session: kept in the history, said calmly, 130."""
    home = {**os.environ, "HIPFLOW_HOME": str(tmp_path)}
    arguments = ["play", "hip-starter", "--plain", "--mute", "--day", "usual"]
    with subprocess.Popen(
        [sys.executable, "-m", "hipflow", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=home,
    ) as process:
        process.stdin.write("3\n")
        process.stdin.flush()
        while not process.stdout.readline().startswith("[0:00]"):
            pass
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=10)
    assert process.returncode == 130
    assert out.endswith("Stopped. What you did is saved.\n")
    assert errors.strip() == ""
    assert '"outcome":"stopped"' in (tmp_path / "history.jsonl").read_text(encoding="utf-8")


def test_nobody_reads_on(tmp_path):
    """Output into a pipe that closes: the session ends, is kept, and no error is written."""
    home = {**os.environ, "HIPFLOW_HOME": str(tmp_path)}
    arguments = ["play", "hip-starter", "--plain", "--mute", "--speed", "200"]
    with subprocess.Popen(
        [sys.executable, "-m", "hipflow", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=home,
    ) as process:
        while not process.stdout.readline().startswith("[0:00]"):
            pass
        process.stdout.close()
        errors = process.stderr.read()
        process.wait(10)
    assert errors == ""
    assert '"outcome":"stopped"' in (tmp_path / "history.jsonl").read_text(encoding="utf-8")
