"""History: every session, the newest first, and where it is going."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from msgspec import structs
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

from hipflow.progress.routine_identity import with_current_files
from hipflow.progress.wording import unreadable_lines_text
from hipflow.routine.resolve.routine import PainLimits, Routine
from hipflow.session.record import RoutineRef, SessionRecord
from hipflow.system.errors import StorageError
from hipflow.ui.bindings import binding
from hipflow.ui.history_corrections import Corrections
from hipflow.ui.history_reader import read_in_background
from hipflow.ui.screens._base.base import ListScreen, list_keys
from hipflow.ui.screens.history.session_detail import SessionDetailScreen
from hipflow.ui.viewmodels.history_view import (
    OUTCOMES,
    PERIODS,
    HistoryFilter,
    HistoryView,
    build_view,
    filter_title,
)
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

MAX_INLINE_SESSIONS = 3_000
"""Sessions up to which filtering them is not felt; more are filtered in a thread."""

READ_DELAY_S = 0.1
"""How long reading waits, so that the first rows are drawn before it takes its share."""


class HistoryScreen(ListScreen[None]):
    """A table of the sessions that a filter and a search line choose; it draws the rows in view.

    Attributes:
        records: all sessions there are, in order of their start.
        history_filter: which of them are shown.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""  # the search line takes it when it is called for

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("history.open"),
        binding("history.undo"),
        *list_keys(),
        binding("history.earlier"),
        binding("history.later", show=False),
        binding("history.period"),
        binding("history.routine"),
        binding("history.year"),
        binding("history.exercises"),
        binding("history.search"),
        binding("history.outcome"),
        binding("app.settings", show=False),
        binding("app.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.records: tuple[SessionRecord, ...] = ()
        self.history_filter = HistoryFilter()
        self._files: Sequence[str] = ()
        self._routines: Mapping[str, Routine] = {}
        self._view: HistoryView | None = None
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
        store = self.services.store
        items = self.services.catalog.items()
        self._routines = {item.ref.file: item.routine for item in items if item.routine is not None}
        self._at_hand = [item.ref for item in items]
        try:
            if store.cache.is_at_hand:
                self._take_all()
                return
            self._read = store.recent()
            self._set_records(with_current_files(self._read, self._at_hand))
        except StorageError as error:
            self._show_nothing(piece(str(error)))
            return
        self._show_rows(self.records[::-1])
        self.set_heading("History", "reading it all")
        read_in_background(
            self,
            store.cache,
            after_s=READ_DELAY_S,
            on_complete=self._take_all,
            on_error=lambda error: self._show_nothing(piece(str(error))),
            on_progress=self.query_one(Overview).show_progress,
        )

    def _take_all(self) -> None:
        read = self.services.store.cache.contents()
        self._read = read.records
        self._set_records(with_current_files(read.records, self._at_hand))
        damaged = unreadable_lines_text((line.number for line in read.damaged), read.more_damaged)
        self._say("#history-damaged", piece(damaged, SOFT))
        self._apply_filter()

    def limits_of(self, session: SessionRecord) -> PainLimits:
        """The limits of the routine it was played from; the usual ones where it is gone."""
        routine = self._routines.get(session.routine.file)
        return routine.pain if routine else PainLimits()

    def _set_records(self, records: tuple[SessionRecord, ...]) -> None:
        """Take all sessions there are."""
        self.records = records
        # The files of the routines that were played, the latest first.
        self._files = list(dict.fromkeys(record.routine.file for record in reversed(records)))

    def _apply_filter(self) -> None:
        """Show what the filter leaves, now or as soon as a thread has found it."""
        if len(self.records) <= MAX_INLINE_SESSIONS:
            self._show_view(self._build_view())
        else:
            self.run_worker(self._build_view_in_thread(), exclusive=True, group="filter")

    async def _build_view_in_thread(self) -> None:
        view = await asyncio.to_thread(self._build_view)
        if self.is_usable:
            self._show_view(view)

    def _build_view(self) -> HistoryView:
        today = self.services.clock.today()
        week = self.services.settings.values.week
        return build_view(self.records, self.history_filter, self._routines, today, week)

    def _show_view(self, view: HistoryView) -> None:
        """Show the sessions there are to see, or say why there is none."""
        self._view = view
        if not self.records:
            self._show_nothing(NO_SESSIONS_TEXT)
            return
        overview = self.query_one(Overview)
        overview.show(view)
        overview.set_class(not view.sessions, "absent")
        self._say("#history-empty", piece("" if view.sessions else NO_MATCH))
        title = self._title_of(self.history_filter.routine)
        place = filter_title(self.history_filter, title, view.sessions, self.records)
        self.set_heading("History", place)
        self._show_rows(view.sessions)

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
        """Offer only what there is something to do with: with one routine, no choice of one."""
        offered = {
            "open": bool(self._sessions),
            "routine": len(self._files) > 1,
            "search": bool(self.records) and not self._writes,
            **dict.fromkeys(("period", "outcome", "year"), bool(self.records)),
            "exercises": bool(self._view and self._view.sessions),
            # Asked before the screen is laid out, too.
            "other_year": any(overview.shows_year for overview in self.query(Overview)),
            "undo": self.corrections.can_undo,
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    def action_routine(self) -> None:
        """Look at the next routine alone; after the last one at all again."""
        choices = [None, *self._files]
        self._set_filter(
            routine=choices[(choices.index(self.history_filter.routine) + 1) % len(choices)]
        )

    def action_period(self) -> None:
        """Look at the next period."""
        self._set_filter(period=(self.history_filter.period + 1) % len(PERIODS))

    def action_outcome(self) -> None:
        """Look at the sessions with the next outcome."""
        self._set_filter(outcome=(self.history_filter.outcome + 1) % len(OUTCOMES))

    def action_search(self) -> None:
        """Write what is to be found."""
        search = self.query_one(Input)
        search.remove_class("absent")
        self.set_focus(search)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is written so far."""
        if event.value != self.history_filter.words:
            self._set_filter(words=event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on with the keys of the table; nothing to look for is no search."""
        self.set_focus(None)
        event.input.set_class(not event.value, "absent")

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

        if self._view is not None:
            self.app.push_screen(ExerciseHistoryScreen(self._view))

    def action_back(self) -> None:
        """Close a search, or see all again where something was left out, else leave."""
        search = self.query_one(Input)
        closes = self._writes
        search.value = ""
        search.add_class("absent")
        self.set_focus(None)
        if not self.history_filter.is_all:
            self._set_filter(**structs.asdict(HistoryFilter()))
        elif not closes:
            self.dismiss(None)

    @property
    def _writes(self) -> bool:
        """Whether the keys go to the search line."""
        return isinstance(self.focused, Input)

    def _set_filter(self, **changed: object) -> None:
        self.history_filter = structs.replace(self.history_filter, **changed)
        self._apply_filter()

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
        store = self.services.store
        if store.cache.is_at_hand and store.records() != self._read:
            self._take_all()

    def on_row_list_opened(self) -> None:
        """A click on the chosen session opens it."""
        self.action_open()
