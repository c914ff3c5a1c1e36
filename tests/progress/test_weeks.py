"""How much of what was asked was done, week by week. 23 November 2026 is a Monday."""

from datetime import date, timedelta

from hipflow.progress.adherence import OwnWeek
from hipflow.progress.dates import WeekStart, week_start
from hipflow.progress.weeks import adherence
from hipflow.progress.wording import adherence_texts
from hipflow.routine.resolve.routine import Routine
from tests.builders.record_builders import session_on

MONDAY = date(2026, 11, 23)
THREE = Routine(title="Hip", exercises=(), per_week=(3, 4))


def on(*days):
    """A session on each of these days, counted from that Monday."""
    return [session_on(MONDAY + timedelta(days=day), ident=f"{n}") for n, day in enumerate(days)]


def test_every_week_is_counted_to_the_present_one():
    """A week without a session stands there with none."""
    found = adherence(on(-21, -19, -6), THREE, MONDAY)
    assert [(week.first_day.day, week.done, week.asked) for week in found.weeks] == [
        (2, 2, 3),
        (9, 0, 3),
        (16, 1, 3),
        (23, 0, 3),
    ]


def test_the_first_and_the_present_week_are_not_held_against_anyone():
    """One began anywhere in its week, the other still goes on: only what was done is asked."""
    found = adherence(on(-8, -7, -5, 0), THREE, MONDAY)
    assert (found.done, found.asked) == (4, 5)
    assert adherence(on(-1), THREE, MONDAY).asked == 1


def test_one_week_does_not_fill_another():
    """Five in a week of three are three of three."""
    found = adherence(on(-21, -14, -7, -6, -5, -4, -3), THREE, MONDAY)
    assert (found.done, found.asked) == (5, 9)


def test_a_week_begun_on_its_first_day_is_a_whole_one():
    """Of it all is asked, and one alone has a figure; begun on Tuesday it is but a part."""
    found = adherence(on(-7, -5), THREE, MONDAY)
    assert (found.done, found.asked, found.has_target) == (2, 3, True)
    assert adherence_texts(found) == ("2 of 3 sessions asked for",)
    part = adherence(on(-6, -5), THREE, MONDAY)
    assert (part.done, part.asked, part.has_target) == (2, 2, False)
    present = adherence(on(0), THREE, MONDAY)
    assert [week.is_part for week in present.weeks] == [True]


def test_twice_on_a_day_of_one_counts_once():
    """Rest belongs to it."""
    assert adherence(on(0, 0), THREE, MONDAY).weeks[0].done == 1
    twice = Routine(title="Hip", exercises=(), per_day=2)
    assert adherence(on(0, 0), twice, MONDAY).weeks[0].done == 2
    assert adherence(on(0, 0), twice, MONDAY).weeks[0].asked == 14


def test_a_missed_day_breaks_no_row():
    """A week with one session stands in the row; the present one may still get its own."""
    assert adherence(on(-21, -8, -7), THREE, MONDAY).in_a_row == 3
    assert adherence(on(-21, -8, -7, 0), THREE, MONDAY).in_a_row == 4


def test_a_whole_week_without_begins_a_new_row():
    """Said plainly, and nowhere but in History."""
    assert adherence(on(-21, -7), THREE, MONDAY).in_a_row == 1


def test_without_a_routine_or_with_one_that_asks_nothing_weeks_are_counted_all_the_same():
    """Nothing asked, so nothing told of it."""
    for routine in (None, Routine(title="Any", exercises=())):
        found = adherence(on(0, 0, 1), routine, MONDAY)
        assert [(week.done, week.asked) for week in found.weeks] == [(3, None)]
        assert not found.has_target


def test_no_session_is_no_week():
    """And nothing was asked before the first one."""
    found = adherence([], THREE, MONDAY)
    assert (found.weeks, found.done, found.asked, found.in_a_row) == ((), 0, 0, 0)


def test_a_clock_that_was_set_wrong_does_no_harm():
    """A session dated after today is in a week of its own."""
    assert len(adherence(on(21), THREE, MONDAY).weeks) == 1


SUNDAY_WEEK = OwnWeek(starts_on=WeekStart.SUNDAY)


def test_the_first_day_of_a_week():
    """Monday, or Sunday where the person has set that; the week is whole from that very day on."""
    sunday = date(2026, 11, 29)
    assert week_start(sunday, WeekStart.MONDAY) == MONDAY
    assert week_start(sunday, WeekStart.SUNDAY) == sunday
    assert week_start(MONDAY, WeekStart.SUNDAY) == date(2026, 11, 22)
    assert WeekStart.SUNDAY.weekdays == (6, 0, 1, 2, 3, 4, 5)


def test_whole_weeks_from_sunday_to_saturday():
    """Begun on a Sunday the first week is whole; on the Monday after it is but a part of one."""
    whole = adherence(on(-8, -5), THREE, MONDAY, SUNDAY_WEEK)
    assert [(week.first_day.day, week.done, week.is_part) for week in whole.weeks] == [
        (15, 2, False),
        (22, 0, True),
    ]
    assert (whole.done, whole.asked) == (2, 3)
    part = adherence(on(-7, -5), THREE, MONDAY, SUNDAY_WEEK)
    assert (part.done, part.asked, part.has_target) == (2, 2, False)


def test_ten_of_twelve():
    """Four whole weeks of three, the last with one: told as such, and the present one apart."""
    found = adherence(on(-28, -26, -24, -21, -19, -17, -14, -12, -10, -7), THREE, MONDAY)
    assert adherence_texts(found)[0] == "10 of 12 sessions asked for"
