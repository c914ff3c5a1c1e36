"""The flare-up page: warning signs first, then what one can do oneself. It waits for nobody."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Label, Static

from hipflow.progress.flare_up import (
    FLARE_UP_LANGUAGE,
    TITLE,
    Paragraph,
    Part,
    Sign,
    flare_up_aloud,
    flare_up_page,
)
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.widgets.styled_text import STRONG, piece, row

MORE_BELOW = "more below: press Space"
THE_END = "end of the page"


_BELOW_HEADING = 1
"""Rows between a heading and what it heads, at most."""


class FlareUpScreen(BaseScreen[None]):
    """Shows the page over whatever it was asked for from; Esc leads back there.

    Args:
        contact: whom the routine says to call; empty where nobody is named.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("flare-up.on"),
        *PAGE_KEYS,
        binding("flare-up.aloud"),
        binding("app.back"),
    ]

    def __init__(self, contact: str) -> None:
        super().__init__()
        self._contact = contact
        self._first_line = 0
        """The line the reading under way has begun with."""

    @property
    def contact(self) -> str:
        """Whom to call, as it stands on the page."""
        return self._contact

    def compose_body(self) -> Iterable[Widget]:
        """One part after the other, in its order."""
        with Page(id="flare-up"):
            for part in self._parts:
                yield Label(
                    piece(f"■ {part.heading}" if part.is_emergency else part.heading, STRONG),
                    markup=False,
                    classes="heading emergency" if part.is_emergency else "heading",
                )
                if part.note:
                    yield Label(piece(part.note), markup=False, classes="part-note")
                for sign in part.signs:
                    yield _sign(sign)
                for paragraph in part.paragraphs:
                    yield _paragraph(paragraph)
        yield Label("", id="flare-up-note", markup=False, classes="soft absent")

    def on_mount(self) -> None:
        """Say what this is, and whether more follows, wherever one reads."""
        page = self.query_one(Page)
        self.watch(page, "scroll_y", self._show_place)
        self.watch(page, "max_scroll_y", self._show_place)

    def on_unmount(self) -> None:
        """Whoever has left has heard enough."""
        self.services.audio.stop_reading()

    def on_resize(self) -> None:
        """More or less of it is seen now."""
        super().on_resize()
        self.call_after_refresh(self._show_place)
        self.call_after_refresh(self._hide_lone_heading)

    def action_read_aloud(self) -> None:
        """Read it out; while that goes on, the line under way once more."""
        audio, lines = self.services.audio, flare_up_aloud(self._parts)
        under_way = audio.line_read
        self._first_line = 0 if under_way is None else self._first_line + under_way
        note = audio.read_out(lines[self._first_line :], FLARE_UP_LANGUAGE)
        place = self.query_one("#flare-up-note", Label)
        place.update(piece(note))
        place.set_class(not note, "absent")

    def _hide_lone_heading(self) -> None:
        """End the page above a heading with nothing below it: it would seem to head nothing."""
        page, rows = self.query_one(Page), self.query_one("#body").size.height
        lone = [
            rows - heading.virtual_region.y
            for heading in self.query(".heading")
            if rows - _BELOW_HEADING <= heading.virtual_region.bottom
            and heading.virtual_region.y < rows
        ]
        page.styles.margin = (0, 0, max(lone, default=0), 0)

    @property
    def _parts(self) -> tuple[Part, ...]:
        return flare_up_page(self.services.settings.values.emergency, self._contact)

    def _show_place(self) -> None:
        page = self.query_one(Page)
        more = page.scroll_offset.y < page.max_scroll_y
        self.set_heading(TITLE, MORE_BELOW if more else THE_END)
        self.refresh_bindings()


def _sign(sign: Sign) -> Widget:
    """A sign, its number in a column of its own."""
    return Horizontal(
        Label(piece(f"{sign.number}", STRONG), markup=False, classes="number"),
        Static(piece(sign.text), markup=False, classes="words"),
        classes="sign",
    )


def _paragraph(paragraph: Paragraph) -> Widget:
    """A paragraph, the word it begins with in bold."""
    lead = f"{paragraph.lead} " if paragraph.lead else ""
    words = row(piece(lead, STRONG), piece(paragraph.text))
    return Static(words, markup=False, classes="paragraph")
