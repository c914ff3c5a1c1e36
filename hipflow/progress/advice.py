"""What is said to somebody who hurts: which words, for every front end. Pure.

The words are a reviewed table, a row for each :class:`Case` of each :class:`Moment`. The author's
texts stand in place of hipflow's own, but never in place of a warning that the author cannot have
had in mind: pain that is very strong, or clearly more than before.
"""

from enum import Enum, StrEnum, auto

from msgspec import Struct, structs

from hipflow.progress.contact import FLARE_UP_KEY, whom_to_call
from hipflow.progress.therapist import ShowWhy
from hipflow.routine.resolve.routine import PainLimits, PainZone, Routine, is_very_strong
from hipflow.session.record import Felt, SessionRecord

RISE_DURING, RISE_AFTER = 3, 2
"""Pain during that is *more than* three above the rating before, or after at least two above it,
is more than the exercise should cost. Two points are what people feel as a change (Farrar 2001,
Pain); three, while still at it, is hipflow's own caution."""

STOPPED_FOR_PAIN = "You stopped for pain."


class Aid(Struct, frozen=True, kw_only=True):
    """Where help is.

    Attributes:
        contact: whom the author names to call; empty for nobody.
        signs_key: the name of the key that opens the warning signs; ``None`` where there is none.
    """

    contact: str = ""
    signs_key: str | None = None

    @property
    def who(self) -> str:
        """Whom to call."""
        return whom_to_call(self.contact)

    @property
    def today(self) -> str:
        """What follows on very strong pain."""
        return f"If it does not ease today, call {self.who}."

    @property
    def signs(self) -> str:
        """The way to the warning signs; the gravest of them, where there is no page of them."""
        if self.signs_key:
            return f"Look at the warning signs: press {self.signs_key}."
        return f"If you cannot stand on the leg, call your local emergency number. {self.today}"


NO_AID = Aid()
"""Nobody is named, and there is no page."""


def aid_of(routine: Routine | None) -> Aid:
    """Where help is for whoever plays a routine, or has played one that is gone."""
    return Aid(contact=routine.contact if routine else "", signs_key=FLARE_UP_KEY)


class Moment(StrEnum):
    """When pain is rated."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    MORNING = "morning"


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
    SHARP = auto()
    """Sharp, new, or giving way: at any number."""
    NUMB = auto()
    """Numb or weak: at any number."""
    AS_USUAL = auto()
    """A morning like others."""
    UNKNOWN = auto()
    """A morning there is nothing yet to hold against."""
    GENTLE_NEXT = auto()
    """A morning like others, after a session that was too much."""
    ABOVE_BEFORE = auto()
    """A morning clearly above the rating before that session, while nothing is usual yet."""
    RAISED = auto()
    RAISED_AGAIN = auto()
    """The second morning in a row that was raised."""
    HIGH_USUAL = auto()
    """At *stop*, as on most mornings."""


class HurtChoice(StrEnum):
    """The ways to go from a pain that is rated during an exercise."""

    GO_ON = "go-on"
    EASIER = "easier"
    SKIP = "skip"
    FINISH = "finish"


_OWN = {
    (Moment.BEFORE, Case.FINE): "Good to go.",
    (Moment.BEFORE, Case.CARE): "You can exercise. Choose easier if it grows.",
    (Moment.BEFORE, Case.STOP): "That is a lot. Rest from these exercises today.",
    (Moment.BEFORE, Case.VERY_STRONG): "That is very strong pain. Do not exercise now. {signs}",
    (Moment.DURING, Case.FINE): "Go on.",
    (Moment.DURING, Case.CARE): "Go on, and stay in control. Make it easier if it grows.",
    (Moment.DURING, Case.RISE): (
        "This hurts clearly more than when you began. Make it easier, or skip it today."
    ),
    (Moment.DURING, Case.STOP): "Stop this exercise. Rest until it settles, or end here.",
    (Moment.DURING, Case.VERY_STRONG): "Stop now. Sit or lie down and rest. {signs}",
    (Moment.DURING, Case.SHARP): "Stop this exercise. Do not do it again until you have asked.",
    (Moment.DURING, Case.NUMB): "Stop now. {signs}",
    (Moment.AFTER, Case.FINE): "Done. Same again next time.",
    (Moment.AFTER, Case.CARE): "Stay at this level. See how it is tomorrow morning.",
    (Moment.AFTER, Case.RISE): ("A bit much today. Rest now, and see how it is tomorrow morning."),
    (Moment.AFTER, Case.STOPPED_ON_THE_WAY): "It hurt a lot.",
    (Moment.AFTER, Case.ENDED_FOR_PAIN): STOPPED_FOR_PAIN,
    (Moment.AFTER, Case.STOP): "That is too much. Rest now, and do no more exercises today.",
    (Moment.AFTER, Case.VERY_STRONG): (
        "That is too much. Rest now, and do no more exercises today. {signs}"
    ),
    (Moment.MORNING, Case.AS_USUAL): "Settled. Carry on as planned.",
    (Moment.MORNING, Case.UNKNOWN): "See how it is before your next session.",
    (Moment.MORNING, Case.GENTLE_NEXT): "Settled. Make your next session gentle.",
    (Moment.MORNING, Case.ABOVE_BEFORE): (
        "Still more than before the session. Make your next session gentle."
    ),
    (Moment.MORNING, Case.RAISED): "Still more than usual. Make your next session gentle.",
    (Moment.MORNING, Case.RAISED_AGAIN): (
        "Two mornings in a row were worse. Next time take a gentle day, and choose easier."
    ),
    (Moment.MORNING, Case.HIGH_USUAL): (
        "Pain this high most days needs your therapist's advice. Make your next session gentle."
    ),
    (Moment.MORNING, Case.STOP): "That is a lot. Rest today. {signs}",
    (Moment.MORNING, Case.VERY_STRONG): ("That is very strong pain. Do not exercise now. {signs}"),
}

_SHOW = {
    ShowWhy.FELT: "Pain that is sharp, numb or weak needs a look. {show} before you go on.",
    ShowWhy.TOO_OFTEN: "This is too much too often. {show} before you go on.",
    ShowWhy.MORNINGS: "Most mornings after were worse than usual. {show}.",
    ShowWhy.CREEPING: "Your usual pain is higher than when you began. {show}.",
}
"""What is said of showing it to a therapist."""

_AUTHORS_ALONE = (Case.CARE, Case.STOP)
"""Here the author's words stand in place of hipflow's own, if there are any."""

_FINISH_FIRST = (HurtChoice.FINISH, HurtChoice.SKIP, HurtChoice.EASIER, HurtChoice.GO_ON)
_WAYS = {
    Case.RISE: (HurtChoice.EASIER, HurtChoice.SKIP, HurtChoice.GO_ON, HurtChoice.FINISH),
    Case.STOP: (HurtChoice.SKIP, HurtChoice.FINISH, HurtChoice.EASIER, HurtChoice.GO_ON),
    Case.VERY_STRONG: _FINISH_FIRST,
    Case.SHARP: (HurtChoice.SKIP, HurtChoice.FINISH),
    Case.NUMB: (HurtChoice.FINISH,),
}


_STOPS = (Case.STOP, Case.VERY_STRONG, Case.SHARP, Case.NUMB)
"""What asks to stop at once."""


class Advice(Struct, frozen=True, kw_only=True):
    """The words for one rating.

    Attributes:
        case: what the rating means.
        own: hipflow's words; empty where the author's stand in their place.
        authors: the author's words; empty where there are none for this case.
        show: what is said of showing it to a therapist; empty where nothing is.
    """

    case: Case = Case.UNRATED
    own: str = ""
    authors: str = ""
    show: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words, hipflow's own first; none where there is nothing to say."""
        return tuple(text for text in (self.own, self.authors, self.show) if text)

    @property
    def is_stop(self) -> bool:
        """Whether the pain there is now says to stop."""
        return self.case in _STOPS

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


def after_a_stop(*, very_strong: bool, aid: Aid = NO_AID) -> str:
    """What follows on a session that was too much: rest, and when to call."""
    soon = f"Call {aid.who} if it is not better in two days, or happens again."
    return f"Rest today; gentle next time. {aid.today if very_strong else soon}"


def show_words(why: ShowWhy | None, aid: Aid = NO_AID) -> str:
    """What is said of showing it to a therapist; empty where nothing is."""
    return _SHOW[why].format(show=f"Show this to {aid.who}") if why else ""


def own_words(moment: Moment, case: Case, aid: Aid = NO_AID) -> str:
    """The words of hipflow for a case of a moment; empty where there are none."""
    return _OWN.get((moment, case), "").format(signs=aid.signs)


def advice(
    moment: Moment,
    rating: int | None,
    limits: PainLimits,
    *,
    before: int | None = None,
    felt: Felt | None = None,
    aid: Aid = NO_AID,
) -> Advice:
    """The words for a rating before a session or during it.

    Args:
        moment: when it was given.
        rating: 0-10; ``None`` where it was not given.
        limits: the author's limits and texts.
        before: the rating before the session, where it is known.
        felt: what it felt like, where that was said.
        aid: where help is.
    """
    case = _now(moment, rating, limits, before)
    if felt is Felt.NUMB:
        case = Case.NUMB
    elif felt is Felt.SHARP and case is not Case.VERY_STRONG:
        case = Case.SHARP
    return _advice(moment, case, limits, aid)


def advice_after(
    record: SessionRecord,
    limits: PainLimits,
    *,
    show: ShowWhy | None = None,
    aid: Aid = NO_AID,
) -> Advice:
    """The words for the rating after a session, or for the session where it was not rated.

    Args:
        record: the session.
        limits: the author's limits and texts.
        show: why a therapist should see it, if one should.
        aid: where help is.
    """
    pain = record.pain
    case = _now(Moment.AFTER, pain.after, limits, pain.before)
    worst = pain.during_max
    if case not in _STOPS:
        if record.stopped_for_pain:
            case = Case.ENDED_FOR_PAIN
        elif worst is not None and limits.zone_of(worst) is PainZone.STOP:
            case = Case.STOPPED_ON_THE_WAY
    said = _advice(Moment.AFTER, case, limits, aid)
    if case in (Case.STOPPED_ON_THE_WAY, Case.ENDED_FOR_PAIN):
        rest = after_a_stop(very_strong=is_very_strong(worst), aid=aid)
        said = structs.replace(said, own=f"{said.own} {rest}")
    if show is ShowWhy.TOO_OFTEN and case is Case.STOP:
        said = structs.replace(said, own="")
    return structs.replace(said, show=show_words(show, aid))


def _advice(moment: Moment, case: Case, limits: PainLimits, aid: Aid) -> Advice:
    authors = _authors(moment, case, limits)
    own = "" if authors and case in _AUTHORS_ALONE else own_words(moment, case, aid)
    return Advice(case=case, own=own, authors=authors)


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
    if case in (Case.STOP, Case.VERY_STRONG) and moment in (Moment.DURING, Moment.AFTER):
        return limits.stop_advice or ""
    if case in (Case.CARE, Case.RISE) and moment is Moment.AFTER:
        return limits.advice or ""
    return ""
