"""The door: whatever goes wrong reaches a person as words."""

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from hipflow import __main__ as door
from hipflow import __version__
from hipflow.cli import main
from hipflow.session.record import RoutineRef
from hipflow.storage.history_lines import encode_line
from hipflow.system.errors import RoutineError, UnreadableError
from tests.builders.record_builders import session


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

    monkeypatch.setattr(main, "main", fail)
    assert run() == (code, "", f"{error}\n")


@pytest.mark.parametrize("error", [ValueError("pain 7"), FileNotFoundError(2, "gone", "x.py")])
def test_a_mistake_of_hipflows_own_is_two_lines(run, monkeypatch, tmp_path, error):
    """Where the data are, and where it is written what went wrong: without a value of anything."""
    monkeypatch.setenv("HIPFLOW_HOME", str(tmp_path / "home"))

    def fail(**_):
        how_it_hurts = "lamron"[::-1]
        error.add_note(str(len(how_it_hurts)))
        raise error

    monkeypatch.setattr(main, "main", fail)
    code, out, errors = run()
    file = tmp_path / "home" / "cache" / "last-error.txt"
    assert (code, out) == (2, "")
    assert errors == (
        "hipflow had to stop: something in it went wrong. What you did is kept in"
        f" {tmp_path / 'home'}\n"
        "Start it again, and it goes on from there. What went wrong is written in"
        f" {file}, for whoever can mend it.\n"
    )
    written = file.read_text(encoding="utf-8")
    assert f"hipflow {__version__}, Python" in written
    assert f"{type(error).__name__}: {error}" in written
    assert "normal" not in written
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_mistake_where_nothing_can_be_written(run, monkeypatch, tmp_path):
    """No home, or a home that is a file: a file of the system's own for such things is used."""
    monkeypatch.setattr(main, "main", lambda **_: 1 / 0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for home in ("~nosuchuser", __file__):
        monkeypatch.setenv("HIPFLOW_HOME", home)
        written = run()[2].splitlines()
        assert len(written) == 2
        (file,) = tmp_path.iterdir()
        assert str(file) in written[1]
        assert "ZeroDivisionError" in file.read_text(encoding="utf-8")
        file.unlink()
    monkeypatch.setattr(tempfile, "tempdir", __file__)
    assert run()[2].endswith("could not be written down: ZeroDivisionError.\n")


@pytest.mark.parametrize("arguments", [("schema", "\x1b[2J"), ("show", "a", "\x9bb"), ("\u202e",)])
def test_what_was_typed_is_told_as_text(run, arguments):
    """A pattern such as * may have found it: no name of a file acts on the terminal."""
    code, _, errors = run(*arguments)
    assert code == 2
    assert not {"\x1b", "\x9b", "\u202e"} & set(errors)


def test_an_error_is_told_as_text(run, monkeypatch):
    """Its lines stay lines."""
    error = UnreadableError("one\x1b[2J\ntwo\x9b")
    monkeypatch.setattr(main, "main", lambda **_: (_ for _ in ()).throw(error))
    assert run()[2] == "one\\x1b[2J\ntwo\\x9b\n"


def test_stopped_by_hand_is_quiet(run, monkeypatch):
    """Ctrl+C: 130, as shells expect it, and not a word of being aborted."""

    def stop(*_arguments, **_settings):
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "main", stop)
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
        out, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out.endswith("Stopped. What you did is saved.\n")
    assert errors.strip() == ""
    assert '"outcome":"stopped"' in (tmp_path / "history.jsonl").read_text(encoding="utf-8")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full disk to write to")  # noqa: PTH110
@pytest.mark.parametrize(
    "arguments", [["--help"], ["show", "hip-starter"], ["play", "hip-starter", "--plain", "--mute"]]
)
def test_output_that_cannot_be_written_is_told(tmp_path, arguments):
    """Output into a file on a full disk: one sentence and exit code 2, nothing else."""
    with open("/dev/full", "w") as full:  # noqa: PTH123
        result = subprocess.run(
            [sys.executable, "-m", "hipflow", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "HIPFLOW_HOME": str(tmp_path)},
        )
    assert result.returncode == 2
    assert result.stderr.startswith("What hipflow has to say cannot be written: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the streams")
@pytest.mark.parametrize(
    ("closed", "arguments"),
    [
        ("<&-", "play hip-starter --plain --mute --speed 1000"),
        (">&-", "check routines/hip-starter.toml"),
        ("<&- >&- 2>&-", "show hip-starter"),
    ],
)
def test_started_with_a_stream_closed(tmp_path, closed, arguments):
    """No keys, or nowhere to write: it does what can be done, and no error is written."""
    result = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m hipflow {arguments} {closed}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[1],
        env={**os.environ, "HIPFLOW_HOME": str(tmp_path)},
    )
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder's name is no reason there")
def test_what_cannot_be_saved_can_be_copied(tmp_path):
    """In plain lines as on the screens: the record stands there as it would in the history."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    arguments = ["play", "hip-starter", "--plain", "--mute", "--speed", "1000"]
    result = subprocess.run(
        [sys.executable, "-m", "hipflow", *arguments, "--history", str(blocked / "mine.jsonl")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "HIPFLOW_HOME": str(tmp_path / "home")},
    )
    assert result.returncode == 2
    assert '"outcome":"finished"' in result.stdout.splitlines()[-1]


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


def test_a_letter_the_output_cannot_write_is_told_by_its_number(tmp_path):
    """Redirected on Windows the output knows few letters; none of them ends in a traceback."""
    file = tmp_path / "u.toml"
    file.write_text(
        'hipflow = 1\ntitle = "x → 体"\n[[exercise]]\nname = "Tap"\nreps = 2\n', encoding="utf-8"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "HIPFLOW_HOME": str(tmp_path)}
    shown = subprocess.run(
        [sys.executable, "-m", "hipflow", "show", str(file)],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert rb"x \u2192 \u4f53" in shown.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "--since", "2026-11-01", "-o", "-"),
        ("history", "--csv"),
        ("history", "--json"),
        ("show", "--json", "{file}"),
        ("check", "--json", "{file}"),
    ],
)
def test_what_other_programs_read_is_utf_8(run, monkeypatch, tmp_path, arguments):
    """The page says so of itself, and JSON has escapes of its own: no code page changes it."""
    title = "Übung ☺ 🙂"
    file = tmp_path / "übung.toml"
    file.write_text(
        f'hipflow = 1\ntitle = "{title}"\n[[exercise]]\nname = "{title}"\nreps = 2\n',
        encoding="utf-8",
    )
    record = session(routine=RoutineRef(title=title, file="u.toml"))
    (tmp_path / "history.jsonl").write_bytes(encode_line(record))
    monkeypatch.setenv("HIPFLOW_HOME", str(tmp_path))
    output = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(output, "cp1252"))
    run(*(part.format(file=file) for part in arguments))
    assert ("bung.toml" if arguments[0] == "check" else title) in output.getvalue().decode()
    if "--json" in arguments and arguments[0] != "history":
        json.loads(output.getvalue())
