"""Which front end opens, and whether it can."""

import io

import pytest

from hipflow.cli import run_screens
from hipflow.cli.context import RunContext, RunOptions


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        """It is."""
        return True


@pytest.mark.parametrize(
    ("keys", "screen", "environment", "possible"),
    [
        (Tty(), Tty(), {"TERM": "xterm-256color"}, True),
        (Tty(), Tty(), {}, True),
        (Tty(), Tty(), {"TERM": "dumb"}, False),
        (io.StringIO(), Tty(), {}, False),
        (Tty(), io.StringIO(), {}, False),
    ],
)
def test_where_screens_are_possible(monkeypatch, keys, screen, environment, possible):
    """A terminal at both ends that can place its cursor."""
    monkeypatch.setattr("sys.stdin", keys)
    monkeypatch.setattr("sys.stdout", screen)
    assert run_screens.screens_possible(environment) is possible


def test_without_a_terminal_it_says_what_to_do(monkeypatch, tmp_path, capsys):
    """No screens are drawn into a pipe; the way that works is named, and nothing is touched."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    context = RunContext(RunOptions(), {"HIPFLOW_HOME": str(tmp_path / "home")})
    assert run_screens.run_screens(context, None) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "--plain" in output.err
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("colours", "is_light"),
    [("0;15", True), ("0;default;15", True), ("0;7", True), ("15;0", False), ("", False)],
)
def test_whether_the_terminal_is_light(colours, is_light):
    """The last number is the ground's; a terminal that says nothing is taken to be dark."""
    assert run_screens.has_light_background({"COLORFGBG": colours}) is is_light
    assert not run_screens.has_light_background({})
