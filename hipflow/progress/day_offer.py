"""What is offered first at the check-in, and what is asked about twice before it is begun. Pure.

The patient decides; what is offered first is what one Enter takes. So that is never more than the
pain of the moment and the last session allow.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from hipflow.progress.adherence import counts_as_done
from hipflow.progress.dates import local_day
from hipflow.progress.pain_stops import is_stop
from hipflow.routine.resolve.routine import PainLimits, PainZone, is_very_strong
from hipflow.session.record import Day, SessionRecord

GENTLE_FROM = 4
"""Pain in the *care* zone from which on the first sessions are offered gently. Our own choice:
people begin such programmes with 3 or 4, and a gentle day each time would raise nothing."""

NEW_SESSIONS = 2
"""So many sessions of a routine are its first ones. Our own choice."""


class Rest(StrEnum):
    """What may be chosen in place of a kind of day."""

    NOT_TODAY = "not-today"


Choice = Day | Rest
"""What can be chosen at the check-in."""


class Why(StrEnum):
    """Why less is offered first than is usual, or something is asked about twice."""

    NEW = "new"
    """It hurts more than little, and the routine is new to the patient."""
    STOPPED = "stopped"
    """The last session was too much."""
    A_LOT = "a-lot"
    """Pain at the author's limit or above."""
    VERY_STRONG = "very-strong"
    """Pain with which nobody exercises."""


class Lately(Struct, frozen=True, kw_only=True):
    """What the history says of one routine.

    Attributes:
        sessions: how many that count were done so far.
        after_stop: whether the last one was too much.
    """

    sessions: int = 0
    after_stop: bool = False


class DayOffer(Struct, frozen=True, kw_only=True):
    """What the check-in offers.

    Attributes:
        first: what is chosen as long as the patient chooses nothing else.
        twice: what is asked about once more before it is begun.
        why: why it is offered so; ``None`` where nothing speaks against a usual day.
    """

    first: Choice
    twice: frozenset[Choice] = frozenset()
    why: Why | None = None

    @property
    def offered(self) -> tuple[Choice, ...]:
        """All that can be chosen, the least first; rest only where it is the first choice."""
        return (Rest.NOT_TODAY, *Day) if self.first is Rest.NOT_TODAY else tuple(Day)


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
    gentle = Day.GENTLE
    if is_very_strong(rating):
        return DayOffer(first=Rest.NOT_TODAY, twice=frozenset(Day), why=Why.VERY_STRONG)
    if rating is not None and limits.zone_of(rating) is PainZone.STOP:
        twice = frozenset({Day.USUAL, Day.STRONG})
        return DayOffer(first=Rest.NOT_TODAY, twice=twice, why=Why.A_LOT)
    if lately.after_stop:
        return DayOffer(first=gentle, twice=frozenset({Day.STRONG}), why=Why.STOPPED)
    hurts = rating is not None and rating >= max(GENTLE_FROM, limits.caution_at)
    if hurts and lately.sessions < NEW_SESSIONS:
        return DayOffer(first=gentle, why=Why.NEW)
    return DayOffer(first=wanted)


def lately(records: Iterable[SessionRecord], limits: PainLimits) -> Lately:
    """What the sessions of one routine, given in order of their start, say.

    A stop holds until a session that counts has gone well on a later day: one that broke off, was
    only tried, or was passed over for another reason than pain tells nothing of how it is borne.
    """
    sessions, after_stop, stopped_on = 0, False, None
    for record in records:
        done = counts_as_done(record)
        sessions += done
        stopped = is_stop(record, limits)
        if stopped:
            after_stop, stopped_on = True, local_day(record)
        elif done and local_day(record) != stopped_on:
            after_stop = False
    return Lately(sessions=sessions, after_stop=after_stop)
