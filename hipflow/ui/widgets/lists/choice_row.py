"""A key and what it does, on one row: for panels with a few choices."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Label

_IN_WORDS = {"space": "Space", "enter": "Enter"}
"""Keys that have their name written on them."""


class ChoiceRow(Horizontal):
    """Shows a binding of the screen in words, and takes clicks for it.

    The key shown is the one in force; while the binding is not in force the row is not there.

    Args:
        binding_id: the binding.
        words: what it does.
        detail: a few words more, in soft text.
        marked: whether this is the choice that is offered first.
    """

    DEFAULT_CSS = """
    ChoiceRow {
        height: 1;
    }
    ChoiceRow Label {
        width: auto;
        text-wrap: nowrap;
    }
    ChoiceRow Label:last-child {
        width: 1fr;
        text-overflow: ellipsis;
    }
    """

    def __init__(
        self, binding_id: str, words: str, *, detail: str = "", marked: bool = False
    ) -> None:
        super().__init__(classes="marked" if marked else "")
        self._binding_id = binding_id
        self._words = words
        self._detail = detail
        self._key = ""

    def compose(self) -> ComposeResult:
        """Put key, words and detail beside each other."""
        yield Label("", markup=False, classes="choice-key")
        yield Label(self._words, markup=False, classes="choice-words")
        if self._detail:
            yield Label(f" {self._detail}", markup=False, classes="choice-detail")

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self._bindings_changed(self.screen)

    def mark(self, *, marked: bool) -> None:
        """Offer this choice first, or no more."""
        self.set_class(marked, "marked")

    def on_click(self) -> None:
        """Do what the key does."""
        if self._key:
            self.app.simulate_key(self._key)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if screen is not self.app.screen:
            return
        active = screen.active_bindings.values()
        found = next((a.binding for a in active if a.binding.id == self._binding_id), None)
        self.display = found is not None
        if found is not None:
            self._key = found.key
            shown = _IN_WORDS.get(found.key) or self.app.get_key_display(found)
            self.query_one(".choice-key", Label).update(f" {shown} ")
