"""Why work is left: one key, and back to the workout."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Label

from hipflow.session.record import ASKED_REASONS, Reason
from hipflow.system.safe_text import printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.widgets.lists.choice_row import ChoiceRow


class ReasonScreen(BaseScreen[Reason]):
    """Asks for a reason; dismisses with it, or with ``None`` when it was not meant.

    Args:
        title: what is about to be left.
        question: the question.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            binding(f"reason.{reason.name.lower().replace('_', '-')}", show=False)
            for reason in ASKED_REASONS
        ),
        binding("panel.never-mind"),
        *PAGE_KEYS,
    ]

    def __init__(self, title: str, question: str) -> None:
        super().__init__()
        self._title = title
        self._question = question

    def compose_body(self) -> Iterable[Widget]:
        """The question and its answers."""
        with Page(classes="panel"):
            yield Label(printable_lines(self._question), markup=False, classes="question")
            yield ChoiceRow("reason.hurt", "It hurts")
            yield ChoiceRow("reason.tired", "I am tired")
            yield ChoiceRow("reason.not-able", "I am not able to do it today")
            yield ChoiceRow("reason.no-time", "No time left")
            yield ChoiceRow("reason.other", "Something else")
            yield Label("What you did so far is kept.", classes="soft after")

    def on_mount(self) -> None:
        """Say what is about to be left."""
        self.set_heading(self._title, "paused meanwhile")

    def action_because(self, reason: str) -> None:
        """Leave with that reason."""
        self.dismiss(Reason(reason))

    def action_never_mind(self) -> None:
        """It was not meant."""
        self.dismiss(None)
