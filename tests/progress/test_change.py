"""What may honestly be said about change."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.progress.change import Verdict, change, change_text
from hipflow.session.record import PainRatings
from tests.builders.record_builders import session_on

FIRST = date(2026, 11, 1)


def rated(*ratings, moment="after", speed=1):
    """A session a day with these ratings."""
    return [
        session_on(FIRST + timedelta(days=n), pain=PainRatings(**{moment: rating}), speed=speed)
        for n, rating in enumerate(ratings)
    ]


def test_one_session_is_never_held_against_another():
    """With fewer than three on each side nothing is compared, and what is missing is said."""
    assert change(rated(9, 9, 0, 0, 0)) is None
    words = change_text(rated(9, 9, 0, 0, 0))
    assert words.finding.startswith("Too early to compare")
    assert "5 of the 6" in words.finding


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        (6, 4, Verdict.LOWER),  # 2 points
        (3, 2, Verdict.LOWER),  # 1 point, a third
        (5, 4, Verdict.SLIGHTLY_LOWER),  # 1 point, a fifth
        (4, 4, Verdict.SAME),
        (5, 6, Verdict.SLIGHTLY_HIGHER),
        (2, 3, Verdict.HIGHER),
        (0, 1, Verdict.SLIGHTLY_HIGHER),  # no share of nothing
        (0, 2, Verdict.HIGHER),
    ],
)
def test_what_is_called_a_real_change(first, last, verdict):
    """2 points, or 30 % where that is a point at least."""
    found = change(rated(*[first] * 3, *[last] * 3))
    assert found.verdict is verdict


def test_a_large_share_of_very_little_is_no_real_change():
    """From 1 to two thirds of a point is a third less, and within what chance does."""
    found = change(rated(1, 1, 1, 1, 0, 1))
    assert found.share == -0.3
    assert found.verdict is Verdict.SAME


def test_what_is_said_agrees_with_itself():
    """The change is that of the averages as they are said, and so is what it is called."""
    words = change_text(rated(6, 6, 6, 6, 6, 7, 4, 4, 4, 4, 4, 5))
    assert words.finding == "Pain after: on average 4.2 in the last 6 sessions, 6.2 in the first 6."
    assert words.reading.startswith("2.0 lower (32 %). People")
    words = change_text(rated(5, 6, 6, 6, 6, 6, 1, 2, 2, 2, 2, 1))  # 5.83 and 1.67
    assert words.reading.startswith("4.1 lower (71 %).")


def test_the_baseline_and_the_number_of_sessions_are_said():
    """Both averages, over how many sessions, and what people usually feel."""
    words = change_text(rated(6, 6, 5, 5, 3, 3, 2, 2))
    assert words.finding == (
        "Pain after: on average 2.5 in the last 4 sessions, 5.5 in the first 4."
    )
    assert words.reading == (
        "3.0 lower (55 %). People usually feel 2 points or 30 % as a real change."
    )


@pytest.mark.parametrize(
    ("ratings", "way"),
    [
        ([9, 3, 3, 3, 3, 3], "2.0 lower"),
        ([*[3] * 11, 10], "1.2 higher"),
        ([*[1] * 6, *[1] * 5, 10], "1.5 higher"),
    ],
)
def test_one_bad_day_is_no_change(ratings, way):
    """Without that session most of it is gone: said so, and called neither better nor worse."""
    found = change(rated(*ratings))
    assert found.is_large
    assert not found.is_real
    assert change_text(rated(*ratings)).reading == (
        f"{way}, but most of that comes from one session: too early to tell."
    )


def test_two_bad_days_of_six_are_not_one():
    """Half of the change and more is left without either."""
    assert change(rated(*[3] * 10, 8, 8)).is_real


def test_a_rise_asks_to_tell_the_therapist():
    """The one thing to do about it, and no word about why."""
    assert change_text(rated(2, 2, 2, 5, 5, 5)).reading.endswith("tell your therapist.")


def test_the_two_sides_share_no_session_and_are_six_at_most():
    """Of thirty, the first six and the last six."""
    found = change(rated(*range(10), *range(10)))
    assert (found.first.mean, found.last.mean) == (2.5, 6.5)
    assert found.first.until < found.last.since


def test_moments_are_not_mixed_and_other_speeds_say_nothing():
    """Before is compared with before."""
    assert change(rated(*[5] * 6, moment="before"), "after") is None
    assert change(rated(*[5] * 6, moment="before"), "before") is not None
    assert change(rated(*[5] * 6, speed=10)) is None


@given(st.lists(st.integers(0, 10), min_size=6, max_size=30))
def test_better_is_never_said_of_less_than_a_point(ratings):
    """Whatever the ratings, a real change is a point at least."""
    found = change(rated(*ratings))
    if found.is_real:
        assert abs(found.points) >= 1


def test_days_of_rest_are_among_the_ratings_before_and_are_called_no_sessions():
    """Left out, the worst days would make it look better than it was."""
    records = rated(*[4] * 6, moment="before")
    rested = [
        session_on(
            FIRST + timedelta(days=20 + n),
            outcome="not-today",
            exercises=(),
            pain=PainRatings(before=8),
        )
        for n in range(3)
    ]
    words = change_text([*records, *rested], "before")
    assert words.finding == "Pain before: on average 7.0 in the last 4 ratings, 4.0 in the first 4."
    assert change_text(rested, "before").finding == (
        "Too early to compare: pain before is rated 3 times; it takes 6."
    )
    assert change(rested, "after") is None
