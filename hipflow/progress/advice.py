"""What is said to somebody who hurts: which words, for every front end. Pure.

The words are a reviewed table, a row for each :class:`Case` of each :class:`Moment`. The author's
texts stand in place of hipflow's own, but never in place of a warning that the author cannot have
had in mind: pain that is very strong, or clearly more than before.
"""

from enum import Enum, StrEnum, auto

from msgspec import Struct

from hipflow.routine.resolve.routine import PainLimits, PainZone, is_very_strong
from hipflow.session.record import SessionRecord

RISE_DURING, RISE_AFTER = 3, 2
"""Pain during that is *more than* three above the rating before, or after at least two above it,
is more than the exercise should cost. Two points are what people feel as a change (Farrar 2001,
Pain); three, while still at it, is hipflow's own caution."""

CONTACT = "your therapist or doctor"
"""Whom to call: many have no therapist."""

CALL_TODAY = f"If it does not ease today, call {CONTACT}."
"""What follows on very strong pain."""

STOPPED_FOR_PAIN = "You stopped for pain."

_HELP = f"If you cannot stand on the leg, call your local emergency number. {CALL_TODAY}"


class Moment(StrEnum):
    """When pain is rated."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Case(Enum):
    """What a rating means at its moment; the later ones ask for more."""

    UNRATED = auto()
    FINE = auto()
    CARE = auto()
    RISE = auto()
    """Not yet where to stop, but clearly more than before."""
    STOPPED_ON_THE_WAY = auto()
    """Calmer by now, but it was at *stop* during the session."""
    ENDED_FOR_PAIN = auto()
    """Calmer by now, or not rated, but the session ended because it hurt."""
    STOP = auto()
    VERY_STRONG = auto()


class HurtChoice(StrEnum):
    """The ways to go from a pain that is rated during an exercise."""

    GO_ON = "go-on"
    EASIER = "easier"
    SKIP = "skip"
    FINISH = "finish"


_OWN = {
    (Moment.BEFORE, Case.FINE): "Good to go.",
    (Moment.BEFORE, Case.CARE): "You can exercise. Make it easier if it grows.",
    (Moment.BEFORE, Case.STOP): "That is a lot. Rest from these exercises today.",
    (Moment.BEFORE, Case.VERY_STRONG): (f"That is very strong pain. Do not exercise now. {_HELP}"),
    (Moment.DURING, Case.FINE): "Go on.",
    (Moment.DURING, Case.CARE): "Go on, and stay in control. Make it easier if it grows.",
    (Moment.DURING, Case.RISE): (
        "This hurts clearly more than when you began. Make it easier, or skip it today."
    ),
    (Moment.DURING, Case.STOP): "Stop this exercise. Rest until it settles, or end here.",
    (Moment.DURING, Case.VERY_STRONG): f"Stop now. Sit or lie down and rest. {_HELP}",
    (Moment.AFTER, Case.FINE): "Done. Same again next time.",
    (Moment.AFTER, Case.CARE): "Stay at this level. See how it is tomorrow morning.",
    (Moment.AFTER, Case.RISE): ("A bit much today. Rest now, and see how it is tomorrow morning."),
    (Moment.AFTER, Case.STOPPED_ON_THE_WAY): "It hurt a lot.",
    (Moment.AFTER, Case.ENDED_FOR_PAIN): STOPPED_FOR_PAIN,
    (Moment.AFTER, Case.STOP): "That is too much. Rest now, and do no more exercises today.",
    (Moment.AFTER, Case.VERY_STRONG): (
        f"That is too much. Rest now, and do no more exercises today. {_HELP}"
    ),
}

_AUTHORS_ALONE = (Case.CARE, Case.STOP)
"""Here the author's words stand in place of hipflow's own, if there are any."""

_FINISH_FIRST = (HurtChoice.FINISH, HurtChoice.SKIP, HurtChoice.EASIER, HurtChoice.GO_ON)
_WAYS = {
    Case.RISE: (HurtChoice.EASIER, HurtChoice.SKIP, HurtChoice.GO_ON, HurtChoice.FINISH),
    Case.STOP: (HurtChoice.SKIP, HurtChoice.FINISH, HurtChoice.EASIER, HurtChoice.GO_ON),
    Case.VERY_STRONG: _FINISH_FIRST,
}


class Advice(Struct, frozen=True, kw_only=True):
    """The words for one rating.

    Attributes:
        case: what the rating means.
        own: hipflow's words; empty where the author's stand in their place.
        authors: the author's words; empty where there are none for this case.
    """

    case: Case = Case.UNRATED
    own: str = ""
    authors: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words, hipflow's own first; none where there is nothing to say."""
        return tuple(text for text in (self.own, self.authors) if text)

    @property
    def is_stop(self) -> bool:
        """Whether the pain there is now says to stop."""
        return self.case in (Case.STOP, Case.VERY_STRONG)

    @property
    def ways(self) -> tuple[HurtChoice, ...]:
        """The ways to go from a rating during, the one that agrees with the words first.

        Authors who say what to do at *stop* mean the day, not the one exercise.
        """
        if self.case is Case.STOP and self.authors:
            return _FINISH_FIRST
        return _WAYS.get(self.case, tuple(HurtChoice))

    def aloud(self, language: str) -> str:
        """What is also spoken, by a voice of the routine's language: what says to stop.

        hipflow's own words are English, and are not left to a voice that would mangle them.
        """
        if not self.is_stop:
            return ""
        english = language.split("-", maxsplit=1)[0].lower() == "en"
        return " ".join(self.paragraphs) if english else self.authors


def after_a_stop(*, very_strong: bool) -> str:
    """What follows on a session that was too much: rest, and when to call."""
    soon = f"Call {CONTACT} if it is not better in two days, or happens again."
    return f"Rest today; gentle next time. {CALL_TODAY if very_strong else soon}"


def advice(
    moment: Moment,
    rating: int | None,
    limits: PainLimits,
    *,
    before: int | None = None,
    worst: int | None = None,
    ended_for_pain: bool = False,
) -> Advice:
    """The words for a rating.

    Args:
        moment: when it was given.
        rating: 0-10; ``None`` where it was not given, which still says something of a session that
            ended for pain.
        limits: the author's limits and texts.
        before: the rating before the session, where it is known.
        worst: the worst one during the session, for the moment after it.
        ended_for_pain: whether the session ended because it hurt, for the moment after it.
    """
    case = _now(moment, rating, limits, before)
    if moment is Moment.AFTER and case not in (Case.STOP, Case.VERY_STRONG):
        if ended_for_pain:
            case = Case.ENDED_FOR_PAIN
        elif worst is not None and limits.zone_of(worst) is PainZone.STOP:
            case = Case.STOPPED_ON_THE_WAY
    authors = _authors(moment, case, limits)
    own = "" if authors and case in _AUTHORS_ALONE else _OWN.get((moment, case), "")
    if case in (Case.STOPPED_ON_THE_WAY, Case.ENDED_FOR_PAIN):
        own = f"{own} {after_a_stop(very_strong=is_very_strong(worst))}"
    return Advice(case=case, own=own, authors=authors)


def advice_after(record: SessionRecord, limits: PainLimits) -> Advice:
    """The words for the rating after a session, or for the session where it was not rated."""
    return advice(
        Moment.AFTER,
        record.pain.after,
        limits,
        before=record.pain.before,
        worst=record.pain.during_max,
        ended_for_pain=record.stopped_for_pain,
    )


def _now(moment: Moment, rating: int | None, limits: PainLimits, before: int | None) -> Case:
    """What a rating means by itself, and beside the one before."""
    if rating is None:
        return Case.UNRATED
    if is_very_strong(rating):
        return Case.VERY_STRONG
    zone = limits.zone_of(rating)
    if zone is PainZone.STOP:
        return Case.STOP
    rise = 0 if before is None else rating - before
    if moment is Moment.DURING and rise > RISE_DURING:
        return Case.RISE
    if zone is PainZone.FINE:
        return Case.FINE
    return Case.RISE if moment is Moment.AFTER and rise >= RISE_AFTER else Case.CARE


def _authors(moment: Moment, case: Case, limits: PainLimits) -> str:
    """The author's text for a case: nothing has been done yet before, `advice` is for after."""
    if case in (Case.STOP, Case.VERY_STRONG) and moment is not Moment.BEFORE:
        return limits.stop_advice or ""
    if case in (Case.CARE, Case.RISE) and moment is Moment.AFTER:
        return limits.advice or ""
    return ""
