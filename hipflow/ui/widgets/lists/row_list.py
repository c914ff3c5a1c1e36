"""A list of rows that draws only those in view, one of them chosen."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from hipflow.ui.widgets.styled_text import column

DrawRow = Callable[[int, int], Sequence[Content]]
"""Number of a row and the columns it has -> its lines."""

CHOSEN, ABOVE, BELOW = "▸ ", "▴", "▾"
_MARGIN = len(CHOSEN)
_EDGE = 2
"""Columns at the right end: for the sign that there is more."""


class RowList(Widget):
    """Rows of equal height; the chosen one is raised and marked with ▸.

    It takes no focus: the screen's keys move the choice. A click chooses, a click on the chosen row
    opens it. Headings stand between the rows, at the left edge; they are passed over.

    Attributes:
        chosen: the chosen row, from 0.
        count: how many rows there are.
    """

    COMPONENT_CLASSES = {"row-list--chosen", "row-list--sign"}  # noqa: RUF012  Textual's own way

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    MARGINS: ClassVar[int] = _MARGIN + _EDGE
    """Columns of its width that rows do not have."""

    chosen: reactive[int] = reactive(0)
    count: var[int] = var(0)

    @dataclass
    class Chosen(Message):
        """Another row is chosen."""

        rows: "RowList"
        index: int

    @dataclass
    class Opened(Message):
        """The chosen row is to be opened; ``column`` is where in it was clicked."""

        rows: "RowList"
        index: int
        column: int

    def __init__(
        self,
        *,
        row_height: int = 1,
        close_height: int | None = None,
        id: str | None = None,  # noqa: A002  Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._roomy_height = row_height
        self._close_height = close_height or row_height
        self._draw: DrawRow = lambda _index, _width: ()
        self._top = self._top_kept = 0
        self._headings: Collection[int] = ()

    def show_rows(
        self, count: int, draw: DrawRow, *, chosen: int = 0, headings: Collection[int] = ()
    ) -> None:
        """Show other rows, and choose one of them; ``headings`` are those that cannot be chosen."""
        self._draw = draw
        self.count = count
        self._headings = headings
        self._top = self._top_kept = 0
        self.set_reactive(RowList.chosen, self._nearest(chosen))
        self._bring_into_view()
        self.refresh(layout=True)

    def choose(self, index: int) -> None:
        """Choose a row; one beyond an end is the one at that end."""
        index = self._nearest(index)
        if self.count and index != self.chosen:
            self.chosen = index
            self.post_message(self.Chosen(self, index))

    def move(self, rows: int) -> None:
        """Choose the row so many further down."""
        self.choose(self.chosen + rows)

    def move_page(self, pages: int) -> None:
        """Choose the row so many pages further down."""
        self.move(pages * max(1, self.rows_in_view - 1))

    @property
    def _row_height(self) -> int:
        """Lines of a row: those without air where some row would be out of view with it."""
        fits = self.count * self._roomy_height <= self.size.height
        return self._roomy_height if fits else self._close_height

    @property
    def rows_in_view(self) -> int:
        """How many whole rows fit."""
        return max(1, self.size.height // self._row_height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of all rows, for ``height: auto``."""
        del container, viewport, width
        return self.count * self._roomy_height

    def render_line(self, y: int) -> Strip:
        """Return one line of one row."""
        width = self.size.width
        index, line = self._top + y // self._row_height, y % self._row_height
        if index >= self.count or y >= self.rows_in_view * self._row_height:
            return Strip.blank(width, self.rich_style)
        is_heading, is_chosen = index in self._headings, index == self.chosen
        style = self.get_visual_style("row-list--chosen") if is_chosen else self.visual_style
        lines = self._draw(index, max(0, width - self.MARGINS))
        text = lines[line] if line < len(lines) else Content("")
        margin = 0 if is_heading else _MARGIN
        begin = CHOSEN if is_chosen and line == 0 else " " * margin
        content = Content.assemble(begin, column(text, width - margin - _EDGE), " ")
        content += Content.assemble((self._sign(y), "$hint"))
        strips = Visual.to_strips(self, content, width, 1, style)
        return strips[0].adjust_cell_length(width, style.rich_style)

    def watch_chosen(self) -> None:
        """Keep the chosen row in view."""
        self._bring_into_view()
        self._top_kept = self._top

    def on_resize(self) -> None:
        """Keep the chosen row in view; in its old size again, all stands where it stood."""
        self._top = self._top_kept
        self._bring_into_view()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the pointer, or open it where it is chosen already."""
        index = self._top + event.y // self._row_height
        if index >= self.count or index in self._headings:
            return
        if index == self.chosen:
            self.post_message(self.Opened(self, index, event.x - _MARGIN))
        else:
            self.choose(index)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Choose the next row."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Choose the row before."""
        event.stop()
        self.move(-1)

    def _nearest(self, index: int) -> int:
        """The row to choose for an index: inside the ends, and past headings the way it goes."""
        index = min(max(index, 0), max(0, self.count - 1))
        onward, back = range(index, self.count), range(index, -1, -1)
        ways = (onward, back) if index >= self.chosen else (back, onward)
        rows = (row for way in ways for row in way if row not in self._headings)
        return next(rows, index)

    def _bring_into_view(self) -> None:
        """Keep the chosen row in view, and the headings right above it where there is room."""
        seen = self.rows_in_view
        most = max(0, self.count - seen)
        first = self.chosen
        while first - 1 in self._headings and self.chosen - first + 1 < seen:
            first -= 1
        self._top = min(max(self._top, self.chosen - seen + 1), first, most)

    def _sign(self, y: int) -> str:
        """What stands at the right end: whether there is more above or below."""
        if y == 0 and self._top > 0:
            return ABOVE
        last = self.rows_in_view * self._row_height - 1
        more = self._top + self.rows_in_view < self.count
        return BELOW if more and y == last else " "
