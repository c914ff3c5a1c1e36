"""Values that hold at once and are written aside."""

import threading

from hipflow.storage.paths import Paths
from hipflow.storage.settings import Settings, settings_store
from hipflow.storage.state import AppState, state_store, write_state
from hipflow.storage.toml_file import read_toml
from hipflow.storage.toml_store import TomlStore
from hipflow.system.background import INLINE, ThreadQueue
from hipflow.system.errors import StorageError


def keeper(path, write, disk_queue=INLINE):
    """A keeper of a state."""
    return TomlStore(path, lambda path: read_toml(path, AppState), write, disk_queue)


def test_of_many_changes_on_a_slow_disk_the_last_is_written(tmp_path):
    """Each holds at once; the disk is asked for what holds when it comes to it."""
    answers, written = threading.Event(), []

    def write(_path, state):
        answers.wait(10)
        written.append(state.affected)

    disk_queue = ThreadQueue("test")
    kept = keeper(tmp_path / "state.toml", write, disk_queue)
    last = [kept.keep(AppState(affected=side)) for side in ("left", "right", "left", "right")][-1]
    assert kept.values.affected == "right"
    assert not written
    answers.set()
    assert last.result(10) == ""
    assert len(written) <= 2
    assert written[-1] == "right"


def test_what_the_disk_refuses_holds_and_is_tried_again(tmp_path):
    """Told once; at the next try it is there, and nothing is left to be tried."""
    refuses = [True]

    def write(path, state):
        if refuses:
            raise StorageError("The disk is full.")
        write_state(path, state)

    kept = keeper(tmp_path / "state.toml", write)
    assert kept.keep(AppState(affected="left")).result() == "The disk is full."
    assert (kept.values.affected, kept.refusal) == ("left", "The disk is full.")
    refuses.clear()
    assert kept.save() == ""
    assert kept.refusal == ""
    assert read_toml(tmp_path / "state.toml", AppState).values.affected == "left"


def test_what_is_chosen_at_the_very_moment_of_writing_is_written_too(tmp_path):
    """A key is pressed between the last word of the disk and the note that all is written."""

    class Hurried(TomlStore):
        """Is given other values just when the first are known to be written."""

        def __setattr__(self, name, value):
            if name == "_unsaved" and value is None and self._values == AppState(affected="left"):
                pressing.start()
                pressing.join(0.2)
            super().__setattr__(name, value)

    disk_queue, path = ThreadQueue("test"), tmp_path / "state.toml"
    kept = Hurried(path, lambda path: read_toml(path, AppState), write_state, disk_queue)
    pressing = threading.Thread(target=lambda: kept.keep(AppState(affected="right")))
    kept.keep(AppState(affected="left")).result(10)
    pressing.join(10)
    assert disk_queue.drain(10)
    assert read_toml(path, AppState).values.affected == "right"


def test_state_and_settings_hold_at_once_and_at_the_next_start(tmp_path):
    """Each in a file of its own."""
    paths = Paths.from_environment({"HIPFLOW_HOME": str(tmp_path)})
    state, settings = state_store(paths), settings_store(paths)
    assert (state.values, settings.values) == (AppState(), Settings())
    assert list(tmp_path.iterdir()) == []
    state.keep(state.values.with_confirmed("ab"))
    settings.keep(Settings(volume=0.3))
    assert state.values.has_confirmed("ab")
    assert state_store(paths).values.has_confirmed("ab")
    assert settings_store(paths).values.volume == 0.3
