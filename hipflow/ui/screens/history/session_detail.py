"""Session detail: one session, what was asked against what was done, and how it hurt."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hipflow.progress.advice import aid_of
from hipflow.progress.baseline import judge
from hipflow.progress.next_morning import morning_advice, with_morning
from hipflow.progress.wording import day_text, long_date, session_day, start_time_text, time_text
from hipflow.session.record import SessionRecord
from hipflow.system.errors import StorageError
from hipflow.ui.bindings import binding
from hipflow.ui.history_corrections import Corrections
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.screens.history.rating_correction import (
    EXERCISE_PAIN,
    ExerciseChoiceScreen,
    RatingAnswer,
    RatingChoiceScreen,
    RatingCorrectionScreen,
    WordsOf,
    exercise_field,
    may_be_rated,
    no_words,
    question_of,
    rating_of,
)
from hipflow.ui.widgets.lists.session_table import LimitsOf
from hipflow.ui.widgets.pain_number import PainNumber
from hipflow.ui.widgets.session_text import session_text
from hipflow.ui.widgets.styled_text import STRONG, piece

_FIGURES = {
    "before": ("Before", "pain.before"),
    "during": ("Worst during", "pain.during_max"),
    "after": ("After", "pain.after"),
    "morning": ("Next morning", "pain.next_morning"),
}
"""The ratings side by side: their names and fields."""

REMOVED = "Removed from the history. Press z to bring it back."


class SessionDetailScreen(BaseScreen[int]):
    """Shows one of several sessions; gives back which one was shown last.

    Args:
        sessions: the sessions, the newest first.
        index: the one to begin with.
        limits_of: the limits of the routine a session was played from.
        corrections: where corrections are kept; without, nothing can be corrected.
    """

    IGNORE_EARLY_KEYS: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("detail.newer", label="Other days"),
        binding("detail.older", show=False),
        binding("detail.note"),
        binding("detail.correct"),
        binding("detail.remove"),
        binding("detail.undo"),
        *PAGE_KEYS,
        binding("app.back"),
    ]

    def __init__(
        self,
        sessions: Sequence[SessionRecord],
        index: int,
        limits_of: LimitsOf,
        *,
        corrections: Corrections | None = None,
    ) -> None:
        super().__init__()
        self._sessions = sessions
        self._index = index
        self._limits_of = limits_of
        self._corrections = corrections
        self._corrected: dict[str, SessionRecord] = {}
        self._removed: set[str] = set()
        self._problem = ""

    def compose_body(self) -> Iterable[Widget]:
        """Put the four ratings above, the exercises below."""
        with Horizontal(id="detail-pain"):
            for name, (words, _field) in _FIGURES.items():
                yield PainNumber(words, id=f"detail-{name}")
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
        session = self._sessions[self._index]
        return self._corrected.get(session.id, session)

    @property
    def _is_removed(self) -> bool:
        return self._session.id in self._removed

    def _show(self) -> None:
        session = self._session
        day = long_date(session_day(session), self.services.clock.today())
        parts = (session.routine.title, day_text(session), time_text(session))
        place = "  ·  ".join(part for part in parts if part)
        self.set_heading(f"{day}, {start_time_text(session)}", place)
        limits = self._limits_of(session)
        for name, (_words, field) in _FIGURES.items():
            figure = self.query_one(f"#detail-{name}", PainNumber)
            figure.show(rating_of(session, field), limits)
            figure.set_class(not may_be_rated(session, field), "absent")
        self._show_text()
        self.query_one(Page).scroll_home(animate=False)
        self.refresh_bindings()

    def _show_text(self) -> None:
        page = self.query_one(Page)
        if page.size.width:
            text = session_text(self._session, self._limits_of(self._session), page.size.width)
            told = [piece(REMOVED, STRONG)] if self._is_removed else []
            told += [piece(self._problem, STRONG)] if self._problem else []
            self.query_one("#detail-text", Static).update(Content("\n\n").join((*told, text)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A single session has no others; what is removed can only be brought back."""
        match action:
            case "other":
                return len(self._sessions) > 1
            case "note" | "correct" | "remove":
                return self._corrections is not None and not self._is_removed
            case "undo":
                return self._corrections is not None and self._corrections.can_undo
            case _:
                return super().check_action(action, parameters)

    def action_other(self, older: int) -> None:
        """Show the next older session, or the next newer one."""
        index = min(max(self._index + older, 0), len(self._sessions) - 1)
        if index != self._index:
            self._index = index
            self._problem = ""
            self._show()

    def action_note(self) -> None:
        """Write a note, or change it."""
        from hipflow.ui.screens.session.note import NoteScreen  # noqa: PLC0415 - read when needed

        def given(note: str | None) -> None:
            if note is not None and note != (self._session.note or ""):
                self._change("note", note or None)

        self.app.push_screen(NoteScreen(self._session.note or ""), given)

    def action_correct(self) -> None:
        """Ask which rating is meant, then what it was."""

        def of_exercise(number: int | None) -> None:
            if number is not None:
                self._ask(exercise_field(number))

        def meant(field: str | None) -> None:
            if field == EXERCISE_PAIN:
                self.app.push_screen(ExerciseChoiceScreen(self._session), of_exercise)
            elif field is not None:
                self._ask(field)

        self.app.push_screen(RatingChoiceScreen(self._session), meant)

    def _ask(self, field: str) -> None:
        session = self._session
        now = rating_of(session, field)

        def given(rated: RatingAnswer | None) -> None:
            if rated is not None and rated.value != now:
                self._change(field, rated.value)

        asked = question_of(session, field)
        limits = self._limits_of(session)
        words = self._morning_words(session) if self._is_this_morning(session, field) else no_words
        self.app.push_screen(
            RatingCorrectionScreen(field, now, limits, asked=asked, words=words), given
        )

    def _is_this_morning(self, session: SessionRecord, field: str) -> bool:
        """Whether a rating is that of this very morning: then it asks for something."""
        yesterday = self.services.clock.today() - timedelta(days=1)
        return field == "pain.next_morning" and session_day(session) == yesterday

    def _morning_words(self, session: SessionRecord) -> WordsOf:
        """What is said of a rating of this morning, as Today says it."""
        items = self.services.catalog.items()
        loaded = next((one.loaded for one in items if one.ref.file == session.routine.file), None)

        def words(rating: int | None) -> Sequence[str]:
            if rating is None:
                return ()
            rated = with_morning(session, rating)
            if loaded is not None:
                return self.services.day_status(loaded).morning_advice(rated).paragraphs
            limits = self._limits_of(session)
            return morning_advice(judge((rated,), limits), limits, aid=aid_of(None)).paragraphs

        return words

    def _change(self, field: str, value: int | str | None) -> None:
        if self._corrections is not None:
            record, refusal = self._corrections.change(self._session, {field: value})
            self._corrected[record.id] = record
            self.when_done(refusal, self._show_refusal)
            self._show()

    def action_remove(self) -> None:
        """Take the session out of the history."""
        if self._corrections is not None:
            refusal = self._corrections.remove(self._session)
            self._removed.add(self._session.id)
            self.when_done(refusal, self._show_refusal)
            self._show()

    def _show_refusal(self, refusal: str) -> None:
        """What the disk said where it refused a correction; else that it is well again."""
        self._problem = refusal
        self._show()

    def action_undo(self) -> None:
        """Take the last correction back, whichever session it was of, and show that one."""
        if self._corrections is None:
            return
        ident, refusal = self._corrections.undo()
        self._removed.discard(ident)
        with suppress(StorageError):  # then it is shown as it was
            now = {record.id: record for record in self.services.store.recent()}
            self._corrected |= {ident: now[ident]} if ident in now else {}
        places = [number for number, one in enumerate(self._sessions) if one.id == ident]
        self._index = places[0] if places else self._index
        self._problem = ""
        self.when_done(refusal, self._show_refusal)
        self._show()

    def action_back(self) -> None:
        """Leave, and say which session was shown last."""
        self.dismiss(self._index)
