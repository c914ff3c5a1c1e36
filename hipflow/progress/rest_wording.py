"""What is said of resting, and of going gently: sentences from values. Pure, no Textual."""

from collections.abc import Iterable
from datetime import date

from hipflow.progress.advice import (
    NO_AID,
    STOPPED_FOR_PAIN,
    Aid,
    Case,
    Moment,
    advice,
    after_a_stop,
    own_words,
)
from hipflow.progress.dates import local_day
from hipflow.progress.day_offer import DayOffer, Lately, Why
from hipflow.progress.left_out import LeftOutExercise
from hipflow.progress.pain_stops import ended_for_pain, is_stop, was_very_strong
from hipflow.progress.wording import coming_day_name
from hipflow.routine.format.precautions import PRECAUTION_WORDS
from hipflow.routine.resolve.routine import PainLimits, is_very_strong
from hipflow.session.record import Day, Felt, SessionRecord
from hipflow.system.safe_text import single_line

NOTED = "Noted."
"""Said of rest that was chosen, once it is on disk."""


NEW_TO_MUSCLES = "Rate the hip, not tired muscles. Muscles may be sore for a day or two."
"""Said below the scale of a morning in the first weeks of something new."""

MOVING = "Short walks and gentle moving are enough today."


def rest_words(
    record: SessionRecord,
    next_day: date | None,
    today: date,
    limits: PainLimits,
    *,
    two_days: bool = False,
    aid: Aid = NO_AID,
) -> str:
    """What to do with a day that is for resting.

    Args:
        record: the session it rests after, or the choice not to begin one.
        next_day: the next day the routine is due; ``None`` for any time.
        today: the date.
        limits: the limits of the routine.
        two_days: whether the day before was too much as well.
        aid: where help is.
    """
    if local_day(record) < today and record.pain.next_morning is not None:
        very_strong = is_very_strong(record.pain.next_morning)
        return own_words(Moment.MORNING, Case.VERY_STRONG if very_strong else Case.STOP, aid)
    if two_days:
        return f"It was too much two days running. Rest, and call {aid.who}."
    if not record.is_not_today:
        began = STOPPED_FOR_PAIN if ended_for_pain(record) else "That was too much."
        return f"{began} {after_a_stop(very_strong=was_very_strong(record), aid=aid)}"
    if is_very_strong(record.pain.before):
        return f"Rest. {aid.today}"
    gentle = is_stop(record, limits)
    if next_day is None:
        return f"{MOVING} Next time: gentle." if gentle else MOVING
    return f"{MOVING} Next: {coming_day_name(next_day, today)}{', gentle' if gentle else ''}."


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


_WHY = {
    Why.STOPPED: "Last time was too much. Take a gentle day.",
    Why.RAISED: "Last time was too much. Take a gentle day.",
    Why.UP: "That is more than your usual {usual}. Take a gentle day.",
    Why.AWAY: "It has been {days} days. Start gently. Choose easier if it is too much.",
    Why.BAD_MORNING: "This morning it was a lot. Rest from these exercises today.",
    Why.HIGH_USUAL: (
        "Pain this high most days needs your therapist's advice. Today, gentle or not at all."
    ),
}
"""Why less is offered first, where it is not the pain of the moment alone that says so."""


def offer_words(
    offer: DayOffer,
    rating: int | None,
    limits: PainLimits,
    lately: Lately,
    aid: Aid = NO_AID,
) -> str:
    """What is said at the check-in of a rating and of what is offered; empty for nothing.

    Args:
        offer: what is offered with that rating.
        rating: the pain now, 0-10; ``None`` where it was not asked or not answered.
        limits: the author's limits and texts.
        lately: what the history says.
        aid: where help is.
    """
    if offer.why in _WHY:
        return _WHY[offer.why].format(usual=lately.usual, days=lately.days_off)
    return advice(Moment.BEFORE, rating, limits, aid=aid).own


_FELT = {
    Felt.SHARP: "You said that it was sharp or new, or that something gave way.",
    Felt.NUMB: "You said that it was numb or weak.",
}


def why_left_out_words(left_out: LeftOutExercise, aid: Aid = NO_AID) -> str:
    """Why an exercise is left out until somebody was asked; empty where nobody need be."""
    felt = f"{_FELT[left_out.felt]} " if left_out.felt else ""
    told = " or ".join(PRECAUTION_WORDS[one] for one in left_out.breaks)
    must_not = f"You were told not to {told}. " if told else ""
    what = "it again" if felt else "this exercise"
    if not left_out.asks:
        return ""
    return f"{felt}{must_not}Do not do {what} until you have asked {aid.who}."


def against_precautions_words(left_out: LeftOutExercise) -> str:
    """That an exercise breaks what the patient was told, in a line of a list."""
    told = " or ".join(PRECAUTION_WORDS[one] for one in left_out.breaks)
    return f"{single_line(left_out.name)}: you were told not to {told}. Ask before you do it."


def leave_out_question(name: str) -> str:
    """What is asked of an exercise that is left out until somebody was asked."""
    return f"{single_line(name)}: leave it out today?"


def left_out_words(names: Iterable[str]) -> str:
    """Which exercises are left out today; empty for none."""
    listed = " · ".join(map(single_line, names))
    return f"Left out today: {listed}." if listed else ""


def nothing_left_words(aid: Aid = NO_AID) -> str:
    """What is said where every exercise is left out."""
    return (
        "All the exercises of this routine are left out for now. Rest from them today. "
        f"Ask {aid.who} which of them you may do."
    )


def harder_again(key: str) -> str:
    """What is said before an exercise is made harder that is asked about twice."""
    return f"Your pain speaks against harder work today. Press {key} again to do it all the same."


def again_question(day: Day, rating: int | None, why: Why | None) -> str:
    """What is asked before a day is begun that is asked about twice."""
    by_rating = why in (Why.A_LOT, Why.HIGH_USUAL, Why.UP, Why.VERY_STRONG)
    return f"A {day} day, with pain {rating}?" if by_rating else f"A {day} day?"
