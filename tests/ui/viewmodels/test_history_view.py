"""What History shows of the sessions chosen."""

from datetime import timedelta

from msgspec import structs

from hipflow.progress.adherence import OwnWeek
from hipflow.routine.resolve.routine import PainLimits, Routine
from hipflow.session.record import Outcome, RoutineRef
from hipflow.ui.viewmodels.history_view import (
    NOT_COMPARED,
    OUTCOMES,
    PERIODS,
    HistoryFilter,
    build_view,
    filter_title,
)
from tests.fakes.fake_services import FOUR_WEEKS, TODAY, hip_session

HIP = Routine(title="Hip starter", exercises=(), per_week=(3, 3), pain=PainLimits(stop_at=5))
ROUTINES = {"hip-starter.toml": HIP}
FOUR = 1


def looked_back(records=FOUR_WEEKS, **history_filter):
    """What there is to see."""
    return build_view(records, HistoryFilter(**history_filter), ROUTINES, TODAY)


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
    row = "4 weeks in a row with a session"
    assert looked_back().adherence == f"12 of 12 sessions asked for, {row}"
    assert looked_back(outcome=1).adherence == ""
    assert looked_back(words="bridge").adherence == ""
    other = hip_session(1, routine=RoutineRef(title="Evening", file="evening.toml"))
    assert looked_back((*FOUR_WEEKS, other)).adherence == row


def test_what_was_asked_is_of_the_weeks_looked_at():
    """The first of them begins inside the period; before it nothing is counted."""
    assert looked_back(period=FOUR).adherence.startswith("9 of 9 sessions asked for")


def test_a_goal_counts_only_where_the_author_asks_for_nothing():
    """The author's word comes first."""
    plain = {"hip-starter.toml": structs.replace(HIP, per_week=None)}
    back = build_view(FOUR_WEEKS, HistoryFilter(), plain, TODAY, OwnWeek(goal=4))
    assert back.adherence.startswith("12 of 16 sessions of the weekly goal")
    assert (
        build_view(FOUR_WEEKS, HistoryFilter(), ROUTINES, TODAY, OwnWeek(goal=4)).adherence
        == looked_back().adherence
    )


def test_where_pain_after_is_not_rated_another_moment_is_told():
    """Pain after comes first wherever there is enough of it."""
    before = [hip_session(20 - n, 5, None) for n in range(8)]
    assert looked_back(before).change.finding.startswith("Pain before: on average 5.0")
    both = [hip_session(20 - n, 5, 4) for n in range(8)]
    assert looked_back(both).change.finding.startswith("Pain after: on average 4.0")
    assert "pain after is rated in 0" in looked_back(before[:5]).change.finding


def test_sessions_picked_out_by_what_they_are_like_are_not_compared():
    """Those that were stopped, or noted, may have hurt more by that alone."""
    assert looked_back(period=FOUR).change.finding.startswith("Pain after: on average")
    for picked in (looked_back(outcome=1), looked_back(words="bridge")):
        assert len(picked.sessions) >= 6
        assert picked.change == NOT_COMPARED


def test_nothing_chosen_is_nothing_to_see():
    """A search that finds none leaves no trend and no days, and fails at nothing."""
    back = looked_back(words="nowhere")
    assert (back.sessions, back.trend.points, back.marks) == ((), (), {})
    assert looked_back(()).sessions == ()


def test_what_is_looked_at_is_told():
    """All, or what was left out and how many of how many are left."""
    sessions = (hip_session(1),) * 12
    assert filter_title(HistoryFilter(), "", sessions, sessions) == "12 sessions"
    many = (hip_session(1),) * 10_000
    assert filter_title(HistoryFilter(), "", many, many) == "10,000 sessions"
    history_filter = HistoryFilter(
        routine="hip-starter.toml", period=FOUR, outcome=2, words="stiff"
    )
    assert filter_title(history_filter, "Hip starter", sessions[:1], sessions) == (
        "Hip starter  ·  last four weeks  ·  stopped early  ·  “stiff”  ·  1 of 12 sessions"
    )


def test_days_of_rest_are_told_beside_the_sessions():
    """They are none, and what is listed is called no sessions with them among it."""
    rest = hip_session(0, 7, None, outcome="not-today", exercises=())
    sessions = (hip_session(2), hip_session(1))
    assert filter_title(HistoryFilter(), "", (*sessions, rest), (*sessions, rest)) == (
        "2 sessions, 1 not today"
    )
    only = HistoryFilter(outcome=4)
    assert looked_back((*sessions, rest), outcome=4).sessions == (rest,)
    assert filter_title(only, "", (rest,), (*sessions, rest)) == "not today  ·  1 of 3"


def test_every_outcome_can_be_looked_at():
    """One key goes through them all."""
    assert [outcome for outcome, _ in OUTCOMES[1:]] == [outcome.value for outcome in Outcome]


def test_pain_on_a_day_of_rest_is_no_pain_after():
    """It stands in the trend as what it was, and neither average nor calendar take it for more."""
    rest = hip_session(0, 9, None, outcome="not-today", exercises=())
    back = looked_back((*FOUR_WEEKS, rest))
    last = back.trend.points[-1]
    assert (last.before, last.after, last.next_morning, last.smoothed) == (9, None, None, None)
    assert back.change == looked_back().change
    assert back.adherence == looked_back().adherence
    mark = back.marks[TODAY]
    assert (mark.done, mark.pain_after) == (False, None)
