"""The local emergency number, written by the person: it is never guessed from a language."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Label

from hipflow.progress.flare_up import EMERGENCY_EXAMPLES
from hipflow.storage.settings import LONGEST_NUMBER
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import BaseScreen
from hipflow.ui.widgets.line_input import LineInput
from hipflow.ui.widgets.styled_text import piece


class EmergencyScreen(BaseScreen[str]):
    """Takes a telephone number; dismisses with it, or with ``None`` when it was not meant.

    Args:
        question: what is asked.
        number: the number so far.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("panel.keep"),
        binding("panel.never-mind"),
    ]

    def __init__(self, question: str, number: str) -> None:
        super().__init__()
        self._question = question
        self._number = number

    def compose_body(self) -> Iterable[Widget]:
        """One line to write on."""
        yield Label(piece(self._question), classes="question", markup=False)
        yield LineInput(piece(self._number).plain, most=LONGEST_NUMBER, select_on_focus=False)
        yield Label(f"It is {EMERGENCY_EXAMPLES}.", classes="soft after")

    def on_mount(self) -> None:
        """Say where this is."""
        self.set_heading("Emergency number", "settings")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        self.dismiss(event.value.strip())

    def action_keep(self) -> None:
        """Keep it."""
        self.dismiss(self.query_one(Input).value.strip())

    def action_never_mind(self) -> None:
        """Leave the number as it was."""
        self.dismiss(None)
