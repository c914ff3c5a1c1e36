"""History: every session, the newest first."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from hipflow.errors import StorageError
from hipflow.routine.resolved import PainLimits
from hipflow.session.record import SessionRecord
from hipflow.told import counted, damaged_text
from hipflow.ui.bindings import binding
from hipflow.ui.screens.base import CHOOSING, ChoosingScreen
from hipflow.ui.screens.session_detail import SessionDetail
from hipflow.ui.widgets.pieces import SOFT, STRONG, piece
from hipflow.ui.widgets.row_list import RowList
from hipflow.ui.widgets.session_table import Extent, columns_in, extent_of, header, session_row

EMPTY = "No session yet."
EMPTY_HELP = "After your first one, this page shows when it was, how long it took and how it felt."


class History(ChoosingScreen[None]):
    """A table of the sessions; it draws only the rows in view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("history.open"),
        *CHOOSING,
        binding("app.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._sessions: tuple[SessionRecord, ...] = ()
        self._limits: dict[str, PainLimits] = {}
        self._extent = Extent()

    def compose_body(self) -> Iterable[Widget]:
        """Put the head of the table above its rows."""
        yield Label(id="history-empty", markup=False)
        yield Label(id="history-head", markup=False)
        yield RowList(id="history-rows")
        yield Label(id="history-damaged", markup=False)

    def on_mount(self) -> None:
        """Read the history and show it."""
        shelf = self.services.shelf
        problem, damaged = "", ""
        try:
            read = shelf.history_read()
        except StorageError as error:
            problem = str(error)
        else:
            self._sessions = read.records[::-1]
            damaged = damaged_text(line.number for line in read.damaged)
        self._extent = extent_of(self._sessions, self.services.clock.today())
        self._limits = {
            item.ref.file: item.routine.pain for item in shelf.routines() if item.routine
        }
        count = len(self._sessions)
        self.set_heading("History", counted(count, "session") if count else "")
        self._say("#history-damaged", piece(damaged, SOFT))
        self._say("#history-empty", self._empty(problem))
        self.rows.show_rows(count, self._draw_row)

    def on_resize(self) -> None:
        """Fit the head of the table to the width."""
        self.call_after_refresh(self._show_head)

    def _show_head(self) -> None:
        columns = columns_in(self.rows.size.width - RowList.MARGINS, self._extent)
        self._say("#history-head", header(columns) if self._sessions else Content(""))

    def _draw_row(self, index: int, width: int) -> Sequence[Content]:
        session = self._sessions[index]
        columns = columns_in(width, self._extent)
        today = self.services.clock.today()
        return (session_row(session, columns, self.limits_of(session), today),)

    def limits_of(self, session: SessionRecord) -> PainLimits:
        """The limits of the routine it was played from; the usual ones where it is gone."""
        return self._limits.get(session.routine.file, PainLimits())

    def _empty(self, problem: str) -> Content:
        if problem:
            return piece(problem)
        if self._sessions:
            return Content("")
        return Content("\n\n").join((piece(EMPTY, STRONG), piece(EMPTY_HELP, SOFT)))

    def _say(self, name: str, content: Content) -> None:
        label = self.query_one(name, Label)
        label.update(content)
        label.set_class(not content, "absent")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty table has nothing to open."""
        if action == "open":
            return bool(self._sessions)
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Look at the chosen session."""
        detail = SessionDetail(self._sessions, self.rows.chosen, self.limits_of)
        self.app.push_screen(detail, self._choose_seen)

    def _choose_seen(self, index: int | None) -> None:
        if index is not None:
            self.rows.choose(index)

    def on_row_list_opened(self) -> None:
        """A click on the chosen session opens it."""
        self.action_open()
