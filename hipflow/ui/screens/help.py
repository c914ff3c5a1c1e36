"""Help: what the keys of the screen beneath do, in words."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.widgets.styled_text import STRONG, column, piece, row

_GAP = 3


class HelpLine(NamedTuple):
    """Keys and what they do."""

    keys: str
    words: str


EVERYWHERE = (
    HelpLine("Ctrl and p", "All commands by name, colours too"),
    HelpLine("Ctrl and +", "Larger letters, in most terminals"),
)
"""What holds on every screen."""


def help_lines(screen: Screen[object]) -> tuple[HelpLine, ...]:
    """The keys that are in force on a screen, with what they do in words."""
    keys: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for active in screen.active_bindings.values():
        found = active.binding
        if found.id is None or not active.enabled:
            continue
        keys.setdefault(found.id, []).append(key_label(screen.app, found))
        words[found.id] = found.tooltip
    return tuple(HelpLine(", ".join(dict.fromkeys(keys[name])), words[name]) for name in words)


def key_label(app: App[object], found: Binding) -> str:
    """How a key is called: as on the last row, but with names in place of signs."""
    names = {
        "escape": "Esc",
        "enter": "Enter",
        "space": "Space",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "pageup": "Page up",
        "pagedown": "Page down",
        "home": "Home",
        "end": "End",
        "ctrl+q": "Ctrl and q",
        "ctrl+c": "Ctrl and c",
        "ctrl+z": "Ctrl and z",
        "f1": "F1",
    }
    return names.get(found.key) or app.get_key_display(found)


class HelpScreen(BaseScreen[None]):
    """Lists keys; Esc closes.

    Args:
        lines: the keys and what they do.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *PAGE_KEYS,
        binding("app.back", label="Close"),
    ]

    def __init__(self, lines: Sequence[HelpLine]) -> None:
        super().__init__()
        self._lines = lines

    def compose_body(self) -> Iterable[Widget]:
        """Put the keys into a page."""
        with Page(id="help-page"):
            yield Static(self._text(), markup=False)

    def on_mount(self) -> None:
        """Say what this is."""
        self.set_heading("What the keys do")

    def _text(self) -> Content:
        columns = max(cell_len(line.keys) for line in (*self._lines, *EVERYWHERE)) + _GAP

        def told(line: HelpLine) -> Content:
            return row(column(line.keys, columns, STRONG), piece(line.words))

        here, everywhere = map(told, self._lines), map(told, EVERYWHERE)
        return Content("\n").join((*here, Content(""), *everywhere))
