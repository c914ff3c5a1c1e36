"""Session detail: one session, what was asked against what was done, and how it hurt."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hipflow.routine.resolved import PainLimits
from hipflow.session.record import ExerciseRecord, SessionRecord
from hipflow.told import (
    asked_text,
    clock_of,
    done_texts,
    left_text,
    long_date,
    minutes_text,
    outcome_text,
    started_on,
)
from hipflow.ui.bindings import binding
from hipflow.ui.screens.base import PAGING, CalmScreen, Page
from hipflow.ui.widgets.pain_figure import PainFigure
from hipflow.ui.widgets.pieces import SOFT, STRONG, column, piece, row
from hipflow.ui.widgets.session_table import pain_cell

LimitsOf = Callable[[SessionRecord], PainLimits]
_PAIN_COLUMNS = 4
_MOST_COLUMNS = 100
"""A table wider than this is hard to read across."""
_NARROW = 60
"""Columns below which what was asked stands under the exercise's name."""


class SessionDetail(CalmScreen[int]):
    """Shows one of several sessions; gives back which one was shown last.

    Args:
        sessions: the sessions, the newest first.
        index: the one to begin with.
        limits_of: the limits of the routine a session was played from.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("detail.newer", label="Other days"),
        binding("detail.older", show=False),
        *PAGING,
        binding("app.back"),
    ]

    def __init__(self, sessions: Sequence[SessionRecord], index: int, limits_of: LimitsOf) -> None:
        super().__init__()
        self._sessions = sessions
        self._index = index
        self._limits_of = limits_of

    def compose_body(self) -> Iterable[Widget]:
        """Put the four ratings above, the exercises below."""
        with Horizontal(id="detail-pain"):
            yield PainFigure("Before", id="detail-before")
            yield PainFigure("Worst during", id="detail-during")
            yield PainFigure("After", id="detail-after")
            yield PainFigure("Next morning", id="detail-morning")
        with Page(id="detail-page"):
            yield Static(id="detail-text", markup=False)

    def on_mount(self) -> None:
        """Show the session."""
        self._show()

    def on_resize(self) -> None:
        """Fit the table to the width."""
        self.call_after_refresh(self._show_text)

    @property
    def _session(self) -> SessionRecord:
        return self._sessions[self._index]

    def _show(self) -> None:
        session = self._session
        day = long_date(started_on(session))
        parts = (session.routine.title, f"{session.day} day", minutes_text(session.active_s))
        self.set_heading(f"{day}, {clock_of(session)}", "  ·  ".join(parts))
        limits = self._limits_of(session)
        for name, pain in (
            ("before", session.pain.before),
            ("during", session.pain.during_max),
            ("after", session.pain.after),
            ("morning", session.pain.next_morning),
        ):
            self.query_one(f"#detail-{name}", PainFigure).show(pain, limits)
        self._show_text()
        self.query_one(Page).scroll_home(animate=False)
        self.refresh_bindings()

    def _show_text(self) -> None:
        page = self.query_one(Page)
        if page.size.width:
            text = session_text(self._session, self._limits_of(self._session), page.size.width)
            self.query_one("#detail-text", Static).update(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A single session has no others."""
        if action == "other":
            return len(self._sessions) > 1
        return super().check_action(action, parameters)

    def action_other(self, older: int) -> None:
        """Show the next older session, or the next newer one."""
        index = min(max(self._index + older, 0), len(self._sessions) - 1)
        if index != self._index:
            self._index = index
            self._show()

    def action_back(self) -> None:
        """Leave, and say which session was shown last."""
        self.dismiss(self._index)


def session_text(session: SessionRecord, limits: PainLimits, width: int) -> Content:
    """How a session ended, its exercises, and what the patient said of it."""
    blocks = [piece(outcome_text(session), STRONG)]
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


def _table(exercises: Sequence[ExerciseRecord], limits: PainLimits, width: int) -> Content:
    width = min(width, _MOST_COLUMNS)
    names = min(26, width * 3 // 10)
    asked = min(24, width // 4) if width >= _NARROW else 0
    done = max(0, width - names - asked - _PAIN_COLUMNS)
    widths = (names, asked, done, _PAIN_COLUMNS)
    head = ("Exercise", "Asked", "Done", "Pain")
    lines = [row(*(column(h, w, SOFT) for h, w in zip(head, widths, strict=True) if w))]
    for exercise in exercises:
        lines += _rows(exercise, limits, widths)
    return Content("\n").join(lines)


def _rows(
    exercise: ExerciseRecord, limits: PainLimits, widths: tuple[int, int, int, int]
) -> list[Content]:
    """An exercise: a line a side."""
    name = exercise.name if exercise.level == "usual" else f"{exercise.name}, {exercise.level}"
    left = left_text(exercise)
    done = list(done_texts(exercise)) or [left]
    cells = [piece(name, STRONG), piece(asked_text(exercise.planned), SOFT), piece(done[0])]
    if exercise.done and left:
        cells[2] = row(cells[2], piece(f"  {left}"))
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
