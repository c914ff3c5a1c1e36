"""A session whose program died: offered at the next start, gone on with, or kept as it is."""

from datetime import datetime, timedelta
from threading import Timer

import pytest

from hipflow.player.interrupted_session import PLAYING_ELSEWHERE, RecoveryResult, find_interrupted
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events
from hipflow.session.engine.session import Status
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.record import Reason
from hipflow.storage.journal import Journal, recover
from hipflow.storage.journal_file import OTHER_PLAYING
from hipflow.storage.journal_path import lock_of
from hipflow.system.errors import StorageError
from tests.builders.home_builder import store_in
from tests.builders.routine_builders import counted, play, routine
from tests.tools.sync_program import replace

SHORT = routine(Prescription(usual=play(**counted(3, sets=(2, 2), rest_s=30)), written_ready_s=10))
"""Ready 10, work 12 (three repetitions of 4 s), rest 30, work 12."""


@pytest.fixture
def stand(make_stand):
    """A player of the short routine, seventeen seconds in: in its second repetition."""
    made = make_stand(SHORT, pain_before=3)
    made.player.start()
    made.timer.pass_time(17)
    return made


def next_start(stand):
    """The store of the program that is started next."""
    return store_in(stand.path.parent)


def died(stand):
    """Its program is gone; what the next start finds, at the time it would."""
    stand.player.close()
    return find_interrupted(next_start(stand), stand.clock.now())


def test_it_is_offered_with_where_it_broke_off(stand):
    """The exercise, the repetition and the set, and when; nothing is in the history yet."""
    found = died(stand)
    assert found.note == ""
    where, done = found.interrupted.description()
    assert where == "Bridge, 2 of 3, set 1 of 2."
    assert done == "Begun at 18:00, broken off at 18:00. No set was done by then."
    assert (stand.saved, stand.path.exists()) == ([], True)


def test_going_on_leads_into_the_very_repetition(stand, go_on):
    """Time to get into place, a lead-in, the repetition from its start, one record in the end."""
    again = go_on(died(stand).interrupted)
    session = again.player.session
    assert (session.status, session.lead_in_ms) == (Status.LEADING_IN, 13_000)
    assert (session.index, session.elapsed_ms) == (1, 4_000)
    again.timer.pass_time(13)
    assert again.player.session.status is Status.RUNNING
    again.timer.pass_time(8 + 30 + 12)
    assert again.player.session.ended
    assert again.player.keep(pain_after=2).result().problem == ""
    (record,) = again.saved
    assert (record.id, record.outcome) == ("01K", "finished")
    assert (record.pain.before, record.pain.after) == (3, 2)
    assert [entry.reps for entry in record.exercises[0].done] == [3, 3]
    assert record.started == "2026-11-23T18:00:00+00:00"
    assert not stand.path.exists()


@pytest.mark.parametrize(
    ("wall_clock", "ended"),
    [
        ("2026-11-24T00:30:00+00:00", "2026-11-24T00:31:03+00:00"),
        ("1970-01-01T00:00:00+00:00", "2026-11-23T18:01:19+00:00"),
    ],
    ids=["later", "a clock that begins anew"],
)
def test_what_is_gone_on_with_ends_by_the_wall_clock(stand, go_on, wall_clock, ended):
    """Never before the last line of its journal; it stays on the day it began."""
    again = go_on(died(stand).interrupted, moment=datetime.fromisoformat(wall_clock))
    again.timer.pass_time(13 + 8 + 30 + 12)
    record = again.player.record()
    assert (record.date, record.ended) == ("2026-11-23", ended)
    again.player.close()
    assert recover(stand.path).record == record


def test_it_can_die_again_and_again(stand, go_on):
    """Each time it is found where it was, and at most the repetition under way is lost."""
    for begins_ms, plays_s in ((4_000, 2), (4_000, 6), (8_000, 1)):
        again = go_on(died(stand).interrupted)
        assert again.player.session.elapsed_ms == begins_ms
        again.timer.pass_time(10 + 3 + plays_s)
        stand = again
    stand.player.close()
    assert recover(stand.path).record.exercises[0].done[0].reps == 2


def test_whoever_is_waited_for_presses_the_key_first(make_stand, go_on):
    """Where the routine waits for the person, so does going on."""
    stand = make_stand(SHORT, wait=ReadyWait.ALWAYS)
    stand.player.start()
    stand.player.send(events.Done())
    stand.timer.pass_time(3 + 7)
    again = go_on(died(stand).interrupted)
    again.timer.pass_time(600)
    assert again.player.session.status is Status.PAUSED
    again.player.send(events.Resume())
    again.timer.pass_time(4)
    assert again.player.session.status is Status.RUNNING


def test_of_two_programs_one_goes_on(stand, go_on):
    """Both were offered it; the second to choose finds it taken, and touches nothing."""
    offered = died(stand).interrupted
    second = find_interrupted(next_start(stand), stand.clock.now()).interrupted
    again = go_on(offered)
    before = stand.path.read_bytes()
    assert second.resume().result() is None
    assert second.keep().result() == PLAYING_ELSEWHERE
    assert stand.path.read_bytes() == before
    again.timer.pass_time(100)
    again.player.keep()
    again.player.close()
    assert second.resume().result() is None
    assert second.keep().result() == ""
    assert len(stand.saved) == 1


@pytest.fixture
def looked_at(stand):
    """Another program looks whether a session was left, and will have looked in a moment."""
    stand.player.close()
    lock = lock_of(stand.path)
    lock.take(0)
    looks = Timer(0.05, lock.release)
    looks.start()
    yield
    looks.join()


def test_who_only_looks_is_not_taken_for_a_player(stand, looked_at):
    """Two programs that are started at once are both offered the session."""
    assert find_interrupted(next_start(stand), stand.clock.now()).interrupted


def test_who_only_looks_takes_no_journal_away(make_stand, looked_at):
    """A session that begins meanwhile has its journal all the same."""
    second = make_stand(SHORT)
    second.player.start()
    assert second.player.problem == ""


def test_a_torn_line_is_moved_before_it_resumes(stand, go_on):
    """What cannot be read is kept beside, and what is written now can be read again."""
    stand.player.close()
    whole = stand.path.read_bytes()
    stand.path.write_bytes(whole + b'{"at_ms":15')
    again = go_on(died(stand).interrupted)
    again.timer.pass_time(13)
    again.player.close()
    assert stand.path.read_bytes().startswith(whole)
    assert recover(stand.path).session == again.player.session
    (aside,) = stand.path.parent.glob("*.damaged*")
    assert aside.read_bytes() == b'{"at_ms":15\n'


@pytest.mark.parametrize(("hours", "offered"), [(-5, True), (23, True), (25, False)])
def test_after_a_day_it_is_kept_and_told(stand, hours, offered):
    """Nobody goes on with yesterday's session; a clock that was set back does not hide it."""
    stand.player.close()
    now = stand.clock.now() + timedelta(hours=hours)
    found = find_interrupted(next_start(stand), now)
    assert (found.interrupted is not None) is offered
    assert ("was interrupted" in found.note) is not offered
    assert len(stand.saved) == (not offered)


def test_what_only_waits_for_its_rating_is_kept_and_told(stand):
    """There is nothing to go on with; the rating can be given in the history."""
    stand.player.send(events.Stop(Reason.TIRED))
    found = died(stand)
    assert found.interrupted is None
    assert "not yet rated" in found.note
    assert stand.saved[0].outcome == "stopped"


def test_a_rating_the_disk_refused_is_written_at_the_next_start(make_stand):
    """It was in the journal all the time."""

    def refuse(_record):
        raise StorageError("No.")

    stand = make_stand(SHORT, save=refuse)
    stand.player.start()
    stand.timer.pass_time(100)
    stand.player.keep(pain_after=7)
    found = died(stand)
    assert found.note == "The rating of your last session (Hip starter) is in the history now."
    assert stand.saved[0].pain.after == 7


def test_kept_as_it_is_it_goes_into_the_history_once(stand):
    """Saved, removed, and nothing there the second time."""
    interrupted = died(stand).interrupted
    assert "was interrupted" in interrupted.keep().result()
    assert [record.outcome for record in stand.saved] == ["interrupted"]
    assert not stand.path.exists()
    assert interrupted.keep().result() == ""
    assert len(stand.saved) == 1


def test_a_session_under_way_elsewhere_is_left_alone(stand):
    """Its lock is held: said, nothing is saved, nothing is touched, and it goes on."""
    before = stand.path.read_bytes()
    found = find_interrupted(next_start(stand), stand.clock.now())
    assert (found.note, found.interrupted) == (PLAYING_ELSEWHERE, None)
    assert (stand.saved, stand.path.read_bytes()) == ([], before)
    stand.timer.pass_time(100)
    assert stand.player.keep().result().problem == ""


def test_of_two_players_the_second_says_so(make_stand, stand):
    """A second session may be played; its journal is not kept, and it says so."""
    second = make_stand(SHORT)
    second.player.start()
    assert second.player.problem == OTHER_PLAYING


def test_a_journal_nobody_understands_is_kept_beside(tmp_path):
    """And the next one too: nothing that was set aside is written over, and it is said where."""
    path = tmp_path / "history.running.jsonl"
    for content in (b"first\n", b"second\n"):
        path.write_bytes(content)
        assert ".damaged" in find_interrupted(store_in(tmp_path), None).note
        assert not path.exists()
    kept = sorted(file.read_bytes() for file in tmp_path.glob("*.damaged*"))
    assert kept == [b"first\n", b"second\n"]


@pytest.mark.parametrize("name", ["history.running.jsonl", "history.running.waiting.jsonl"])
def test_a_journal_nothing_was_written_to_is_nothing_to_tell(tmp_path, name):
    """Its program died as it made the file: it goes, without a word."""
    (tmp_path / name).touch()
    assert find_interrupted(store_in(tmp_path), None) == RecoveryResult()
    assert not list(tmp_path.glob("*.jsonl"))


def test_a_folder_that_may_not_be_looked_into_stops_no_start(tmp_path, monkeypatch):
    """What cannot be read is told where it is shown; here nothing is found."""

    def refuse(*_others, **_more):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "history.running.jsonl"
    for name in ("stat", "iterdir"):
        monkeypatch.setattr(type(path), name, refuse)
    assert find_interrupted(store_in(tmp_path), None) == RecoveryResult()


def test_a_history_that_refuses_keeps_the_journal(stand):
    """The words are the history's own, and the journal stays for the next start."""

    def refuse(_record):
        raise StorageError("The disk is full.")

    stand.player.close()
    store = next_start(stand)
    store.history.append = refuse
    assert find_interrupted(store, None).note == "The disk is full."
    assert stand.path.exists()


def test_a_journal_that_cannot_be_written_any_more_stops_nothing(stand, go_on, monkeypatch):
    """Gone on with on a disk that has become read-only: said, played and kept."""
    interrupted = died(stand).interrupted

    def refuse(*_others):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("hipflow.storage.journal_file.open_to_append", refuse)
    again = go_on(interrupted)
    assert "can only be read" in again.player.problem
    again.timer.pass_time(100)
    assert again.player.keep().result().problem == ""
    assert len(again.saved) == 1


def test_no_journal_is_nothing_to_tell(tmp_path, stand):
    """The usual start; and nothing can be taken up where nothing is."""
    found = find_interrupted(store_in(tmp_path / "none"), None)
    assert (found.note, found.interrupted) == ("", None)
    assert not Journal(tmp_path / "none.jsonl").resume(recover(stand.path))


def test_what_is_put_in_its_place_while_it_is_kept_stays(stand):
    """By a program that syncs: another session, which nobody has kept yet."""
    stand.player.close()
    another = stand.path.read_bytes().replace(b"01K", b"01Z")

    store = next_start(stand)
    append = store.history.append

    def save(record):
        append(record)
        replace(stand.path, another)

    store.history.append = save
    found = find_interrupted(store, None)
    assert "was interrupted" in found.note
    assert stand.path.read_bytes() == another
