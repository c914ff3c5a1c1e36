"""What the check-in offers first, and what it asks about twice: the whole table."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.progress.day_offer import Lately, Rest, Why, day_offer, lately
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import Day
from tests.builders.record_builders import not_today, session, session_on

MONDAY = date(2026, 11, 23)
REST, GENTLE, USUAL, STRONG = Rest.NOT_TODAY, Day.GENTLE, Day.USUAL, Day.STRONG
NEW, SETTLED, STOPPED = Lately(), Lately(sessions=2), Lately(sessions=9, after_stop=True)

ONCE, NO_STRONG = frozenset(), frozenset({STRONG})
HARD, ANY = frozenset({USUAL, STRONG}), frozenset({GENTLE, USUAL, STRONG})

TABLE = {
    # Rating: of a person's first two sessions, later on, and after a stop: what is offered first,
    # what is asked about twice, and why.
    None: ((USUAL, ONCE, None), (USUAL, ONCE, None), (GENTLE, NO_STRONG, Why.STOPPED)),
    0: ((USUAL, ONCE, None), (USUAL, ONCE, None), (GENTLE, NO_STRONG, Why.STOPPED)),
    1: ((USUAL, ONCE, None), (USUAL, ONCE, None), (GENTLE, NO_STRONG, Why.STOPPED)),
    2: ((USUAL, ONCE, None), (USUAL, ONCE, None), (GENTLE, NO_STRONG, Why.STOPPED)),
    3: ((USUAL, ONCE, None), (USUAL, ONCE, None), (GENTLE, NO_STRONG, Why.STOPPED)),
    4: ((GENTLE, ONCE, Why.NEW), (USUAL, ONCE, None), (GENTLE, NO_STRONG, Why.STOPPED)),
    5: ((GENTLE, ONCE, Why.NEW), (USUAL, ONCE, None), (GENTLE, NO_STRONG, Why.STOPPED)),
    6: ((REST, HARD, Why.A_LOT), (REST, HARD, Why.A_LOT), (REST, HARD, Why.A_LOT)),
    7: ((REST, HARD, Why.A_LOT), (REST, HARD, Why.A_LOT), (REST, HARD, Why.A_LOT)),
    **dict.fromkeys((8, 9, 10), ((REST, ANY, Why.VERY_STRONG),) * 3),
}


@pytest.mark.parametrize("rating", [None, *range(11)])
@pytest.mark.parametrize(("column", "facts"), enumerate([NEW, SETTLED, STOPPED]))
def test_the_table(rating, column, facts):
    """Every rating on the usual limits, for every history: no cell is empty."""
    offer = day_offer(rating, PainLimits(), facts)
    assert (offer.first, offer.twice, offer.why) == TABLE[rating][column]


@pytest.mark.parametrize(
    ("rating", "limits", "first", "twice"),
    [
        (4, PainLimits(stop_at=4), REST, HARD),
        (3, PainLimits(caution_at=2, stop_at=4), USUAL, ONCE),
        (4, PainLimits(caution_at=5, stop_at=7), USUAL, ONCE),
        (6, PainLimits(caution_at=5, stop_at=7), GENTLE, ONCE),
        (7, PainLimits(caution_at=9, stop_at=10), USUAL, ONCE),
        (7, PainLimits(caution_at=3, stop_at=10), GENTLE, ONCE),
        (8, PainLimits(caution_at=3, stop_at=10), REST, ANY),
        (1, PainLimits(caution_at=1, stop_at=1), REST, HARD),
    ],
)
def test_the_authors_limits_move_the_zones(rating, limits, first, twice):
    """A person's first session by an author's own limits; from 8 on they hold no more."""
    offer = day_offer(rating, limits, NEW)
    assert (offer.first, offer.twice) == (first, twice)


@pytest.mark.parametrize(("wanted", "rating"), product(Day, [None, *range(11)]))
@pytest.mark.parametrize("facts", [NEW, SETTLED, STOPPED])
def test_who_wants_less_is_not_offered_more(wanted, rating, facts):
    """What is set as the day to begin with holds where pain asks for no less."""
    offer = day_offer(rating, PainLimits(), facts, wanted)
    usual = day_offer(rating, PainLimits(), facts)
    most = wanted if usual.first is Day.USUAL else usual.first
    least = wanted is Day.GENTLE and usual.first is not REST
    assert offer.first is (Day.GENTLE if least else most)
    assert offer.twice == usual.twice


@given(
    rating=st.none() | st.integers(0, 10),
    caution=st.integers(1, 10),
    stop=st.integers(1, 10),
    sessions=st.integers(0, 4),
    after_stop=st.booleans(),
    wanted=st.sampled_from(Day),
)
def test_what_is_offered_first_needs_one_key(rating, caution, stop, sessions, after_stop, wanted):
    """Whatever the limits: one Enter takes what is first; rest is offered where it is first."""
    limits = PainLimits(caution_at=caution, stop_at=stop)
    facts = Lately(sessions=sessions, after_stop=after_stop)
    offer = day_offer(rating, limits, facts, wanted)
    assert offer.first not in offer.twice
    assert REST not in offer.twice
    assert (REST in offer.offered) is (offer.first is REST)
    assert set(Day) <= set(offer.offered)
    too_much = rating is not None and rating >= min(stop, 8)
    assert (offer.first is REST) is too_much
    if too_much:
        assert {Day.USUAL, Day.STRONG} <= offer.twice


def test_nothing_played_is_new():
    """No session, no stop."""
    assert lately([], PainLimits()) == Lately(sessions=0, after_stop=False)


def test_sessions_that_count_are_counted():
    """Interrupted ones, those at another speed and days passed over are none."""
    records = [
        session_on(MONDAY, "01A"),
        session_on(MONDAY, "01B", outcome="interrupted"),
        session_on(MONDAY, "01C", speed=20),
        not_today(3),
        session_on(MONDAY, "01D"),
    ]
    assert lately(records, PainLimits()) == Lately(sessions=2, after_stop=False)


LATER = "2026-11-26T18:00:00+01:00"


@pytest.mark.parametrize(
    ("records", "after_stop"),
    [
        ([session(after=6)], True),
        ([session(outcome="stopped", reason="hurt", exercises=())], True),
        ([session(after=6), session(after=2)], True),
        ([session(after=6), session("01B", LATER, after=2)], False),
        ([session(after=2), not_today(7)], True),
        ([session(after=6), not_today(2)], True),
        ([session(after=6), session(after=2, speed=20)], True),
        ([session(after=6), session(outcome="interrupted", exercises=())], True),
        ([session(after=6), session(outcome="stopped", reason="tired", exercises=())], True),
    ],
)
def test_after_a_stop_until_a_session_went_well(records, after_stop):
    """What says nothing of how exercise is borne takes no stop back."""
    assert lately(records, PainLimits()).after_stop is after_stop
