"""The pain scale: eleven steps of a staircase, so that height says what colour cannot."""

from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from hipflow.figure.big_text import draw_big_text
from hipflow.progress.wording import pain_zone
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import PAIN_LEAST, PAIN_MOST
from hipflow.ui.terminal.ability import draws_blocks
from hipflow.ui.widgets.pain_stairs import (
    SCALE_STEPS,
    ScaleRows,
    free_columns,
    scale_rows,
    step_and_gap,
    step_height,
    zone_labels,
    zone_words,
)

StyledChar = tuple[str, Style]

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_WHOLE = 8
_CORNER_FROM_ROWS = 9
"""From this height of the staircase on, the number stands big in the corner above its low steps."""
_CORNER_LEAST_ROWS, _CORNER_MOST_ROWS = 5, 9
PAIN_ENDS = ("0 no pain", "10 worst imaginable")
"""The ends of the numeric pain rating scale in words (Farrar 2001, Pain)."""


class PainScale(Widget):
    """Shows a rating of 0-10 and takes clicks; keys come through :meth:`press` and its like.

    Args:
        limits: the author's limits: where care and where stopping begins; ``None`` for a scale of
            something else than pain, which has no zones.
        corner: whether the number stands big in the empty corner, where there is room.
        ends: words for the two ends of the scale, below it; none when left out.

    Attributes:
        value: the rating; ``None`` as long as nothing is chosen.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pain-scale--fine",
        "pain-scale--care",
        "pain-scale--stop",
        "pain-scale--fine-dim",
        "pain-scale--care-dim",
        "pain-scale--stop-dim",
        "pain-scale--plain",
        "pain-scale--plain-dim",
        "pain-scale--number",
        "pain-scale--on-fill",
        "pain-scale--ends",
    }

    DEFAULT_CSS = """
    PainScale {
        height: 1fr;
    }
    """

    class Chosen(Message):
        """A rating was chosen, by key or by click.

        Attributes:
            value: the rating, 0-10.
        """

        def __init__(self, value: int) -> None:
            super().__init__()
            self.value = value

    value: reactive[int | None] = reactive(None)

    def __init__(
        self,
        limits: PainLimits | None,
        *,
        corner: bool = False,
        ends: tuple[str, str] | None = None,
        id: str | None = None,  # noqa: A002  Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._limits = limits
        self._corner = corner
        self._ends = ends
        self._after_one = False

    def press(self, digit: int) -> None:
        """A digit was typed: a 0 straight after a 1 makes it ten."""
        ten = digit == 0 and self._after_one
        self.choose(PAIN_MOST if ten else digit)
        self._after_one = digit == 1

    def choose(self, value: int) -> None:
        """Choose a rating; what lies beyond the ends becomes the end."""
        self._after_one = False
        self.value = min(max(value, PAIN_LEAST), PAIN_MOST)
        self.post_message(self.Chosen(self.value))

    def move(self, by: int) -> None:
        """Go up or down the stairs; the first step chooses the lowest one."""
        self.choose(PAIN_LEAST if self.value is None else self.value + by)

    def on_click(self, event: Click) -> None:
        """Choose the step under the pointer."""
        step, gap = step_and_gap(self.size.width)
        if step:
            self.choose(event.x // (step + gap))

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        width, height = self.size
        rows = scale_rows(height, zones=self._limits is not None, ends=self._ends is not None)
        below = y - rows.numbers_at
        if below < 0:
            cells = self._stairs_row(y, rows)
        elif below == 0:
            cells = self._numbers_row()
        else:
            others = [
                self._marker_row if rows.marker else None,
                self._zones_row if rows.zones else None,
                self._ends_row if rows.ends else None,
            ]
            present = [row for row in others if row]
            cells = present[below - 1]() if below <= len(present) else []
        segments = [
            Segment("".join(char for char, _ in group), style)
            for style, group in groupby(cells, lambda cell: cell[1])
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _blank(self) -> list[StyledChar]:
        return [(" ", self.rich_style)] * self.size.width

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"pain-scale--{name}")

    def _fill(self, pain: int) -> Style:
        """The colour of a step: full where it is chosen, else dim."""
        tone = pain_zone(pain, self._limits).tone if self._limits else "plain"
        return self._style(tone if pain == self.value else f"{tone}-dim")

    def _stairs_row(self, y: int, rows: ScaleRows) -> list[StyledChar]:
        cells = self._blank()
        step, gap = step_and_gap(self.size.width)
        for pain in range(SCALE_STEPS):
            eighths = step_height(pain, rows.stairs) - 8 * (rows.stairs - 1 - y)
            if eighths <= 0:
                continue
            fill = self._fill(pain)
            solid = Style(color=fill.color, bgcolor=fill.color)
            if eighths >= _WHOLE or not draws_blocks(self.app):
                cell = (" ", solid)
            else:
                cell = (_EIGHTHS[eighths], fill)
            start = pain * (step + gap)
            cells[start : start + step] = [cell] * step
        if self._corner and self.value is not None:
            _overlay(cells, 0, self._corner_cells(y, rows, self.value))
        return cells

    def _corner_cells(self, y: int, rows: ScaleRows, value: int) -> list[StyledChar]:
        """A row of the big number, or of the words under it, where the low steps leave room."""
        if rows.stairs < _CORNER_FROM_ROWS:
            return []
        mark = pain_zone(value, self._limits) if self._limits else None
        style = self._style(mark.tone if mark else "plain")
        tall = min(max(rows.stairs // 3, _CORNER_LEAST_ROWS), _CORNER_MOST_ROWS)
        if 1 <= y <= tall:
            blocks = draws_blocks(self.app)
            drawn = draw_big_text(str(value), self.size.width, tall, blocks=blocks)
            return [
                (char, style + Style(reverse=True) if run.swapped else style)
                for run in drawn[y - 1]
                for char in run.text
            ]
        words = zone_words(mark) if mark else ""
        if y == tall + 2 and len(words) < free_columns(y, rows.stairs, self.size.width):
            return [(char, style + Style(bold=True)) for char in words]
        return []

    def _numbers_row(self) -> list[StyledChar]:
        cells = self._blank()
        step, gap = step_and_gap(self.size.width)
        for pain in range(SCALE_STEPS):
            style = self._style("number")
            if pain == self.value:
                on_fill = self._style("on-fill")
                style = Style(color=on_fill.color, bgcolor=self._fill(pain).color, bold=True)
            label = str(pain).center(step)
            _overlay(cells, pain * (step + gap), [(char, style) for char in label])
        return cells

    def _marker_row(self) -> list[StyledChar]:
        """A line under the chosen step, so that it is found without colour."""
        cells = self._blank()
        if self.value is not None:
            step, gap = step_and_gap(self.size.width)
            _overlay(cells, self.value * (step + gap), [("━", self._style("number"))] * step)
        return cells

    def _zones_row(self) -> list[StyledChar]:
        """Each zone's shape and words, in the middle below its steps."""
        cells = self._blank()
        labels = zone_labels(self._limits, self.size.width) if self._limits else []
        for tone, start, words in labels:
            style = self._style(tone) + Style(bold=True)
            _overlay(cells, start, [(char, style) for char in words])
        return cells

    def _ends_row(self) -> list[StyledChar]:
        cells = self._blank()
        style = self._style("ends")
        least, most = self._ends or ("", "")
        step, gap = step_and_gap(self.size.width)
        right = SCALE_STEPS * (step + gap) - gap
        if len(least) + len(most) < right:
            _overlay(cells, 0, [(char, style) for char in least])
            _overlay(cells, right - len(most), [(char, style) for char in most])
        return cells


def _overlay(cells: list[StyledChar], start: int, over: list[StyledChar]) -> None:
    """Put cells over others, as far as the row goes."""
    room = max(len(cells) - start, 0)
    cells[start : start + min(len(over), room)] = over[:room]
