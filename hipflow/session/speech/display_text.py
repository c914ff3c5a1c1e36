"""The words of a session as they are shown, in English, made from facts.

They are those of the English phrasebook, and the author's own where there are some. What is said
comes from :mod:`hipflow.session.speech.spoken_text`, in the routine's language.
"""

import re
from collections.abc import Mapping

from hipflow.routine.format.choices import LevelName, Pace
from hipflow.routine.resolve.routine import ExerciseLevel, Routine
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.requirements import LadderNeed
from hipflow.session.plan.steps import RepPhaseKind, Side, Step, StepKind, Work
from hipflow.session.record import Day
from hipflow.session.speech.phrasebooks.english import BOOK

LONG_INTERVAL_S = 120
"""From here on it is told in minutes; "every 1 minute" nobody says."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def author_phase_word(play: ExerciseLevel, phase: RepPhaseKind, place: int = 0) -> str | None:
    """The author's word for a phase, where there is one."""
    if phase is RepPhaseKind.NAMED:
        return play.phase_names[place]
    written: str | None = getattr(play.words, phase.value)
    return written


def author_side_word(play: ExerciseLevel, side: Side) -> str | None:
    """The author's word for a half, where there is one."""
    if play.side_words and side in (Side.LEFT, Side.RIGHT):
        return play.side_words[0 if side is Side.LEFT else 1]
    return None


def phase_word(play: ExerciseLevel, phase: RepPhaseKind, place: int = 0) -> str:
    """The author's word for a phase, or the plain one."""
    return author_phase_word(play, phase, place) or BOOK.phases[phase]


def side_name(play: ExerciseLevel, side: Side) -> str | None:
    """``left side``, or the author's word for that half; ``None`` where there is none to name."""
    return author_side_word(play, side) or BOOK.side_names.get(side)


def side_word(play: ExerciseLevel, side: Side) -> str:
    """One word for a side: ``left``, or the author's word for that half."""
    return author_side_word(play, side) or BOOK.sides.get(side, side.value)


def round_text(step: Step) -> str | None:
    """``round 1 of 3``; ``None`` where there is only one."""
    return BOOK.round_of.format(n=step.round, many=step.rounds) if step.rounds > 1 else None


def set_text(step: Step) -> str | None:
    """``set 1 of 2``; ``None`` where there is only one."""
    return BOOK.set_of.format(n=step.set, many=step.sets) if step.sets > 1 else None


def sides_or_over(play: ExerciseLevel) -> str:
    """What is changed between two halves: ``sides``; ``over`` where they have their own names."""
    return "over" if play.side_words else "sides"


def place_of(step: Step) -> list[str]:
    """Round, set and side of a step, those that say something: ``["set 1 of 2", "left side"]``."""
    parts = (round_text(step), set_text(step), side_name(step.play, step.side))
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


def author_cue(step: Step) -> str | None:
    """The author's cue for this set: a set gets one, in turn."""
    cues = step.play.cues
    return cues[(step.set - 1) % len(cues)] if cues else None


def seconds_text(ms: int) -> str:
    """``30 seconds``, ``1 minute``, ``2 minutes 30 seconds``."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    parts = [BOOK.minutes.of(minutes, str(minutes))] if minutes else []
    parts += [BOOK.seconds.of(seconds, str(seconds))] if seconds or not minutes else []
    return " ".join(parts)


def interval_text(seconds: float) -> str:
    """``60 seconds``, ``2 minutes``: how long lies between one start and the next."""
    if seconds < LONG_INTERVAL_S:
        return BOOK.seconds.of(seconds, number_text(seconds))
    return seconds_text(round(seconds * 1000))


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
    return BOOK.times.of(count, str(count))


def phases_text(play: ExerciseLevel) -> str:
    """The phases with names of their own: ``Push 7 s, Relax 3 s``; empty where there are none."""
    named = zip(play.phase_names, play.dose.rep_phases_s, strict=False)
    return ", ".join(f"{name} {number_text(seconds)} s" for name, seconds in named)


def work_text(work: Work, play: ExerciseLevel) -> str:
    """What one set asks: ``8 times, hold 5 s``, ``30 seconds``, ``8 times at your own pace``."""
    if work.pace is Pace.SELF:
        asked = f"{times_text(work.reps_asked)}, " if work.reps_asked else ""
        return f"{asked}{BOOK.own_pace}"
    hold = f"hold {number_text(work.hold_ms / 1000)} s" if work.hold_ms else phases_text(play)
    if work.timed:
        return f"for {seconds_text(work.length_ms or 0)}" + (f", {hold} each" if hold else "")
    if work.single_hold or (work.reps_asked == 1 and hold):
        return hold or "once"
    counted = times_text(work.reps_asked or 1)
    return f"{counted}, {hold}" if hold else counted


def amounts_of_set(play: ExerciseLevel) -> list[str]:
    """What a set asks that another set does not: ``["10 times", "4 kg"]``."""
    dose = play.dose
    times = times_text(dose.reps[0]) if dose.reps_by_set and dose.reps else ""
    load = play.load if dose.load_by_set else ""
    return [part for part in (times, load) if part]


def side_setup(before: ExerciseLevel, now: ExerciseLevel) -> list[str]:
    """The sentences of a setup that another side changes, such as which side to lie on."""
    known = sentences(before.setup)
    return [each for each in sentences(now.setup) if each not in known]


def step_text(step: Step) -> str:
    """A step in one line, for lists and for plain mode."""
    place = ", ".join(place_of(step))
    if step.kind is StepKind.WORK and step.work:
        turns = ", each side in turn" if step.side is Side.ALTERNATE else ""
        load = step.play.load if step.play.dose.load_by_set else None
        return ", ".join(
            part for part in (place, work_text(step.work, step.play) + turns, load) if part
        )
    if step.kind is StepKind.READY:
        return step.play.setup or "Get into place."
    if step.kind is StepKind.SWITCH:
        own = author_side_word(step.play, step.side)
        return f"Now {own}" if own else f"Change sides: {side_name(step.play, step.side)}"
    coming = ", ".join([*filter(None, [place]), *amounts_of_set(step.play)])
    return f"Rest, then {coming}" if coming else "Rest"


def level_text(name: str, level: LevelName) -> str:
    """What a change of level is answered with: ``From the next set: Bridge, easier`` and a stop."""
    return BOOK.from_next_set.format(name=name, level=BOOK.levels[level])


def ladder_need_text(need: LadderNeed) -> str:
    """``For the harder one, Goblet squat: weight`` and a full stop."""
    return f"For the {need.level.value} one, {need.exercise}: {', '.join(need.things)}."


def exercise_count(plan: Plan) -> int:
    """How many exercises the routine has."""
    return len(plan.routine.exercises)


def duration_line(routine: Routine, totals_s: Mapping[str, float]) -> str:
    """``total 11:35 usual · 9:45 gentle · 13:25 strong``; says where some of it is own pace.

    Args:
        routine: what is played.
        totals_s: what it takes on each kind of day, own pace counted as 0.
    """
    days = (Day.USUAL, Day.GENTLE, Day.STRONG)
    times = " · ".join(f"{clock_text(round(totals_s[day] * 1000))} {day.value}" for day in days)
    is_own = any(each.usual.dose.pace is Pace.SELF for each in routine.exercises)
    return f"total {times}{', and your own pace' if is_own else ''}"
