"""The command line: what there is to call, and what that does not load."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from hipflow import cli
from hipflow.cli import main
from tests.tools.run_command import run

__all__ = ["run"]

HEAVY = ("textual", "rich", "pyttsx3", "miniaudio", "tree_sitter", "jsonschema_rs")


def called(name):
    """The command that is called by a name."""
    return main.main.resolve_command(click.Context(main.main), [name])[1]


def test_help_names_every_command(run):
    """With what it does and an example each."""
    result = run("--help")
    assert result.exit_code == 0
    for name in ("play", "show", "check", "history", "add", "render", "voices", "doctor"):
        assert name in result.output
        assert run(name, "-h").exit_code == 0
    assert "does not replace care" in result.output.replace("\n", " ")


@pytest.mark.parametrize("name", main.COMMANDS)
def test_the_list_says_what_the_command_says_of_itself(name):
    """The first paragraph of its own help; cut where the line ends, whatever the width."""
    listed, command = main.main.commands[name], called(name)
    assert main.COMMANDS[name] == " ".join(command.help.split("\n\n")[0].split())
    assert (command.name, command.hidden, command.deprecated) == (name, False, False)
    for width in (20, 45, 200):
        assert listed.get_short_help_str(width) == command.get_short_help_str(width)


def test_the_list_has_the_order_of_its_source(run):
    """By the alphabet, as click shows it."""
    names = [
        line.split()[0] for line in run("--help").output.partition("Commands:\n")[2].splitlines()
    ]
    assert names == list(main.COMMANDS)


def test_every_command_in_the_folder_is_listed():
    """One command a file: each module that holds a command is named by it, and is in the list."""
    folder = Path(cli.__file__).parent
    command = re.compile(r"^@click\.(command|group)\(.*?^def (\w+)\(", re.DOTALL | re.MULTILINE)
    found = {
        file.stem: command.search(file.read_text(encoding="utf-8")) for file in folder.glob("*.py")
    }
    commands = {name: match[2] for name, match in found.items() if match and name != "main"}
    named = {name.replace("-", "_") for name in main.COMMANDS}
    assert commands == {name: name for name in named}


def test_no_command_opens_the_app(run, monkeypatch):
    """And a routine named without --plain opens it on that routine."""
    opened = []

    def open_app(_launch, loaded):
        opened.append(loaded.routine.title if loaded else None)
        return 0

    monkeypatch.setattr("hipflow.cli.run_screens.run_screens", open_app)
    assert run().exit_code == 0
    assert run("play", "hip-starter").exit_code == 0
    assert opened == [None, "Hip starter"]


def modules_after(arguments, home):
    """The modules that a run of the command line has imported, in a fresh process."""
    script = f"""
import sys
from hipflow.cli.main import main
main({arguments!r}, standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"HIPFLOW_HOME": str(home), "PATH": "", "PYTHONIOENCODING": "utf-8"},
    )
    return set(result.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_the_list_of_commands_imports_none_of_them(tmp_path, arguments):
    """Nor anything else of hipflow but this module."""
    ours = {name for name in modules_after(arguments, tmp_path) if name.startswith("hipflow")}
    assert ours == {"hipflow", "hipflow.cli", "hipflow.cli.main"}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["show", "hip-starter"], ["history"]]
)
def test_what_costs_is_not_loaded(tmp_path, arguments):
    """No screens, no engine, no sound, no checker of mistakes; and nothing is written."""
    home = tmp_path / "home"
    assert not modules_after(arguments, home) & set(HEAVY)
    assert not home.exists()
