"""The morning after: which session is asked about."""

from datetime import date, timedelta

import pytest

from hipflow.progress.next_morning import session_to_ask_about
from hipflow.session.record import PainRatings
from tests.builders.record_builders import session_on

TODAY = date(2026, 11, 23)


def on(days_ago, **others):
    """A session so many days ago."""
    return session_on(TODAY - timedelta(days=days_ago), **others)


def test_the_last_session_of_yesterday_is_asked_about():
    """The one the night followed."""
    first, last = on(1, ident="A"), on(1, ident="B")
    assert session_to_ask_about([on(3), first, last], TODAY) == last


def test_a_stop_before_anything_was_done_is_asked_about():
    """The next time waits for this morning."""
    stopped = on(1, outcome="stopped", reason="hurt", exercises=())
    assert session_to_ask_about([stopped], TODAY) == stopped


def test_rest_that_was_chosen_hides_no_morning():
    """Nor is it asked about: there was no session."""
    yesterday = on(1)
    rest = {"outcome": "not-today", "exercises": (), "pain": PainRatings(before=7)}
    assert session_to_ask_about([yesterday, on(0, **rest)], TODAY) == yesterday
    assert session_to_ask_about([on(1, **rest)], TODAY) is None


def test_a_clock_that_was_wrong_hides_no_morning():
    """A session of a day to come was written by a clock that has been set back since."""
    yesterday = on(1)
    assert session_to_ask_about([yesterday, on(-400)], TODAY) == yesterday


@pytest.mark.parametrize(
    "records",
    [
        [],
        [on(2)],
        [on(1), on(0)],
        [on(1, pain=PainRatings(next_morning=0))],
        [on(1, speed=10)],
        [on(1, outcome="interrupted")],
    ],
    ids=["none", "longer-ago", "one-today", "answered", "other-speed", "interrupted"],
)
def test_nothing_is_asked(records):
    """Never of a day further back, and never twice."""
    assert session_to_ask_about(records, TODAY) is None
