"""When it was too much: which sessions were a stop, and which are followed by rest. Pure."""

from hipflow.routine.resolve.routine import PainLimits, PainZone, is_very_strong
from hipflow.session.record import SessionRecord


def ended_for_pain(record: SessionRecord) -> bool:
    """Whether somebody who exercised stopped because it hurt; never at another speed than 1."""
    return record.stopped_for_pain and record.speed == 1


def is_stop(record: SessionRecord, limits: PainLimits) -> bool:
    """Whether it was too much: ended for pain, rated so during or after it, or not begun for pain.

    Never at another speed than 1: no one exercised then.
    """
    if record.speed != 1:
        return False
    pain = record.pain
    asked = (pain.before,) if record.is_not_today else (pain.during_max, pain.after)
    rated = any(rating is not None and limits.zone_of(rating) is PainZone.STOP for rating in asked)
    return rated or ended_for_pain(record)


def was_very_strong(record: SessionRecord) -> bool:
    """Whether a rating of it is very strong pain: before a session only where rest was chosen."""
    pain = record.pain
    asked = (pain.before,) if record.is_not_today else (pain.during_max, pain.after)
    return any(map(is_very_strong, asked))


def is_rest(record: SessionRecord, limits: PainLimits) -> bool:
    """Whether its day is for resting from then on: it was a stop, or rest was chosen."""
    return (record.is_not_today and record.speed == 1) or is_stop(record, limits)
