"""The words of a session as they are shown, in English, made from facts.

What is said of it comes from :mod:`hipflow.session.spoken`, in the routine's language.
"""

import re

from hipflow.routine.resolved import Pace, Play
from hipflow.session.plan import Plan
from hipflow.session.steps import PhaseKind, Side, Step, StepKind, Work

DEFAULT_PHASE_WORDS = {
    PhaseKind.OUT: "Go",
    PhaseKind.HOLD: "Hold",
    PhaseKind.BACK: "Back",
    PhaseKind.RELAX: "Relax",
}

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def phase_word(play: Play, phase: PhaseKind) -> str:
    """The author's word for a phase, or the plain one."""
    written: str | None = getattr(play.words, phase.value)
    return written or DEFAULT_PHASE_WORDS[phase]


def side_name(play: Play, side: Side) -> str | None:
    """``left side``, or the author's word for that half; ``None`` where there is none to name."""
    if side not in (Side.LEFT, Side.RIGHT):
        return None
    if play.side_words:
        return play.side_words[0 if side is Side.LEFT else 1]
    return f"{side.value} side"


def side_word(play: Play, side: Side) -> str:
    """One word for a side: ``left``, or the author's word for that half."""
    if play.side_words and side in (Side.LEFT, Side.RIGHT):
        return play.side_words[0 if side is Side.LEFT else 1]
    return side.value


def of_many(what: str, one: int, many: int) -> str | None:
    """``set 1 of 2``; ``None`` where there is only one."""
    return f"{what} {one} of {many}" if many > 1 else None


def place_of(step: Step) -> list[str]:
    """Round, set and side of a step, those that say something: ``["set 1 of 2", "left side"]``."""
    parts = (
        of_many("round", step.round, step.rounds),
        of_many("set", step.set, step.sets),
        side_name(step.play, step.side),
    )
    return [part for part in parts if part]


def sentences(text: str | None) -> list[str]:
    """A text cut into its sentences."""
    return [part for part in _SENTENCE_END.split((text or "").strip()) if part]


def sentence(*parts: str | None) -> str:
    """Parts as short sentences, e.g. ``Bridge. Set 1 of 2.`` and so on."""
    said = [part.strip() for part in parts if part and part.strip()]
    return " ".join(
        part[0].upper() + part[1:] + ("" if part[-1] in ".!?" else ".") for part in said
    )


def cue_of(step: Step) -> str | None:
    """The author's cue for this set: a set gets one, in turn."""
    cues = step.play.cues
    return cues[(step.set - 1) % len(cues)] if cues else None


def seconds_text(ms: int) -> str:
    """``30 seconds``, ``1 minute``, ``2 minutes 30 seconds``."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    parts = []
    if minutes:
        parts.append(f"{minutes} minute" + ("s" if minutes > 1 else ""))
    if seconds or not minutes:
        parts.append(f"{seconds} second" + ("" if seconds == 1 else "s"))
    return " ".join(parts)


def clock_text(ms: int) -> str:
    """``4:05`` or ``1:02:03``."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def number_text(value: float) -> str:
    """A number without a needless fraction."""
    return f"{value:g}"


def times_text(count: int) -> str:
    """``once`` or ``8 times``."""
    return "once" if count == 1 else f"{count} times"


def work_text(work: Work) -> str:
    """What one set asks: ``8 times, hold 5 s``, ``30 seconds``, ``8 times at your own pace``."""
    if work.pace is Pace.SELF:
        asked = f"{times_text(work.reps_asked)}, " if work.reps_asked else ""
        return f"{asked}at your own pace"
    hold = f"hold {number_text(work.hold_ms / 1000)} s" if work.hold_ms else None
    if work.timed:
        return f"for {seconds_text(work.length_ms or 0)}" + (f", {hold} each" if hold else "")
    if work.single_hold or (work.reps_asked == 1 and hold):
        return hold or "once"
    counted = times_text(work.reps_asked or 1)
    return f"{counted}, {hold}" if hold else counted


def step_text(step: Step) -> str:
    """A step in one line, for lists and for plain mode."""
    place = ", ".join(place_of(step))
    if step.kind is StepKind.WORK and step.work:
        turns = ", each side in turn" if step.side is Side.ALTERNATE else ""
        return ", ".join(part for part in (place, work_text(step.work) + turns) if part)
    if step.kind is StepKind.READY:
        return step.play.setup or "Get into place."
    if step.kind is StepKind.SWITCH:
        return f"Change sides: {side_name(step.play, step.side)}"
    return f"Rest, then {place}" if place else "Rest"


def exercises_in(plan: Plan) -> int:
    """How many exercises the routine has."""
    return len(plan.routine.exercises)
