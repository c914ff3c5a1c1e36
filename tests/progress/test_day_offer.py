"""What the check-in offers first, and what it asks about twice: the whole table."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.progress.advice import Aid
from hipflow.progress.day_offer import Lately, Rest, day_offer, harder_is_asked_twice, lately
from hipflow.progress.rest_wording import offer_words
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import Day, PainRatings
from tests.builders.record_builders import not_today, session, session_on

MONDAY = date(2026, 11, 23)
THURSDAY = date(2026, 11, 26)
REST, GENTLE, USUAL, STRONG = Rest.NOT_TODAY, Day.GENTLE, Day.USUAL, Day.STRONG

HISTORIES = {
    "never": Lately(),
    "twice": Lately(sessions=2, days_off=2),
    "usual 3": Lately(sessions=9, usual=3, days_off=2, is_new=False),
    "usual 5": Lately(sessions=9, usual=5, days_off=2, is_new=False),
    "usual 7": Lately(sessions=9, usual=7, days_off=2, after_stop=True, is_new=False),
    "stopped": Lately(sessions=9, usual=3, days_off=2, after_stop=True, is_new=False),
    "raised": Lately(sessions=9, usual=3, days_off=1, after_raised=True, is_new=False),
    "bad morning": Lately(sessions=9, usual=3, days_off=1, after_raised=True, bad_morning=True),
    "away": Lately(sessions=9, usual=3, days_off=14, is_new=False),
}
"""What came before, by a name."""

FIRSTS = {
    # By what came before: what is offered first at a rating of none, 0, 1, 2 … 10.
    # u: usual. g: gentle, and nothing asked twice. G: gentle, strong asked twice. H: gentle, then
    # rest; usual and strong asked twice. R: rest, usual and strong asked twice. X: rest, all twice.
    "never": "uuuuggg RRXXX",
    "twice": "uuuuugg RRXXX",
    "usual 3": "uuuuuuG RRXXX",
    "usual 5": "uuuuuuu HRXXX",
    "usual 7": "GGGGGGG HHXXX",
    "stopped": "GGGGGGG RRXXX",
    "raised": "GGGGGGG RRXXX",
    "bad morning": "RRRRRRR RRXXX",
    "away": "ggggggG RRXXX",
}
NO_STRONG, NO_MORE, ALL = frozenset({STRONG}), frozenset({USUAL, STRONG}), frozenset(Day)
CODES = {
    "u": (USUAL, frozenset(), False),
    "g": (GENTLE, frozenset(), False),
    "G": (GENTLE, NO_STRONG, False),
    "H": (GENTLE, NO_MORE, True),
    "R": (REST, NO_MORE, True),
    "X": (REST, ALL, True),
}
RATINGS = (None, *range(11))


@pytest.mark.parametrize("before", FIRSTS)
@pytest.mark.parametrize("rating", RATINGS)
def test_the_table(rating, before):
    """Every rating on the usual limits, for every history: no cell is empty."""
    offer = day_offer(rating, PainLimits(), HISTORIES[before])
    code = FIRSTS[before].replace(" ", "")[RATINGS.index(rating)]
    assert (offer.first, offer.twice, offer.with_rest) == CODES[code]


WORDS = [
    ("usual 3", None, ""),
    ("usual 3", 2, "Good to go."),
    ("usual 3", 4, "You can exercise. Choose easier if it grows."),
    ("never", 4, "You can exercise. Choose easier if it grows."),
    ("usual 3", 5, "That is more than your usual 3. Take a gentle day."),
    ("stopped", None, "Last time was too much. Take a gentle day."),
    ("stopped", 1, "Last time was too much. Take a gentle day."),
    ("raised", 4, "Last time was too much. Take a gentle day."),
    ("stopped", 6, "That is a lot. Rest from these exercises today."),
    ("never", 6, "That is a lot. Rest from these exercises today."),
    ("usual 3", 6, "That is a lot. Rest from these exercises today."),
    (
        "usual 5",
        6,
        "Pain this high most days needs your therapist's advice. Today, gentle or not at all.",
    ),
    (
        "usual 7",
        7,
        "Pain this high most days needs your therapist's advice. Today, gentle or not at all.",
    ),
    ("bad morning", 2, "This morning it was a lot. Rest from these exercises today."),
    ("bad morning", 7, "That is a lot. Rest from these exercises today."),
    ("away", None, "It has been 14 days. Start gently. Choose easier if it is too much."),
    ("away", 3, "It has been 14 days. Start gently. Choose easier if it is too much."),
    ("away", 6, "That is a lot. Rest from these exercises today."),
]


@pytest.mark.parametrize(("before", "rating", "words"), WORDS)
@pytest.mark.parametrize("authors", [None, "Ice it."])
def test_what_is_said_of_it(before, rating, words, authors):
    """In hipflow's words whatever the author wrote: nothing has been done yet."""
    limits = PainLimits(advice=authors, stop_advice=authors)
    offer = day_offer(rating, limits, HISTORIES[before])
    assert offer_words(offer, rating, limits, HISTORIES[before]) == words


@pytest.mark.parametrize("before", HISTORIES)
@pytest.mark.parametrize("rating", [8, 9, 10])
def test_very_strong_pain_is_said_before_all_else(before, rating):
    """Whatever came before, and however usual it is; the page's key is named where there is one."""
    lately, limits = HISTORIES[before], PainLimits()
    offer = day_offer(rating, limits, lately)
    words = offer_words(offer, rating, limits, lately, Aid(signs_key="!"))
    assert words == (
        "That is very strong pain. Do not exercise now. Look at the warning signs: press !."
    )


@pytest.mark.parametrize(
    ("before", "rating", "twice"),
    [
        ("usual 3", 4, False),
        ("usual 3", 5, True),
        ("usual 3", None, False),
        ("never", 5, False),
        ("never", 8, True),
        ("stopped", 0, True),
        ("raised", 0, True),
        ("usual 5", 6, True),
        ("never", 6, True),
    ],
)
def test_harder_is_asked_about_twice(before, rating, twice):
    """Where a strong day is: when up, after a raised morning or a stop."""
    assert harder_is_asked_twice(rating, PainLimits(), HISTORIES[before]) is twice


@pytest.mark.parametrize(
    ("rating", "limits", "first", "twice"),
    [
        (4, PainLimits(stop_at=4), REST, NO_MORE),
        (3, PainLimits(caution_at=2, stop_at=4), GENTLE, frozenset()),
        (4, PainLimits(caution_at=5, stop_at=7), USUAL, frozenset()),
        (6, PainLimits(caution_at=5, stop_at=7), GENTLE, frozenset()),
        (7, PainLimits(caution_at=9, stop_at=10), USUAL, frozenset()),
        (7, PainLimits(caution_at=3, stop_at=10), GENTLE, frozenset()),
        (8, PainLimits(caution_at=3, stop_at=10), REST, ALL),
        (1, PainLimits(caution_at=1, stop_at=1), REST, NO_MORE),
    ],
)
def test_the_authors_limits_move_the_zones(rating, limits, first, twice):
    """A person's first session by an author's own limits; from 8 on they hold no more."""
    offer = day_offer(rating, limits, Lately())
    assert (offer.first, offer.twice) == (first, twice)


@pytest.mark.parametrize(("wanted", "rating"), product(Day, [None, *range(11)]))
@pytest.mark.parametrize("facts", HISTORIES.values())
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
    facts=st.builds(
        Lately,
        sessions=st.integers(0, 4),
        usual=st.none() | st.integers(0, 10),
        after_stop=st.booleans(),
        after_raised=st.booleans(),
        bad_morning=st.booleans(),
        days_off=st.none() | st.integers(0, 60),
    ),
    wanted=st.sampled_from(Day),
)
def test_what_is_offered_first_needs_one_key(rating, caution, stop, facts, wanted):
    """Whatever the limits: one Enter takes what is first, a gentle day at most where to stop."""
    limits = PainLimits(caution_at=caution, stop_at=stop)
    offer = day_offer(rating, limits, facts, wanted)
    assert offer.first not in offer.twice
    assert REST not in offer.twice
    assert offer.first in offer.offered
    assert set(Day) <= set(offer.offered)
    if rating is not None and rating >= min(stop, 8):
        assert offer.first in (REST, GENTLE)
        assert REST in offer.offered
        assert {Day.USUAL, Day.STRONG} <= offer.twice
    if rating is not None and rating >= 8:
        assert offer.first is REST


def test_nothing_played_is_new():
    """No session, no stop."""
    assert lately([], PainLimits(), MONDAY) == Lately()


def test_sessions_that_count_are_counted():
    """Interrupted ones, those at another speed and days passed over are none."""
    records = [
        session_on(MONDAY, "01A"),
        session_on(MONDAY, "01B", outcome="interrupted"),
        session_on(MONDAY, "01C", speed=20),
        not_today(3),
        session_on(MONDAY, "01D"),
    ]
    assert lately(records, PainLimits(), THURSDAY) == Lately(sessions=2, days_off=3)


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
    assert lately(records, PainLimits(), THURSDAY).after_stop is after_stop


def rated(day, before, **ratings):
    """A session at noon of a day in November, with these ratings."""
    others = ratings.pop("others", {})
    return session_on(date(2026, 11, day), pain=PainRatings(before=before, **ratings), **others)


def test_what_is_usual_is_known_from_the_third_rating_on():
    """Also of days that were passed over: without the worst of them pain would look lower."""
    records = [rated(1, 3), rated(2, 4), not_today(7)]
    assert lately(records[:2], PainLimits(), MONDAY).usual is None
    assert lately(records, PainLimits(), MONDAY).usual == 4
    assert lately([*records, rated(9, 9, others={"speed": 20})], PainLimits(), MONDAY).usual == 4


def test_after_a_raised_morning_until_the_next_session():
    """The session after it is judged by its own morning."""
    records = [rated(day, 3) for day in (2, 4, 6)]
    raised = [*records, rated(9, 3, next_morning=5)]
    assert lately(raised, PainLimits(), date(2026, 11, 11)).after_raised
    assert not lately([*raised, rated(11, 3)], PainLimits(), MONDAY).after_raised
    assert not lately([*records, rated(9, 3, next_morning=4)], PainLimits(), MONDAY).after_raised


def test_a_bad_morning_is_for_resting_on_its_day():
    """At the limit and more than usual; on the next day gentle comes first."""
    records = [*(rated(day, 3) for day in (2, 4, 6)), rated(9, 3, next_morning=7)]
    assert lately(records, PainLimits(), date(2026, 11, 10)).bad_morning
    next_day = lately(records, PainLimits(), date(2026, 11, 11))
    assert (next_day.bad_morning, next_day.after_raised) == (False, True)


def test_days_off_and_what_is_new():
    """Counted from the first and the last session that count."""
    records = [rated(1, 3), rated(3, 3)]
    assert lately(records, PainLimits(), date(2026, 11, 14)).is_new
    found = lately(records, PainLimits(), date(2026, 11, 17))
    assert (found.days_off, found.is_new) == (14, False)
