"""The history from the command line."""

import json

import msgspec

from hipflow.history.file import HistoryFile
from sessions import session


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
