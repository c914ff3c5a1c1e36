"""History: every session, the newest first, and where it is going."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from hipflow.progress.routine_identity import with_current_files
from hipflow.progress.wording import unreadable_lines_text
from hipflow.session.record import RoutineRef, SessionRecord
from hipflow.system.errors import StorageError
from hipflow.ui.bindings import binding
from hipflow.ui.history_corrections import Corrections
from hipflow.ui.history_reader import read_in_background
from hipflow.ui.screens._base.base import list_keys
from hipflow.ui.screens.history.looking import FILTER_KEYS, FilterScreen
from hipflow.ui.screens.history.session_detail import SessionDetailScreen
from hipflow.ui.viewmodels.history_view import HistoryView, filter_title
from hipflow.ui.widgets.charts.overview import Overview
from hipflow.ui.widgets.line_input import MAX_SEARCH_LENGTH, LineInput
from hipflow.ui.widgets.lists.session_table import SessionTable
from hipflow.ui.widgets.styled_text import SOFT, STRONG, piece

NO_SESSIONS = "No session yet."
NO_SESSIONS_HELP = (
    "After your first one, this page shows when it was, how long it took and how it felt."
)
NO_SESSIONS_TEXT = Content("\n\n").join((piece(NO_SESSIONS, STRONG), piece(NO_SESSIONS_HELP, SOFT)))
SEARCH_HINT = "Words to look for, such as: bridge november"
NO_MATCH = "No session is like that. Press Esc to see all again."

MIN_TABLE_ROWS = 5
"""Rows of the table that the pictures leave it, where there are so many sessions."""

READ_DELAY_S = 0.1
"""How long reading waits, so that the first rows are drawn before it takes its share."""


class HistoryScreen(FilterScreen):
    """A table of the sessions; it draws only the rows in view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("history.open"),
        binding("history.undo"),
        *list_keys(),
        binding("history.earlier"),
        binding("history.later", show=False),
        *FILTER_KEYS,
        binding("app.settings", show=False),
        binding("app.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._back: HistoryView | None = None
        self._wanted = ""
        self._sessions: tuple[SessionRecord, ...] = ()
        self._at_hand: Sequence[RoutineRef] = ()
        self._read: tuple[SessionRecord, ...] = ()
        self._corrections: Corrections | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Put what is said above, then the pictures, then the table."""
        yield Label(id="history-empty", markup=False)
        yield Overview(id="history-overview")
        yield LineInput(
            id="history-search", most=MAX_SEARCH_LENGTH, placeholder=SEARCH_HINT, classes="absent"
        )
        yield SessionTable(id="history-table")
        yield Label(id="history-damaged", markup=False)

    @property
    def corrections(self) -> Corrections:
        """What was corrected since this page was opened."""
        if self._corrections is None:
            self._corrections = Corrections(self.services)
        return self._corrections

    def on_mount(self) -> None:
        """Show the history: at once where it is at hand, else what was last and then all."""
        shelf = self.services.shelf
        items = shelf.routines()
        self.set_routines(items)
        self._at_hand = [item.ref for item in items]
        try:
            if shelf.diary.is_at_hand:
                self._take_all()
                return
            self._read = shelf.diary.lately()
            self.set_records(with_current_files(self._read, self._at_hand))
        except StorageError as error:
            self._show_nothing(piece(str(error)))
            return
        self._show_rows(self.records[::-1])
        self.set_heading("History", "reading it all")
        read_in_background(
            self,
            shelf.diary,
            after_s=READ_DELAY_S,
            on_complete=self._take_all,
            on_error=lambda error: self._show_nothing(piece(str(error))),
            on_progress=self.query_one(Overview).show_progress,
        )

    def _take_all(self) -> None:
        read = self.services.shelf.history_read()
        self._read = read.records
        self.set_records(with_current_files(read.records, self._at_hand))
        damaged = unreadable_lines_text((line.number for line in read.damaged), read.more_damaged)
        self._say("#history-damaged", piece(damaged, SOFT))
        self.apply_filter()

    def show_view(self, back: HistoryView) -> None:
        """Show the sessions there are to see, or say why there is none."""
        self._back = back
        if not self.records:
            self._show_nothing(NO_SESSIONS_TEXT)
            return
        overview = self.query_one(Overview)
        overview.show(back)
        overview.set_class(not back.sessions, "absent")
        self._say("#history-empty", piece("" if back.sessions else NO_MATCH))
        title = self._title_of(self.history_filter.routine)
        place = filter_title(self.history_filter, title, back.sessions, self.records)
        self.set_heading("History", place)
        self._show_rows(back.sessions)

    def _title_of(self, file: str | None) -> str:
        """What the routine of a file is called now, or was last."""
        routine = self._routines.get(file or "")
        of_it = (r.routine.title for r in reversed(self.records) if r.routine.file == file)
        return routine.title if routine else next(of_it, "")

    def _show_rows(self, sessions: tuple[SessionRecord, ...]) -> None:
        self._sessions = sessions
        places = (number for number, one in enumerate(sessions) if one.id == self._wanted)
        chosen = next(places, self.rows.chosen) if self._wanted else 0
        self._wanted = ""
        table = self.query_one(SessionTable)
        table.show(sessions, self.limits_of, self.services.clock.today(), chosen=chosen)
        self.call_after_refresh(self._fit)
        self.refresh_bindings()

    def _show_nothing(self, why: Content) -> None:
        self.set_heading("History")
        self._say("#history-empty", why)
        self.query_one(Overview).add_class("absent")
        self._show_rows(())

    def on_resize(self) -> None:
        """Fit pictures and table to the room there is."""
        super().on_resize()
        self.call_after_refresh(self._fit)

    def on_overview_resized(self) -> None:
        """Fit them again: only now is it known what the words take."""
        self._fit()

    def _fit(self) -> None:
        """Leave the table some rows, and fit its head to the width."""
        overview = self.query_one(Overview)
        room = overview.picture_rows + self.rows.size.height
        overview.fit(room - min(MIN_TABLE_ROWS, len(self._sessions)))
        self.query_one(SessionTable).fit()

    def _say(self, name: str, content: Content) -> None:
        label = self.query_one(name, Label)
        label.update(content)
        label.set_class(not content, "absent")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something to do with."""
        offered = {
            "open": bool(self._sessions),
            "exercises": bool(self._back and self._back.sessions),
            # Asked before the screen is laid out, too.
            "other_year": any(overview.shows_year for overview in self.query(Overview)),
            "undo": self.corrections.can_undo,
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    def action_year(self) -> None:
        """Show the whole year, or the trend again."""
        self.query_one(Overview).toggle_year()
        self.call_after_refresh(self._fit)
        self.refresh_bindings()

    def action_other_year(self, years: int) -> None:
        """Show another year."""
        self.query_one(Overview).move_year(years)

    def action_exercises(self) -> None:
        """Look at each exercise over time."""
        from hipflow.ui.screens.history.exercises import ExerciseHistoryScreen  # noqa: PLC0415 - read when needed

        if self._back is not None:
            self.app.push_screen(ExerciseHistoryScreen(self._back))

    def action_open(self) -> None:
        """Look at the chosen session."""
        detail = SessionDetailScreen(
            self._sessions, self.rows.chosen, self.limits_of, corrections=self.corrections
        )
        self.app.push_screen(detail, self._choose_shown)

    def action_undo(self) -> None:
        """Take the last correction back, and choose the session it was of."""
        self._show_corrected(self.corrections.undo().ident)

    def _choose_shown(self, index: int | None) -> None:
        """Choose what was looked at last, and show what was corrected meanwhile."""
        wanted = ""
        if index is not None and self._sessions:
            self.rows.choose(index)
            wanted = self._sessions[self.rows.chosen].id
        self._show_corrected(wanted)

    def _show_corrected(self, wanted: str) -> None:
        """Show what was corrected meanwhile, and choose a session by its id."""
        self._wanted = wanted
        diary = self.services.shelf.diary
        if diary.is_at_hand and diary.read().records != self._read:
            self._take_all()

    def on_row_list_opened(self) -> None:
        """A click on the chosen session opens it."""
        self.action_open()
