"""Sessions as rows of a table: which columns there is room for, and what stands in them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from textual.content import Content

from hipflow.routine.resolved import PainLimits
from hipflow.session.record import SessionRecord
from hipflow.told import (
    NOTHING,
    how_it_went,
    minutes_text,
    pain_mark,
    short_date,
    started_on,
)
from hipflow.ui.widgets.pieces import SOFT, STRONG, column, piece, row, tone

_ROUTINES_FROM, _FULL_FROM, _TIGHT_FROM = 94, 64, 44
"""Columns from which the routine's name fits, day and time do, and the pain before does."""


class Columns(NamedTuple):
    """How wide each column is, its gap included; 0 leaves it out."""

    when: int
    routine: int
    day: int
    time: int
    before: int
    after: int
    how: int


class Extent(NamedTuple):
    """What a table has to tell apart: sessions of several routines, of several years."""

    routines: bool = False
    years: bool = False


def extent_of(sessions: Iterable[SessionRecord], today: date) -> Extent:
    """Whether these sessions are of several routines, and whether some are of another year."""
    files, this_year = set(), f"{today.year}"
    years = False
    for session in sessions:
        files.add(session.routine.file)
        years = years or not session.started.startswith(this_year)
    return Extent(routines=len(files) > 1, years=years)


def columns_in(width: int, extent: Extent) -> Columns:
    """The columns there is room for."""
    full, tight = width >= _FULL_FROM, width >= _TIGHT_FROM
    when = 17 if extent.years else 12
    when += 1 if full else 0
    routine = 26 if extent.routines and width >= _ROUTINES_FROM else 0
    day, time = (8, 9) if full else (0, 0)
    before = 9 if tight else 0
    after = 8 if tight else 7
    how = max(0, width - when - routine - day - time - before - after)
    return Columns(when, routine, day, time, before, after, how)


def header(columns: Columns) -> Content:
    """The names of the columns."""
    names = ("When", "Routine", "Day", "Time", "Before", "After", "How it went")
    return row(*(column(name, width) for name, width in zip(names, columns, strict=True) if width))


def session_row(
    session: SessionRecord, columns: Columns, limits: PainLimits, today: date
) -> Content:
    """One session as a row."""
    before, after = session.pain.before, session.pain.after
    cells = (
        piece(short_date(started_on(session), today), STRONG),
        piece(session.routine.title),
        piece(session.day, SOFT),
        piece(minutes_text(session.active_s), SOFT),
        piece(NOTHING if before is None else str(before)),
        pain_cell(after, limits),
        piece(how_it_went(session), SOFT),
    )
    return row(*(column(c, width) for c, width in zip(cells, columns, strict=True) if width))


def pain_cell(pain: int | None, limits: PainLimits) -> Content:
    """A rating with the shape of its zone; a dash where there is none."""
    if pain is None:
        return piece(f"  {NOTHING}", SOFT)
    mark = pain_mark(pain, limits)
    return row(piece(mark.shape, tone(mark.tone)), piece(f" {pain}"))
