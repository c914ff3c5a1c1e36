"""What the disk has refused, and the journals that wait for it."""

import pytest
from msgspec.structs import replace

from hipflow.library.shelf import Shelf
from hipflow.player.interrupted_session import find_interrupted
from hipflow.player.outstanding import Outstanding
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine.events import Stop
from hipflow.session.record import Amendment
from hipflow.storage.paths import Paths
from hipflow.system.errors import StorageError
from tests.builders.player_builder import PlayerFixture
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_clock import FakeClock

SHORT = routine(Prescription(usual=play(**counted(3)), written_ready_s=10))


@pytest.fixture
def shelf(tmp_path):
    """A shelf beside a journal; a folder in the place of its history makes every write fail."""
    made = Shelf(Paths.from_environment({"HIPFLOW_HOME": str(tmp_path)}), FakeClock())
    made.history.path.mkdir()
    return made


@pytest.fixture
def outstanding(shelf):
    """What that shelf has to write."""
    return Outstanding(shelf)


@pytest.fixture
def refused(tmp_path, outstanding):
    """A session that was played and refused; its journal is there, closed."""
    stand = PlayerFixture(tmp_path, SHORT, save=outstanding.save)
    stand.player.start()
    stand.player.send(Stop())
    saved = stand.player.keep(2).result()
    stand.player.close()
    assert saved.problem
    assert stand.path.exists()
    return saved.record


def left(shelf):
    """What the next start would find."""
    return find_interrupted(shelf.places.running_file, pytest.fail, None).note


@pytest.mark.usefixtures("refused")
def test_a_journal_goes_when_its_session_is_written_after_all(outstanding, shelf):
    """Not before; then there is nothing left to do."""
    assert not outstanding.write()
    assert shelf.places.running_file.exists()
    shelf.history.path.rmdir()
    assert outstanding.write()
    assert not outstanding.any_left
    assert left(shelf) == ""


def test_a_journal_that_is_still_open_goes_later(tmp_path, outstanding, shelf):
    """Its session is written as it is being let go of: it is not forgotten that it must go."""
    stand = PlayerFixture(tmp_path, SHORT, save=outstanding.save)
    stand.player.start()
    stand.player.send(Stop())
    assert stand.player.keep(2).result().problem
    shelf.history.path.rmdir()
    assert outstanding.write()
    assert outstanding.any_left
    stand.player.close()
    assert outstanding.write()
    assert not outstanding.any_left
    assert left(shelf) == ""


def test_what_came_through_with_a_correction_leaves_no_journal(outstanding, shelf, refused):
    """A note is written, and the session before it: the next start has nothing to tell."""
    shelf.history.path.rmdir()
    note = Amendment(id="05", amends=refused.id, at=refused.ended, set={"note": "stiff"})
    assert shelf.amend(note).result() == ""
    assert not shelf.is_refused
    assert outstanding.any_left
    assert outstanding.write()
    assert [record.note for record in shelf.records()] == ["stiff"]
    assert left(shelf) == ""


def test_of_two_sessions_the_one_that_is_written_leaves_no_journal(
    outstanding, shelf, refused, monkeypatch
):
    """The disk takes one and is full again: the other waits on."""
    other = replace(refused, id="01Z")
    with pytest.raises(StorageError):
        outstanding.save(other)
    shelf.history.path.rmdir()
    take = shelf.history.append

    def nearly_full(record):
        if record.id == other.id:
            raise StorageError("full")
        return take(record)

    monkeypatch.setattr(shelf.history, "append", nearly_full)
    assert not outstanding.write()
    assert shelf.unsaved == (other,)
    assert left(shelf) == ""
