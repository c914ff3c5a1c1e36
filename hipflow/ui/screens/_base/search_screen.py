"""Searching: a line above a list, which shows what has the words that are typed."""

from typing import ClassVar

from textual.widgets import Input

from hipflow.ui.screens._base.base import ListScreen, ResultT


class SearchScreen(ListScreen[ResultT]):
    """A screen with a search line and a list; it implements :meth:`find`."""

    AUTO_FOCUS: ClassVar[str | None] = ""  # the search line takes it when it is called for

    def find(self, words: str) -> None:
        """Show what has these words."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what has been typed so far."""
        self.find(event.value)

    def on_input_submitted(self) -> None:
        """Go from the search to the list."""
        self.set_focus(None)

    def action_search(self) -> None:
        """Type words to look for, from the very next key on."""
        self.set_focus(self.query_one(Input))

    def action_back(self) -> None:
        """From the search to the list; from there back, with nothing taken."""
        if self.focused is not None:
            self.set_focus(None)
        else:
            self.dismiss(None)
