"""Sessions as rows of a table: which columns there is room for, and what stands in them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from hipflow.progress.adherence import is_part_done
from hipflow.progress.exercise_series import sets_done
from hipflow.progress.wording import (
    NO_ANSWER,
    pain_zone,
    session_day,
    session_summary,
    short_date,
    time_text,
)
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import SessionRecord
from hipflow.ui.today_state import PART_MARK
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.styled_text import SOFT, STRONG, column, piece, row, zone_style

LimitsOf = Callable[[SessionRecord], PainLimits]
"""The pain limits a session's ratings are shown by."""

_ROUTINES_FROM, _EFFORT_FROM, _FULL_FROM, _TIGHT_FROM = 94, 84, 64, 44
"""Columns from which the routine's name fits, effort does, time and sets do, and pain before."""


_AFTER_ALONE = 7
"""Columns in which only the pain after has room."""


class ColumnWidths(NamedTuple):
    """How wide each column is, its gap included; 0 leaves it out."""

    when: int
    routine: int
    time: int
    sets: int
    pain: int
    effort: int
    how: int


class Extent(NamedTuple):
    """What a table has to tell apart: sessions of several routines, of several years."""

    routines: bool = False
    years: bool = False


class SessionTable(Vertical):
    """A head and a row a session; only the rows in view are drawn."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name for it
        super().__init__(id=id)
        self._sessions: Sequence[SessionRecord] = ()
        self._extent = Extent()

    def compose(self) -> ComposeResult:
        """Put the names of the columns above the rows."""
        yield Label(id="history-head", markup=False)
        yield RowList(id="history-rows")

    def show(
        self, sessions: Sequence[SessionRecord], limits_of: LimitsOf, today: date, *, chosen: int
    ) -> None:
        """Show these sessions, one of them chosen."""
        self._sessions = sessions
        self._extent = extent_of(sessions, today)

        def draw(index: int, width: int) -> Sequence[Content]:
            session, columns = sessions[index], column_widths(width, self._extent)
            return (session_row(session, columns, limits_of(session), today),)

        self.query_one(RowList).show_rows(len(sessions), draw, chosen=chosen)

    def fit(self) -> None:
        """Fit the head to the width."""
        width = self.query_one(RowList).size.width - RowList.MARGINS
        head = self.query_one("#history-head", Label)
        head.update(table_header(column_widths(width, self._extent)))
        head.set_class(not self._sessions, "absent")


def extent_of(sessions: Iterable[SessionRecord], today: date) -> Extent:
    """Whether these sessions are of several routines, and whether some are of another year."""
    files = set()
    years = False
    for session in sessions:
        files.add(session.routine.file)
        years = years or session_day(session).year != today.year
    return Extent(routines=len(files) > 1, years=years)


def column_widths(width: int, extent: Extent) -> ColumnWidths:
    """The columns there is room for."""
    full, tight = width >= _FULL_FROM, width >= _TIGHT_FROM
    when = 17 if extent.years else 12
    when += 1 if full else 0
    routine = 26 if extent.routines and width >= _ROUTINES_FROM else 0
    time, sets = (8, 10) if full else (0, 0)
    pain = 11 if tight else 7
    effort = 8 if width >= _EFFORT_FROM else 0
    how = max(0, width - when - routine - time - sets - pain - effort)
    return ColumnWidths(when, routine, time, sets, pain, effort, how)


def table_header(columns: ColumnWidths) -> Content:
    """The names of the columns."""
    pain = "Pain" if columns.time else "After"
    names = ("When", "Routine", "Time", "Sets", pain, "Effort", "How it went")
    return row(*(column(name, width) for name, width in zip(names, columns, strict=True) if width))


def session_row(
    session: SessionRecord, columns: ColumnWidths, limits: PainLimits, today: date
) -> Content:
    """One session as a row."""
    done, asked = sets_done(session)
    effort = NO_ANSWER if session.effort is None else f"{session.effort} of 10"
    after = pain_cell(session.pain.after, limits)
    cells = (
        piece(short_date(session_day(session), today), STRONG),
        piece(session.routine.title),
        piece(time_text(session) or NO_ANSWER, SOFT),
        piece(f"{done} of {asked}" if asked else NO_ANSWER, SOFT),
        _both(session.pain.before, after) if columns.pain > _AFTER_ALONE else after,
        piece(effort, SOFT),
        _how(session),
    )
    return row(*(column(c, width) for c, width in zip(cells, columns, strict=True) if width))


def _both(before: int | None, after: Content) -> Content:
    """Pain before and after: ``3 → ▲ 4``."""
    return row(piece(f"{NO_ANSWER if before is None else before:>2}"), piece(" → ", SOFT), after)


def _how(session: SessionRecord) -> Content:
    """How it went, and the note."""
    went = session_summary(session)
    if session.speed != 1:
        went = f"at speed {session.speed:g}"
    if is_part_done(session):
        went = f"{PART_MARK} {went}"
    return piece(f"{went}  “{session.note}”" if session.note else went, SOFT)


def pain_cell(pain: int | None, limits: PainLimits) -> Content:
    """A rating with the shape of its zone; a dash where there is none."""
    if pain is None:
        return piece(f"  {NO_ANSWER}", SOFT)
    mark = pain_zone(pain, limits)
    return row(piece(mark.shape, zone_style(mark.tone)), piece(f" {pain}"))
