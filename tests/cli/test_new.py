"""A new routine from the command line."""

import pytest

from hipflow.system.errors import StorageError


def test_a_new_routine_is_written_and_passes(run, tmp_path, monkeypatch):
    """Without questions where nobody sits; the schema lies beside it."""
    monkeypatch.chdir(tmp_path)
    done = run("new", "my-plan", "--title", "After the knee", "--exercise", "bridge")
    assert "hipflow preview my-plan.toml" in done.output
    assert 'title    = "After the knee"' in (tmp_path / "my-plan.toml").read_text("utf-8")
    assert (tmp_path / "hipflow-routine.schema.json").is_file()
    assert run("check", "--strict", "my-plan.toml").exit_code == 0
    with pytest.raises(StorageError, match="is there already"):
        run("new", "my-plan")


def test_questions_are_asked_where_somebody_sits(run, tmp_path, monkeypatch):
    """What the options do not say; an exercise that is not known is asked for again."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    done = run("new", "plan", given="Evening\n?\nmarch\nseated march, squat\nmany\n8\n5\n")
    assert "finds several" in done.output
    assert "clamshell" in done.output
    assert done.output.count("a number from 1 to 7") == 2
    text = (tmp_path / "plan.toml").read_text("utf-8")
    assert 'title    = "Evening"' in text
    assert 'use    = "seated-march"' in text
    assert "per_week = 5" in text
