"""What is to be seen of a session now: one focus, in words and numbers, for any front end.

Giant is what one would otherwise have to count: repetitions while moving, seconds in a hold of
five seconds or more (then the pips carry the repetitions), seconds while waiting.
"""

from enum import StrEnum

from msgspec import Struct

from hipflow.routine.resolved import Pace
from hipflow.session import phrases
from hipflow.session.moment import Session, Status
from hipflow.session.record import Outcome
from hipflow.session.steps import PhaseKind, Side, StepKind, Work
from hipflow.session.timeline import LONG_HOLD_MS, RepPlace, rep_place

OWN_PACE_SHARE_MS = 30_000
"""How wide work at own pace is drawn beside work that has a length."""


class Tone(StrEnum):
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


class Run(Struct, frozen=True):
    """One exercise in the line of progress: its share of the whole, and how much is done, 0-1."""

    share_ms: int
    done: float


class View(Struct, frozen=True, kw_only=True):
    """Everything the workout shows. ``number`` is empty where nothing is counted.

    ``widest`` is the widest ``number`` of this step, so that its size need not jump.
    ``bar`` is how much of the phase or step is over, 0-1; ``None`` where it has no length.
    """

    title: str
    place: str
    minutes_left: int
    own_pace: bool
    runs: tuple[Run, ...]
    word: str
    tone: Tone
    bar: float | None
    number: str
    number_tone: Tone
    widest: str
    pips: Pips | None
    headline: str
    detail: str
    captions: tuple[str, ...]


class _Focus(Struct, frozen=True, kw_only=True):
    """The part of the view that depends on the kind of step."""

    word: str
    tone: Tone = Tone.SOFT
    number: str = ""
    number_tone: Tone = Tone.INK
    widest: str = ""
    bar: float | None = None
    pips: Pips | None = None
    captions: tuple[str, ...] = ()


def view(session: Session) -> View:
    """The view of a moment."""
    step = session.step
    focus = _focus(session)
    headline, detail = _lines(session)
    exercise = f"Exercise {step.exercise + 1} of {phrases.exercises_in(session.plan)}"
    return View(
        title=_title(session),
        place="Paused" if session.status is Status.PAUSED else exercise,
        minutes_left=minutes_left(session),
        own_pace=any(s.length_ms is None for s in session.plan.steps[session.index :]),
        runs=runs(session),
        word=focus.word.upper(),
        tone=focus.tone,
        bar=focus.bar,
        number=focus.number,
        number_tone=focus.number_tone,
        widest=focus.widest,
        pips=focus.pips,
        headline=headline,
        detail=detail,
        captions=focus.captions,
    )


def minutes_left(session: Session) -> int:
    """Minutes to the end, rounded up; own pace counts as nothing."""
    later = session.plan.steps[session.index + 1 :]
    left_ms = (session.left_ms or 0) + sum(step.length_ms or 0 for step in later)
    return -(-left_ms // 60_000)


def runs(session: Session) -> tuple[Run, ...]:
    """The line of progress, one run an exercise."""
    shares: dict[int, int] = {}
    done: dict[int, int] = {}
    for index, step in enumerate(session.plan.steps):
        share_ms = OWN_PACE_SHARE_MS if step.length_ms is None else step.length_ms
        shares[step.exercise] = shares.get(step.exercise, 0) + share_ms
        if index < session.index or session.outcome is Outcome.FINISHED:
            done[step.exercise] = done.get(step.exercise, 0) + share_ms
        elif index == session.index:
            done[step.exercise] = done.get(step.exercise, 0) + min(session.elapsed_ms, share_ms)
    return tuple(
        Run(share_ms, min(done.get(exercise, 0) / max(share_ms, 1), 1.0))
        for exercise, share_ms in sorted(shares.items())
    )


def here_text(session: Session) -> str:
    """Where a paused session stands, e.g. ``Bridge, 3 of 8, set 1 of 2`` and a full stop."""
    step = session.step
    parts = [step.play.name]
    place = rep_place(step.work, session.elapsed_ms) if step.work else None
    if step.kind is not StepKind.WORK:
        parts.append(
            {StepKind.READY: "getting ready", StepKind.REST: "rest"}.get(
                step.kind, "changing sides"
            )
        )
    elif place and step.work and step.work.reps:
        parts.append(f"{place.rep} of {step.work.reps}")
    return ", ".join([*parts, *phrases.place_of(step)]) + "."


def _title(session: Session) -> str:
    step = session.step
    side = _side_now(session)
    name = step.play.name
    if step.kind is StepKind.REST:
        name = "Rest"
    return f"{name}  ·  {phrases.side_word(step.play, side).upper()}" if side else name


def _side_now(session: Session) -> Side | None:
    """The side being worked, where there is one: of the repetition, if sides alternate."""
    step = session.step
    if step.side is Side.ALTERNATE and step.work:
        place = rep_place(step.work, session.elapsed_ms)
        return step.work.side_of(place.rep) if place else None
    return step.side if step.side in (Side.LEFT, Side.RIGHT) else None


def _focus(session: Session) -> _Focus:
    if session.status is Status.PAUSED:
        return _Focus(word="Paused", tone=Tone.INK)
    if session.getting_into_place:
        return _placing_focus(session)
    if session.status is Status.LEADING_IN:
        number = _whole_seconds(session.lead_in_ms)
        then = "then it goes on" if session.elapsed_ms else "then it starts"
        return _Focus(word="Ready", number=number, widest="8", captions=(then,))
    if session.step.work is not None:
        return _work_focus(session, session.step.work)
    return _waiting_focus(session)


def _placing_focus(session: Session) -> _Focus:
    """Time to get into place before work that is gone on with."""
    left_ms = session.lead_in_ms
    return _Focus(
        word="Ready",
        number=_count(left_ms),
        widest=_widest(left_ms),
        captions=("seconds to get into place", "Space when you are ready"),
    )


def _waiting_focus(session: Session) -> _Focus:
    step, left_ms = session.step, session.left_ms or 0
    words = {
        StepKind.READY: ("Ready", "seconds to get into place", "Space when you are ready"),
        StepKind.REST: ("Rest", "seconds of rest", "Space starts now"),
        StepKind.SWITCH: (
            phrases.side_word(step.play, step.side),
            "seconds to change sides",
            "Space starts now",
        ),
    }
    word, *captions = words[step.kind]
    if session.ready_over:
        return _Focus(
            word=word,
            tone=Tone.INK,
            widest=_widest(session.length_ms or 0),
            bar=1.0,
            captions=("Press space when ready.",),
        )
    return _Focus(
        word=word,
        number=_count(left_ms),
        widest=_widest(session.length_ms or 0),
        bar=_share(session.elapsed_ms, session.length_ms),
        captions=tuple(captions),
    )


def _work_focus(session: Session, work: Work) -> _Focus:
    captions = " · ".join(phrases.place_of(session.step))
    if work.pace is Pace.SELF:
        asked = str(work.reps_asked) if work.reps_asked else ""
        goal = session.step.play.goal or "at your own pace"
        captions = f"{captions}  ·  {goal}" if captions else goal
        return _Focus(
            word="Do",
            tone=Tone.MOVE,
            number=asked,
            widest=asked,
            captions=("Space when you are done", captions),
        )
    place = rep_place(work, session.elapsed_ms)
    if work.timed:
        return _timed_focus(session, place, captions)
    if place is None:
        raise ValueError("guided work counts repetitions or time")
    return _counted_focus(session, work, place, captions)


def _timed_focus(session: Session, place: RepPlace | None, captions: str) -> _Focus:
    left_ms, length_ms = session.left_ms or 0, session.length_ms or 0
    holding = place is not None and place.phase is PhaseKind.HOLD
    return _Focus(
        word=phrases.phase_word(session.step.play, place.phase) if place else "Do",
        tone=Tone.HOLD if holding else Tone.MOVE,
        number=_count(left_ms),
        widest=_widest(length_ms),
        bar=_share(session.elapsed_ms, length_ms),
        captions=(f"seconds left of {phrases.number_text(length_ms / 1000)}", captions),
    )


def _counted_focus(session: Session, work: Work, place: RepPlace, captions: str) -> _Focus:
    reps = work.reps or 1
    tone = {PhaseKind.HOLD: Tone.HOLD, PhaseKind.RELAX: Tone.SOFT}.get(place.phase, Tone.MOVE)
    still = place.phase in (PhaseKind.HOLD, PhaseKind.RELAX) and place.length_ms >= LONG_HOLD_MS
    counted = f"{place.rep} of {reps}"
    captions = captions if not still or reps == 1 else f"{counted}  ·  {captions}".rstrip(" ·")
    longest_ms = max(work.hold_ms, work.relax_ms)
    seconds_shown = longest_ms if longest_ms >= LONG_HOLD_MS else 0
    widest = max(_widest(seconds_shown), _widest(reps * 1000), key=len)
    what = f"seconds left of {phrases.number_text(place.length_ms / 1000)}"
    return _Focus(
        word=phrases.phase_word(session.step.play, place.phase),
        tone=tone,
        number=_count(place.left_ms) if still else str(place.rep),
        number_tone=Tone.HOLD if still and tone is Tone.HOLD else Tone.INK,
        widest=widest,
        bar=1 - place.left_ms / place.length_ms,
        pips=Pips(place.rep - (place.phase is not PhaseKind.RELAX), reps, tone is not Tone.SOFT)
        if reps > 1
        else None,
        captions=(what if still else f"of {reps}", captions),
    )


def _lines(session: Session) -> tuple[str, str]:
    """The two lines under the picture: what to do, and a word about how."""
    step = session.step
    if step.kind is StepKind.WORK and not session.getting_into_place:
        caution = phrases.sentences(step.play.caution)
        return phrases.cue_of(step) or "", caution[0] if caution else ""
    if step.kind in (StepKind.READY, StepKind.WORK):
        first, *others = phrases.sentences(step.play.setup) or ["Get into place."]
        return first, " ".join(others)
    coming = ", ".join([step.play.name, *phrases.place_of(step)])
    return f"Next: {coming}", phrases.cue_of(step) or ""


def _share(part_ms: int, whole_ms: int | None) -> float | None:
    return part_ms / whole_ms if whole_ms else None


def _whole_seconds(ms: int) -> str:
    """Seconds still to come, rounded up: the last thing one sees is 1."""
    return str(-(-ms // 1000))


def _count(ms: int) -> str:
    seconds = -(-ms // 1000)
    return str(seconds) if seconds <= 99 else f"{seconds // 60}:{seconds % 60:02}"  # noqa: PLR2004


def _widest(ms: int) -> str:
    """The widest count up to a length, in eights, the widest digit."""
    return "".join(":" if char == ":" else "8" for char in _count(ms))
