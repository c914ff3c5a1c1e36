"""A session at its end: its record goes into the history, once."""

import pytest

from hipflow.routine.resolve.routine import Prescription
from hipflow.system.errors import StorageError
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.slow_queue import SlowQueue

SHORT = routine(Prescription(usual=play(**counted(3, sets=(2, 2), rest_s=30)), written_ready_s=10))
"""Ready 10, work 12, rest 30, work 12."""


@pytest.fixture
def stand(make_stand):
    """A player of the short routine, started."""
    made = make_stand(SHORT)
    made.player.start()
    return made


def test_a_saved_session_needs_no_journal(stand):
    """The ratings are in the record; the running file is gone."""
    stand.timer.pass_time(64)
    saved = stand.player.keep(pain_after=2, effort=4, note="stiff").result()
    assert (saved.problem, stand.saved) == ("", [saved.record])
    assert (saved.record.pain.after, saved.record.effort, saved.record.note) == (2, 4, "stiff")
    assert saved.record.ended == "2026-11-23T18:01:04+00:00"
    assert not stand.path.exists()


def test_a_history_that_refuses_leaves_the_journal(make_stand):
    """The problem comes back in words, the record too, and nothing is thrown away."""

    def refuse(_record):
        raise StorageError("The disk is full.")

    stand = make_stand(SHORT, save=refuse, pain_before=3)
    stand.player.start()
    stand.timer.pass_time(64)
    saved = stand.player.keep(pain_after=2).result()
    assert saved.problem == "The disk is full."
    assert (saved.record.pain.before, saved.record.pain.after) == (3, 2)
    assert b'"rated":true' in stand.path.read_bytes()
    stand.player.close()
    assert stand.path.exists()


def test_a_session_is_kept_once(stand):
    """Asked again, also without a rating, it answers as the first time."""
    stand.timer.pass_time(64)
    first = stand.player.keep(pain_after=2)
    assert stand.player.keep() is first
    assert [record.pain.after for record in stand.saved] == [2]


@pytest.mark.parametrize("takes_s", [2, 300])
def test_a_disk_that_takes_minutes_for_each_thing_holds_nothing_up(make_stand, takes_s):
    """Every cue comes when it is due; hours later all is there, with the rating, and no journal."""
    quick = make_stand(SHORT)
    quick.player.start()
    quick.timer.pass_time(64)
    quick.player.close()
    quick.path.unlink()
    disk = SlowQueue(takes_s)
    stand = make_stand(SHORT, disk=disk)
    disk.timer = stand.timer
    stand.player.start()
    stand.timer.pass_time(64)
    assert stand.heard == quick.heard
    saving = stand.player.keep(pain_after=2, note="stiff")
    assert (saving.done(), stand.saved) == (False, [])
    assert [record.id for record in stand.store.records()] == ["01K"]
    stand.timer.pass_time(takes_s * 200)
    assert (saving.result().problem, stand.saved) == ("", [saving.result().record])
    assert (stand.saved[0].pain.after, stand.saved[0].note) == (2, "stiff")
    assert stand.saved[0].ended == "2026-11-23T18:01:04+00:00"
    assert not stand.path.exists()
