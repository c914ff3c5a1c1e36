"""A few lines of text in a box: as much as fits, the end marked where it does not.

In a box of automatic height all of it fits.
"""

from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from hipflow.system.safe_text import printable

MAX_CHARACTERS = 1_000
"""More than any box shows; longer texts are cut before they are wrapped."""


class Caption(Widget):
    """Paragraphs below one another; a text is shown as it is, never read as markup.

    Attributes:
        paragraphs: the texts; an empty one takes no row.
        strong: how many of them, from the first, are in bold ink.
    """

    DEFAULT_CSS = """
    Caption {
        height: 2;
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"caption--strong"}

    paragraphs: reactive[tuple[str, ...]] = reactive(())
    strong: reactive[int] = reactive(0)

    def watch_paragraphs(self) -> None:
        """Ask for another height where it follows the text."""
        if self.styles.auto_dimensions:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of all the text."""
        del container, viewport
        return len(_wrapped(self.paragraphs, width))

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        width, height = self.size
        lines = caption_lines(self.paragraphs, width, height)
        style = self.rich_style
        if y >= len(lines):
            return Strip.blank(width, style)
        paragraph, text = lines[y]
        if paragraph < self.strong:
            style = self.get_component_rich_style("caption--strong")
        return Strip([Segment(text, style)]).adjust_cell_length(width, self.rich_style)


def caption_lines(paragraphs: tuple[str, ...], width: int, height: int) -> list[tuple[int, str]]:
    """The rows of a box, each with the number of its paragraph; … stands where text is left out."""
    lines = _wrapped(paragraphs, width)
    if len(lines) > height > 0:
        number, last = lines[height - 1]
        same = lines[height][0] == number
        if same:
            lines[height - 1] = (number, set_cell_size(last, width - 1).rstrip() + "…")
    return lines[:height]


def _wrapped(paragraphs: tuple[str, ...], width: int) -> list[tuple[int, str]]:
    if width <= 0:
        return []
    return [
        (number, str(line).rstrip())
        for number, paragraph in enumerate(paragraphs)
        if paragraph.strip()
        for line in Content(_fitted(paragraph, width)).wrap(width)
    ]


def _fitted(text: str, width: int) -> str:
    """Give up the wide spaces around a dot where that saves a row."""
    text = printable(text[:MAX_CHARACTERS])
    return text if len(text) <= width else " ".join(text.split())
