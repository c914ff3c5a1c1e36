"""Playing from the command line, in plain lines."""

import pytest

from hipflow.routine.check.check import MistakesError
from hipflow.storage.history_file import HistoryFile
from tests.builders.home_builder import write_routine


def test_a_routine_with_mistakes_is_not_played(run, tmp_path):
    """Its mistakes are the message, for the exit code 1."""
    broken = write_routine(tmp_path / "broken.toml", more="setts = 2")
    with pytest.raises(MistakesError, match="setts") as raised:
        run("play", broken, "--plain")
    assert raised.value.exit_code == 1


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


def test_an_interrupted_session_is_said(run, plan, tmp_path):
    """Found at the next start: said first, and in the history."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "history.running.jsonl").write_text("not a journal\n", encoding="utf-8")
    run("play", plan, "--plain", "--mute", "--speed", 1000)
    assert (home / "history.running.damaged.jsonl").exists()


def test_waiting_for_one_run(run, plan):
    """Asked for on the command line; the pipe has ended, so it continues by itself."""
    arguments = ["--plain", "--mute", "--speed", 1000, "--wait", "always"]
    result = run("play", plan, *arguments, given="3\n\n2\n")
    assert result.exit_code == 0
    assert "Press space when you are ready.\n  3\n  2\n  1\n" in result.output
    assert "Saved.\n" in result.output


def test_what_can_be_waited_for(run, plan):
    """Anything else is refused, with the words there are."""
    result = run("play", plan, "--plain", "--wait", "sometimes")
    assert result.exit_code == 2
    assert all(word in result.output for word in ("never", "position", "always"))
