"""What screens say of days, pain and sessions: words and marks from values. Pure, no Textual."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import UNSET

from hipflow.progress.adherence import is_part_done
from hipflow.progress.dates import DAYS, MONTHS, local_day, parse_timestamp
from hipflow.progress.exercise_series import sets_done
from hipflow.progress.weeks import Adherence
from hipflow.routine.resolve.routine import PainLimits, PainZone, Routine
from hipflow.session.record import (
    ExerciseRecord,
    Felt,
    Outcome,
    PlannedDose,
    Reason,
    SessionRecord,
    SetRecord,
)
from hipflow.system.safe_text import single_line

NO_ANSWER = "–"
"""Stands where nothing was answered."""

_WEEK = 7


class PainMark(NamedTuple):
    """A pain zone as a shape, a word and the name of a tone, in that order of trust."""

    shape: str
    word: str
    tone: str


class DayCell(NamedTuple):
    """One day: its name, its mark, and a word where the mark needs one.

    ``tone`` is ``fine``, ``care`` or ``stop`` where the mark tells of pain, else empty.
    """

    name: str
    shape: str
    tone: str = ""
    word: str = ""


FINE = PainMark("●", "fine", "fine")
CARE = PainMark("▲", "take care", "care")
STOP = PainMark("■", "stop", "stop")

_MARKS = {PainZone.FINE: FINE, PainZone.CARE: CARE, PainZone.STOP: STOP}


def pain_zone(pain: int, limits: PainLimits) -> PainMark:
    """The zone a rating of 0-10 lies in, by the author's limits."""
    return _MARKS[limits.zone_of(pain)]


def pain_zone_range(pain: int, limits: PainLimits) -> str:
    """The numbers of the zone a rating lies in: ``3–5``, or one number where it is but one."""
    least, most = {
        FINE: (0, min(limits.caution_at, limits.stop_at) - 1),
        CARE: (limits.caution_at, limits.stop_at - 1),
        STOP: (limits.stop_at, 10),
    }[pain_zone(pain, limits)]
    return f"{least}" if least == most else f"{least}–{most}"


def long_date(day: date, today: date | None = None) -> str:
    """``Monday 23 November``; with its year where ``today`` is given and lies in another one."""
    text = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return text if today is None or day.year == today.year else f"{text} {day.year}"


def short_date(day: date, today: date) -> str:
    """``Mon 23 Nov``, days under each other; with its year where that is not this one."""
    text = f"{DAYS[day.weekday()][:3]} {day.day:>2} {MONTHS[day.month - 1][:3]}"
    return text if day.year == today.year else f"{text} {day.year}"


def day_name(day: date, today: date) -> str:
    """``Today``, ``Yesterday``, ``Saturday`` inside the last week, else the date."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    if abs(today - day) < timedelta(days=_WEEK):
        return DAYS[day.weekday()]
    return short_date(day, today).replace("  ", " ")


def coming_day_name(day: date, today: date) -> str:
    """``today``, ``tomorrow``, ``Wednesday``, or the date where it lies further off."""
    near = {today: "today", today + timedelta(days=1): "tomorrow"}
    return near.get(day) or day_name(day, today)


def minutes_text(seconds: float) -> str:
    """``14 min``; the least is one."""
    return f"{max(1, round(seconds / 60))} min"


def time_text(record: SessionRecord) -> str:
    """How long a session took; empty where none was begun."""
    return "" if record.is_not_today else minutes_text(record.active_s)


def day_text(record: SessionRecord) -> str:
    """``gentle day``; empty where no session was begun."""
    return "" if record.is_not_today else f"{record.day} day"


def count_text(number: int, what: str) -> str:
    """``1 exercise``, ``4 exercises``, ``10,000 exercises``."""
    return f"{number} {what}" if number == 1 else f"{number:,} {what}s"


def asked_text(routine: Routine) -> str:
    """How often and how long an author asks for: ``3 days a week, for 4 to 6 weeks``."""
    parts = []
    if routine.per_week:
        parts.append(f"{_range_text(routine.per_week, 'day')} a week")
    if routine.per_day > 1:
        parts.append(f"{routine.per_day} times a day")
    if routine.weeks:
        parts.append(f"for {_range_text(routine.weeks, 'week')}")
    return ", ".join(parts)


def _range_text(limits: tuple[int, int], what: str) -> str:
    least, most = limits
    return count_text(least, what) if least == most else f"{least} to {most} {what}s"


def start_time_text(record: SessionRecord) -> str:
    """When on its day a session began: ``18:02``."""
    return clock_text(record.started)


def clock_text(when: str) -> str:
    """The time of day of a moment that was kept."""
    return f"{parse_timestamp(when):%H:%M}"


def session_summary(record: SessionRecord) -> str:
    """A session in a few words: what was left and why, or that all was done."""
    went = _how_it_ended(record)
    return f"part done, {went}" if is_part_done(record) else went


def part_done_text(record: SessionRecord) -> str:
    """How much of a session was done that is part done; empty for all others."""
    if not is_part_done(record):
        return ""
    done, asked = sets_done(record)
    return f"Part done: {done} of {count_text(asked, 'set')}."


def _how_it_ended(record: SessionRecord) -> str:
    if record.outcome == Outcome.INTERRUPTED:
        return "interrupted"
    if record.outcome == Outcome.STOPPED:
        return _because("stopped early: ", _reason_text(record.reason))
    if record.outcome != Outcome.FINISHED:
        return _outcome_word(record)
    left = [text for exercise in record.exercises for text in _skipped_parts(exercise)]
    if not left:
        return "all done"
    more = f", and {len(left) - 1} more" if len(left) > 1 else ""
    return left[0] + more


def dose_text(planned: PlannedDose) -> str:
    """What was asked, as numbers: ``2 × 8, hold 5 s``, ``2 × 30 s a side``."""
    if planned.for_s is not None:
        amount = seconds_text(planned.for_s)
    elif isinstance(planned.reps, tuple):
        amount = ", ".join(map(str, planned.reps))
    elif planned.reps is not None and not (planned.reps == 1 and planned.hold_s):
        amount = f"{planned.reps}"
    else:
        amount = seconds_text(planned.hold_s) if planned.hold_s else "own pace"
    by_set = isinstance(planned.reps, tuple)
    text = amount if by_set else f"{planned.sets} × {amount}"
    if planned.second_side_sets is not UNSET:
        second = planned.second_side_sets
        other = f"{count_text(second, 'set')}" if by_set else f"{second} × {amount}"
        text += f" one side, {other} the other"
    elif planned.side in ("each", "alternate"):
        text += " a side"
    if planned.hold_s and planned.reps != 1:
        text += f", hold {seconds_text(planned.hold_s)}"
    if planned.phases is not UNSET:
        text += "".join(f", {phase.name} {seconds_text(phase.s)}" for phase in planned.phases)
    if planned.every_s is not UNSET:
        text += f", a set every {seconds_text(planned.every_s)}"
    if planned.rounds > 1:
        text += f", {planned.rounds} rounds"
    return text


def seconds_text(seconds: float) -> str:
    """``30 s``, ``1 min``, ``1:30 min``."""
    if seconds < 60 or seconds != int(seconds):  # noqa: PLR2004 - seconds of a minute
        return f"{seconds:g} s"
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02} min" if rest else f"{minutes} min"


def done_texts(exercise: ExerciseRecord) -> tuple[str, ...]:
    """What was done, one text a side: ``8, 8`` or ``left 8, 6``."""
    sides = dict.fromkeys(entry.side for entry in exercise.done)
    texts = []
    for side in sides:
        sets = ", ".join(_set_text(entry) for entry in exercise.done if entry.side == side)
        texts.append(f"{side} {sets}" if side in ("left", "right") else sets)
        if side == "alternate" and any(entry.reps is not None for entry in exercise.done):
            texts[-1] += " a side"
    return tuple(texts)


def skip_reason_text(exercise: ExerciseRecord) -> str:
    """Why an exercise, or a set of it, was left; empty where nothing was."""
    if exercise.skipped == Reason.LEFT_OUT:
        return "left out"
    # The first release, which knew exercises by no key, wrote *other* where nobody was asked, too.
    if exercise.skipped == Reason.OTHER and exercise.key is UNSET:
        return "skipped"
    if exercise.skipped:
        why = _reason_text(exercise.skipped)
        return f"not done: {why}" if why else "skipped"
    stopped = [entry.stopped for entry in exercise.done if entry.stopped is not UNSET]
    if stopped:
        why = _reason_text(stopped[-1])
        return f"stopped: {why}" if why else "left early"
    return "" if exercise.done else "not reached"


def felt_text(felt: object) -> str:
    """What an exercise was like besides its pain; empty where nothing was said."""
    words = {
        Felt.SHARP.value: "sharp or new, or gave way",
        Felt.NUMB.value: "numb or weak",
    }
    return words.get(felt, "") if isinstance(felt, str) else ""


def outcome_text(record: SessionRecord) -> str:
    """How a session ended, as a sentence."""
    if record.outcome == Outcome.FINISHED:
        return "Played to the end."
    if record.outcome == Outcome.INTERRUPTED:
        return "Interrupted: hipflow ended before the session did."
    if record.is_not_today:
        return "Not today: rest was chosen, nothing was played."
    if record.outcome != Outcome.STOPPED:
        return f"It ended as: {_outcome_word(record)}."
    return _because("Stopped early: ", _reason_text(record.reason)) + "."


def adherence_texts(found: Adherence, since: date | None = None) -> tuple[str, ...]:
    """``11 of 12 sessions asked for``, of the weeks since a day; ``4 weeks in a row …``, of all."""
    texts = []
    weeks = found.since(since) if since else found
    if weeks.has_target:
        whose = "of the weekly goal" if found.is_goal else "asked for"
        texts.append(f"{weeks.done} of {count_text(weeks.asked, 'session')} {whose}")
    if found.in_a_row > 1:
        texts.append(f"{found.in_a_row} weeks in a row with a session")
    return tuple(texts)


def copies_text(count: int) -> str:
    """One line about copies of the history that a program has left; empty where there is none."""
    if not count:
        return ""
    what, it = ("another copy", "it") if count == 1 else (f"{count} other copies", "them")
    return (
        f"A program that syncs your folder has put {what} of your history beside it. "
        f"Sessions that are only in {it} are not counted yet."
    )


def unreadable_lines_text(numbers: Iterable[int], beyond: int = 0) -> str:
    """One line about lines of the history that cannot be read; empty where all can.

    Args:
        numbers: which they are, counted from 1.
        beyond: how many more there are after those.
    """
    found = list(numbers)
    if not found:
        return ""
    if len(found) == 1:
        return f"Line {found[0]} of the history file cannot be read. It stays as it is."
    shown = ", ".join(str(number) for number in found[:3])
    left = len(found) + beyond - 3
    more = f" and {left:,} more" if left > 0 else ""
    return f"Lines {shown}{more} of the history file cannot be read. They stay as they are."


def session_day(record: SessionRecord) -> date:
    """The day a session belongs to, on the patient's own calendar."""
    return local_day(record)


def _outcome_word(record: SessionRecord) -> str:
    """An outcome as it is written, also one of a later version."""
    return single_line(record.outcome.replace("-", " "))


def _skipped_parts(exercise: ExerciseRecord) -> Iterable[str]:
    name = (
        exercise.name.lower() if exercise.name.istitle() or " " in exercise.name else exercise.name
    )
    if exercise.skipped:
        why = _reason_text(exercise.skipped)
        if exercise.skipped == Reason.LEFT_OUT:
            yield f"{name} left out"
        else:
            yield f"{name} left out, {why}" if why else f"{name} skipped"
        return
    stopped = [entry.stopped for entry in exercise.done if entry.stopped is not UNSET]
    if stopped:
        yield _because(f"{name} stopped, ", _reason_text(stopped[-1]))


def _set_text(entry: SetRecord) -> str:
    if entry.reps is None:
        return seconds_text(round(entry.s))
    # Kept are both sides together; asked, heard and told is what one of them does.
    return str(entry.reps // 2 if entry.side == "alternate" else entry.reps)


def _because(what: str, why: str) -> str:
    """What was left, with its reason where there is one."""
    return what + why if why else what.rstrip(" ,:")


def _reason_text(reason: str | None) -> str:
    """A reason in words; empty where nobody was asked."""
    words = {
        Reason.HURT.value: "it hurt",
        Reason.TIRED.value: "tired",
        Reason.NO_TIME.value: "no time",
        Reason.NOT_ABLE.value: "not able to",
        Reason.OTHER.value: "another reason",
        Reason.NOT_ASKED.value: "",
    }
    return words.get(reason or "", single_line(reason or ""))
