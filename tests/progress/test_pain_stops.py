"""When it was too much, and what rests on that day. 23 November 2026 is a Monday."""

from datetime import date, timedelta

import pytest

from hipflow.progress.dates import local_day
from hipflow.progress.pain_stops import ended_for_pain, is_stop
from hipflow.progress.rests import rest_of
from hipflow.routine.resolve.routine import PainLimits, PainZone
from hipflow.session.record import PainRatings
from tests.builders.record_builders import not_today, session, session_on

MONDAY = date(2026, 11, 23)
USUAL = PainLimits()
"""Stop at 6."""
BOLD = PainLimits(caution_at=5, stop_at=10)


def rated(**ratings):
    """A session played to its end, with these ratings."""
    return session(pain=PainRatings(**ratings))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (rated(before=5, during_max=5, after=5), False),
        (rated(before=9, during_max=2, after=2), False),
        (rated(next_morning=9), False),
        (rated(during_max=6), True),
        (rated(after=6), True),
        (session(outcome="stopped", reason="hurt"), True),
        (session(outcome="stopped", reason="tired"), False),
        (session(outcome="interrupted"), False),
        (session(outcome="interrupted", pain=PainRatings(during_max=7)), True),
        (not_today(6), True),
        (not_today(5), False),
        (not_today(None), False),
        (session(speed=20, outcome="stopped", reason="hurt", after=9), False),
        (not_today(9, speed=20), False),
        (session(outcome="of a newer version"), False),
    ],
)
def test_what_was_too_much(record, expected):
    """Ended for pain, rated at the limit during or after, or passed over for pain; at speed 1."""
    assert is_stop(record, USUAL) is expected


def test_very_strong_pain_is_too_much_whatever_the_author_wrote():
    """Eight is, where the author's limit is ten; seven is not."""
    assert not is_stop(rated(after=7), BOLD)
    assert is_stop(rated(after=8), BOLD)
    stops = [
        next(n for n in range(11) if limits.zone_of(n) is PainZone.STOP)
        for limits in (BOLD, USUAL, PainLimits(stop_at=4))
    ]
    assert stops == [8, 6, 4]


def test_ended_for_pain_needs_no_rating():
    """The reason that was given is enough; at another speed nobody was there."""
    assert ended_for_pain(session(outcome="stopped", reason="hurt"))
    assert not ended_for_pain(session(outcome="stopped", reason="hurt", speed=4))
    assert not ended_for_pain(session(after=9))


def on(day, **others):
    """A stopped session on a day."""
    return session_on(day, **({"outcome": "stopped", "reason": "hurt"} | others))


def test_the_day_of_a_stop_is_for_resting():
    """The last of that day's is told of; the day after is another day."""
    stops = [on(MONDAY, ident="01A"), on(MONDAY, ident="01B")]
    assert rest_of(stops, MONDAY, USUAL).id == "01B"
    assert rest_of(stops, MONDAY + timedelta(days=1), USUAL) is None


def test_not_today_is_for_resting_without_a_high_rating_too():
    """Rest was chosen: that is enough for the day, and no stop."""
    records = [not_today(3, started="2026-11-23T09:00:00+01:00")]
    assert rest_of(records, MONDAY, USUAL) == records[0]


def test_a_good_session_later_that_day_takes_no_rest_back():
    """Once too much, rest is right for what is left of the day."""
    stopped = on(MONDAY, ident="01A")
    assert rest_of([stopped, session_on(MONDAY, "01B", after=1)], MONDAY, USUAL) == stopped


def test_after_an_ordinary_session_nothing_rests():
    """Done, tired, interrupted, tried at another speed: no rest."""
    records = [
        session_on(MONDAY, "01A", after=4),
        on(MONDAY, ident="01B", reason="tired"),
        session_on(MONDAY, "01C", outcome="interrupted"),
        on(MONDAY, ident="01D", speed=20),
    ]
    assert rest_of(records, MONDAY, USUAL) is None


def test_a_day_rests_after_the_gravest_of_its_sessions():
    """Rest that is chosen after very strong pain does not make light of it."""
    grave, rest = session("01A", after=9), not_today(6)
    day = local_day(grave)
    assert rest_of([grave, rest], day, PainLimits()) is grave
