"""The command line: what each command prints, its exit codes, and what it does not load."""

import io
import json
import subprocess
import sys

import msgspec
import pytest
from click.testing import CliRunner

from hipflow import cli
from hipflow.errors import UnreadableError
from hipflow.history.file import HistoryFile
from hipflow.routine.check import MistakesError
from homes import write_routine
from sessions import session

HEAVY = ("textual", "rich", "pyttsx3", "miniaudio", "tree_sitter", "jsonschema_rs")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command in a home of its own; what it raises is raised."""
    monkeypatch.setenv("HIPFLOW_HOME", str(tmp_path / "home"))

    def started(*arguments, given=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        return CliRunner().invoke(
            cli.main, [str(argument) for argument in arguments], input=given, catch_exceptions=False
        )

    return started


@pytest.fixture
def plan(tmp_path):
    """A routine file of one exercise at eight repetitions."""
    return write_routine(tmp_path / "plan.toml", "My plan")


def test_help_names_every_command(run):
    """With what it does and an example each."""
    result = run("--help")
    assert result.exit_code == 0
    for name in ("play", "show", "check", "history", "add", "doctor"):
        assert name in result.output
        assert run(name, "-h").exit_code == 0
    assert "does not replace care" in result.output.replace("\n", " ")


def test_show_a_plan(run, plan):
    """The whole plan with its totals; for tools as JSON."""
    assert "total 0:47 usual" in run("show", plan).output
    shown = json.loads(run("show", plan, "--day", "gentle", "--json").output)
    assert (shown["title"], shown["day"], shown["total_s"]) == ("My plan", "gentle", 47)


def test_show_a_shipped_plan_by_its_name(run):
    """Those that came with the program need no path."""
    assert "Hip starter, strong day" in run("show", "hip-starter", "--day", "strong").output


@pytest.mark.parametrize("command", ["show", "play"])
def test_an_unknown_routine_names_those_there_are(run, command):
    """A calm message with a guess, for the exit code 2."""
    with pytest.raises(UnreadableError, match="Did you mean hip-starter") as raised:
        run(command, "hip-startr")
    assert raised.value.exit_code == 2


def test_a_routine_with_mistakes_is_not_played(run, tmp_path):
    """Its mistakes are the message, for the exit code 1."""
    broken = write_routine(tmp_path / "broken.toml", more="setts = 2")
    with pytest.raises(MistakesError, match="setts") as raised:
        run("play", broken, "--plain")
    assert raised.value.exit_code == 1


def test_text_from_a_file_never_steers_the_terminal(run, tmp_path):
    """An escape sequence in a routine is a mistake, and shown as one without being sent."""
    sly = write_routine(tmp_path / "sly.toml", title="\\u001b[2JAll yours")
    with pytest.raises(MistakesError) as raised:
        run("show", sly)
    assert "\x1b" not in str(raised.value)


def test_play_in_plain_lines(run, plan, tmp_path):
    """From the first question to the saved record, all answers through a pipe."""
    result = run("play", plan, "--plain", "--mute", "--speed", 1000, given="3\n\n2\n")
    assert result.exit_code == 0
    assert "Pain before 3, after 2.\nSaved.\n" in result.output
    assert "\x1b" not in result.output
    (record,) = HistoryFile(tmp_path / "home" / "history.jsonl").read().records
    assert (record.routine.title, record.speed, record.outcome) == ("My plan", 1000, "finished")


def test_play_into_another_history(run, plan, tmp_path):
    """The session stands in the file that was named."""
    other = tmp_path / "other.jsonl"
    arguments = ["--plain", "--mute", "--speed", 1000, "--day", "strong", "--history", other]
    assert run("play", plan, *arguments).exit_code == 0
    assert [record.day for record in HistoryFile(other).read().records] == ["strong"]
    assert "My plan" in run("history", "--history", other).output


def test_an_interrupted_session_is_told_of(run, plan, tmp_path):
    """Found at the next start: said first, and in the history."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "history.running.jsonl").write_text("not a journal\n", encoding="utf-8")
    run("play", plan, "--plain", "--mute", "--speed", 1000)
    assert (home / "history.running.damaged.jsonl").exists()


def test_the_history(run, tmp_path):
    """As a table, and whole as JSON; a damaged line is said beside and the rest is shown."""
    assert "No session yet" in run("history").output
    path = tmp_path / "home" / "history.jsonl"
    HistoryFile(path).append(session())
    with path.open("ab") as file:
        file.write(b"torn\n")
    result = run("history")
    assert result.exit_code == 0
    assert "Hip starter" in result.stdout
    assert result.stderr.startswith("Line 2 of the history is damaged")
    told = json.loads(run("history", "--json").stdout)
    assert told == json.loads(msgspec.json.encode([session()]))


def test_keeping_a_routine(run, plan):
    """Afterwards its name is enough."""
    assert "hipflow play plan" in run("add", plan).output
    assert "total" in run("show", "plan").output


def test_no_command_opens_the_app(run, monkeypatch):
    """And a routine named without --plain opens it on that routine."""
    opened = []

    def open_app(_launch, loaded):
        opened.append(loaded.routine.title if loaded else None)
        return 0

    monkeypatch.setattr("hipflow.playing.open_app", open_app)
    assert run().exit_code == 0
    assert run("play", "hip-starter").exit_code == 0
    assert opened == [None, "Hip starter"]


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["show", "hip-starter"], ["history"]]
)
def test_what_costs_is_not_loaded(tmp_path, arguments):
    """No screens, no engine, no sound, no checker of mistakes; and nothing is written."""
    script = f"""
import sys
from hipflow.cli import main
main({arguments!r}, standalone_mode=False)
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    home = tmp_path / "home"
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"HIPFLOW_HOME": str(home), "PATH": "", "PYTHONIOENCODING": "utf-8"},
    )
    assert result.stderr.strip() == "[]"
    assert not home.exists()
