"""Pain over time, drawn: marks a session, a smoothed line, the author's bands.

Drawn by hand: to the first frame of a screen a plotting library took half as long again (plotext
1.52, textual-plot 1.56 of a bare screen; this 1.04).
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from hipflow.progress.trend import Trend, TrendPoint
from hipflow.progress.wording import CARE, FINE, STOP, PainMark, pain_zone
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import PAIN_MOST
from hipflow.ui.widgets.charts.braille import DOTS_ACROSS, DOTS_DOWN, Dots
from hipflow.ui.widgets.charts.time_axis import TimeAxis
from hipflow.ui.widgets.styled_text import SOFT, piece

BEFORE, MORNING = "○", "◇"
DASHES = "┄"
_SCALE = 4
"""Columns of the numbers at the left."""
_ZONES = 8
"""Columns of the zones' names at the right, and of a plot from which they have room."""
_ZONES_FROM = 34
_LEAST_TOP = 7
"""The scale reaches so far at least, so that low pain looks low."""
LEAST_ROWS = 7
"""Rows below which nothing is drawn, the days' own included."""
_ROLES = ("ink", "soft", "hint", "fine", "care", "stop")
_NAMES = {FINE: "fine", CARE: "care", STOP: "stop"}


class TrendPlotData(NamedTuple):
    """What is drawn: the trend, the author's limits, and the days from end to end."""

    trend: Trend
    limits: PainLimits
    first: date
    last: date


class PlotCell(NamedTuple):
    """One cell: a character, the role of its colour, and the zone it lies in."""

    char: str
    role: str
    zone: str


class TrendPlot(Widget):
    """Draws a :class:`TrendPlotData`; nothing where there is none.

    Attributes:
        picture: what is drawn.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"trend-plot--{role}" for role in _ROLES),
        *(f"trend-plot--{zone}-band" for zone in _NAMES.values()),
    }

    picture: reactive[TrendPlotData | None] = reactive(None)
    _drawn: tuple[object, list[list[PlotCell]]] | None = None

    def render_line(self, y: int) -> Strip:
        """Return one row of the plot, or the days under it."""
        width, height = self.size
        if self.picture is None or height < LEAST_ROWS or width < 2 * _SCALE:
            return Strip.blank(width, self.rich_style)
        columns = _columns(width)
        if y == height - 1:
            soft = self.get_component_rich_style("trend-plot--soft")
            axis = TimeAxis(self.picture.first, self.picture.last, columns)
            return self._strip([Segment(" " * _SCALE + axis.ends(), soft)])
        drawn = self._cells(self.picture, columns, height - 1)
        number, name = scale_label(self.picture, height - 1, y)
        soft = self.get_component_rich_style("trend-plot--soft")
        segments = [Segment(f"{number:>2}".ljust(_SCALE), soft)]
        segments += [Segment(cell.char, self._style(cell)) for cell in drawn[y]]
        if name and width >= _ZONES_FROM:
            style = self.get_component_rich_style(f"trend-plot--{_NAMES[name]}")
            segments.append(Segment(f"  {name.shape} {_NAMES[name]}", style))
        return self._strip(segments)

    def _strip(self, segments: list[Segment]) -> Strip:
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _cells(self, picture: TrendPlotData, columns: int, rows: int) -> list[list[PlotCell]]:
        """The drawing, made once for a picture and a size."""
        key = (picture, columns, rows)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, plot_cells(picture, columns, rows))
        return self._drawn[1]

    def _style(self, cell: PlotCell) -> Style:
        band = self.get_component_rich_style(f"trend-plot--{cell.zone}-band")
        return band + self.get_component_rich_style(f"trend-plot--{cell.role}", partial=True)


def plot_cells(picture: TrendPlotData, columns: int, rows: int) -> list[list[PlotCell]]:
    """The cells of a plot, row by row."""
    axis = TimeAxis(picture.first, picture.last, columns)
    top = _top_in(rows, picture.trend)
    limits = picture.limits
    zones = [_NAMES[pain_zone(_value(row, rows, top), limits)] for row in range(rows)]
    cells = [[PlotCell(" ", "ink", zones[row])] * columns for row in range(rows)]
    for at, mark in ((limits.stop_at, STOP), (limits.caution_at, CARE)):
        row = _row(at, rows, top)
        if at <= top:
            cells[row] = [PlotCell(DASHES, _NAMES[mark], zones[row])] * columns
    line = _line(picture.trend, axis, rows, top)
    for row in range(rows):
        for column in range(columns):
            if char := line.cell(column, row):
                cells[row][column] = PlotCell(char, "ink", zones[row])
    for column, row, char, role in _marks(picture, axis, rows, top):
        cells[row][column] = PlotCell(char, role, zones[row])
    return cells


def legend(picture: TrendPlotData, width: int) -> Content:
    """What the marks of a plot so wide mean, and of how many days each is the average."""
    axis = TimeAxis(picture.first, picture.last, _columns(width))
    parts = [f"{BEFORE} before", f"{FINE.shape}{CARE.shape}{STOP.shape} after"]
    if any(point.next_morning is not None for point in picture.trend.points):
        parts.append(f"{MORNING} next morning")
    parts.append("⣀⠤⠒ average")
    if axis.days_a_column > 1:
        parts.append(f"1 mark: {axis.days_a_column} days")
    return piece("  ".join(parts), SOFT)


def scale_label(picture: TrendPlotData, rows: int, row: int) -> tuple[str, PainMark | None]:
    """The value or values that stand at a row of the scale, and the zone that is named there."""
    top = _top_in(rows, picture.trend)
    values = [value for value in range(top + 1) if _row(value, rows, top) == row]
    numbers = f"{values[0]}" if len(values) == 1 else f"{values[0]}–{values[-1]}" if values else ""
    limits = picture.limits
    middles = {
        _row((limits.stop_at + top) // 2, rows, top): STOP,
        _row((limits.caution_at + limits.stop_at - 1) // 2, rows, top): CARE,
        _row(max(0, limits.caution_at - 1) // 2, rows, top): FINE,
    }
    return numbers, middles.get(row)


def scale_top(trend: Trend) -> int:
    """The highest value of the scale."""
    ratings = [
        rating
        for point in trend.points
        for rating in (point.before, point.after, point.next_morning)
        if rating is not None
    ]
    return min(PAIN_MOST, max([_LEAST_TOP, *ratings]))


def _top_in(rows: int, trend: Trend) -> int:
    """The highest value in so many rows: all ten where values share rows, as then none is saved."""
    top = scale_top(trend)
    return top if rows > top else PAIN_MOST


def _columns(width: int) -> int:
    """The columns days have in a plot so wide."""
    return width - _SCALE - (_ZONES if width >= _ZONES_FROM else 0)


def _row(value: float, rows: int, top: int) -> int:
    """The row of a value; of one between two rows, the lower one."""
    return min(rows - 1, max(0, int((rows - 1) * (1 - value / top) + 0.5)))


def _dot(value: float, rows: int, top: int) -> int:
    """The row of dots of a value: in the middle of its cell where it is whole."""
    return round((rows - 1) * (1 - value / top) * DOTS_DOWN + (DOTS_DOWN - 1) / 2)


def _value(row: int, rows: int, top: int) -> int:
    """The rating nearest to a row."""
    return round(top * (1 - row / max(1, rows - 1)))


def _line(trend: Trend, axis: TimeAxis, rows: int, top: int) -> Dots:
    """The smoothed line, broken where the trend is."""
    dots = Dots(axis.columns, rows)
    for run in trend.runs:
        smooth = ((point.day, point.smoothed) for point in run if point.smoothed is not None)
        places = [
            (column * DOTS_ACROSS, _dot(sum(values) / len(values), rows, top))
            for column, values in axis.by_column(smooth).items()
        ]
        for start, end in pairwise(places):
            dots.line(start, end)
    return dots


def _marks(
    picture: TrendPlotData, axis: TimeAxis, rows: int, top: int
) -> list[tuple[int, int, str, str]]:
    """Column, row, character and role of each mark, the weightiest last."""
    marks = []
    points = [(point.day, point) for point in picture.trend.points]
    for column, of_it in axis.by_column(points).items():
        mornings = _mean(of_it, "next_morning")
        before, after = _mean(of_it, "before"), _mean(of_it, "after")
        if mornings is not None and mornings not in (before, after):
            marks.append((column, _row(mornings, rows, top), MORNING, "soft"))
        if before is not None:
            marks.append((column, _row(before, rows, top), BEFORE, "ink"))
        if after is not None:
            zone = pain_zone(after, picture.limits)
            marks.append((column, _row(after, rows, top), zone.shape, _NAMES[zone]))
    return marks


def _mean(points: Sequence[TrendPoint], moment: str) -> int | None:
    """The average of a moment's ratings, to the nearest whole; of one point, its own."""
    ratings = [rating for point in points if (rating := getattr(point, moment)) is not None]
    return int(sum(ratings) / len(ratings) + 0.5) if ratings else None
