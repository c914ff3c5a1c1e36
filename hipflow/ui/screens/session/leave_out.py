"""What is asked of an exercise that is left out until somebody was asked; and of nothing left."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Label, Static

from hipflow.progress.advice import aid_of
from hipflow.progress.left_out import LeftOutExercise
from hipflow.progress.rest_wording import (
    leave_out_question,
    nothing_left_words,
    why_left_out_words,
)
from hipflow.routine.resolve.routine import Routine
from hipflow.system.safe_text import printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.widgets.lists.choice_row import ChoiceRow


class LeaveOutScreen(BaseScreen[bool | None]):
    """Asks whether an exercise stays left out; dismisses with ``None`` for turning back.

    Leaving it out comes first: to do it again needs its own key.

    Args:
        routine: what is about to be played.
        left_out: the exercise, and why it is left out.
    """

    IGNORE_EARLY_KEYS: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("leave-out.stay"),
        binding("leave-out.again"),
        binding("app.flare-up"),
        *PAGE_KEYS,
        binding("app.back"),
    ]

    def __init__(self, routine: Routine, left_out: LeftOutExercise) -> None:
        super().__init__()
        self._routine = routine
        self._left_out = left_out

    @property
    def contact(self) -> str:
        """Whom the routine says to call."""
        return self._routine.contact

    def compose_body(self) -> Iterable[Widget]:
        """Which exercise and why, and the two answers."""
        question = printable_lines(leave_out_question(self._left_out.name))
        why = why_left_out_words(self._left_out, aid_of(self._routine))
        with Page(classes="panel"):
            yield Label(question, markup=False, classes="question")
            yield Static(printable_lines(why), markup=False, classes="why")
            yield ChoiceRow("leave-out.stay", "Leave it out", marked=True)
            yield ChoiceRow("leave-out.again", "I have asked, and I may do it")

    def on_mount(self) -> None:
        """Say where this is."""
        self.set_heading(self._routine.title, "before you start")

    def action_stay(self) -> None:
        """It stays left out."""
        self.dismiss(True)

    def action_again(self) -> None:
        """It is done again."""
        self.dismiss(False)


class NothingLeftScreen(BaseScreen[bool | None]):
    """Says that every exercise is left out; dismisses with True where rest is chosen.

    Args:
        routine: what would have been played.
    """

    IGNORE_EARLY_KEYS: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("nothing-left.rest"),
        binding("app.flare-up"),
        *PAGE_KEYS,
        binding("app.back"),
    ]

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        self._routine = routine

    @property
    def contact(self) -> str:
        """Whom the routine says to call."""
        return self._routine.contact

    def compose_body(self) -> Iterable[Widget]:
        """The words, and rest."""
        with Page(classes="panel"):
            yield Label("Nothing is left to play today", classes="question")
            words = printable_lines(nothing_left_words(aid_of(self._routine)))
            yield Static(words, markup=False, classes="why")
            yield ChoiceRow("nothing-left.rest", "Not today", marked=True)

    def on_mount(self) -> None:
        """Say where this is."""
        self.set_heading(self._routine.title, "before you start")

    def action_rest(self) -> None:
        """Rest."""
        self.dismiss(True)
