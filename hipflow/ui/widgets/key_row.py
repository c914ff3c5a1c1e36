"""The keys on the last row: as many as fit whole, the way out always among them."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

ROOMY_FROM = 80
"""Columns of a window from which keys stand two columns apart, as in the style sheet; else one."""


class KeyRow(Footer):
    """Shows the keys in force; the help page names those that have no room here."""

    _shown: tuple[object, ...] = ()
    """What the row was made of last."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    async def recompose(self) -> None:
        """Make the row anew where it would look otherwise; it is asked for after most keys."""
        if not self.is_attached:
            return
        active = self.screen.active_bindings.values()
        keys = tuple((one.binding, one.enabled) for one in active if one.binding.show)
        wanted = (self.app.size.width, self.size.width, keys)
        if wanted != self._shown:
            self._shown = wanted
            await super().recompose()

    def compose(self) -> ComposeResult:
        """Show the keys that fit."""
        keys = [_detach(key) for key in super().compose() if isinstance(key, FooterKey)]
        gap = 2 if self.app.size.width >= ROOMY_FROM else 1
        widths = [cell_len(f"{key.key_display} {key.description}") + gap for key in keys]
        yield from (keys[index] for index in keys_that_fit(widths, self.size.width + gap))


def _detach(key: FooterKey) -> FooterKey:
    """A key that the row does not hold on to: bound to it, every key that went would stay."""
    key._reactive_connect = None  # noqa: SLF001 - Textual has no other way to undo a data_bind
    key.add_class("-compact", update=False)
    return key


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
