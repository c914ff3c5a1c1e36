"""What is said of resting, and of going gently."""

from datetime import date, timedelta

import pytest

from hipflow.progress.advice import Aid
from hipflow.progress.day_offer import Why
from hipflow.progress.rest_wording import again_question, next_time_words, rest_words
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import Day, PainRatings
from tests.builders.record_builders import not_today, session

TODAY = date(2026, 11, 23)
WEDNESDAY = TODAY + timedelta(days=2)
LIMITS = PainLimits()
HURT = session(outcome="stopped", reason="hurt")
TOO_MUCH = session(after=7)

HARMLESS = (
    *("fine", "all right", "okay", "normal", "common", "only", "just", "a little"),
    *("settle", "should pass", "don't worry", "good", "well done"),
)
"""Words that may never stand at or above the limit: they would say that it is nothing."""


STOP_WORDS = (
    "Rest today; gentle next time. Call your therapist or doctor if it is not better in two days, "
    "or happens again."
)


@pytest.mark.parametrize(
    ("record", "next_day", "words"),
    [
        (
            HURT,
            WEDNESDAY,
            f"You stopped for pain. {STOP_WORDS}",
        ),
        (
            TOO_MUCH,
            None,
            f"That was too much. {STOP_WORDS}",
        ),
        (
            not_today(7),
            WEDNESDAY,
            "Short walks and gentle moving are enough today. Next: Wednesday, gentle.",
        ),
        (
            not_today(6),
            None,
            "Short walks and gentle moving are enough today. Next time: gentle.",
        ),
        (
            not_today(3),
            WEDNESDAY,
            "Short walks and gentle moving are enough today. Next: Wednesday.",
        ),
        (not_today(3), None, "Short walks and gentle moving are enough today."),
        (
            not_today(8),
            WEDNESDAY,
            "Rest. If it does not ease today, call your therapist or doctor.",
        ),
    ],
)
def test_what_a_day_for_resting_says(record, next_day, words):
    """Rest, what comes next, and when to call; true to what has happened."""
    assert rest_words(record, next_day, TODAY, LIMITS) == words


def test_after_a_stop_no_day_is_named_for_the_next_time():
    """It waits for the morning; after rest that was chosen the day is named."""
    after_stop = "Next time gentle, once the morning is back to usual."
    assert next_time_words(HURT, TODAY + timedelta(days=1), TODAY) == after_stop
    assert next_time_words(not_today(), TODAY + timedelta(days=1), TODAY) == "Next: tomorrow."
    assert next_time_words(None, TODAY, TODAY) == "Next: today."
    assert next_time_words(None, None, TODAY) == ""


@pytest.mark.parametrize(
    ("day", "rating", "why", "question"),
    [
        (Day.USUAL, 7, Why.A_LOT, "A usual day, with pain 7?"),
        (Day.GENTLE, 10, Why.VERY_STRONG, "A gentle day, with pain 10?"),
        (Day.STRONG, 2, Why.STOPPED, "A strong day?"),
        (Day.STRONG, None, Why.STOPPED, "A strong day?"),
        (Day.STRONG, 5, Why.UP, "A strong day, with pain 5?"),
        (Day.USUAL, 7, Why.HIGH_USUAL, "A usual day, with pain 7?"),
        (Day.USUAL, 2, Why.BAD_MORNING, "A usual day?"),
    ],
)
def test_what_is_asked_about_twice_is_named(day, rating, why, question):
    """The day, and the pain it would be done with where that is why it is asked."""
    assert again_question(day, rating, why) == question


def test_two_days_running_it_is_time_to_call():
    """Whatever the second day was."""
    for record in (HURT, TOO_MUCH, not_today(7)):
        said = rest_words(record, WEDNESDAY, TODAY, LIMITS, two_days=True, aid=Aid(contact="Anna"))
        assert said == "It was too much two days running. Rest, and call Anna."


@pytest.mark.parametrize(
    ("morning", "words"),
    [
        (7, "That is a lot. Rest today. Look at the warning signs: press !."),
        (
            8,
            "That is very strong pain. Do not exercise now. Look at the warning signs: press !.",
        ),
    ],
)
def test_a_bad_morning_is_for_resting(morning, words):
    """The session of the day before has its rating."""
    yesterday = session(
        started="2026-11-22T18:00:00+01:00", pain=PainRatings(before=3, next_morning=morning)
    )
    assert rest_words(yesterday, TODAY, TODAY, LIMITS, aid=Aid(signs_key="!")) == words


def test_a_contact_is_named():
    """In place of *your therapist or doctor*."""
    anna = Aid(contact="Anna")
    assert "Call Anna if" in rest_words(HURT, None, TODAY, LIMITS, aid=anna)
    assert rest_words(not_today(8), None, TODAY, LIMITS, aid=anna).endswith("today, call Anna.")


def test_no_word_plays_pain_down():
    """Not one sentence about rest says that it is nothing."""
    records = [HURT, TOO_MUCH, *(not_today(rating) for rating in range(6, 11))]
    said = [rest_words(one, day, TODAY, LIMITS) for one in records for day in (None, WEDNESDAY)]
    said += [again_question(day, rating, Why.A_LOT) for day in Day for rating in range(6, 11)]
    said += [next_time_words(HURT, None, TODAY)]
    assert not [(word, text) for text in said for word in HARMLESS if word in text.lower()]
