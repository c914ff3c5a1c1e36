"""The sound check: what there is, what is missing, and what to do; three tones and a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hipflow.player.audio import STARTED_MUTE
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.widgets.styled_text import SOFT, STRONG, column, piece, row
from hipflow.voice.app.system_checks import SystemCheck

LISTEN = "Listen: three tones, then a sentence."
_NAMES = 18
"""Columns of what was looked at; the words of what is well stand behind it."""


class SoundCheckScreen(BaseScreen[None]):
    """Runs the check as it opens, and again with the same key; Esc leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *PAGE_KEYS,
        binding("settings.check", label="Once more"),
        binding("app.back"),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """Put what is found into a page."""
        with Page(id="sound-check"):
            yield Static("", markup=False, id="sound-check-says")
            yield Vertical(id="sound-check-found")

    def on_mount(self) -> None:
        """Begin."""
        self.set_heading("Sound check")
        self.action_check_sound()

    def action_check_sound(self) -> None:
        """Check; a check under way is given up for the new one."""
        self.run_worker(self._check(), exclusive=True)

    async def _check(self) -> None:
        await self._show(STARTED_MUTE if self.services.audio.mute else LISTEN, ())
        found = await self.services.check_sound()
        await self._show(_summary(sum(not finding.ok for finding in found)), found)

    async def _show(self, says: str, found: Sequence[SystemCheck]) -> None:
        if not self.is_usable:
            return
        self.query_one("#sound-check-says", Static).update(says)
        place = self.query_one("#sound-check-found", Vertical)
        await place.remove_children()
        await place.mount_all(_check_lines(found))


def _summary(missing: int) -> str:
    if not missing:
        return "All is well. Nothing heard? Turn the computer's volume up."
    return "One thing needs a look." if missing == 1 else f"{missing} things need a look."


def _check_lines(found: Sequence[SystemCheck]) -> Iterator[Static]:
    """What needs a look first, each with what to do; then a line for all that is well."""
    for finding in (finding for finding in found if not finding.ok):
        yield _line(piece(f"! {finding.what}", STRONG))
        yield _line(piece(finding.words, SOFT), "below")
        if finding.remedy:
            yield _line(piece(finding.remedy), "below")
    for number, finding in enumerate(finding for finding in found if finding.ok):
        what = column(f"✓ {finding.what}", _NAMES)
        yield _line(row(what, piece(finding.words, SOFT)), *(() if number else ("first",)))


def _line(content: Content, *classes: str) -> Static:
    return Static(content, markup=False, classes=" ".join(classes))
