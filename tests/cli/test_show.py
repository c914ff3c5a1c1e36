"""Plans of routines from the command line."""

import json

import pytest

from hipflow.routine.check.check import MistakesError
from hipflow.system.errors import UnreadableError
from tests.builders.home_builder import write_routine


def test_show_a_plan(run, plan):
    """The whole plan with its totals; for tools as JSON."""
    assert "total 0:47 usual" in run("show", plan).output
    shown = json.loads(run("show", plan, "--day", "gentle", "--json").output)
    assert (shown["title"], shown["day"], shown["total_s"]) == ("My plan", "gentle", 47)


def test_show_what_is_said(run, plan):
    """In brief, in full with its time, or not at all."""
    assert "8 times.”" in run("show", plan).output
    assert "0:15  “1. Go”" in run("show", plan, "--said").output
    assert "“" not in run("show", plan, "--silent").output


def test_show_a_shipped_plan_by_its_name(run):
    """Those that came with the program need no path."""
    assert "Hip starter, strong day" in run("show", "hip-starter", "--day", "strong").output


@pytest.mark.parametrize("command", ["show", "play"])
def test_an_unknown_routine_names_those_there_are(run, command):
    """A message with a guess, for the exit code 2."""
    with pytest.raises(UnreadableError, match="Did you mean hip-starter") as raised:
        run(command, "hip-startr")
    assert raised.value.exit_code == 2


def test_text_from_a_file_never_steers_the_terminal(run, tmp_path):
    """An escape sequence in a routine is a mistake, and shown as one without being sent."""
    sly = write_routine(tmp_path / "sly.toml", title="\\u001b[2JAll yours")
    with pytest.raises(MistakesError) as raised:
        run("show", sly)
    assert "\x1b" not in str(raised.value)


def test_what_has_no_look_is_not_printed(run, tmp_path):
    """A soft hyphen from a word processor: the word is whole, as on the screens."""
    pasted = write_routine(tmp_path / "pasted.toml", title="Bein\\u00adpresse")
    assert run("show", pasted).output.startswith("Beinpresse, usual day")
