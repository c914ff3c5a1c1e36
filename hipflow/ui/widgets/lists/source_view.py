"""A file's lines as they are written, with what is wrong marked in its place."""

from collections.abc import Mapping
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from hipflow.ui.widgets.styled_text import HINT, column, piece, row

_ABOVE = 3
"""Lines that stay in view above the one that is looked at."""


class LineMark(NamedTuple):
    """What is marked in a line: a sign before it, and a stretch of it from ``start`` to ``end``."""

    sign: str
    style: str
    start: int
    end: int


class SourceView(Widget):
    """Shows as many lines as fit, those around the line that is looked at.

    Attributes:
        lines: the text.
        marks: what is marked, by the number of the line from 1.
        at: the line that is looked at, from 1.
    """

    DEFAULT_CSS = """
    SourceView {
        height: 1fr;
        text-wrap: nowrap;
    }
    """

    lines: reactive[tuple[str, ...]] = reactive(())
    marks: reactive[Mapping[int, LineMark]] = reactive({})
    at: reactive[int] = reactive(1)

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        number = self._top + y + 1
        style = self.visual_style
        if number > len(self.lines):
            return Strip.blank(self.size.width, style.rich_style)
        content = column(self._line(number), self.size.width)
        strips = Visual.to_strips(self, content, self.size.width, 1, style)
        return strips[0].adjust_cell_length(self.size.width, style.rich_style)

    @property
    def _top(self) -> int:
        """Lines above the first one shown."""
        most = max(0, len(self.lines) - self.size.height)
        return min(max(0, self.at - 1 - max(_ABOVE, self.size.height // 3)), most)

    def _line(self, number: int) -> Content:
        text, mark = self.lines[number - 1], self.marks.get(number)
        width = len(str(len(self.lines)))
        count = piece(f"{number:>{width}}  ", HINT)
        if mark is None:
            return row(piece("  "), count, piece(text))
        return row(
            piece(f"{mark.sign} ", mark.style),
            count,
            piece(text[: mark.start]),
            piece(text[mark.start : mark.end], f"{mark.style} underline"),
            piece(text[mark.end :]),
        )
