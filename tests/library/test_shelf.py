"""The shelf: routines, history, state and settings of one person."""

from datetime import date

import msgspec
import pytest

from hipflow.session.record import Amendment, RoutineRef
from hipflow.storage.settings import Settings
from hipflow.storage.state import AppState
from hipflow.system.errors import StorageError
from tests.builders.home_builder import shelf_in, write_routine
from tests.builders.record_builders import HIP, session, session_on

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def shelf(tmp_path):
    """A shelf of someone who has nothing yet."""
    return shelf_in(tmp_path)


@pytest.fixture
def full_disk(shelf):
    """A shelf whose history cannot be written, until the folder in its place is gone."""
    shelf.history.path.mkdir(parents=True)
    return shelf


def test_nothing_is_made_by_looking(shelf, tmp_path):
    """Looking at everything makes no file and no folder."""
    assert shelf.routines() == ()
    assert shelf.records() == ()
    assert shelf.last_session() is None
    assert shelf.state == AppState()
    assert shelf.settings == Settings()
    assert shelf.notes == ()
    assert list(tmp_path.iterdir()) == []


def test_kept_sessions_are_known_at_once_and_later(shelf, tmp_path):
    """A session is there after it was kept, for this shelf and for the next start."""
    shelf.append(session_on(MONDAY))
    assert shelf.records() == (session_on(MONDAY),)
    assert shelf_in(tmp_path).last_session() == session_on(MONDAY)


def test_sessions_another_program_keeps_are_seen(shelf, tmp_path):
    """The history is read again when its file has changed, and only then."""
    shelf.append(session_on(MONDAY))
    read = shelf.history_read()
    assert shelf.history_read() is read
    shelf_in(tmp_path).append(session_on(TUESDAY))
    assert len(shelf.records()) == 2


def test_the_history_may_be_another_file(tmp_path):
    """--history moves the history and the journal beside it."""
    shelf = shelf_in(tmp_path, history=tmp_path / "other.jsonl")
    shelf.append(session())
    assert (tmp_path / "other.jsonl").exists()
    assert shelf.places.running_file == tmp_path / "other.running.jsonl"


def test_sessions_of_one_routine(shelf):
    """Those of its file, also under another title; not those of another file on the shelf."""
    write_routine(shelf.places.routines_folder / "hip.toml")
    write_routine(shelf.places.routines_folder / "other.toml")
    other = RoutineRef(title=HIP.title, file="other.toml")
    retitled = RoutineRef(title="Old title", file="hip.toml")
    renamed = RoutineRef(title=HIP.title, file="gone.toml")
    for day, ref in enumerate((HIP, other, retitled, renamed), start=1):
        shelf.append(session_on(date(2026, 11, day), routine=ref))
    assert [record.routine for record in shelf.records_of(HIP)] == [HIP, retitled, renamed]
    assert shelf.last_session(HIP).routine == renamed
    assert shelf.last_session(RoutineRef(title="None", file="none.toml")) is None


def test_what_the_disk_refuses_is_not_lost(full_disk):
    """A refused session is reported, kept, shown, and written with the next that goes through."""
    shelf = full_disk
    with pytest.raises(StorageError, match="could not be saved"):
        shelf.append(session_on(MONDAY))
    assert shelf.unsaved == (session_on(MONDAY),)
    shelf.history.path.rmdir()
    assert shelf.records() == (session_on(MONDAY),)
    shelf.append(session_on(TUESDAY))
    assert shelf.unsaved == ()
    assert shelf.history.read().records == (session_on(MONDAY), session_on(TUESDAY))


def test_a_refused_correction_holds_until_it_is_written(full_disk):
    """A correction made while the disk refuses is laid on what is shown, and written later."""
    shelf = full_disk
    record = session_on(MONDAY)
    morning = Amendment(
        id="02", amends=record.id, at="2026-11-24T08:00:00Z", set={"pain.next_morning": 2}
    )
    with pytest.raises(StorageError):
        shelf.append(record)
    assert "could not be saved" in shelf.amend(morning).result()
    shelf.history.path.rmdir()
    assert shelf.records()[0].pain.next_morning == 2
    shelf.save_unsaved()
    assert shelf.history.read().records[0].pain.next_morning == 2


def test_a_correction_of_what_was_measured_is_refused(shelf):
    """Such a correction is a programming mistake, and does not stand in the way of later ones."""
    wrong = Amendment(id="02", amends="01", at="2026-11-24T08:00:00Z", set={"outcome": "stopped"})
    with pytest.raises(ValueError, match="outcome"):
        shelf.amend(wrong)
    assert shelf.unsaved == ()


def test_a_torn_history_is_said(shelf):
    """Saving a session says where the torn end of the file was set aside."""
    shelf.append(session_on(MONDAY))
    with shelf.history.path.open("ab") as file:
        file.write(b"torn")
    assert shelf.append(session_on(TUESDAY)) == shelf.history.damaged_path


def test_state_and_settings_are_kept(shelf, tmp_path):
    """What is saved holds at once and at the next start."""
    shelf.save_state(shelf.state.with_confirmed("ab"))
    shelf.save_settings(msgspec.structs.replace(shelf.settings, volume=0.3))
    assert shelf.state.has_confirmed("ab")
    again = shelf_in(tmp_path)
    assert again.state.has_confirmed("ab")
    assert again.settings.volume == 0.3


def test_a_setting_holds_for_this_run_where_the_disk_refuses(shelf, tmp_path):
    """A note says so, and what the person chose holds until they leave."""
    (tmp_path / "home").write_text("a file where the folder should be")
    assert "could not be saved" in shelf.save_settings(Settings(volume=0.1)).result()
    assert "could not be saved" in shelf.save_state(AppState(affected="left")).result()
    assert (shelf.settings.volume, shelf.state.affected) == (0.1, "left")


def test_what_was_not_understood_is_noted_once(shelf):
    """Words about a broken file are there after it was read, once."""
    shelf.places.state_file.parent.mkdir(parents=True)
    shelf.places.state_file.write_text("= broken")
    assert shelf.state == shelf.state == AppState()
    assert len(shelf.notes) == 1
    assert "state.toml" in shelf.notes[0]
