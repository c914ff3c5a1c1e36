"""The command line: what there is to call, and what that does not load."""

import subprocess
import sys

import pytest

from tests.tools.run_command import run

__all__ = ["run"]

HEAVY = ("textual", "rich", "pyttsx3", "miniaudio", "tree_sitter", "jsonschema_rs")


def test_help_names_every_command(run):
    """With what it does and an example each."""
    result = run("--help")
    assert result.exit_code == 0
    for name in ("play", "show", "check", "history", "add", "render", "voices", "doctor"):
        assert name in result.output
        assert run(name, "-h").exit_code == 0
    assert "does not replace care" in result.output.replace("\n", " ")


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


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["show", "hip-starter"], ["history"]]
)
def test_what_costs_is_not_loaded(tmp_path, arguments):
    """No screens, no engine, no sound, no checker of mistakes; and nothing is written."""
    script = f"""
import sys
from hipflow.cli.main import main
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
