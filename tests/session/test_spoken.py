"""Sentences to be heard, from facts."""

import pytest
from msgspec import structs

from hipflow.session.phrasebook import book_for
from hipflow.session.plan import make_plan
from hipflow.session.spoken import announcements, place_of, time_text, times_text
from hipflow.session.steps import StepKind
from routines import counted, play, routine

ENGLISH = book_for("en")


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (1_000, "1 second"),
        (2_500, "2.5 seconds"),
        (30_000, "30 seconds"),
        (60_000, "1 minute"),
        (150_000, "2 minutes 30 seconds"),
        (301_000, "5 minutes 1 second"),
    ],
)
def test_a_time_is_said_in_minutes_and_seconds(ms, text):
    """One is singular, and no seconds are not said beside minutes."""
    assert time_text(ENGLISH, ms) == text


def test_once_is_no_number():
    """Once, 2 times."""
    assert [times_text(ENGLISH, count) for count in (1, 2)] == ["once", "2 times"]


def test_the_last_set_is_called_so():
    """By its number before that; a single one is not named at all."""
    plan = make_plan(routine(play(**counted(1, sets=(3, 3)))))
    works = [step for step in plan.steps if step.kind is StepKind.WORK]
    assert [place_of(ENGLISH, step) for step in works] == [
        ["set 1 of 3"],
        ["set 2 of 3"],
        ["last set"],
    ]
    single = make_plan(routine(play(**counted(1))))
    assert place_of(ENGLISH, single.steps[0]) == []


def test_an_announcement_has_shorter_forms():
    """The load goes first, then the place; the name never does."""
    banded = structs.replace(play("Bridge", **counted(1, sets=(2, 2))), load="light band")
    plan = make_plan(routine(banded))
    assert announcements(ENGLISH, plan.steps[0]) == (
        "Bridge. Set 1 of 2. Light band.",
        "Bridge. Set 1 of 2.",
        "Bridge.",
    )
