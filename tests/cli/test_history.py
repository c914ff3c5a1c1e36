"""The history from the command line."""

import csv
import io
import json

import msgspec
import pytest

from hipflow.session.record import RoutineRef
from hipflow.storage.history_file import HistoryFile
from hipflow.system.errors import StorageError
from tests.builders.record_builders import session
from tests.fakes.fake_services import FOUR_WEEKS, HIP_STARTER, hip_session


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
    output = json.loads(run("history", "--json").stdout)
    assert output == json.loads(msgspec.json.encode([session()]))


def test_a_file_of_garbage_is_said_in_a_few_lines(run, kept, tmp_path):
    """The first lines that are damaged, then how many more there are."""
    with kept.path.open("ab") as file:
        file.write(b"x\n" * 1_500)
    output = run("history").stderr.splitlines()
    assert [line.split()[1] for line in output[:3]] == ["13", "14", "15"]
    assert output[3:] == ["And 1,497 more lines like that."]
    other = tmp_path / "other.jsonl"
    other.write_bytes(b"garbage\n" * 4)
    merged = run("history", "merge", other).stderr.splitlines()
    assert len(merged) == 4
    assert merged[-1] == "And 1 more line like that."


def test_a_routine_that_was_renamed_is_found_by_all_its_names(run, tmp_path):
    """Its old file's name, the new one and the title lead to the same sessions."""
    folder = tmp_path / "home" / "routines"
    folder.mkdir(parents=True)
    own = HIP_STARTER.replace("Hip starter", "My own hips")
    (folder / "hips.toml").write_text(own, encoding="utf-8")
    history = HistoryFile(tmp_path / "home" / "history.jsonl")
    files = ["old.toml", "hips.toml"]
    for days_ago, file in zip((9, 2), files, strict=True):
        history.append(hip_session(days_ago, routine=RoutineRef(title="My own hips", file=file)))
    history.append(hip_session(1))
    for name in ("hips", "old", "My own hips"):
        output = json.loads(run("history", "--routine", name, "--json").stdout)
        assert [each["routine"]["file"] for each in output] == files
        page = run("report", "--routine", name, "-o", "-").stdout
        assert "2 sessions" in page


def test_a_part_of_the_history(run, kept):
    """By days and routine, in every form."""
    output = json.loads(run("history", "--since", "2026-11-12", "--json").stdout)
    assert len(output) == 5
    output = run("history", "--until", "2026-10-29", "--csv").stdout
    assert [row["date"] for row in csv.DictReader(io.StringIO(output))] == [
        "2026-10-26",
        "2026-10-29",
    ]
    assert len(run("history", "--routine", "Hip starter").stdout.splitlines()) == 13
    assert run("history", "--routine", "knee").stdout == "No session is like that.\n"
    assert json.loads(run("history", "--routine", "knee", "--json").stdout) == []


def test_a_table_for_excel_is_written_as_numbers_are_here(run, kept, monkeypatch):
    """By the language of the system; always in UTF-8 with its mark."""
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    table = run("history", "--excel").stdout_bytes
    assert table.startswith("\ufeffid;started".encode())
    assert b";14,7;" in table
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert b",14.7," in run("history", "--excel").stdout_bytes
    assert b"session;" not in (exercises := run("history", "--csv", "--sets").stdout_bytes)
    assert exercises.startswith(b"session,started,")
    assert "--sets goes with" in run("history", "--sets").stderr


@pytest.mark.parametrize("command", ["history", "report"])
def test_a_history_that_is_named_and_not_there_is_an_error(run, tmp_path, command):
    """A mistyped name must not read like a person who did nothing."""
    with pytest.raises(StorageError, match="no such history"):
        run(command, "--history", tmp_path / "mistyped.jsonl")
    assert list(tmp_path.glob("**/report.html")) == []


def test_a_day_that_is_none_is_refused(run):
    """With the form it should have."""
    result = run("history", "--since", "yesterday")
    assert result.exit_code == 2
    assert "%Y-%m-%d" in result.stderr


def test_merging_adds_what_is_missing(run, kept, tmp_path):
    """Said in numbers; a damaged line of the other is named with its file, and not taken."""
    other = tmp_path / "other.jsonl"
    HistoryFile(other).append(FOUR_WEEKS[0])
    HistoryFile(other).append(session())
    with other.open("ab") as file:
        file.write(b"torn\n")
    result = run("history", "merge", other)
    assert "Added: 1 session, 0 corrections." in result.stdout
    assert f"Line 3 of {other} is damaged" in result.stderr
    assert len(kept.read().records) == 13
    assert run("history", "merge", other).stdout.startswith("Nothing to add")
    with pytest.raises(StorageError, match="no such history"):
        run("history", "merge", tmp_path / "missing.jsonl")


def test_merging_without_a_name_takes_what_a_sync_program_left(run, kept):
    """Each copy is told of, with what of it cannot be read, and kept under another name."""
    copy = kept.path.with_name("history.sync-conflict-20261123-180211-ABCDEFG.jsonl")
    HistoryFile(copy).append(session())
    with copy.open("ab") as file:
        file.write(b"torn\n")
    assert run("history", "merge").stdout == (
        "Added: 1 session, 0 corrections.\n1 line of it cannot be read; it stays there.\n"
        "The copy is kept as history.merged.jsonl\n"
    )
    assert run("history", "merge").stdout.startswith("There is no other copy")


def test_merging_into_another_history(run, tmp_path):
    """Named before or after the word merge."""
    other = tmp_path / "other.jsonl"
    HistoryFile(other).append(session())
    for number, arguments in enumerate(
        (("--history", "{}", "merge"), ("merge", "--history", "{}"))
    ):
        own = tmp_path / f"own-{number}.jsonl"
        run("history", *(argument.format(own) for argument in arguments), other)
        assert len(HistoryFile(own).read().records) == 1
