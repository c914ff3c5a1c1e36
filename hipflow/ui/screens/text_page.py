"""A text to be read whole: what is wrong in a file, for example."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from hipflow.system.safe_text import printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page


class TextPageScreen(BaseScreen[None]):
    """Shows a text as it is; a long one scrolls.

    Args:
        title: what is read.
        place: what it belongs to.
        text: the text, of any length.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *PAGE_KEYS,
        binding("app.back"),
    ]

    def __init__(self, title: str, place: str, text: str) -> None:
        super().__init__()
        self._heading = (title, place)
        self._text = text

    def compose_body(self) -> Iterable[Widget]:
        """Put the text into a page."""
        with Page(id="reading"):
            yield Static(printable_lines(self._text), markup=False)

    def on_mount(self) -> None:
        """Say what is read."""
        self.set_heading(*self._heading)
