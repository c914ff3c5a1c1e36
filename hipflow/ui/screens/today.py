"""Today: the routines at hand, the one that is due opened, and one key to begin."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from msgspec import structs
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from hipflow.export.text_tables import merged_copy_lines
from hipflow.library.catalog import LoadedRoutine
from hipflow.progress.next_morning import session_of_morning, session_to_ask_about, with_morning
from hipflow.progress.rest_wording import NEW_TO_MUSCLES
from hipflow.progress.wording import long_date, pain_zone
from hipflow.routine.resolve.routine import PainLimits, PainZone
from hipflow.session.record import SessionRecord
from hipflow.storage.conflict_copies import MergedCopy
from hipflow.storage.history_cache import HistoryCache
from hipflow.system.errors import HipflowError
from hipflow.ui.bindings import binding
from hipflow.ui.history_corrections import correct
from hipflow.ui.history_reader import read_in_background
from hipflow.ui.movement_loop import MovementLoop
from hipflow.ui.requests import PlayRoutine, PreviewRoutine, ShowHistory, ShowLibrary
from hipflow.ui.routine_reader import RoutineReader
from hipflow.ui.screens._base.base import ListScreen, list_keys
from hipflow.ui.today_state import RoutineStatus, TodayState, load_today
from hipflow.ui.widgets.figure import Figure
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.routine_card import CardFacts, RoutineCard
from hipflow.ui.widgets.styled_text import SOFT, STRONG, column, piece, row, zone_style

READING = "Reading your routines. One moment."
NO_ROUTINES = "There is no routine here yet."
NO_ROUTINES_HELP = (
    "A routine is a file your therapist gives you; its name ends in .toml. To bring it here, "
    "leave with q and type:  hipflow add  and the file's name. Or copy it into this folder:"
)
MORNING_QUESTION = "How is the pain this morning?"
MORNING_FIELD = "pain.next_morning"
FIGURE_REPEATS = 3
"""How often the figure shows its movement when a routine is opened."""
READ_DELAY_S = 0.5
"""How long reading the rest of a long history waits: whoever opens a page at once goes first."""

_NAME_COLUMNS = 34
_STATE_COLUMNS = 28
_LENGTH_COLUMNS, _LENGTH_FROM = 15, 66
"""Columns of how long a routine takes, and of a row from which that has room."""


class TodayScreen(ListScreen[None]):
    """The first screen, under all others.

    The day after a session it asks once how the pain is; a key skips that question for good.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("today.problem"),
        binding("today.start"),
        binding("today.look"),
        binding("app.flare-up"),
        binding("today.can-read"),
        binding("today.morning"),
        binding("today.skip-morning", show=False),
        binding("report.write"),
        binding("today.merge"),
        binding("today.history"),
        binding("app.settings"),
        binding("today.library"),
        *list_keys(),
        binding("today.quit"),
    ]

    _loop: MovementLoop

    def __init__(self) -> None:
        super().__init__()
        self._today_state = TodayState()
        self._next = ""
        self._refusal = ""
        self._reader: RoutineReader | None = None
        self._when_read: Callable[[], object] | None = None
        self._merged: tuple[str, ...] = ()
        """What came of the copies of the history, until this screen is left."""
        self._morning_session: SessionRecord | None = None
        """The session whose next morning is asked about."""

    @property
    def contact(self) -> str:
        """Whom the opened routine says to call."""
        opened = self.opened
        return opened.item.routine.contact if opened and opened.item.routine else ""

    def compose_body(self) -> Iterable[Widget]:
        """Put the opened routine above, the list of all below."""
        yield RoutineCard(id="today-card")
        yield Label(id="today-empty", markup=False)
        yield Label("Your routines", id="today-list-title", markup=False)
        yield RowList(id="today-list")
        yield Label(id="morning", markup=False)
        yield Label(id="today-note", classes="notes", markup=False)

    def on_mount(self) -> None:
        """A figure that shows what is to be done, and then is still."""
        self._loop = self.new_movement_loop(self.query_one(Figure).show, repeats=FIGURE_REPEATS)

    def on_screen_resume(self) -> None:
        """Look again: a session may have been played meanwhile, a file mended."""
        if not self.services.catalog.is_at_hand:
            self.read_routines()
            return
        stood = self._next or (self.opened.item.ref.file if self.opened else "")
        self._next = ""
        self._load_state()
        files = [status.item.ref.file for status in self._today_state.statuses]
        kept = files.index(stood) if stood in files else 0
        self.rows.show_rows(len(files), self._draw_row, chosen=kept)
        self._show()
        if not self._cache.is_at_hand:
            read_in_background(
                self, self._cache, after_s=READ_DELAY_S, on_complete=self._reload_when_read
            )

    def read_routines(self, when_read: Callable[[], object] | None = None) -> None:
        """Read many routines while the keys go on, and say so.

        Args:
            when_read: what somebody waits for, such as another page; the last one is called if this
                screen is still seen then.
        """
        self._when_read = when_read or self._when_read
        if self._reader is None:
            self._reader = RoutineReader(self.services.catalog)
            self.set_heading("Today", long_date(self.services.clock.today()))
            self._show()
            self.run_worker(self._read(self._reader))

    async def _read(self, reader: RoutineReader) -> None:
        await asyncio.to_thread(reader.read)
        when_read, self._reader, self._when_read = self._when_read, None, None
        if self.is_current:
            self._reload_when_read()
            if when_read is not None:
                when_read()

    def on_unmount(self) -> None:
        """Stop reading: nobody waits for it any more."""
        if self._reader is not None:
            self._reader.stop()

    def open_routine(self, file: str) -> None:
        """Open the routine of that file, now or as soon as this screen is seen again."""
        self._next = file
        self._reload_when_read()

    @property
    def _cache(self) -> HistoryCache:
        return self.services.store.cache

    def _reload_when_read(self) -> None:
        """See anew what there is, such as all of a long history of which the end was read."""
        if self.is_current:
            self.on_screen_resume()

    @property
    def opened(self) -> RoutineStatus | None:
        """The routine that is opened; ``None`` where there is none."""
        return self._today_state.statuses[self.rows.chosen] if self._today_state.statuses else None

    @property
    def _playable(self) -> LoadedRoutine | None:
        """What is opened, where it has no mistakes."""
        return self.opened.item.loaded if self.opened else None

    @property
    def _startable(self) -> LoadedRoutine | None:
        """What one key starts; on a day of rest one has to look at it first."""
        return None if self.opened and self.opened.rest else self._playable

    def _load_state(self) -> None:
        today = self.services.clock.today()
        self.set_heading("Today", long_date(today))
        self._today_state = load_today(self.services, today)
        skipped = self.services.state.values.morning_skipped
        self._morning_session = session_to_ask_about(self._today_state.records, today, skipped)

    @property
    def notes(self) -> tuple[str, ...]:
        """What went wrong with the files, and what is told in passing."""
        refused = (self._refusal,) if self._refusal else ()
        if self._reader is not None:
            refused = (*refused, READING)
        return (*refused, *self._merged, *self._today_state.file_problems, *super().notes)

    def _show(self) -> None:
        opened, many = self.opened, len(self._today_state.statuses) > 1
        absent = {
            "#today-card": opened is None,
            "#today-empty": opened is not None or self._reader is not None,
            "#today-list-title": not many,
            "#today-list": not many,
        }
        for name, is_absent in absent.items():
            self.query_one(name).set_class(is_absent, "absent")
        if opened is None:
            folder = self.services.paths.routines_folder
            self.query_one("#today-empty", Label).update(_no_routines_text(folder))
        else:
            card = self.query_one(RoutineCard)
            card.show(opened, self._facts())
            self._loop.show(card.pictured)
        self._show_morning_question()
        self.show_notes()
        self.refresh_bindings()

    def _show_morning_question(self) -> None:
        """Show the question, or give its place up."""
        label, session, state = (
            self.query_one("#morning", Label),
            self._morning_session,
            self._today_state,
        )
        rated = session_of_morning(state.records, self.services.clock.today())
        label.set_class(session is None and rated is None, "absent")
        if session is not None:
            label.update(morning_question_line(session, state.limits_of(session)))
        elif rated is not None:
            said = " ".join(state.morning_advice(rated).paragraphs)
            above = self.opened.rest.split() if self.opened else []
            words = "" if said.split() == above else said  # twice, the end would have no room
            label.update(morning_answer_line(rated, state.limits_of(rated), words))

    def _facts(self) -> CardFacts:
        asked_before = self.services.state.values.mat_question_asked
        return CardFacts(
            today=self.services.clock.today(),
            day=self.services.day,
            first_start=self._today_state.first_start,
            ask_to_read=self._today_state.first_start and not asked_before,
        )

    def _draw_row(self, index: int, width: int) -> Sequence[Content]:
        return (routine_row(self._today_state.statuses[index], width),)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what goes with the opened routine."""
        opened = self.opened
        offered = {
            "start": self._startable is not None,
            "look": self._playable is not None,
            "read_problem": opened is not None and self._playable is None,
            "morning": self._morning_session is not None,
            "skip_morning": self._morning_session is not None,
            "write_report": bool(opened and opened.show),
            "merge_copies": self._today_state.has_copies,
            "can_read": self._facts().ask_to_read and self._playable is not None,
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    def action_start(self) -> None:
        """Begin the opened routine."""
        if routine := self._startable:
            self.post_message(PlayRoutine(routine))

    def action_look(self) -> None:
        """Look at what the opened routine asks."""
        if routine := self._playable:
            self.post_message(PreviewRoutine(routine))

    def action_read_problem(self) -> None:
        """Show all that is wrong in the opened file."""
        opened = self.opened
        if opened is None or opened.item.loaded is not None:
            return
        from hipflow.ui.screens.text_page import TextPageScreen  # noqa: PLC0415 - read when it is needed

        try:
            self.services.catalog.load(opened.item.path)
        except HipflowError as error:
            self.app.push_screen(TextPageScreen(opened.item.path.name, "", str(error)))
        else:
            # It has been mended meanwhile.
            self.on_screen_resume()

    def action_can_read(self) -> None:
        """The number can be read from the mat: never ask again."""
        state = self.services.state
        state.keep(structs.replace(state.values, mat_question_asked=True))
        self._show()

    def action_morning(self) -> None:
        """Ask for the pain of this morning, and correct the session with the answer."""
        from hipflow.ui.screens.history.rating_correction import (  # noqa: PLC0415 - read when it is needed
            RATING_QUESTIONS,
            RatingAnswer,
            RatingCorrectionScreen,
        )

        session = self._morning_session
        if session is None:
            return
        state = self._today_state
        limits = state.limits_of(session)

        def answered(rated: RatingAnswer | None) -> None:
            if rated is not None:
                corrected = correct(self.services, session, {MORNING_FIELD: rated.value})
                self.when_done(corrected.refusal, self._show_refusal)
                if rated.value is not None and limits.zone_of(rated.value) is PainZone.STOP:
                    self._next = session.routine.file  # what it means for today is read there
                self.on_screen_resume()

        asked = (RATING_QUESTIONS[MORNING_FIELD][0], MORNING_QUESTION)

        def words(rating: int | None) -> Sequence[str]:
            if rating is None:
                return (NEW_TO_MUSCLES,) if state.is_new_to_muscles(session) else ()
            return state.morning_advice(with_morning(session, rating)).paragraphs

        screen = RatingCorrectionScreen(
            MORNING_FIELD,
            None,
            limits,
            asked=asked,
            words=words,
        )
        self.app.push_screen(screen, answered)

    def _show_refusal(self, refusal: str) -> None:
        """What the disk said where it refused the answer; it is tried again by itself."""
        self._refusal = refusal
        self.show_notes()

    def action_write_report(self) -> None:
        """Write the page for a therapist, and say where it is."""
        self.when_done(self.services.write_report(), self.query_one(RoutineCard).tell)

    def action_merge_copies(self) -> None:
        """Add what other copies of the history have, and say what that was."""

        def merged(copies: tuple[MergedCopy, ...]) -> None:
            self._merged = tuple(merged_copy_lines(copies))
            self._reload_when_read()

        self.when_done(self.services.store.merge_copies(), merged)

    def action_skip_morning(self) -> None:
        """Never ask about this morning again. A disk that refuses only means that it is."""
        if self._morning_session is not None:
            state = self.services.state
            state.keep(structs.replace(state.values, morning_skipped=self._morning_session.id))
            self.on_screen_resume()

    def action_history(self) -> None:
        """Look at the sessions so far."""
        self.post_message(ShowHistory())

    def action_library(self) -> None:
        """Look at the exercises there are."""
        self.post_message(ShowLibrary())

    def on_row_list_chosen(self) -> None:
        """Open the chosen routine."""
        self._show()

    def on_row_list_opened(self) -> None:
        """A click on the opened routine does what Enter does; on a day of rest it shows it."""
        self._enter()

    def on_big_button_pressed(self) -> None:
        """A click on the button does what Enter does."""
        self._enter()

    def _enter(self) -> None:
        if self._startable:
            self.action_start()
        elif self._playable:
            self.action_look()
        else:
            self.action_read_problem()


def _no_routines_text(folder: Path) -> Content:
    """What stands there without any routine."""
    texts = (piece(NO_ROUTINES, STRONG), piece(NO_ROUTINES_HELP), piece(str(folder), SOFT))
    return Content("\n\n").join(texts)


def morning_question_line(session: SessionRecord, limits: PainLimits) -> Content:
    """The question, yesterday's rating after, and the keys."""
    pieces = [piece(MORNING_QUESTION, STRONG)]
    after = session.pain.after
    if after is not None:
        mark = pain_zone(after, limits)
        pieces += [
            piece("  Yesterday was ", SOFT),
            piece(f"{mark.shape} {after}", zone_style(mark.tone)),
        ]
        pieces.append(piece(" after.", SOFT))
    pieces.append(piece("  p answers, s skips.", SOFT))
    return row(*pieces)


def morning_answer_line(session: SessionRecord, limits: PainLimits, said: str) -> Content:
    """This morning's rating, and what it asks for."""
    rating = session.pain.next_morning
    if rating is None:
        return Content("")
    mark = pain_zone(rating, limits)
    rated = piece(f"{mark.shape} {rating}", zone_style(mark.tone))
    return row(piece("This morning ", SOFT), rated, piece(f".  {said}".rstrip(), STRONG))


def routine_row(status: RoutineStatus, width: int) -> Content:
    """The line of one routine; a broken file has no length."""
    lengths = _LENGTH_COLUMNS if width >= _LENGTH_FROM else 0
    names = min(_NAME_COLUMNS, width * 2 // 5)
    name = column(status.item.title, names, STRONG if status.is_due else "")
    state = piece(f"  {status.mark} {status.state}", SOFT)
    if status.due is None or not lengths:
        return row(name, state)
    states = min(_STATE_COLUMNS, width - names - lengths)
    return row(name, column(state, states), piece(status.length))
