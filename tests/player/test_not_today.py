"""Rest in place of a session: on the same way to the disk."""

import pytest
from msgspec import structs

from hipflow.player.interrupted_session import RecoveryResult, find_interrupted
from hipflow.player.not_today import keep_not_today
from hipflow.player.player import PlayerSetup
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.plan.plan import make_plan
from hipflow.storage.journal import recover
from hipflow.system.background import INLINE
from hipflow.system.errors import StorageError
from tests.builders.home_builder import store_in
from tests.builders.player_builder import REF
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_clock import FakeClock
from tests.fakes.manual_queue import ManualQueue

SHORT = routine(Prescription(usual=play(**counted(3)), written_ready_s=10))
NOW = "2026-11-23T18:00:00+00:00"


class Desk:
    """Everything around one choice to rest."""

    def __init__(self, folder, *, save=None, disk=INLINE, **setup):
        self.store = store_in(folder, disk)
        self.path = self.store.running_file
        if save is not None:
            self.store.history.append = save
        fields = {"plan": make_plan(SHORT), "routine": REF, "id": "01K", "pain_before": 7}
        self.clock = FakeClock()
        self.setup = PlayerSetup(**(fields | setup))

    def keep(self):
        """Choose rest."""
        return keep_not_today(self.setup, self.clock, self.store)

    @property
    def saved(self):
        """The records in the history."""
        return list(self.store.history.read().records)


def refuse(_record):
    """A disk that is full."""
    raise StorageError("The disk is full.")


def test_it_is_a_record_with_its_rating_and_nothing_else(tmp_path):
    """Outcome and rating; no exercises, no time, no kind of day; the journal is gone."""
    desk = Desk(tmp_path)
    saved = desk.keep().result()
    assert (saved.problem, desk.saved) == ("", [saved.record])
    record = saved.record
    assert (record.outcome, record.pain.before, record.routine, record.id) == (
        "not-today",
        7,
        REF,
        "01K",
    )
    assert (record.started, record.ended, record.speed) == (NOW, NOW, 1)
    assert record.date == NOW[:10]
    assert (record.exercises, record.active_s, record.paused_s, record.day) == ((), 0, 0, "")
    assert record.is_not_today
    assert not desk.path.exists()


def test_the_speed_is_told(tmp_path):
    """Of somebody who only tries the routine out nothing is claimed."""
    assert Desk(tmp_path, speed=20.0).keep().result().record.speed == 20


def test_a_history_that_refuses_leaves_the_journal(tmp_path):
    """The next start finds it there, asks nothing, and brings the very record into the history."""
    desk = Desk(tmp_path, save=refuse)
    saved = desk.keep().result()
    assert saved.problem == "The disk is full."
    found = find_interrupted(store_in(tmp_path), desk.clock.now())
    assert found == RecoveryResult(note="That you rested (Hip starter) is in the history now.")
    assert desk.saved == [saved.record]
    assert not desk.path.exists()


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_program_that_dies_on_the_way_loses_nothing(tmp_path, lines):
    """However much of the journal was written by then."""
    desk = Desk(tmp_path, save=refuse)
    record = desk.keep().result().record
    whole = desk.path.read_bytes().splitlines(keepends=True)
    desk.path.write_bytes(b"".join(whole[:lines]))
    assert recover(desk.path).record == record


def test_on_a_slow_disk_it_is_told_when_it_is_there(tmp_path):
    """Nothing is acknowledged before; what waits can be shown."""
    disk = ManualQueue()
    desk = Desk(tmp_path, disk=disk)
    assert desk.store.pending == ()
    saving = desk.keep()
    assert not saving.done()
    assert [record.pain.before for record in desk.store.pending] == [7]
    disk.answer()
    assert saving.result().problem == ""
    assert desk.store.pending == ()


def test_a_journal_of_an_older_version_tells_of_a_session(tmp_path):
    """Its first line does not say anything of rest."""
    desk = Desk(tmp_path, save=refuse)
    desk.keep().result()
    old = desk.path.read_bytes().replace(b',"not_today":true', b"")
    desk.path.write_bytes(old)
    found = recover(desk.path)
    assert (found.record.outcome, len(found.record.exercises)) == ("interrupted", 1)
    assert structs.replace(found.header, not_today=True).id == "01K"
