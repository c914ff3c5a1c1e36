"""A line to write on, for notes and searches."""

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Paste
from textual.widgets import Input

from hipflow.system.safe_text import single_line
from hipflow.ui.bindings import binding

MAX_SEARCH_LENGTH = 100
"""Characters of what is looked for."""


class LineInput(Input):
    """Takes what is pasted as one line: all of its lines, as far as there is room.

    Args:
        value: what stands there first.
        most: how many characters there may be.
        placeholder: what stands there while nothing is written.
        select_on_focus: whether what is written is chosen when the line is gone to.
    """

    BINDINGS: ClassVar[list[BindingType]] = [binding("line.done")]

    def __init__(
        self,
        value: str = "",
        *,
        most: int,
        placeholder: str = "",
        select_on_focus: bool = True,
        id: str | None = None,  # noqa: A002  Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder,
            max_length=most,
            select_on_focus=select_on_focus,
            id=id,
            classes=classes,
            compact=True,
        )
        self._most = most

    def on_paste(self, event: Paste) -> None:
        """Write what is pasted as one line; Textual would take its first line, or nothing."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        room = self._most - len(self.value) + end - start
        # No more of it is looked at than may be of use: a whole book may have been copied.
        line = single_line(event.text[: 2 * self._most])
        if len(line) > room:
            self.restricted()
        self.replace(line[: max(0, room)], start, end)
