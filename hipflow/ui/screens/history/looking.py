"""Which sessions a screen looks at: keys for routine, period, outcome, and a search."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from msgspec import structs
from textual.binding import BindingType
from textual.widgets import Input

from hipflow.library.catalog import CatalogItem
from hipflow.routine.resolve.routine import PainLimits, Routine
from hipflow.session.record import SessionRecord
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import ListScreen
from hipflow.ui.viewmodels.history_view import (
    OUTCOMES,
    PERIODS,
    HistoryFilter,
    HistoryView,
    build_view,
)

FILTER_KEYS: tuple[BindingType, ...] = (
    binding("history.period"),
    binding("history.routine"),
    binding("history.year"),
    binding("history.exercises"),
    binding("history.search"),
    binding("history.outcome"),
)
"""The keys of a :class:`FilterScreen`, and those that stand among them on the last row."""


MAX_INLINE_SESSIONS = 3_000
"""Sessions up to which looking through them is not felt; more are looked through in a thread."""


class FilterScreen(ListScreen[None]):
    """A screen with a search line that looks at some of the sessions.

    It implements :meth:`show_view`.

    Attributes:
        records: all sessions there are, in order of their start; set with :meth:`set_records`.
        history_filter: which of them are looked at.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""  # the search line takes it when it is called for

    def __init__(self) -> None:
        super().__init__()
        self.records: tuple[SessionRecord, ...] = ()
        self.history_filter = HistoryFilter()
        self._files: Sequence[str] = ()
        self._routines: Mapping[str, Routine] = {}

    def show_view(self, back: HistoryView) -> None:
        """Show what there is to see now."""

    def apply_filter(self) -> None:
        """See what is looked at."""
        if len(self.records) <= MAX_INLINE_SESSIONS:
            self.show_view(self._build_view())
        else:
            self.run_worker(self._build_view_in_thread(), exclusive=True, group="look")

    async def _build_view_in_thread(self) -> None:
        back = await asyncio.to_thread(self._build_view)
        if self.is_usable:
            self.show_view(back)

    def _build_view(self) -> HistoryView:
        today = self.services.clock.today()
        goal = self.services.shelf.settings.weekly_goal
        return build_view(self.records, self.history_filter, self._routines, today, goal)

    def set_routines(self, items: Iterable[CatalogItem]) -> None:
        """Know the routines at hand."""
        self._routines = {item.ref.file: item.routine for item in items if item.routine is not None}

    def limits_of(self, session: SessionRecord) -> PainLimits:
        """The limits of the routine it was played from; the usual ones where it is gone."""
        routine = self._routines.get(session.routine.file)
        return routine.pain if routine else PainLimits()

    def set_records(self, records: tuple[SessionRecord, ...]) -> None:
        """Know all sessions there are."""
        self.records = records
        # The files of the routines that were played, the latest first.
        self._files = list(dict.fromkeys(record.routine.file for record in reversed(records)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With one routine there is none to choose, with no session nothing."""
        match action:
            case "routine":
                return len(self._files) > 1
            case "search":
                return bool(self.records) and not self._writes
            case "period" | "outcome" | "year":
                return bool(self.records)
            case _:
                return super().check_action(action, parameters)

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
        search.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is written so far."""
        if event.value != self.history_filter.words:
            self._set_filter(words=event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on with the keys of the table; nothing to look for is no search."""
        self.set_focus(None)
        event.input.set_class(not event.value, "absent")

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
        self.apply_filter()
