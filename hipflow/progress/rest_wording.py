"""What is said of resting, and of going gently: sentences from values. Pure, no Textual."""

from datetime import date

from hipflow.progress.advice import CALL_TODAY, STOPPED_FOR_PAIN, after_a_stop
from hipflow.progress.day_offer import Why
from hipflow.progress.pain_stops import ended_for_pain, is_stop, was_very_strong
from hipflow.progress.wording import coming_day_name
from hipflow.routine.resolve.routine import PainLimits, is_very_strong
from hipflow.session.record import Day, SessionRecord

NOTED = "Noted."
"""Said of rest that was chosen, once it is on disk."""


def rest_words(
    record: SessionRecord, next_day: date | None, today: date, limits: PainLimits
) -> str:
    """What to do with a day that is for resting.

    Args:
        record: the session it rests after, or the choice not to begin one.
        next_day: the next day the routine is due; ``None`` for any time.
        today: the date.
        limits: the limits of the routine.
    """
    if not record.is_not_today:
        began = STOPPED_FOR_PAIN if ended_for_pain(record) else "That was too much."
        return f"{began} {after_a_stop(very_strong=was_very_strong(record))}"
    if is_very_strong(record.pain.before):
        return f"Rest. {CALL_TODAY}"
    moving = "Short walks and gentle moving are enough today."
    gentle = is_stop(record, limits)
    if next_day is None:
        return f"{moving} Next time: gentle." if gentle else moving
    return f"{moving} Next: {coming_day_name(next_day, today)}{', gentle' if gentle else ''}."


def next_time_words(rest: SessionRecord | None, next_day: date | None, today: date) -> str:
    """When it goes on; empty for any time. After a stop no day is named: the morning decides.

    Args:
        rest: what today rests after, if it does.
        next_day: the next day the routine is due; ``None`` for any time.
        today: the date.
    """
    if rest is not None and not rest.is_not_today:
        return "Next time gentle, once the morning is back to usual."
    return f"Next: {coming_day_name(next_day, today)}." if next_day else ""


def why_words(why: Why | None) -> str:
    """Why less is offered first, where the words for the pain of the moment do not say it."""
    return "Last time was too much. Take a gentle day." if why is Why.STOPPED else ""


def again_question(day: Day, rating: int | None, why: Why | None) -> str:
    """What is asked before a day is begun that is asked about twice."""
    by_rating = why in (Why.A_LOT, Why.VERY_STRONG)
    return f"A {day} day, with pain {rating}?" if by_rating else f"A {day} day?"
