"""A session whose program died: go on with it, or keep what was done as it is.

Where the pain said to stop, keeping it comes first: Enter does, and going on needs its own key.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Label, Static

from hipflow.player.interrupted_session import InterruptedSession
from hipflow.system.safe_text import printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.widgets.lists.choice_row import ChoiceRow

RESUME_DETAIL = " you first have time to get into place"
KEEP_DETAIL = " the session ends here"
"""What comes of each choice."""


class InterruptedScreen(BaseScreen[bool]):
    """Two choices; dismisses with whether to go on. Left without one, it is asked again.

    Args:
        interrupted: the session.
    """

    IGNORE_EARLY_KEYS: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("go-on.from-there"),
        binding("go-on.keep"),
        binding("go-on.keep-first"),
        binding("go-on.all-the-same"),
        *PAGE_KEYS,
    ]

    def __init__(self, interrupted: InterruptedSession) -> None:
        super().__init__()
        self._left_over = interrupted
        self._against = interrupted.against_going_on()

    def compose_body(self) -> Iterable[Widget]:
        """What it was, what speaks against going on, and what can be done."""
        with Page(classes="panel"):
            yield Label("Your last session was interrupted", classes="question")
            here, done = self._left_over.description()
            yield Label(printable_lines(here), markup=False, classes="strong")
            yield Static(printable_lines(done), markup=False, id="broke-off")
            if self._against:
                yield Static(printable_lines(self._against), markup=False, id="against")
            yield ChoiceRow(
                "go-on.keep-first", "Keep what you did as it is", detail=KEEP_DETAIL, marked=True
            )
            yield ChoiceRow(
                "go-on.from-there", "Go on from there", detail=RESUME_DETAIL, marked=True
            )
            yield ChoiceRow("go-on.keep", "Keep what you did as it is", detail=KEEP_DETAIL)
            yield ChoiceRow("go-on.all-the-same", "Go on all the same", detail=RESUME_DETAIL)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter keeps it where the pain spoke against going on, else it goes on."""
        if action in ("from_there", "keep"):
            return not self._against
        if action in ("keep_first", "all_the_same"):
            return bool(self._against)
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Say which session it is."""
        self.set_heading(self._left_over.title, "interrupted")

    def action_from_there(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_all_the_same(self) -> None:
        """Go on though it hurt."""
        self.dismiss(True)

    def action_keep(self) -> None:
        """It goes into the history as it stands."""
        self.dismiss(False)

    def action_keep_first(self) -> None:
        """As :meth:`action_keep`, where that is what Enter does."""
        self.dismiss(False)
