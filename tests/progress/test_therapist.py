"""When a therapist should see it, and how often that is said. 23 November 2026 is a Monday."""

from datetime import date, timedelta

import pytest
from msgspec import structs

from hipflow.progress.baseline import judge
from hipflow.progress.therapist import (
    ShowWhy,
    felt,
    is_two_days_running,
    show_why,
)
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import Felt, PainRatings
from tests.builders.record_builders import BRIDGE, session_on

MONDAY = date(2026, 11, 23)


def day(number):
    """A day after the Monday."""
    return MONDAY + timedelta(days=number)


def sessions(*rated, step=2):
    """Sessions two days apart; each is (before, after, next morning)."""
    kept = []
    for number, (before, after, morning) in enumerate(rated):
        pain = PainRatings(before=before, after=after, next_morning=morning)
        kept.append(session_on(day(number * step), f"01{number:04}", pain=pain))
    return judge(kept, PainLimits())


GOOD, RED, WORSE = (3, 3, 3), (3, 7, 3), (3, 3, 5)


@pytest.mark.parametrize(
    ("rated", "why"),
    [
        ((GOOD, GOOD, GOOD, RED), None),
        ((RED, RED), ShowWhy.TOO_OFTEN),
        ((RED, GOOD, RED), ShowWhy.TOO_OFTEN),
        ((RED, GOOD, GOOD, RED), None),
        ((RED, RED, GOOD), None),
        (((7, 7, None),) * 3 + ((7, 7, None),) * 5, None),
    ],
)
def test_two_red_of_the_last_three(rated, why):
    """On the day of the second; whoever always has seven is told otherwise."""
    assert show_why(sessions(*rated), day(2 * len(rated) - 2)) is why


def test_three_raised_mornings_of_five():
    """On that morning, which is the day after."""
    found = sessions(GOOD, GOOD, WORSE, GOOD, WORSE, WORSE)
    assert show_why(found, day(10)) is None
    assert show_why(found, day(11)) is ShowWhy.MORNINGS


def test_what_was_usual_has_crept_up():
    """Once in four weeks, however many sessions there are in them."""
    found = sessions(*[(2, 2, None)] * 6, *[(4, 4, None)] * 30)
    said = [n for n in range(80) if show_why(found, day(n)) is ShowWhy.CREEPING]
    assert said == [18, 46]


@pytest.mark.parametrize("what", Felt)
def test_what_was_felt_is_shown_at_any_number(what):
    """Sharp, giving way, numb or weak."""
    exercise = structs.replace(BRIDGE, felt=what.value)
    (one,) = judge([session_on(MONDAY, exercises=(BRIDGE, exercise))], PainLimits())
    assert felt(one.record) is what
    assert show_why([one], MONDAY) is ShowWhy.FELT
    assert show_why([one], day(1)) is None


def test_of_two_feelings_the_graver_counts():
    """And of another speed none: no one exercised."""
    both = tuple(structs.replace(BRIDGE, felt=one.value) for one in (Felt.NUMB, Felt.SHARP))
    assert felt(session_on(MONDAY, exercises=both)) is Felt.NUMB
    assert felt(session_on(MONDAY, exercises=both, speed=20)) is None
    assert felt(session_on(MONDAY)) is None


def test_it_is_said_at_most_once_in_seven_days():
    """Six bad sessions in a row, two days apart: on the second, and a week later again."""
    found = sessions(*[RED] * 8)
    assert [n for n in range(20) if show_why(found, day(n))] == [2, 10]


def test_two_days_running():
    """Too much yesterday and today."""
    found = sessions(GOOD, RED, RED, step=1)
    assert [is_two_days_running(found, day(n)) for n in range(4)] == [False, False, True, False]
