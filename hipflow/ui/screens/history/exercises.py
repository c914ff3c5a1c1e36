"""Exercises over time: what was done of each, and its own pain."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from hipflow.progress.exercise_series import DosePoint, ExerciseSeries, exercise_series
from hipflow.progress.wording import count_text, seconds_text
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import ListScreen, list_keys
from hipflow.ui.viewmodels.history_view import HistoryView
from hipflow.ui.widgets.charts.dose_plot import SKIPPED, DosePlot
from hipflow.ui.widgets.charts.trend_plot import DASHES
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.lists.session_table import pain_cell
from hipflow.ui.widgets.styled_text import SOFT, STRONG, column, piece, row

_TIMES, _LAST, _PAIN = 13, 20, 12
_LAST_FROM, _PAIN_FROM = 66, 48
"""Columns of a row from which the last dose and the worst pain have room."""


class ExerciseHistoryScreen(ListScreen[None]):
    """Shows each exercise of the sessions looked at.

    Args:
        back: the sessions, and the limits their marks go by.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*list_keys(), binding("app.back")]

    def __init__(self, back: HistoryView) -> None:
        super().__init__()
        self._limits = back.limits
        self._series: tuple[ExerciseSeries, ...] = exercise_series(reversed(back.sessions))

    def compose_body(self) -> Iterable[Widget]:
        """Put the chosen one above, the list of all below."""
        yield Label(id="series-name", markup=False)
        yield DosePlot(id="series-plot")
        yield Label(id="series-legend", markup=False)
        yield Label(id="series-head", markup=False)
        yield RowList(id="series-rows")

    def on_mount(self) -> None:
        """Show the one done most."""
        self.set_heading("Exercises", count_text(len(self._series), "exercise"))
        self.rows.show_rows(len(self._series), self._draw_row)
        self.query_one(DosePlot).limits = self._limits
        self._show()

    def on_row_list_chosen(self) -> None:
        """Show the chosen one."""
        self._show()

    def on_resize(self) -> None:
        """Fit the head of the list to the width."""
        super().on_resize()
        self.call_after_refresh(self._show_head)

    def _show(self) -> None:
        if not self._series:
            self.query_one("#series-name", Label).update("No exercise was done in these sessions.")
            return
        series = self._series[self.rows.chosen]
        unit = "repetitions" if series.points[-1].counted else "seconds"
        name = row(piece(series.name, STRONG), piece(f"  {unit} a session", SOFT))
        self.query_one("#series-name", Label).update(name)
        self.query_one(DosePlot).series = series
        legend = f"█ done   {DASHES} asked   {SKIPPED} left out   ● ▲ ■ its pain at worst"
        self.query_one("#series-legend", Label).update(piece(f"      {legend}", SOFT))

    def _show_head(self) -> None:
        width = self.rows.size.width - RowList.MARGINS
        names = ("Exercise", "Done", "Last time", "Worst pain")
        cells = zip(names, _widths(width), strict=True)
        head = row(*(column(name, columns, SOFT) for name, columns in cells if columns))
        self.query_one("#series-head", Label).update(head)

    def _draw_row(self, index: int, width: int) -> Sequence[Content]:
        series = self._series[index]
        cells = (
            piece(series.name),
            piece(count_text(series.times, "time"), SOFT),
            piece(_last_dose(series.points[-1]), SOFT),
            pain_cell(series.worst_pain, self._limits),
        )
        pairs = zip(cells, _widths(width), strict=True)
        return (row(*(_cell(cell, columns) for cell, columns in pairs if columns)),)


def _widths(width: int) -> tuple[int, int, int, int]:
    last = _LAST if width >= _LAST_FROM else 0
    pain = _PAIN if width >= _PAIN_FROM else 0
    return max(0, width - _TIMES - last - pain), _TIMES, last, pain


def _cell(content: Content, columns: int) -> Content:
    """A cell with a column free after it."""
    return row(column(content, columns - 1), piece(" "))


def _last_dose(point: DosePoint) -> str:
    """``14 of 16``, ``2 min of 2 min``; with the load it was done with."""
    if point.skipped:
        return "left out"
    amounts = [
        f"{amount:.0f}" if point.counted else seconds_text(round(amount))
        for amount in (point.done, point.asked)
        if amount is not None
    ]
    return " of ".join(amounts) + (f", {point.load}" if point.load else "")
