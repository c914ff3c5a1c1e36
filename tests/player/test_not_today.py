"""Rest in place of a session: on the same way to the disk."""

import pytest
from msgspec import structs

from hipflow.player.interrupted_session import RecoveryResult, find_interrupted
from hipflow.player.not_today import NotToday
from hipflow.player.player import PlayerSetup
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.plan.plan import make_plan
from hipflow.storage.journal import Journal, recover
from hipflow.system.errors import StorageError
from tests.builders.player_builder import REF
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_clock import FakeClock
from tests.fakes.manual_queue import ManualQueue

SHORT = routine(Prescription(usual=play(**counted(3)), written_ready_s=10))
NOW = "2026-11-23T18:00:00+00:00"


class Desk:
    """Everything around one choice to rest."""

    def __init__(self, folder, *, save=None, errands=None, **setup):
        self.path = folder / "history.running.jsonl"
        self.saved = []
        fields = {"plan": make_plan(SHORT), "routine": REF, "id": "01K", "pain_before": 7}
        self.clock = FakeClock()
        journal = Journal(self.path, errands) if errands else Journal(self.path)
        self.rest = NotToday(
            PlayerSetup(**(fields | setup)), self.clock, journal, save or self.saved.append
        )


def refuse(_record):
    """A disk that is full."""
    raise StorageError("The disk is full.")


def test_it_is_a_record_with_its_rating_and_nothing_else(tmp_path):
    """Outcome and rating; no exercises, no time, no kind of day; the journal is gone."""
    desk = Desk(tmp_path)
    saved = desk.rest.keep().result()
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
    assert Desk(tmp_path, speed=20.0).rest.keep().result().record.speed == 20


def test_a_history_that_refuses_leaves_the_journal(tmp_path):
    """The next start finds it there, asks nothing, and brings the very record into the history."""
    desk = Desk(tmp_path, save=refuse)
    saved = desk.rest.keep().result()
    assert saved.problem == "The disk is full."
    brought = []
    found = find_interrupted(desk.path, brought.append, desk.clock.now())
    assert found == RecoveryResult(note="That you rested (Hip starter) is in the history now.")
    assert brought == [saved.record]
    assert not desk.path.exists()


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_program_that_dies_on_the_way_loses_nothing(tmp_path, lines):
    """However much of the journal was written by then."""
    desk = Desk(tmp_path, save=refuse)
    record = desk.rest.keep().result().record
    whole = desk.path.read_bytes().splitlines(keepends=True)
    desk.path.write_bytes(b"".join(whole[:lines]))
    assert recover(desk.path).record == record


def test_on_a_slow_disk_it_is_told_when_it_is_there(tmp_path):
    """Nothing is acknowledged before; what waits can be shown."""
    disk = ManualQueue()
    desk = Desk(tmp_path, errands=disk)
    assert desk.rest.pending_record is None
    keeping = desk.rest.keep()
    assert not keeping.done()
    assert desk.rest.pending_record.pain.before == 7
    disk.answer()
    assert keeping.result().problem == ""
    assert desk.rest.pending_record is None


def test_a_journal_of_an_older_version_tells_of_a_session(tmp_path):
    """Its first line does not say anything of rest."""
    desk = Desk(tmp_path, save=refuse)
    desk.rest.keep().result()
    old = desk.path.read_bytes().replace(b',"not_today":true', b"")
    desk.path.write_bytes(old)
    found = recover(desk.path)
    assert (found.record.outcome, len(found.record.exercises)) == ("interrupted", 1)
    assert structs.replace(found.header, not_today=True).id == "01K"
