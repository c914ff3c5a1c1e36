"""Whether a routine is due, and what of the week is done. 23 November 2026 is a Monday."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hipflow.progress.adherence import (
    Due,
    DueState,
    OwnWeek,
    counts_as_done,
    due,
    is_part_done,
    last_seven_days,
)
from hipflow.progress.dates import WeekStart
from hipflow.routine.resolve.routine import PainLimits, Routine
from hipflow.session.record import PainRatings, PlannedDose, SetRecord
from tests.builders.record_builders import BRIDGE, SET_DONE, not_today, session, session_on

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (
    MONDAY + timedelta(days=days) for days in range(1, 7)
)


def asked(per_week=None, per_day=1):
    """A routine that asks for so much; a number of days, or a range of them."""
    days = (per_week, per_week) if isinstance(per_week, int) else per_week
    return Routine(title="Hip", exercises=(), per_week=days, per_day=per_day)


def state(routine, days, today):
    """State and next day with one session on each of these days."""
    found = due(routine, [session_on(day) for day in days], today)
    return found.state, found.next_day


def with_sets(*sets, **others):
    """A session of one exercise with these sets."""
    return session(exercises=(msgspec.structs.replace(BRIDGE, done=sets),), **others)


CUT_SHORT = SetRecord(set=1, round=1, side="both", reps=0, s=4.0, stopped="hurt")


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (session(), True),
        (session(outcome="stopped", reason="hurt"), True),
        (session(outcome="interrupted"), False),
        (not_today(), False),
        (session(speed=20), False),
        (session(speed=0.5), False),
        (with_sets(), False),
        (with_sets(CUT_SHORT), False),
        (with_sets(CUT_SHORT, SET_DONE), True),
        (with_sets(msgspec.structs.replace(CUT_SHORT, reps=1)), False),
        (with_sets(msgspec.structs.replace(CUT_SHORT, reps=None)), False),
        (with_sets(SetRecord(set=1, round=1, side="both", reps=None, s=30.0)), True),
    ],
)
def test_what_counts_as_done(record, expected):
    """Half the sets of the patient's own, at its own speed, ended by the patient: that counts."""
    assert counts_as_done(record) is expected


def of_sets(done, asked, **planned):
    """A session of one exercise: so many sets done to their end, of so many."""
    dose = PlannedDose(sets=asked, reps=8, **planned)
    sets = [structs.replace(SET_DONE, set=number + 1) for number in range(done)]
    begun = structs.replace(SET_DONE, set=done + 1, reps=1, stopped="no-time")
    exercise = structs.replace(BRIDGE, planned=dose, done=(*sets, begun))
    return session_on(MONDAY, exercises=(exercise,))


WHOLE, PART = of_sets(2, 4), of_sets(1, 4)
LEFT_OUT = structs.replace(BRIDGE, planned=PlannedDose(sets=9, reps=8), done=(), skipped="left-out")
NO_TIME = structs.replace(LEFT_OUT, skipped="no-time")
PACE = structs.replace(SET_DONE, reps=None)


@pytest.mark.parametrize(
    ("record", "whole", "part"),
    [
        (of_sets(12, 12), True, False),
        (of_sets(6, 12), True, False),
        (of_sets(5, 12), False, True),
        (of_sets(1, 12), False, True),
        (of_sets(0, 12), False, True),
        (of_sets(1, 3), False, True),
        (of_sets(2, 3), True, False),
        (of_sets(3, 4, side="each"), False, True),
        (of_sets(4, 4, side="each"), True, False),
        (of_sets(2, 2, rounds=3), False, True),
        (of_sets(2, 4, pace="self"), True, False),
        (with_sets(PACE), True, False),
        (structs.replace(WHOLE, exercises=(*WHOLE.exercises, LEFT_OUT)), True, False),
        (structs.replace(WHOLE, exercises=(*WHOLE.exercises, NO_TIME)), False, True),
        (structs.replace(PART, outcome="stopped", reason="hurt"), False, True),
        (structs.replace(PART, outcome="interrupted"), False, False),
        (structs.replace(PART, speed=20), False, False),
        (not_today(), False, False),
        (with_sets(CUT_SHORT), False, False),
    ],
)
def test_from_half_the_sets_of_its_own_plan_on_a_session_is_whole(record, whole, part):
    """Less is part done; a session in which nothing was done is neither."""
    assert (counts_as_done(record), is_part_done(record)) == (whole, part)


@pytest.mark.parametrize(
    ("routine", "records", "expected"),
    [
        (asked(3), [PART], (DueState.PART_TODAY, TUESDAY, 0)),
        (asked(3), [PART, WHOLE], (DueState.DONE_TODAY, WEDNESDAY, 1)),
        (asked(per_day=2), [PART], (DueState.PART_TODAY, TUESDAY, 0)),
        (asked(per_day=2), [WHOLE, PART], (DueState.DONE_TODAY, TUESDAY, 1)),
        (asked(), [PART], (DueState.PART_TODAY, None, 0)),
        (
            asked(3),
            [structs.replace(PART, outcome="stopped", reason="hurt")],
            (DueState.REST, TUESDAY, 0),
        ),
    ],
    ids=["part", "part and whole", "twice a day", "whole and part", "any time", "stopped"],
)
def test_what_is_part_done_is_not_due_again_that_day(routine, records, expected):
    """It is not counted either, and the next day asks for it."""
    found = due(routine, records, MONDAY)
    assert (found.state, found.next_day, found.done_this_week) == expected


def test_a_day_that_is_part_done_has_a_mark_of_its_own():
    """Beside one that counts it says nothing more."""
    (mark,) = last_seven_days([PART], MONDAY)[-1:]
    assert (mark.done, mark.part) == (False, True)
    (mark,) = last_seven_days([PART, WHOLE], MONDAY)[-1:]
    assert (mark.done, mark.part) == (True, False)


def test_nothing_asked_is_right_at_any_time():
    """Without a number of days there is no due and no missing; done today is still said."""
    assert due(asked(), [session_on(SUNDAY - timedelta(days=7))], MONDAY) == Due(
        state=DueState.ANY_TIME, next_day=None, done_this_week=0, asked_per_week=None
    )
    assert state(asked(), [MONDAY], MONDAY) == (DueState.DONE_TODAY, None)


def test_a_first_day_is_due():
    """With no session at all the routine is due today."""
    assert due(asked(3), [], WEDNESDAY) == Due(
        state=DueState.DUE, next_day=WEDNESDAY, done_this_week=0, asked_per_week=3
    )


def test_three_a_week_leave_a_day_between():
    """Done yesterday is not due today, done the day before is."""
    assert state(asked(3), [MONDAY], TUESDAY) == (DueState.NOT_DUE, WEDNESDAY)
    assert state(asked(3), [MONDAY], WEDNESDAY) == (DueState.DUE, WEDNESDAY)
    assert state(asked(3), [MONDAY], MONDAY) == (DueState.DONE_TODAY, WEDNESDAY)


def test_rest_reaches_over_the_weekend():
    """Done on Sunday, the new week's first day is Tuesday."""
    assert state(asked(3), [MONDAY - timedelta(days=1)], MONDAY) == (DueState.NOT_DUE, TUESDAY)


def test_rest_is_given_up_when_the_week_would_fall_short():
    """Two missing on Saturday are due on both days, though Friday was done."""
    assert state(asked(3), [FRIDAY], SATURDAY) == (DueState.DUE, SATURDAY)
    assert state(asked(3), [FRIDAY, SATURDAY], SUNDAY) == (DueState.DUE, SUNDAY)


def test_two_a_week_leave_two_days_between():
    """Two a week are spread over the week as well."""
    assert state(asked(2), [MONDAY], WEDNESDAY) == (DueState.NOT_DUE, THURSDAY)


def test_a_week_that_is_done_waits_for_the_next():
    """With all asked days done nothing is due until Monday."""
    found = due(asked(3), [session_on(day) for day in (MONDAY, WEDNESDAY, FRIDAY)], SATURDAY)
    assert found.state is DueState.NOT_DUE
    assert found.next_day == MONDAY + timedelta(days=7)
    assert (found.done_this_week, found.asked_per_week) == (3, 3)


def test_a_missed_week_is_not_carried_over():
    """What last week lacked is forgiven: Monday starts from nothing."""
    found = due(asked(3), [session_on(MONDAY - timedelta(days=6))], MONDAY)
    assert (found.state, found.done_this_week) == (DueState.DUE, 0)


def test_a_range_is_measured_by_its_least():
    """Three to five a week are three a week."""
    assert due(asked((3, 5)), [], MONDAY).asked_per_week == 3


def test_twice_on_one_day_is_once():
    """A second session on a day does not stand in for another day."""
    records = [session_on(MONDAY, "01A"), session_on(MONDAY, "01B")]
    assert due(asked(3), records, TUESDAY).done_this_week == 1


def test_twice_daily():
    """A day with one of two is still due; with both it is done, and due again tomorrow."""
    one, both = [session_on(MONDAY, "01A")], [session_on(MONDAY, "01A"), session_on(MONDAY, "01B")]
    assert due(asked(7, 2), one, MONDAY).state is DueState.DUE
    found = due(asked(7, 2), both, MONDAY)
    assert (found.state, found.next_day) == (DueState.DONE_TODAY, TUESDAY)
    assert (found.done_this_week, found.asked_per_week) == (2, 14)


def test_twice_daily_without_a_week_is_every_day():
    """Only per_day = 2 asks for each day of the week."""
    assert due(asked(None, 2), [], MONDAY).asked_per_week == 14


def test_the_day_is_the_records_own():
    """A session late on Monday by its own offset is Monday's, though UTC says Tuesday."""
    records = [session(started="2026-11-23T23:30:00-05:00")]
    assert due(asked(3), records, MONDAY).state is DueState.DONE_TODAY


_days = st.sets(st.integers(0, 13), max_size=14)


@given(per_week=st.integers(1, 7), offsets=_days, today=st.integers(7, 13))
def test_following_the_advice_fills_the_week(per_week, offsets, today):
    """Whatever was done before, doing what is due from today on gives the most the week allows."""
    first = MONDAY - timedelta(days=7)
    done = {first + timedelta(days=offset) for offset in offsets if offset < today}
    day, routine = first + timedelta(days=today), asked(per_week)
    before = len([d for d in done if d >= MONDAY])
    days_left = 7 - day.weekday()
    while day <= SUNDAY:
        if state(routine, done, day)[0] is DueState.DUE:
            done.add(day)
        day += timedelta(days=1)
    week = len([d for d in done if d >= MONDAY])
    assert week == max(before, min(per_week, before + days_left))


@given(per_week=st.integers(1, 7), per_day=st.integers(1, 3), offsets=_days)
def test_the_next_day_is_never_behind(per_week, per_day, offsets):
    """The next day is today when due, later when not, and at most two weeks away."""
    done = [session_on(MONDAY + timedelta(days=offset - 7)) for offset in offsets]
    found = due(asked(per_week, per_day), done, MONDAY)
    assert (found.next_day == MONDAY) == (found.state is DueState.DUE)
    assert MONDAY <= found.next_day <= MONDAY + timedelta(days=14)


def test_seven_days_end_today_with_the_highest_mark():
    """Oldest first; two sessions on a day show the higher pain; older days are left out."""
    records = [
        session_on(MONDAY - timedelta(days=7), after=9),
        session_on(SATURDAY - timedelta(days=7), "a", after=2),
        session_on(SATURDAY - timedelta(days=7), "b", after=4),
        session_on(MONDAY),
    ]
    marks = last_seven_days(records, MONDAY)
    assert [mark.day for mark in marks][0::6] == [TUESDAY - timedelta(days=7), MONDAY]
    assert [mark.pain_after for mark in marks] == [None, None, None, None, 4, None, None]
    assert [mark.done for mark in marks] == [False] * 4 + [True, False, True]


def test_a_look_at_another_speed_leaves_no_mark():
    """What was rated after a run at twenty times the speed is not shown as pain."""
    marks = last_seven_days([session_on(MONDAY, speed=20, after=8)], MONDAY)
    assert (marks[-1].done, marks[-1].pain_after) == (False, None)


def test_a_rated_session_that_does_not_count_still_shows_its_pain():
    """Pain is shown where it was rated, also when hardly any work was done."""
    record = msgspec.structs.replace(with_sets(CUT_SHORT), pain=PainRatings(after=7))
    marks = last_seven_days([record], MONDAY)
    assert (marks[-1].done, marks[-1].pain_after) == (False, 7)


def goal_state(goal, days, today, routine=None):
    """State and next day with a goal, and one session on each of these days."""
    sessions = [session_on(day, f"01-{n}") for n, day in enumerate(days)]
    found = due(routine or asked(), sessions, today, OwnWeek(goal=goal))
    return found.state, found.next_day


def test_a_goal_stands_in_where_nothing_is_asked():
    """Three a week: due, then a day of rest, then due again; counted against the goal."""
    assert goal_state(3, [], MONDAY) == (DueState.DUE, MONDAY)
    assert goal_state(3, [MONDAY], MONDAY) == (DueState.DONE_TODAY, WEDNESDAY)
    assert goal_state(3, [MONDAY], TUESDAY) == (DueState.NOT_DUE, WEDNESDAY)
    found = due(asked(), [session_on(MONDAY)], WEDNESDAY, OwnWeek(goal=3))
    assert (found.done_this_week, found.asked_per_week) == (1, 3)


@pytest.mark.parametrize("routine", [asked(per_week=2), asked(per_day=2)])
def test_what_the_author_asks_wins_over_a_goal(routine):
    """The goal is for routines that ask for none."""
    done = [session_on(MONDAY)]
    assert due(routine, done, TUESDAY, OwnWeek(goal=14)) == due(routine, done, TUESDAY)


def test_a_goal_of_more_than_seven_means_twice_on_some_days():
    """Ten: twice a day from Monday until ten are done, then nothing before the next Monday."""
    assert goal_state(10, [MONDAY], MONDAY) == (DueState.DUE, MONDAY)
    assert goal_state(10, [MONDAY, MONDAY], MONDAY) == (DueState.DONE_TODAY, TUESDAY)
    week = [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY] * 2
    next_monday = MONDAY + timedelta(days=7)
    assert goal_state(10, week, FRIDAY) == (DueState.DONE_TODAY, next_monday)
    assert goal_state(10, week, SATURDAY) == (DueState.NOT_DUE, next_monday)
    week = [MONDAY, TUESDAY, WEDNESDAY, THURSDAY] * 2 + [FRIDAY]
    assert goal_state(9, week, FRIDAY) == (DueState.DONE_TODAY, next_monday)


@given(goal=st.integers(1, 14), done=st.lists(st.integers(0, 6), max_size=14))
def test_a_goal_never_asks_for_more_than_itself(goal, done):
    """Whatever was done, what counts of it stays within the goal once that is reached."""
    sessions = [session_on(MONDAY + timedelta(days=n), f"01-{i}") for i, n in enumerate(done)]
    found = due(asked(), sessions, SUNDAY, OwnWeek(goal=goal))
    assert found.asked_per_week == goal
    if found.done_this_week >= goal:
        assert found.state is not DueState.DUE


STOPPED = {"outcome": "stopped", "reason": "hurt"}


def passed_over(day, before=7, **others):
    """A day on which rest was chosen."""
    return session_on(day, outcome="not-today", exercises=(), pain=PainRatings(before=before))


@pytest.mark.parametrize("routine", [asked(3), asked(7), asked(7, 2), asked(None, 2), asked()])
@pytest.mark.parametrize(
    "record",
    [
        session_on(MONDAY, **STOPPED),
        session_on(MONDAY, exercises=(), **STOPPED),
        session_on(MONDAY, after=6),
        session_on(MONDAY, outcome="interrupted", pain=PainRatings(during_max=8)),
        passed_over(MONDAY),
        passed_over(MONDAY, before=None),
    ],
)
def test_too_much_is_not_due_again_that_day(routine, record):
    """Whatever is asked and however little was done: the rest of the day is for resting."""
    found = due(routine, [record], MONDAY)
    assert found.state is DueState.REST
    assert found.next_day != MONDAY


def test_a_day_for_resting_ends_with_the_day():
    """The next morning it is due again, by the rules for all days."""
    records = [session_on(MONDAY, exercises=(), **STOPPED)]
    assert due(asked(3), records, MONDAY).next_day == TUESDAY
    assert due(asked(3), records, TUESDAY).state is DueState.DUE
    worked = [session_on(MONDAY, **STOPPED)]
    assert due(asked(3), worked, MONDAY).next_day == WEDNESDAY
    assert due(asked(), records, MONDAY).next_day is None
    assert due(asked(), records, TUESDAY).state is DueState.ANY_TIME


def test_a_day_for_resting_by_the_goal_of_the_person():
    """A goal of one's own asks for nothing that day either."""
    assert due(asked(), [passed_over(MONDAY)], MONDAY, OwnWeek(goal=14)).state is DueState.REST


def test_what_was_tried_at_another_speed_brings_no_rest():
    """Nobody exercised, so nothing was too much."""
    assert due(asked(3), [session_on(MONDAY, speed=20, after=9)], MONDAY).state is DueState.DUE


def test_by_the_limits_of_the_author():
    """A five is too much where the author says so."""
    strict = msgspec.structs.replace(asked(7), pain=PainLimits(stop_at=5))
    assert due(asked(7), [session_on(MONDAY, after=5)], MONDAY).state is DueState.DONE_TODAY
    assert due(strict, [session_on(MONDAY, after=5)], MONDAY).state is DueState.REST


def test_rest_is_no_session_and_is_not_made_up_for():
    """It is not counted as done, and no day of rest between two is given up for its sake."""
    rest = [session_on(FRIDAY), passed_over(THURSDAY)]
    assert due(asked(3), rest, SATURDAY).done_this_week == 1
    assert due(asked(3), [session_on(FRIDAY)], SATURDAY).state is DueState.DUE
    assert state_of(rest, SATURDAY) == (DueState.NOT_DUE, SUNDAY)
    assert state_of([session_on(FRIDAY), passed_over(SATURDAY)], SUNDAY)[0] is DueState.DUE


def state_of(records, today, routine=None):
    """State and next day of a routine asked for three times a week."""
    found = due(routine or asked(3), records, today)
    return found.state, found.next_day


def test_a_day_of_rest_on_which_something_was_done_is_a_day_done():
    """Stopped after some sets: the week has its day, and nothing is made up for."""
    records = [session_on(day, **STOPPED) for day in (MONDAY, WEDNESDAY, FRIDAY)]
    found = due(asked(3), records, SATURDAY)
    assert (found.done_this_week, found.state) == (3, DueState.NOT_DUE)
    assert found.next_day == MONDAY + timedelta(days=7)


_rests = st.sets(st.integers(0, 13), max_size=14)


@given(per_week=st.integers(1, 7), per_day=st.integers(1, 3), offsets=_days, rests=_rests)
def test_a_day_to_come_is_found_after_any_days_of_rest(per_week, per_day, offsets, rests):
    """Never today where today rests, never behind, and within two weeks."""
    first = MONDAY - timedelta(days=7)
    done = [session_on(first + timedelta(days=n)) for n in sorted(offsets - rests)]
    rested = [passed_over(first + timedelta(days=n)) for n in sorted(rests)]
    found = due(asked(per_week, per_day), [*done, *rested], MONDAY)
    assert (found.state is DueState.REST) is (7 in rests)
    assert (found.next_day == MONDAY) is (found.state is DueState.DUE)
    assert MONDAY <= found.next_day <= MONDAY + timedelta(days=21)


def test_a_week_that_begins_on_sunday():
    """Saturday's session belongs to the week before; what is missing is due till Saturday."""
    sunday_week = OwnWeek(starts_on=WeekStart.SUNDAY)
    saturday, sunday = MONDAY - timedelta(days=2), MONDAY - timedelta(days=1)
    found = due(asked(), [session_on(saturday), session_on(sunday)], MONDAY, sunday_week)
    assert found.done_this_week == 1
    by_monday = due(asked(), [session_on(saturday), session_on(sunday)], MONDAY)
    assert by_monday.done_this_week == 0
    # Two are missing on Friday: the day between is given up, since the week ends on Saturday.
    done = [session_on(FRIDAY - timedelta(days=1))]
    assert due(asked((3, 3)), done, FRIDAY, sunday_week).state is DueState.DUE
    assert due(asked((3, 3)), done, FRIDAY).state is DueState.NOT_DUE
