"""What is offered first at the check-in, and what is asked about twice before it is begun. Pure.

The patient decides; what is offered first is what one Enter takes. So that is never more than the
pain of the moment and the last session allow. What *more* is, is decided by what is usual for this
patient: the mean pain at the start of a large trial was 3.6 (Sandal 2016), and a gentle day at
every such rating would be one every day.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from hipflow.progress.adherence import counts_as_done, was_exercised
from hipflow.progress.baseline import is_high_usual, is_up, judge, usual_of
from hipflow.progress.dates import local_day
from hipflow.progress.left_out import LeftOutExercise
from hipflow.progress.rests import rest_of
from hipflow.routine.resolve.routine import PainLimits, PainZone, is_very_strong
from hipflow.session.record import Day, SessionRecord

GENTLE_FROM = 4
"""Pain in the *care* zone from which on a gentle day is offered as long as nothing is usual yet.
Our own choice: people begin such programmes with 3 or 4."""

NEW_SESSIONS = 2
"""So many sessions of a routine are its first ones. Our own choice."""

AWAY_DAYS = 14
"""Days without a session after which it begins gently. Our own choice."""

NEW_DAYS = 14
"""So long a routine is new to the muscles. Our own choice."""


class Rest(StrEnum):
    """What may be chosen in place of a kind of day."""

    NOT_TODAY = "not-today"


Choice = Day | Rest
"""What can be chosen at the check-in."""

_LEAST_FIRST: tuple[Choice, ...] = (Rest.NOT_TODAY, *Day)


class Why(StrEnum):
    """Why less is offered first than is usual, or something is asked about twice."""

    NEW = "new"
    """It hurts more than little, and the routine is new to the patient."""
    AWAY = "away"
    """The last session was long ago."""
    UP = "up"
    """Clearly more than this patient's usual."""
    RAISED = "raised"
    """The morning after the last session was worse than usual."""
    STOPPED = "stopped"
    """The last session was too much."""
    HIGH_USUAL = "high-usual"
    """Pain at the author's limit, as on most days."""
    BAD_MORNING = "bad-morning"
    """Pain at the author's limit this morning."""
    A_LOT = "a-lot"
    """Pain at the author's limit or above."""
    VERY_STRONG = "very-strong"
    """Pain with which nobody exercises."""


class Lately(Struct, frozen=True, kw_only=True):
    """What the history says of one routine.

    Attributes:
        sessions: how many that count were done so far.
        usual: the usual pain before it; ``None`` where nothing is usual yet.
        after_stop: whether the last one was too much.
        after_raised: whether the morning after the last one was worse than usual.
        bad_morning: whether this morning asks for rest.
        days_off: days since the last one; ``None`` without one.
        is_new: whether it was first done in the last two weeks, or never.
        left_out: its exercises that are left out today, once that has been asked.
    """

    sessions: int = 0
    usual: int | None = None
    after_stop: bool = False
    after_raised: bool = False
    bad_morning: bool = False
    days_off: int | None = None
    is_new: bool = True
    left_out: tuple[LeftOutExercise, ...] = ()


class DayOffer(Struct, frozen=True, kw_only=True):
    """What the check-in offers.

    Attributes:
        first: what is chosen as long as the patient chooses nothing else.
        twice: what is asked about once more before it is begun.
        why: why it is offered so; ``None`` where nothing speaks against a usual day.
        with_rest: whether rest can be chosen.
    """

    first: Choice
    twice: frozenset[Choice] = frozenset()
    why: Why | None = None
    with_rest: bool = False

    @property
    def offered(self) -> tuple[Choice, ...]:
        """All that can be chosen, the least first."""
        return _LEAST_FIRST if self.with_rest else tuple(Day)

    def is_more(self, choice: Choice) -> bool:
        """Whether a choice is more than what is offered first because of pain or history.

        That the routine is new is a reason to begin with less, not to doubt who asks for more.
        """
        more = _LEAST_FIRST.index(choice) > _LEAST_FIRST.index(self.first)
        return self.why not in (None, Why.NEW) and more


_NO_STRONG: frozenset[Choice] = frozenset({Day.STRONG})
_NO_MORE: frozenset[Choice] = frozenset({Day.USUAL, Day.STRONG})


def day_offer(
    rating: int | None, limits: PainLimits, lately: Lately, wanted: Day = Day.USUAL
) -> DayOffer:
    """What is offered to a patient who rates the pain so.

    Args:
        rating: the pain now, 0-10; ``None`` where it was not asked or not answered.
        limits: the author's limits; very strong pain is too much whatever they are.
        lately: what the history says.
        wanted: the kind of day that is chosen first where nothing speaks against it.
    """
    why = _why(rating, limits, lately)
    match why:
        case None:
            return DayOffer(first=wanted)
        case Why.VERY_STRONG:
            return DayOffer(first=Rest.NOT_TODAY, twice=frozenset(Day), why=why, with_rest=True)
        case Why.A_LOT | Why.BAD_MORNING:
            return DayOffer(first=Rest.NOT_TODAY, twice=_NO_MORE, why=why, with_rest=True)
        case Why.HIGH_USUAL:
            return DayOffer(first=Day.GENTLE, twice=_NO_MORE, why=why, with_rest=True)
        case Why.STOPPED | Why.RAISED | Why.UP:
            return DayOffer(first=Day.GENTLE, twice=_NO_STRONG, why=why)
        case _:
            return DayOffer(first=Day.GENTLE, why=why)


def harder_is_asked_twice(rating: int | None, limits: PainLimits, lately: Lately) -> bool:
    """Whether a harder exercise is asked about once more, as a strong day is.

    Args:
        rating: the pain before the session.
        limits: the author's limits.
        lately: what the history said when it began.
    """
    return Day.STRONG in day_offer(rating, limits, lately).twice


def _why(rating: int | None, limits: PainLimits, lately: Lately) -> Why | None:
    """The gravest reason to offer less than a usual day."""
    zone = None if rating is None else limits.zone_of(rating)
    up = is_up(rating, lately.usual)
    care = zone is PainZone.CARE
    unsure = lately.usual is None and rating is not None and rating >= GENTLE_FROM
    reasons = (
        (Why.VERY_STRONG, is_very_strong(rating)),
        (Why.BAD_MORNING, lately.bad_morning and zone is not PainZone.STOP),
        (
            Why.HIGH_USUAL,
            zone is PainZone.STOP
            and not up
            and not lately.bad_morning
            and is_high_usual(lately.usual, limits),
        ),
        (Why.A_LOT, zone is PainZone.STOP),
        (Why.STOPPED, lately.after_stop),
        (Why.RAISED, lately.after_raised),
        (Why.UP, up),
        (Why.AWAY, lately.days_off is not None and lately.days_off >= AWAY_DAYS),
        (Why.NEW, care and (lately.sessions < NEW_SESSIONS or unsure)),
    )
    return next((why for why, is_so in reasons if is_so), None)


def lately(records: Iterable[SessionRecord], limits: PainLimits, today: date) -> Lately:
    """What the sessions of one routine, given in order of their start, say.

    A stop holds until a session that counts has gone well on a later day: one that broke off, was
    only tried, or was passed over for another reason than pain tells nothing of how it is borne.
    """
    known = tuple(records)
    sessions, after_stop, after_raised = 0, False, False
    stopped_on = first = last = None
    for one in judge(known, limits):
        day, done = local_day(one.record), counts_as_done(one.record)
        sessions += done
        if one.is_stop:
            after_stop, stopped_on = True, day
        elif done and day != stopped_on:
            after_stop = False
        if was_exercised(one.record):
            first, last = first or day, day
        if done or one.record.pain.next_morning is not None:
            after_raised = one.is_raised
    rest = rest_of(known, today, limits)
    ratings = [one.pain.before for one in known if one.speed == 1]
    return Lately(
        sessions=sessions,
        usual=usual_of([rating for rating in ratings if rating is not None]),
        after_stop=after_stop,
        after_raised=after_raised,
        bad_morning=rest is not None and local_day(rest) < today,
        days_off=None if last is None else (today - last).days,
        is_new=first is None or (today - first).days < NEW_DAYS,
    )
