"""What is asked once before the first session of a routine: its warning, and the sore side."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Label, Static

from hipflow.routine.resolve.routine import Routine
from hipflow.session.plan.steps import Side
from hipflow.system.safe_text import printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.widgets.lists.choice_row import ChoiceRow


class WarningScreen(BaseScreen[bool]):
    """Shows and says the author's warning; dismisses with True once it is confirmed.

    Args:
        routine: what it is from.
        warning: the author's words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("check-in.confirm"),
        *PAGE_KEYS,
        binding("app.back"),
    ]

    def __init__(self, routine: Routine, warning: str) -> None:
        super().__init__()
        self._routine = routine
        self._warning = warning

    def compose_body(self) -> Iterable[Widget]:
        """The warning, and how to go on."""
        with Page(classes="panel"):
            yield Label("Please read this first", classes="question")
            yield Static(printable_lines(self._warning), markup=False, id="warning")
            yield ChoiceRow("check-in.confirm", "I have read this", marked=True)

    def on_mount(self) -> None:
        """Say it aloud too."""
        self.set_heading(self._routine.title, "before you start")
        self.services.audio.say(self._warning, self._routine)

    def on_unmount(self) -> None:
        """Fall silent."""
        self.services.audio.unsay()

    def action_confirm(self) -> None:
        """It was read."""
        self.dismiss(True)


class SoreSideScreen(BaseScreen[Side | None]):
    """Asks for the sore side; both stands for none in particular, ``None`` for turning back.

    Args:
        title: the routine.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("check-in.left", show=False),
        binding("check-in.right", show=False),
        binding("check-in.no-side", show=False),
        binding("app.back"),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose_body(self) -> Iterable[Widget]:
        """The question and its answers."""
        with Page(classes="panel"):
            yield Label("Which side is the sore one?", classes="question")
            yield ChoiceRow("check-in.left", "the left one")
            yield ChoiceRow("check-in.right", "the right one")
            yield ChoiceRow("check-in.no-side", "no side in particular")
            yield Label("Some exercises begin with it.", classes="soft after")

    def on_mount(self) -> None:
        """Say where this is."""
        self.set_heading(self._title, "before you start")

    def action_sore(self, side: str) -> None:
        """One of the answers."""
        self.dismiss(Side(side))
