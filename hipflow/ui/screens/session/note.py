"""What may be written after a session: a note."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Label

from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import BaseScreen
from hipflow.ui.widgets.line_input import LineInput
from hipflow.ui.widgets.styled_text import piece

MAX_NOTE_LENGTH = 500
"""Characters of a note."""


class NoteScreen(BaseScreen[str]):
    """Takes a note of one line; dismisses with it, or with ``None`` when it was not meant.

    Args:
        note: the note so far.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("panel.keep"),
        binding("panel.never-mind"),
    ]

    def __init__(self, note: str) -> None:
        super().__init__()
        self._note = note

    def compose_body(self) -> Iterable[Widget]:
        """One line to write on."""
        yield Label("What should your therapist know?", classes="question")
        yield LineInput(piece(self._note).plain, most=MAX_NOTE_LENGTH, select_on_focus=False)
        limit = f"Enter keeps it. Up to {MAX_NOTE_LENGTH} characters; it stays on this computer."
        yield Label(limit, classes="soft after")

    def on_mount(self) -> None:
        """Say where this is."""
        self.set_heading("A note")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        self.dismiss(event.value.strip())

    def action_keep(self) -> None:
        """Keep it."""
        self.dismiss(self.query_one(Input).value.strip())

    def action_never_mind(self) -> None:
        """Leave the note as it was."""
        self.dismiss(None)
