"""What Today knows of the shelf and of what was played."""

from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import Day, RoutineRef
from hipflow.system.errors import StorageError
from hipflow.ui.today_state import load_today
from tests.fakes.fake_services import FOUR_WEEKS, TODAY, FakeWorld, hip_session


def test_routines_stand_there_with_their_sessions(tmp_path):
    """What was played goes with its routine, and this is no first start."""
    shelf = FakeWorld(tmp_path, records=FOUR_WEEKS).shelf
    seen = load_today(shelf, TODAY, Day.USUAL)
    assert list(seen.records) == sorted(FOUR_WEEKS, key=lambda record: record.started)
    assert any(outlook.last == seen.records[-1] for outlook in seen.statuses)
    assert (seen.first_start, seen.file_problems) == (False, ())


def test_nothing_played_is_a_first_start(tmp_path):
    """Only an empty history is one."""
    assert load_today(FakeWorld(tmp_path).shelf, TODAY, Day.USUAL).first_start


def test_a_history_that_cannot_be_read_is_a_trouble(tmp_path, monkeypatch):
    """The routines stand there all the same, and nobody is welcomed as if for the first time."""

    def refuse():
        raise StorageError("The history cannot be read.")

    shelf = FakeWorld(tmp_path, records=FOUR_WEEKS).shelf
    monkeypatch.setattr(shelf.diary, "lately", refuse)
    seen = load_today(shelf, TODAY, Day.USUAL)
    assert seen.file_problems == ("The history cannot be read.",)
    assert len(seen.statuses) == len(shelf.routines())
    assert not seen.first_start


def test_limits_are_those_of_the_routine_played(tmp_path):
    """The usual ones where that routine is gone."""
    seen = load_today(FakeWorld(tmp_path, records=FOUR_WEEKS).shelf, TODAY, Day.USUAL)
    (routine,) = [o.item.routine for o in seen.statuses if o.last == seen.records[-1]]
    assert seen.limits_of(seen.records[-1]) == routine.pain
    gone = hip_session(1, routine=RoutineRef(title="Gone", file="gone.toml"))
    assert seen.limits_of(gone) == PainLimits()
