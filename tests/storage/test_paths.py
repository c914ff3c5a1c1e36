"""Where everything is kept, by the environment."""

import os
from pathlib import Path

import platformdirs
import pytest

from hipflow.storage.paths import Paths
from hipflow.system.errors import StorageError


def test_home_moves_everything_under_one_folder(tmp_path):
    """With HIPFLOW_HOME nothing lies outside it, and no folder is made."""
    home = tmp_path / "home"
    places = Paths.from_environment({"HIPFLOW_HOME": str(home)})
    files = [
        places.history_file,
        places.running_file,
        places.routines_folder,
        places.library_folder,
        places.state_file,
        places.settings_file,
        places.speech_cache,
    ]
    assert all(file.is_relative_to(home) for file in files)
    assert len(set(files)) == len(files)
    assert not home.exists()


def test_the_usual_folders_of_the_system():
    """Without variables, or with empty ones, the system's own folders are taken."""
    places = Paths.from_environment({"HIPFLOW_HOME": "", "HIPFLOW_HISTORY": ""})
    assert places == Paths.from_environment({})
    assert "hipflow" in str(places.data)
    assert places.history_file == places.data / "history.jsonl"


def test_the_history_may_be_kept_elsewhere(tmp_path):
    """HIPFLOW_HISTORY moves the history and its journal alone."""
    names = {"HIPFLOW_HOME": str(tmp_path), "HIPFLOW_HISTORY": str(tmp_path / "disk" / "hip.jsonl")}
    places = Paths.from_environment(names)
    assert places.history_file == tmp_path / "disk" / "hip.jsonl"
    assert places.running_file == tmp_path / "disk" / "hip.running.jsonl"
    assert places.state_file == tmp_path / "state.toml"


def test_names_are_made_whole():
    """A home written with ~ or from the present folder becomes a whole path."""
    assert Paths.from_environment({"HIPFLOW_HOME": "~/hip"}).data == Path.home() / "hip"
    assert Paths.from_environment({"HIPFLOW_HOME": "hip"}).data == Path.cwd() / "hip"


@pytest.mark.parametrize("variable", ["HIPFLOW_HOME", "HIPFLOW_HISTORY"])
def test_a_home_that_is_nobodys_is_refused_in_words(variable):
    """The variable and what it says are named, whatever it would do to a terminal."""
    with pytest.raises(StorageError, match="Write the whole path") as refused:
        Paths.from_environment({variable: "~nosuchuser\x1b[2J/hip"})
    assert str(refused.value).startswith(f"{variable} is ~nosuchuser\\x1b[2J/hip, ")


@pytest.mark.skipif(os.name == "nt", reason="the working folder cannot be deleted there")
def test_a_home_in_a_folder_that_was_deleted_is_refused_in_words(tmp_path, monkeypatch):
    """A path from the present folder begins nowhere; a whole one does not need it."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert Paths.from_environment({"HIPFLOW_HOME": str(tmp_path)}).data == tmp_path
    with pytest.raises(StorageError, match="HIPFLOW_HOME is hip, "):
        Paths.from_environment({"HIPFLOW_HOME": "hip"})


def _fail(*_):
    raise RuntimeError("no home")


@pytest.mark.parametrize("expand", [_fail, lambda path: path])
def test_without_a_home_folder_it_says_what_to_set(monkeypatch, expand):
    """A user of a number alone, as in a container: no folder named ~ is made anywhere."""
    for name in (name for name in os.environ if name.startswith("XDG_") or name == "HOME"):
        monkeypatch.delenv(name)
    kinds = ("data", "config", "cache")
    for kind in kinds:
        monkeypatch.setattr(
            platformdirs.PlatformDirs,
            f"user_{kind}_path",
            property(lambda _: Path(expand("~/hipflow"))),
        )
    with pytest.raises(StorageError, match="Set HIPFLOW_HOME to the path of a folder"):
        Paths.from_environment({})


@pytest.mark.skipif(os.name == "nt", reason="names are letters there")
def test_a_home_of_bytes_that_are_no_text(tmp_path):
    """It is a path like another."""
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/\xff")
    assert Paths.from_environment({"HIPFLOW_HOME": folder}).data == Path(folder)
