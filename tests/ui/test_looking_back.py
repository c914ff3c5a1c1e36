"""What History shows of the sessions chosen."""

from datetime import timedelta

from hipflow.routine.resolved import PainLimits, Routine
from hipflow.session.record import RoutineRef
from hipflow.ui.looking_back import PERIODS, Looked, look_back, place_words
from ui_services import FOUR_WEEKS, TODAY, played

HIP = Routine(title="Hip starter", exercises=(), per_week=(3, 3), pain=PainLimits(stop_at=5))
ROUTINES = {"hip-starter.toml": HIP}
FOUR = 1


def looked_back(records=FOUR_WEEKS, **looked):
    """What there is to see."""
    return look_back(records, Looked(**looked), ROUTINES, TODAY)


def test_the_newest_stands_first_and_bands_are_the_latest_routines():
    """The limits of the routine that was played last."""
    back = looked_back()
    assert back.sessions[0] == FOUR_WEEKS[-1]
    assert back.limits.stop_at == 5
    assert (back.first, back.last) == (TODAY - timedelta(days=28), TODAY)


def test_a_period_ends_today_and_begins_so_many_days_before():
    """Also where there was nothing at its beginning."""
    back = looked_back(period=FOUR)
    assert PERIODS[FOUR].days == 28
    assert back.first == TODAY - timedelta(days=27)
    assert len(back.sessions) == 11


def test_adherence_is_said_of_one_routine_and_of_whole_sessions_only():
    """Not of what a search or an outcome leaves over, nor summed up over several routines."""
    assert looked_back().adherence == "12 of 12 sessions asked for, 4 weeks in a row"
    assert looked_back(outcome=1).adherence == ""
    assert looked_back(words="bridge").adherence == ""
    other = played(1, routine=RoutineRef(title="Evening", file="evening.toml"))
    assert looked_back((*FOUR_WEEKS, other)).adherence == "4 weeks in a row"


def test_nothing_chosen_is_nothing_to_see():
    """And no failure."""
    back = looked_back(words="nowhere")
    assert (back.sessions, back.trend.points, back.marks) == ((), (), {})
    assert looked_back(()).sessions == ()


def test_what_is_looked_at_is_told():
    """All, or what was left out and how many of how many are left."""
    assert place_words(Looked(), "", 12, 12) == "12 sessions"
    looked = Looked(routine="hip-starter.toml", period=FOUR, outcome=2, words="stiff")
    assert place_words(looked, "Hip starter", 1, 12) == (
        "Hip starter  ·  last four weeks  ·  stopped early  ·  “stiff”  ·  1 of 12 sessions"
    )
