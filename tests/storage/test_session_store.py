"""The one way to the disk: saved, refused, tried again, and nothing left over."""

import asyncio
import errno
import threading
from datetime import date

import pytest
from msgspec.structs import replace

from hipflow.player.interrupted_session import find_interrupted
from hipflow.player.player import PlayerSetup
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.plan.plan import make_plan
from hipflow.session.record import Amendment, Note
from hipflow.storage import history_file, session_store
from hipflow.storage.journal import recover
from hipflow.storage.paths import Paths
from hipflow.storage.session_store import SAVED_AFTER_ALL, SET_ASIDE, Saved, SessionStore
from hipflow.storage.settings import Settings, settings_store
from hipflow.storage.state import AppState, state_store
from hipflow.system.background import INLINE, ThreadQueue
from hipflow.system.errors import StorageError
from hipflow.system.file_lock import FileLock
from tests.builders.home_builder import store_in
from tests.builders.player_builder import REF
from tests.builders.record_builders import session
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.manual_queue import ManualQueue

TODAY = date(2026, 11, 23)
A, B = session("01A"), session("01B", "2026-11-24T18:00:00+01:00")
NOTE = Amendment(id="05", amends="01A", at="2026-11-25T08:00:00+01:00", set={"note": "stiff"})
GOAL = Note(
    id="06",
    at="2026-11-25T08:00:00+01:00",
    date="2026-11-25",
    kind="goal",
    details={"text": "to the shop"},
)
SETUP = PlayerSetup(
    plan=make_plan(routine(Prescription(usual=play(**counted(3))))), routine=REF, id="01A"
)


@pytest.fixture
def store(tmp_path):
    """The sessions of somebody who has none yet, on a disk that does at once what it is asked."""
    return store_in(tmp_path)


@pytest.fixture
def full_disk(store):
    """A history that cannot be written, until the folder in its place is gone."""
    store.history.path.mkdir(parents=True)
    return store


def opened_journal(store, record=A):
    """The journal of a session that is being played."""
    journal = store.new_journal()
    journal.begin(replace(SETUP, id=record.id).header(record.started, TODAY))
    journal.mark_time(0, record.started)
    return journal


def left_over(store):
    """What the next start finds to say."""
    return find_interrupted(store_in(store.running_file.parent), None).note


def test_nothing_is_made_by_looking(store, tmp_path):
    """Looking at everything makes no file and no folder."""
    assert store.records() == store.recent() == store.pending == ()
    assert not store.is_refused
    assert store.retry().result() == ""
    assert store.close(1)
    assert list(tmp_path.iterdir()) == []


def test_the_history_may_be_another_file(tmp_path):
    """--history moves the history, and the journal beside it."""
    paths = Paths.from_environment({"HIPFLOW_HOME": str(tmp_path)})
    store = SessionStore(replace(paths, history=tmp_path / "other.jsonl"))
    store.save(A)
    assert (tmp_path / "other.jsonl").exists()
    assert store.running_file == tmp_path / "other.running.jsonl"


def test_a_saved_session_is_on_disk_and_its_journal_is_gone(store):
    """There for this store and for the next start."""
    journal = opened_journal(store)
    assert store.add(A, journal).result() == Saved(record=A)
    assert store.records() == store_in(store.running_file.parent).records() == (A,)
    assert store.pending == ()
    assert not store.running_file.exists()


def test_the_rating_is_in_the_journal_before_the_history_is_asked(store, monkeypatch):
    """A program that dies in between has it."""
    journal, found = opened_journal(store), []
    monkeypatch.setattr(
        store.history, "append", lambda _: found.append(recover(store.running_file))
    )
    store.add(replace(A, pain=replace(A.pain, after=7)), journal)
    assert [(one.rated, one.record.pain.after) for one in found] == [(True, 7)]


def test_what_is_still_to_be_written_is_known(tmp_path):
    """Shown, and there to be copied, from the moment it is given; so is what it waits for."""
    disk = ManualQueue()
    store = store_in(tmp_path, disk)
    saving = store.add(A)
    assert not saving.done()
    assert store.pending == store.records() == (A,)
    assert store.is_pending("01A")
    disk.answer()
    assert saving.result().problem == ""
    assert store.pending == ()
    assert not store.is_pending("01A")


def test_a_correction_that_waits_belongs_to_its_session(tmp_path):
    """The session is not called saved while what was said of it is not."""
    disk = ManualQueue()
    store = store_in(tmp_path, disk)
    store.amend(NOTE)
    assert (store.is_pending("01A"), store.is_pending("01B")) == (True, False)
    disk.answer()
    assert not store.is_pending("01A")


def test_what_the_disk_refuses_is_kept_and_written_with_the_next(full_disk):
    """Reported, shown, and not lost."""
    store = full_disk
    assert "could not be saved" in store.add(A).result().problem
    assert (store.pending, store.is_refused) == ((A,), True)
    store.history.path.rmdir()
    assert store.records() == (A,)
    assert store.add(B).result().problem == ""
    assert store.history.read().records == (A, B)
    assert (store.pending, store.is_refused) == ((), False)


def test_a_session_is_written_once_whoever_writes_it(tmp_path):
    """A retry that comes first has written it: its own turn adds nothing, and it is saved."""
    disk = ManualQueue()
    store = store_in(tmp_path, disk)
    store.add(A)
    second = store.add(B)
    disk.answer()
    assert second.result().problem == ""
    assert store.history.read().written == (A, B)


def test_a_line_that_is_written_is_saved_though_a_later_one_is_refused(store, monkeypatch):
    """Two wait; the disk takes the first and is full."""
    append = store.history.append

    def nearly_full(record):
        if record.id == "01B":
            raise StorageError("full")
        return append(record)

    monkeypatch.setattr(store.history, "append", nearly_full)
    disk = ManualQueue()
    store.disk_queue = disk
    first, second = store.add(A), store.add(B)
    disk.answer()
    assert first.result().problem == ""
    assert second.result().problem == "full"
    assert store.pending == (B,)


def test_a_refused_correction_holds_until_it_is_written(full_disk):
    """Laid on what is shown, and written later."""
    store = full_disk
    store.add(A)
    assert "could not be saved" in store.amend(NOTE).result()
    store.history.path.rmdir()
    assert store.records()[0].note == "stiff"
    assert store.retry().result() == SAVED_AFTER_ALL
    assert store.history.read().records[0].note == "stiff"


def test_a_correction_of_what_was_measured_is_refused(store):
    """It is a programming mistake, and does not stand in the way of later ones."""
    with pytest.raises(ValueError, match="outcome"):
        store.amend(replace(NOTE, set={"outcome": "stopped"}))
    assert store.pending == ()


def test_a_note_is_kept_from_now_on(tmp_path):
    """Read while it waits for its turn, and written in that turn."""
    disk = ManualQueue()
    store = store_in(tmp_path, disk)
    saving = store.note(GOAL)
    assert (store.pending, store.cache.contents().notes) == ((GOAL,), (GOAL,))
    assert store.is_pending(GOAL.id)
    disk.answer()
    assert (saving.result(), store.pending) == ("", ())
    assert store.history.read().notes == store.cache.contents().notes == (GOAL,)


def test_a_refused_note_holds_until_it_is_written(full_disk):
    """As a correction does; taken back meanwhile, it is gone, and both lines are written."""
    store = full_disk
    taken_back = Amendment(id="07", amends=GOAL.id, at="2026-11-26T08:00:00Z", removed=True)
    assert "could not be saved" in store.note(GOAL).result()
    assert "could not be saved" in store.amend(taken_back).result()
    assert store.pending == (GOAL, taken_back)
    store.history.path.rmdir()
    assert store.cache.contents().notes == ()
    assert store.retry().result() == SAVED_AFTER_ALL
    read = store.history.read()
    assert (read.written_notes, read.notes) == ((GOAL,), ())


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"date": "tomorrow"}, "date cannot be read"),
        ({"at": "then"}, "time cannot be read"),
        ({"details": {"amends": "01A"}}, "another line"),
        ({"details": {"started": "2026-11-25T08:00:00Z"}}, "is missing"),
        ({"details": {"text": "a" * 2_000_000}}, "too long"),
        ({"details": {"text": "\udcff"}}, "surrogates"),
    ],
)
def test_a_note_that_could_not_be_read_again_is_refused(store, changed, why):
    """It is a programming mistake, and does not stand in the way of later lines."""
    with pytest.raises(ValueError, match=why):
        store.note(replace(GOAL, **changed))
    assert store.pending == ()
    assert store.add(A).result().problem == ""


def test_a_session_that_tells_more_is_written_though_one_of_its_id_waits(full_disk):
    """Kept as interrupted on a full disk, then gone on with and rated: the rating is not lost."""
    store = full_disk
    with pytest.raises(StorageError):
        store.save(replace(A, outcome="interrupted"))
    rated = replace(A, pain=replace(A.pain, after=2))
    store.add(rated)
    store.history.path.rmdir()
    store.retry()
    assert store.history.read().records == store.records() == (rated,)


def test_what_came_through_with_a_later_session_is_told_too(full_disk):
    """Whoever read that the first could not be saved is not left with that."""
    store = full_disk
    store.add(A)
    store.history.path.rmdir()
    assert store.add(B).result().problem == ""
    assert store.retry().result() == SAVED_AFTER_ALL
    assert store.retry().result() == ""


def test_a_torn_end_that_was_set_aside_is_told_once(store):
    """The power went while a session was written, perhaps under another program."""
    store.save(A)
    with store.history.path.open("ab") as file:
        file.write(b'{"v":1,"id":"01T","rou')
    store.add(B)
    words = SET_ASIDE.format(file=store.history.damaged_path)
    assert store.retry().result() == words
    assert store.retry().result() == ""
    assert store.records() == (A, B)


def test_a_torn_end_is_told_though_the_line_behind_it_was_refused(store, monkeypatch):
    """The end is whole at the next try, when nothing tells of it any more."""
    store.save(A)
    with store.history.path.open("ab") as file:
        file.write(b'{"v":1,"id":"01T","rou')

    def full(_file, _lines, **_how):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(history_file, "write_at_end", full)
        assert "full" in store.add(B).result().problem
    words = SET_ASIDE.format(file=store.history.damaged_path)
    assert store.retry().result() == f"{SAVED_AFTER_ALL}\n{words}"
    assert store.records() == (A, B)


def test_a_retry_says_so_once(full_disk):
    """Nothing while it is refused, one sentence once all is there, then nothing."""
    store = full_disk
    store.add(A)
    assert store.retry().result() == ""
    store.history.path.rmdir()
    assert store.retry().result() == SAVED_AFTER_ALL
    assert store.retry().result() == ""


def test_of_two_the_disk_takes_one_it_is_not_said_that_all_is_saved(full_disk, monkeypatch):
    """The other stays refused, and its journal stays."""
    store = full_disk
    for record in (A, B):
        journal = opened_journal(store, record)
        store.add(record, journal)
        journal.close()
    store.history.path.rmdir()
    append = store.history.append

    def nearly_full(record):
        if record.id == "01B":
            assert store.is_refused
            raise StorageError("full")
        return append(record)

    with monkeypatch.context() as patched:
        patched.setattr(store.history, "append", nearly_full)
        assert store.retry().result() == ""
    assert (store.pending, store.is_refused) == ((B,), True)
    assert store.running_file.exists()
    assert recover(store.running_file).record.id == "01B"
    assert store.retry().result() == SAVED_AFTER_ALL
    assert left_over(store) == ""


def test_settings_and_state_are_retried_with_the_sessions(tmp_path):
    """One retry for all that the disk refused, and one sentence."""
    home = tmp_path / "home"
    home.write_text("a file where the folder should be")
    paths = Paths.from_environment({"HIPFLOW_HOME": str(home)})
    settings, state = settings_store(paths), state_store(paths)
    store = SessionStore(paths, small_files=(settings, state))
    assert "could not be saved" in settings.keep(Settings(volume=0.1)).result()
    assert "could not be saved" in state.keep(AppState(affected="left")).result()
    assert store.add(A).result().problem
    assert store.is_refused
    assert store.retry().result() == ""
    home.unlink()
    assert store.retry().result() == SAVED_AFTER_ALL
    assert settings_store(paths).values.volume == 0.1
    assert state_store(paths).values.affected == "left"
    assert store.history.read().records == (A,)


def test_a_journal_goes_when_its_session_is_written_after_all(full_disk):
    """Not before; then the next start has nothing to tell."""
    store, journal = full_disk, opened_journal(full_disk)
    store.add(A, journal)
    journal.close()
    assert store.retry().result() == ""
    assert store.running_file.exists()
    store.history.path.rmdir()
    store.retry()
    assert not store.running_file.exists()
    assert left_over(store) == ""


def test_a_journal_that_is_still_open_goes_too(full_disk):
    """Its session is written before its player is let go of."""
    store, journal = full_disk, opened_journal(full_disk)
    store.add(A, journal)
    store.history.path.rmdir()
    store.retry()
    journal.close()
    assert not store.running_file.exists()


def test_what_came_through_with_a_correction_leaves_no_journal(full_disk):
    """A note is written, and the session before it."""
    store, journal = full_disk, opened_journal(full_disk)
    store.add(A, journal)
    journal.close()
    store.history.path.rmdir()
    assert store.amend(NOTE).result() == ""
    assert [record.note for record in store.records()] == ["stiff"]
    assert left_over(store) == ""


def test_a_journal_found_at_the_start_goes_when_its_session_is_written(full_disk):
    """It was left by a program that died, and the disk refuses its session at first."""
    opened_journal(full_disk).close()
    store = store_in(full_disk.running_file.parent)
    assert "could not be saved" in find_interrupted(store, None).note
    assert store.running_file.exists()
    store.history.path.rmdir()
    assert store.retry().result() == SAVED_AFTER_ALL
    assert [record.id for record in store.records()] == ["01A"]
    assert not store.running_file.exists()


def test_a_journal_moved_out_of_the_way_of_the_next_session_goes_too(tmp_path):
    """The history is locked by another program while the next session begins."""
    disk = ManualQueue()
    paths = Paths.from_environment({"HIPFLOW_HOME": str(tmp_path)})
    store = SessionStore(paths, disk_queue=disk, journal_queue=INLINE)
    first = opened_journal(store, A)
    store.add(A, first)
    first.close()
    second = opened_journal(store, B)
    assert second.problem == ""
    assert len(list(tmp_path.glob("*.waiting*.jsonl"))) == 1
    disk.answer()
    store.retry()
    disk.answer()
    assert not list(tmp_path.glob("*.waiting*.jsonl"))
    assert recover(store.running_file).record.id == "01B"
    second.close()


def test_a_journal_never_waits_for_the_lock_of_the_history(tmp_path):
    """Another program has the history; the lines of the session that is played are written."""
    paths = Paths.from_environment({"HIPFLOW_HOME": str(tmp_path)})
    disk = ThreadQueue("disk")
    store = SessionStore(paths, disk_queue=disk, journal_queue=ThreadQueue("journal"))
    lock = FileLock(paths.history_file.with_name(paths.history_file.name + ".lock"))
    lock.take(0)
    try:
        saving = store.add(A, opened_journal(store, A))
        journal = opened_journal(store, B)
        assert journal.drain(10)
        assert not saving.done()
    finally:
        lock.release()
    assert saving.result(10).problem == ""
    journal.close()
    assert store.close(10)


def test_a_journal_the_disk_refused_is_written_by_a_retry(store, tmp_path):
    """The session goes on meanwhile, and nothing of it is missing."""
    store.running_file.mkdir()
    journal = store.new_journal()
    journal.begin(SETUP.header(A.started, TODAY))
    assert "Not being saved" in journal.problem
    store.running_file.rmdir()
    assert store.retry().result() == ""
    assert journal.problem == ""
    assert recover(store.running_file).record.id == "01A"
    journal.close()


def test_closing_waits_for_what_was_given_and_not_for_ever(tmp_path):
    """Also for the journal, which goes after the history has its session."""
    answers = threading.Event()
    paths = Paths.from_environment({"HIPFLOW_HOME": str(tmp_path)})
    disk, journals = ThreadQueue("disk"), ThreadQueue("journal")
    store = SessionStore(paths, disk_queue=disk, journal_queue=journals)
    disk.do(answers.wait)
    store.add(A, opened_journal(store))
    assert not store.close(0.01)
    assert store.pending == (A,)
    answers.set()
    assert store.close(10)
    assert store.pending == ()
    assert not store.running_file.exists()


async def test_it_is_tried_again_while_a_front_end_runs(full_disk, monkeypatch):
    """Every so often; what came through is told once."""
    monkeypatch.setattr(session_store, "RETRY_S", 0.001)
    told, came = [], asyncio.Event()

    def tell(words):
        told.append(words)
        came.set()

    full_disk.add(A)
    full_disk.history.path.rmdir()
    retrying = asyncio.create_task(full_disk.retry_regularly(tell))
    await asyncio.wait_for(came.wait(), 10)
    for _ in range(100):
        await asyncio.sleep(0)
    retrying.cancel()
    assert told == [SAVED_AFTER_ALL]
