"""The files of a folder, however many lie there."""

from hipflow.routine.check import toml_files as toml_files_module
from hipflow.routine.check.toml_files import has_more_files, toml_files


def test_the_files_by_name(tmp_path):
    """Hidden ones and others are none of them; a folder that is not there has none."""
    for name in ("b.toml", "a.toml", ".c.toml", "d.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in toml_files(tmp_path)] == ["a.toml", "b.toml"]
    assert toml_files(tmp_path / "none") == toml_files(tmp_path / "a.toml") == []


def test_of_too_many_the_first_are_looked_at(tmp_path, monkeypatch):
    """Reading them all would hold up everything; which they are is no matter of chance."""
    monkeypatch.setattr(toml_files_module, "MAX_FILES", 3)
    for made, number in enumerate((8, 3, 5, 1, 7, 0, 2)):
        assert has_more_files(tmp_path) is (made >= 3)
        (tmp_path / f"{number}.toml").touch()
    assert [path.stem for path in toml_files(tmp_path)] == ["0", "1", "2"]
