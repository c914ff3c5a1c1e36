"""Which days are for resting from a routine, and after what. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hipflow.progress.baseline import Judged, is_up, judge
from hipflow.progress.dates import local_day
from hipflow.progress.pain_stops import is_rest, is_stop, was_very_strong
from hipflow.routine.resolve.routine import PainLimits, PainZone, is_very_strong
from hipflow.session.record import SessionRecord

_A_DAY = timedelta(days=1)


def is_morning_stop(one: Judged, limits: PainLimits) -> bool:
    """Whether the morning after is at *stop* and more than usual: a day to rest."""
    morning = one.record.pain.next_morning
    if morning is None or limits.zone_of(morning) is not PainZone.STOP:
        return False
    return is_very_strong(morning) or not one.has_usual or is_up(morning, one.usual_morning)


def rest_days(records: Sequence[SessionRecord], limits: PainLimits) -> frozenset[date]:
    """The days that are for resting: after a stop, after rest was chosen, and bad mornings.

    Args:
        records: the sessions of one routine, in order of their start.
        limits: the limits of that routine.
    """
    rests = {local_day(one) for one in records if is_rest(one, limits)}
    return frozenset(rests | {local_day(one) + _A_DAY for one in _bad_mornings(records, limits)})


def rest_of(
    records: Iterable[SessionRecord], day: date, limits: PainLimits
) -> SessionRecord | None:
    """The session a day rests after: the gravest, of those the last; ``None`` without one.

    Neither a good session later that day nor rest that was chosen then takes anything back. Where
    the morning asks for rest it is the session of the day before.

    Args:
        records: the sessions of one routine, in order of their start.
        day: the day.
        limits: the limits of that routine.
    """
    known = tuple(records)
    resting = [one for one in known if is_rest(one, limits) and local_day(one) == day]
    gravest = max(
        reversed(resting),
        key=lambda one: (was_very_strong(one), is_stop(one, limits), not one.is_not_today),
        default=None,
    )
    if gravest is not None and is_stop(gravest, limits):
        return gravest
    mornings = [one for one in _bad_mornings(known, limits) if local_day(one) + _A_DAY == day]
    return mornings[-1] if mornings else gravest


def _bad_mornings(records: Sequence[SessionRecord], limits: PainLimits) -> list[SessionRecord]:
    mornings = (one.pain.next_morning for one in records)
    if all(one is None or one < limits.stop_at for one in mornings):
        return []  # as nearly always: there is nothing to be held against what is usual
    return [one.record for one in judge(records, limits) if is_morning_stop(one, limits)]
