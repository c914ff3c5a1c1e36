"""The keys on the last row: as many as fit whole, the way out always among them."""

from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

ROOMY_FROM = 80
"""Columns of a window from which keys stand two columns apart; else one."""


class ShownKey(NamedTuple):
    """A key as the row shows it: what is pressed, how it is written, what it does, and in full."""

    key: str
    name: str
    meaning: str
    help: str


class KeyRow(Widget, can_focus=False):
    """Shows the keys in force; the help page names those that have no room here.

    One widget, not one for each key: the keys change with every step of a session.
    """

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-row--name", "key-row--pointed"}

    keys: reactive[tuple[ShownKey, ...]] = reactive(())
    pointed: reactive[int | None] = reactive(None)
    """Which of the keys that fit the mouse is on."""

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[object]) -> None:
        if not self.app.app_focus:
            return  # all is dead only for as long as another window has the keyboard
        by_action: dict[str, Binding] = {}
        for active in screen.active_bindings.values():
            if active.binding.show:
                by_action.setdefault(active.binding.action, active.binding)
        self.keys = tuple(
            ShownKey(one.key, self.app.get_key_display(one), one.description, one.tooltip or "")
            for one in by_action.values()
        )

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        del y
        name, pointed = map(self.get_component_rich_style, ("key-row--name", "key-row--pointed"))
        gap = Segment(" " * self._gap, self.rich_style)
        segments = []
        for index, key in enumerate(self._fitting()):
            style = pointed if index == self.pointed else self.rich_style
            on_ground = name + Style(bgcolor=style.bgcolor)
            segments += [Segment(key.name, on_ground), Segment(f" {key.meaning}", style), gap]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A key that is clicked is pressed."""
        index = self._index_at(event.x)
        if index is not None:
            self.app.simulate_key(self._fitting()[index].key)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which key would be pressed."""
        self.pointed = self._index_at(event.x)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self.pointed = None

    def watch_pointed(self, pointed: int | None) -> None:
        """Tell beside the mouse what the key does."""
        self.tooltip = None if pointed is None else self._fitting()[pointed].help or None

    @property
    def _gap(self) -> int:
        return 2 if self.app.size.width >= ROOMY_FROM else 1

    def _widths(self, keys: Sequence[ShownKey]) -> list[int]:
        """Columns of each key, with the gap after it."""
        return [cell_len(f"{key.name} {key.meaning}") + self._gap for key in keys]

    def _fitting(self) -> list[ShownKey]:
        room = self.size.width + self._gap
        return [self.keys[index] for index in keys_that_fit(self._widths(self.keys), room)]

    def _index_at(self, column: int) -> int | None:
        """Which of the keys that fit stands there, if any."""
        widths = self._widths(self._fitting())
        for index, (end, width) in enumerate(zip(accumulate(widths), widths, strict=True)):
            if end - width <= column < end - self._gap:
                return index
        return None


def keys_that_fit(widths: Sequence[int], room: int) -> list[int]:
    """Which keys are shown: the last one, the way out, and before it as many as fit.

    Args:
        widths: columns of each key, with the gap after it.
        room: columns there are, with a gap after them.
    """
    if sum(widths) <= room:
        return list(range(len(widths)))
    left = room - widths[-1]
    shown = []
    for index, width in enumerate(widths[:-1]):
        left -= width
        if left < 0:
            break
        shown.append(index)
    return [*shown, len(widths) - 1]
