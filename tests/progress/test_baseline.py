"""What is usual for a patient, and what is more than that."""

import pytest

from hipflow.progress.baseline import (
    is_creeping,
    is_high_usual,
    is_raised,
    is_red,
    is_up,
    judge,
    start_level,
    usual_of,
)
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import PainRatings
from tests.builders.record_builders import not_today, session

LIMITS = PainLimits()
"""Stop at 6."""


@pytest.mark.parametrize(
    ("ratings", "usual", "start"),
    [
        ([], None, None),
        ([3, 9], None, None),
        ([3, 9, 4], 4, 4),
        ([1, 2, 3, 4], 2, 2),
        ([0, 0, 0, 5, 5, 5], 0, 0),
        ([2, 2, 2, 2, 2, 2, 5, 5, 5, 5], 5, 2),
        ([9, 1, 1, 1, 1, 1, 1], 1, 1),
    ],
)
def test_usual_and_start_level(ratings, usual, start):
    """Medians of six, from the third on; of two in the middle the lower one."""
    assert (usual_of(ratings), start_level(ratings)) == (usual, start)


@pytest.mark.parametrize(
    ("rating", "usual", "up"),
    [(5, 3, True), (4, 3, False), (2, 0, True), (9, None, False), (None, 3, False)],
)
def test_up(rating, usual, up):
    """Two above usual; without a usual nothing is."""
    assert is_up(rating, usual) is up


@pytest.mark.parametrize(
    ("morning", "before", "usual", "raised"),
    [
        (5, 3, 3, True),
        (4, 3, 3, False),
        (5, 5, 3, False),
        (6, 5, 3, True),
        (5, None, 3, True),
        (4, 2, None, True),
        (3, 2, None, False),
        (9, None, None, False),
        (None, 3, 3, False),
    ],
)
def test_raised(morning, before, usual, raised):
    """Two above usual and above that session's own; as long as nothing is usual, its own counts."""
    assert is_raised(morning, before, usual) is raised


@pytest.mark.parametrize(("usual", "high"), [(None, False), (4, False), (5, True), (7, True)])
def test_high_usual(usual, high):
    """One below the limit, or more."""
    assert is_high_usual(usual, LIMITS) is high


def test_creeping():
    """The last six against the first six."""
    assert is_creeping([2] * 6 + [4] * 6)
    assert not is_creeping([2] * 6 + [3] * 6)
    assert not is_creeping([4] * 6 + [2] * 6)
    assert not is_creeping([2, 5])


def rated(**ratings):
    """A session with these ratings."""
    return session(pain=PainRatings(**ratings))


@pytest.mark.parametrize(
    ("record", "usual", "red"),
    [
        (rated(before=7, after=7), 7, False),
        (rated(before=7, after=8), 7, True),
        (rated(before=7, after=7), 5, True),
        (rated(before=3, during_max=6, after=2), 3, True),
        (rated(before=7, after=6), None, True),
        (rated(before=7, after=5), None, False),
        (not_today(7), 7, False),
        (not_today(7), 5, True),
        (not_today(5), 2, False),
        (session(outcome="stopped", reason="hurt"), 3, True),
    ],
)
def test_red(record, usual, red):
    """Too much, and more than usual: who always has seven is not told each time."""
    assert is_red(record, usual, LIMITS) is red


def test_each_session_is_judged_by_those_before_it():
    """The rating before is held against earlier ones, the morning against this one's too."""
    records = [rated(before=n, after=2) for n in (3, 3)]
    records += [rated(before=4, after=2, next_morning=5), rated(before=5, after=6)]
    found = judge(records, LIMITS)
    assert [one.usual for one in found] == [None, None, None, 3]
    assert [one.usual_morning for one in found] == [3, 3, 3, 3]
    assert [one.is_raised for one in found] == [False, False, True, False]
    assert [one.is_red for one in found] == [False, False, False, True]
    assert not any(one.is_creeping for one in found)


def test_from_the_fourth_on_mornings_are_held_against_mornings():
    """Five each morning is this patient's usual morning, though three is usual before."""
    records = [rated(before=3, next_morning=5) for _ in range(5)]
    assert [one.is_raised for one in judge(records, LIMITS)] == [True, True, True, False, False]


def test_another_speed_says_nothing():
    """Somebody looked at the routine."""
    records = [session(pain=PainRatings(before=9, after=9), speed=20)]
    assert judge(records, LIMITS) == ()
