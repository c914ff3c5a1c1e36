"""Pain over time, smoothed, with gaps."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hipflow.progress.trend import GAP_DAYS, SMOOTHED_OVER, trend
from hipflow.session.record import PainRatings
from tests.builders.record_builders import session_on

FIRST = date(2026, 11, 1)


def on(days, after, **others):
    """A session so many days after the first one."""
    day = FIRST + timedelta(days=days)
    return session_on(day, ident=f"{days}", pain=PainRatings(after=after), **others)


def test_the_line_begins_when_there_is_something_to_average():
    """From three ratings on, and over the last five."""
    smoothed = [
        p.smoothed for p in trend(on(n, a) for n, a in enumerate((6, 3, 3, 4, 4, 1))).points
    ]
    assert smoothed == [None, None, 4, 4, 4, 3]


def test_a_long_pause_breaks_the_line():
    """Nobody knows what was between; the average begins anew."""
    found = trend([on(0, 6), on(1, 6), on(2, 6), on(2 + GAP_DAYS, 1), on(3 + GAP_DAYS, 1)])
    assert [len(run) for run in found.runs] == [3, 2]
    assert [point.smoothed for point in found.runs[1]] == [None, None]


def test_a_day_short_of_it_does_not():
    """A week's holiday is no gap."""
    assert len(trend([on(0, 6), on(GAP_DAYS - 1, 1)]).runs) == 1


def test_no_rating_is_no_point_and_another_speed_is_none_either():
    """A point that was not rated would have to be invented."""
    assert trend([on(0, None), on(1, 3, speed=10)]).points == ()


def test_a_session_rated_only_the_next_morning_is_a_point_without_a_line():
    """Each rating stands at its own moment."""
    (point,) = trend([session_on(FIRST, pain=PainRatings(next_morning=2))]).points
    assert (point.before, point.after, point.next_morning, point.smoothed) == (None, None, 2, None)


@given(st.lists(st.integers(0, 10), min_size=1, max_size=40))
def test_the_line_stays_among_what_it_is_made_of(ratings):
    """An average of the last few never leaves their range."""
    for index, point in enumerate(trend(on(n, a) for n, a in enumerate(ratings)).points):
        lately = ratings[max(0, index - SMOOTHED_OVER + 1) : index + 1]
        if point.smoothed is not None:
            assert min(lately) <= point.smoothed <= max(lately)
