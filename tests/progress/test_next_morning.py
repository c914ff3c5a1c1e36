"""The morning after: which session is asked about."""

from datetime import date, timedelta

import pytest

from hipflow.progress.baseline import judge
from hipflow.progress.next_morning import morning_advice, session_of_morning, session_to_ask_about
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import PainRatings
from tests.builders.record_builders import session, session_on

LIMITS = PainLimits()
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


def judged(*rated, limits=LIMITS):
    """Sessions by their ratings: before, after, next morning."""
    pains = [PainRatings(before=b, after=a, next_morning=m) for b, a, m in rated]
    return judge([session(f"01{n}", pain=pain) for n, pain in enumerate(pains)], limits)


USUAL = ((3, 3, None),) * 3
HIGH = "Pain this high most days needs your therapist's advice."
HELP = (
    "If you cannot stand on the leg, call your local emergency number. "
    "If it does not ease today, call your therapist or doctor."
)


@pytest.mark.parametrize(
    ("rated", "words"),
    [
        ((*USUAL, (3, 3, 3)), "Settled. Carry on as planned."),
        ((*USUAL, (3, 3, 4)), "Settled. Carry on as planned."),
        ((*USUAL, (3, 7, 3)), "Settled. Make your next session gentle."),
        ((*USUAL, (3, 3, 5)), "Still more than usual. Make your next session gentle."),
        (
            (*USUAL, (3, 3, 5), (3, 3, None), (3, 3, 5)),
            "Two mornings in a row were worse. Next time take a gentle day, and choose easier.",
        ),
        ((*USUAL, (3, 3, 6)), f"That is a lot. Rest today. {HELP}"),
        ((*USUAL, (3, 3, 8)), f"That is very strong pain. Do not exercise now. {HELP}"),
        (
            ((7, 7, None),) * 3 + ((7, 7, 7),),
            f"{HIGH} Make your next session gentle.",
        ),
        (((1, 2, 1),), "Settled. Carry on as planned."),
        (((1, 2, 4),), "Still more than before the session. Make your next session gentle."),
        (((None, None, 4),), "See how it is before your next session."),
        (((None, None, 6),), f"That is a lot. Rest today. {HELP}"),
        (((3, 3, 5),) * 3 + ((3, 3, 5),), "Settled. Carry on as planned."),
    ],
)
@pytest.mark.parametrize("authors", [None, "Ice it."])
def test_what_the_morning_means(rated, words, authors):
    """By what is usual, whatever the author wrote; from the fourth on by what mornings are like."""
    limits = PainLimits(advice=authors, stop_advice=authors)
    assert morning_advice(judged(*rated, limits=limits), limits).paragraphs == (words,)


def test_unrated_there_is_nothing_to_say():
    """Nobody is advised about a pain they have not told."""
    assert morning_advice(judged((3, 3, None)), LIMITS).paragraphs == ()
    assert morning_advice((), LIMITS).paragraphs == ()


def test_the_morning_that_was_rated_today_is_found():
    """Of yesterday's session alone."""
    rated = session(started="2026-11-22T18:00:00+01:00", pain=PainRatings(next_morning=5))
    assert session_of_morning([rated, session()], date(2026, 11, 23)) is rated
    assert session_of_morning([rated], date(2026, 11, 24)) is None
    assert session_of_morning([session()], date(2026, 11, 24)) is None
