"""One session as text: what was asked against what was done, and what was said of it. Pure."""

from collections.abc import Sequence

from textual.content import Content

from hipflow.progress.wording import (
    clock_text,
    done_texts,
    dose_text,
    felt_text,
    minutes_text,
    outcome_text,
    part_done_text,
    seconds_text,
    skip_reason_text,
    start_time_text,
)
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import ExerciseRecord, SessionRecord
from hipflow.ui.widgets.lists.session_table import pain_cell
from hipflow.ui.widgets.styled_text import SOFT, STRONG, column, piece, row

_PAIN_COLUMNS = 4
_TIME_COLUMNS = 10
_MOST_COLUMNS = 100
"""A table wider than this is hard to read across."""
_PAUSE = 30
"""Seconds of pauses from which they are told."""
_NARROW, _TIMES_FROM = 60, 84
"""Columns below which what was asked stands under the exercise's name, and from which times fit."""


def session_text(session: SessionRecord, limits: PainLimits, width: int) -> Content:
    """How a session ended, its exercises, and what the patient said of it."""
    blocks = [
        row(piece(outcome_text(session), STRONG), piece(f"  {session_times_text(session)}", SOFT))
    ]
    if part := part_done_text(session):
        blocks.append(piece(part))
    if session.exercises:
        blocks.append(_table(session.exercises, limits, width))
    if session.effort is not None:
        blocks.append(row(piece("How hard it was  ", SOFT), piece(f"{session.effort} of 10")))
    if session.note:
        blocks.append(row(piece("Your note  ", SOFT), piece(session.note)))
    if session.speed != 1:
        told = f"Played at {session.speed:g} times its speed, so it does not count as done."
        blocks.append(piece(told, SOFT))
    return Content("\n\n").join(blocks)


def session_times_text(session: SessionRecord) -> str:
    """From when to when, and how long it paused: ``18:02 to 18:17, paused 1 min``.

    Of rest that was chosen, when it was.
    """
    if session.is_not_today:
        return start_time_text(session)
    text = f"{start_time_text(session)} to {clock_text(session.ended)}"
    return (
        f"{text}, paused {minutes_text(session.paused_s)}" if session.paused_s >= _PAUSE else text
    )


def _table(exercises: Sequence[ExerciseRecord], limits: PainLimits, width: int) -> Content:
    width = min(width, _MOST_COLUMNS)
    names = min(26, width * 3 // 10)
    asked = min(24, width // 4) if width >= _NARROW else 0
    time = _TIME_COLUMNS if width >= _TIMES_FROM else 0
    done = max(0, width - names - asked - time - _PAIN_COLUMNS)
    widths = (names, asked, done, time, _PAIN_COLUMNS)
    head = ("Exercise", "Asked", "Done", "Time", "Pain")
    lines = [row(*(column(h, w, SOFT) for h, w in zip(head, widths, strict=True) if w))]
    for exercise in exercises:
        lines += _rows(exercise, limits, widths)
    return Content("\n").join(lines)


def _rows(
    exercise: ExerciseRecord, limits: PainLimits, widths: tuple[int, int, int, int, int]
) -> list[Content]:
    """An exercise: a line a side."""
    name = exercise.name if exercise.level == "usual" else f"{exercise.name}, {exercise.level}"
    left = skip_reason_text(exercise)
    done = list(done_texts(exercise)) or [left]
    cells = [piece(name, STRONG), piece(dose_text(exercise.planned), SOFT), piece(done[0])]
    if exercise.done and left:
        cells[2] = row(cells[2], piece(f"  {left}"))
    if felt := felt_text(exercise.felt):
        done.append(felt)
    worked = sum(entry.s for entry in exercise.done)
    cells.append(piece(seconds_text(round(worked)) if worked else "", SOFT))
    if exercise.pain is not None:
        cells.append(pain_cell(exercise.pain, limits))
    cells += [piece("")] * (len(widths) - len(cells))
    lines = [row(*(_cell(c, w) for c, w in zip(cells, widths, strict=True) if w))]
    indent = widths[0] + widths[1]
    lines += [row(piece(" " * indent), column(text, widths[2])) for text in done[1:]]
    return lines


def _cell(content: Content, width: int) -> Content:
    """A column with a gap after it, unless it is the last."""
    return (
        column(content, width)
        if width == _PAIN_COLUMNS
        else row(column(content, width - 2), piece("  "))
    )
