"""Where everything is kept, by the environment."""

from pathlib import Path

from hipflow.storage.paths import Paths


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
