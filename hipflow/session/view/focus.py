"""What is large at a moment of a session: one word, one number, and how much of it is over.

Giant is what one would otherwise have to count: repetitions while moving, seconds in a hold of
five seconds or more (then the pips carry the repetitions), seconds while waiting.
"""

from enum import StrEnum

from msgspec import Struct

from hipflow.routine.format.choices import Pace
from hipflow.session.engine.session import Session, Status
from hipflow.session.engine.step_timeline import LONG_HOLD_MS, RepProgress, rep_progress
from hipflow.session.plan.steps import RepPhaseKind, StepKind, Work
from hipflow.session.speech import display_text
from hipflow.session.speech.phrasebooks.english import BOOK

_MOST_SECONDS = 99
"""Seconds up to which they are shown as such."""


class FocusTone(StrEnum):
    """The colour of a state; its word and shape say the same."""

    MOVE = "move"
    HOLD = "hold"
    SOFT = "soft"
    INK = "ink"


class Pips(Struct, frozen=True):
    """Repetitions as marks: ``done`` whole ones of ``total``, and whether one is under way."""

    done: int
    total: int
    under_way: bool


class Focus(Struct, frozen=True, kw_only=True):
    """What the eye goes to. ``number`` is empty where nothing is counted.

    Attributes:
        word: what is to be done, in capitals.
        tone: its colour, and the bar's.
        number: what is counted.
        number_tone: its colour.
        widest: the widest ``number`` of this step, so that its size need not jump.
        bar: how much of the phase or step is over, 0-1; ``None`` where it has no length.
        pips: the repetitions as marks, where there are several.
        captions: lines that say what the number counts.
    """

    word: str
    tone: FocusTone = FocusTone.SOFT
    number: str = ""
    number_tone: FocusTone = FocusTone.INK
    widest: str = ""
    bar: float | None = None
    pips: Pips | None = None
    captions: tuple[str, ...] = ()


def focus_of(session: Session) -> Focus:
    """The focus of a moment."""
    if session.status is Status.PAUSED:
        return Focus(word="PAUSED", tone=FocusTone.INK)
    if session.getting_into_place:
        return _ready_focus(session)
    if session.status is Status.LEADING_IN:
        number = str(_whole_seconds(session.lead_in_ms))
        then = "then it goes on" if session.elapsed_ms else "then it starts"
        return Focus(word="READY", number=number, widest="8", captions=(then,))
    if session.step.work is not None:
        return _work_focus(session, session.step.work)
    return _waiting_focus(session)


def _ready_focus(session: Session) -> Focus:
    """Time to get into place before work that is gone on with."""
    left_ms = session.lead_in_ms
    return Focus(
        word="READY",
        number=_count(left_ms),
        widest=_widest(left_ms),
        captions=("seconds to get into place", "Space when you are ready"),
    )


def _waiting_focus(session: Session) -> Focus:
    step, left_ms = session.step, session.left_ms or 0
    words = {
        StepKind.READY: ("READY", "seconds to get into place", "Space when you are ready"),
        StepKind.REST: ("REST", "seconds of rest", "Space starts now"),
        StepKind.SWITCH: (
            display_text.side_word(step.play, step.side).upper(),
            f"seconds to change {display_text.sides_or_over(step.play)}",
            "Space starts now",
        ),
    }
    word, *captions = words[step.kind]
    if session.ready_over:
        return Focus(
            word=word,
            tone=FocusTone.INK,
            widest=_widest(session.length_ms or 0),
            bar=1.0,
            captions=("Press space when ready.",),
        )
    return Focus(
        word=word,
        number=_count(left_ms),
        widest=_widest(session.length_ms or 0),
        bar=_share(session.elapsed_ms, session.length_ms),
        captions=tuple(captions),
    )


def _work_focus(session: Session, work: Work) -> Focus:
    captions = " · ".join(display_text.place_of(session.step))
    if work.pace is Pace.SELF:
        asked = str(work.reps_asked) if work.reps_asked else ""
        goal = session.step.play.goal or "at your own pace"
        captions = f"{captions}  ·  {goal}" if captions else goal
        each_side = f"{BOOK.each_side.format(what='times')}  ·  " if asked and _turns(work) else ""
        return Focus(
            word="DO",
            tone=FocusTone.MOVE,
            number=asked,
            widest=asked,
            captions=(f"{each_side}Space when you are done", captions),
        )
    place = rep_progress(work, session.elapsed_ms)
    if work.timed:
        return _timed_focus(session, place, captions)
    if place is None:
        raise ValueError("guided work counts repetitions or time")
    return _counted_focus(session, work, place, captions)


def _timed_focus(session: Session, place: RepProgress | None, captions: str) -> Focus:
    left_ms, length_ms = session.left_ms or 0, session.length_ms or 0
    holding = place is not None and place.phase is RepPhaseKind.HOLD
    return Focus(
        word=_phase_word(session, place) if place else "DO",
        tone=FocusTone.HOLD if holding else FocusTone.MOVE,
        number=_count(left_ms),
        widest=_widest(length_ms),
        bar=_share(session.elapsed_ms, length_ms),
        captions=(f"seconds left of {display_text.number_text(length_ms / 1000)}", captions),
    )


def _counted_focus(session: Session, work: Work, place: RepProgress, captions: str) -> Focus:
    counts, count = work.counts or 1, work.count_of(place.rep)
    whole_reps = place.rep - (place.phase is not RepPhaseKind.RELAX)
    tone = {RepPhaseKind.HOLD: FocusTone.HOLD, RepPhaseKind.RELAX: FocusTone.SOFT}.get(
        place.phase, FocusTone.MOVE
    )
    still = (
        place.phase in (RepPhaseKind.HOLD, RepPhaseKind.RELAX, RepPhaseKind.NAMED)
        and place.length_ms >= LONG_HOLD_MS
    )
    counted = f"{count} of {counts}"
    captions = captions if not still or counts == 1 else f"{counted}  ·  {captions}".rstrip(" ·")
    longest_ms = work.longest_still_ms
    seconds_shown = longest_ms if longest_ms >= LONG_HOLD_MS else 0
    widest = max(_widest(seconds_shown), _widest(counts * 1000), key=len)
    of_all = BOOK.each_side.format(what=f"of {counts}") if _turns(work) else f"of {counts}"
    what = f"seconds left of {display_text.number_text(place.length_ms / 1000)}"
    return Focus(
        word=_phase_word(session, place),
        tone=tone,
        number=_count(place.left_ms) if still else str(count),
        number_tone=FocusTone.HOLD if still and tone is FocusTone.HOLD else FocusTone.INK,
        widest=widest,
        bar=1 - place.left_ms / place.length_ms,
        pips=Pips(
            whole_reps // work.turns,
            counts,
            tone is not FocusTone.SOFT or whole_reps % work.turns > 0,
        )
        if counts > 1
        else None,
        captions=(what if still else of_all, captions),
    )


def _phase_word(session: Session, place: RepProgress) -> str:
    return display_text.phase_word(session.step.play, place.phase, place.place).upper()


def _turns(work: Work) -> bool:
    return work.turns > 1


def _share(part_ms: int, whole_ms: int | None) -> float | None:
    return part_ms / whole_ms if whole_ms else None


def _whole_seconds(ms: int) -> int:
    """Seconds still to come, rounded up: the last thing one sees is 1."""
    return -(-ms // 1000)


def _count(ms: int) -> str:
    """Seconds still to come in two digits; as minutes from where those do not hold them."""
    seconds = _whole_seconds(ms)
    return str(seconds) if seconds <= _MOST_SECONDS else f"{seconds // 60}:{seconds % 60:02}"


def _widest(ms: int) -> str:
    """The widest count up to a length, in eights, the widest digit."""
    return "".join(":" if char == ":" else "8" for char in _count(ms))
