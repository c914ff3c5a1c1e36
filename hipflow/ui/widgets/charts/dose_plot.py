"""One exercise over time: what was done as columns, what was asked as dashes, its pain below."""

from typing import ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from hipflow.progress.exercise_series import DosePoint, ExerciseSeries
from hipflow.progress.wording import pain_zone
from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.widgets.charts.time_axis import TimeAxis
from hipflow.ui.widgets.charts.trend_plot import DASHES

_BLOCKS = " ▁▂▃▄▅▆▇█"
_SCALE = 6
"""Columns of the numbers at the left."""
_PAIN_ROWS = 3
"""The marks of the pain, its numbers, and the days."""
SKIPPED = "×"
_ROLES = ("ink", "soft", "hint", "fine", "care", "stop")
_Column = list[DosePoint]


class DosePlot(Widget):
    """Draws one exercise.

    Attributes:
        series: the exercise over time; ``None`` for nothing.
        limits: the limits the marks of its pain go by.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"dose-plot--{role}" for role in _ROLES}

    series: reactive[ExerciseSeries | None] = reactive(None)
    limits: reactive[PainLimits] = reactive(PainLimits())

    def render_line(self, y: int) -> Strip:
        """Return a row of columns, of marks, of numbers, or the days."""
        width, height = self.size
        rows = height - _PAIN_ROWS
        if self.series is None or not self.series.points or rows < 1 or width <= _SCALE:
            return Strip.blank(width, self.rich_style)
        points = self.series.points
        axis = TimeAxis(points[0].day, points[-1].day, min(width - _SCALE, _columns(points)))
        by_column = axis.by_column((point.day, point) for point in points)
        top = max(max(point.done, point.asked or 0) for point in points) or 1
        if y < rows:
            cells = [_bar(by_column.get(n, []), y, rows, top) for n in range(axis.columns)]
            name = f"{top:.0f}" if y == 0 else ("0" if y == rows - 1 else "")
        elif y < height - 1:
            cells = [self._pain(by_column.get(n, []), y - rows) for n in range(axis.columns)]
            name = "pain" if y == rows else ""
        else:
            cells = [(char, "soft") for char in axis.ends()]
            name = ""
        soft = self.get_component_rich_style("dose-plot--soft")
        segments = [Segment(f"{name:>{_SCALE - 2}}  ", soft)]
        segments += [
            Segment(char, self.get_component_rich_style(f"dose-plot--{role}"))
            for char, role in cells
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _pain(self, points: _Column, row: int) -> tuple[str, str]:
        ratings = [point.pain for point in points if point.pain is not None]
        if not ratings:
            return " ", "hint"
        worst = max(ratings)
        mark = pain_zone(worst, self.limits)
        return (mark.shape if row == 0 else f"{worst}"[-1]), mark.tone


def _columns(points: tuple[DosePoint, ...]) -> int:
    """Columns the days get: two each at most, so that few sessions are not spread thin."""
    days = (points[-1].day - points[0].day).days + 1
    return max(24, 2 * days)


def _bar(points: _Column, y: int, rows: int, top: float) -> tuple[str, str]:
    """One cell of a column: the average done in those days, and what was asked."""
    if not points:
        return " ", "hint"
    done = sum(point.done for point in points) / len(points)
    asked = max((point.asked or 0) for point in points)
    eighths = round(done / top * rows * 8) - (rows - 1 - y) * 8
    if eighths > 0:
        return _BLOCKS[min(8, eighths)], "soft"
    if y == rows - 1:
        return SKIPPED, "hint"
    asked_row = rows - 1 - min(rows - 1, max(0, round(asked / top * rows) - 1))
    return (DASHES, "hint") if asked and y == asked_row else (" ", "hint")
