"""What may be said after a session: a note, how hard it was, another rating."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Label

from hipflow.routine.resolved import PainLimits
from hipflow.ui.bindings import binding
from hipflow.ui.screens.base import CalmScreen
from hipflow.ui.screens.pain_screen import PainScreen
from hipflow.ui.widgets.one_line import OneLine
from hipflow.ui.widgets.pain_scale import PAIN_ENDS, PainScale

NOTE_MOST = 500
"""Characters of a note."""

EFFORT_ENDS = ("0 no effort", "10 as hard as you could")
"""The ends of the CR10 effort scale (Borg) in plain words."""


class AddNote(CalmScreen[str]):
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
        yield OneLine(self._note, most=NOTE_MOST, select_on_focus=False)
        limit = f"Enter keeps it. Up to {NOTE_MOST} characters; it stays on this computer."
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


class _Again(PainScreen[int]):
    """Asks for a number of 0-10; dismisses with it, or with ``None`` when it was not meant."""

    TITLE_WORDS: ClassVar[str] = ""
    QUESTION: ClassVar[str] = ""
    ENDS: ClassVar[tuple[str, str]] = PAIN_ENDS

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("panel.keep"),
        binding("panel.never-mind"),
    ]

    def __init__(self, value: int | None, limits: PainLimits | None) -> None:
        super().__init__()
        self._value = value
        self._limits = limits

    def compose_body(self) -> Iterable[Widget]:
        """The question and a tall staircase."""
        yield Label(self.QUESTION, classes="question")
        yield PainScale(self._limits, corner=True, ends=self.ENDS)
        yield Label("Type 0–9; ten is 1 0, or x.", classes="soft after")

    def on_mount(self) -> None:
        """Say where this is, and what was said before."""
        self.set_heading(self.TITLE_WORDS)
        if self._value is not None:
            self.scale.choose(self._value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is kept before something is chosen."""
        if action == "keep":
            return self.scale.value is not None
        return super().check_action(action, parameters)

    def action_keep(self) -> None:
        """Keep the number."""
        self.dismiss(self.scale.value)

    def action_never_mind(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)


class ChangeRating(_Again):
    """Asks for the pain after a session once more."""

    TITLE_WORDS = "Pain after"
    QUESTION = "How much did it hurt after the session?"


class ChangeEffort(_Again):
    """Asks how hard a session was.

    Args:
        value: what was said before.
    """

    TITLE_WORDS = "Effort"
    QUESTION = "How hard was it?"
    ENDS = EFFORT_ENDS

    def __init__(self, value: int | None) -> None:
        super().__init__(value, None)
