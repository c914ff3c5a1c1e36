"""Seven days side by side: the day's name, and under it a mark."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from hipflow.progress.wording import DayCell
from hipflow.ui.widgets.styled_text import HINT, SOFT, STRONG, column, piece, row, zone_style

_NAME = 2
_WIDE_FROM = 36
"""Columns from which the days stand five apart."""


class WeekStrip(Widget):
    """The last seven days, the last of them today.

    Attributes:
        days: the days, the oldest first.
    """

    DEFAULT_CSS = """
    WeekStrip {
        height: 2;
        text-wrap: nowrap;
    }
    """

    days: reactive[tuple[DayCell, ...]] = reactive(())

    def render(self) -> Content:
        """Return the names, and the marks under them."""
        if not self.days:
            return Content("")
        apart = 5 if self.size.width >= _WIDE_FROM else _NAME + 1
        *past, today = self.days
        names = [column(day.name[:_NAME], apart, SOFT) for day in past]
        marks = [column(_mark(day), apart) for day in past]
        above = row(*names, piece(today.name, STRONG))
        return Content("\n").join((above, row(*marks, _mark(today))))


def _mark(day: DayCell) -> Content:
    style = zone_style(day.tone) if day.tone else (STRONG if day.word else HINT)
    return piece(f"{day.shape} {day.word}".rstrip(), style)
