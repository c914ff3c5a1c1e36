"""Repetitions as marks that can be counted at a glance: done, under way, to come."""

from itertools import groupby
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from hipflow.session.view.focus import Pips
from hipflow.ui.widgets.colour_tone import ColourToneWidget

DONE, UNDER_WAY, COMING, GAP = "d", "u", "c", " "
_CHARS = {
    # What stands in the lowest row, and in the row above it where marks are two rows high.
    DONE: ("█", "█"),
    UNDER_WAY: ("▆", "▄"),
    COMING: ("▁", " "),
    GAP: (" ", " "),
}
_TALL_UNDER_WAY = "█"


class _Layout(NamedTuple):
    """Columns of a mark and between two, rows of a mark, and rows of marks."""

    mark: int
    gap: int
    tall: int
    lines: int


_LAYOUTS = (
    _Layout(4, 2, 2, 1),
    _Layout(3, 1, 2, 1),
    _Layout(2, 1, 2, 1),
    _Layout(2, 1, 1, 1),
    _Layout(2, 1, 1, 2),
    _Layout(1, 1, 1, 1),
    _Layout(1, 1, 1, 2),
)
"""From roomy to tight; where none fits, the marks run together into a bar."""


class PipRow(ColourToneWidget):
    """The repetitions of a set.

    Attributes:
        pips: how many there are, how many are done, whether one is under way; ``None`` for none.
        tone: the name of the state (move, hold, soft, ink): the colour of the one under way.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pip-row--done", "pip-row--coming"}

    DEFAULT_CSS = """
    PipRow {
        height: 1;
    }
    """

    pips: reactive[Pips | None] = reactive(None)

    def render_line(self, y: int) -> Strip:
        """Return one row of marks."""
        width, height = self.size
        rows = pip_rows(self.pips, width, height) if self.pips else ()
        line = rows[y] if y < len(rows) else ""
        done = self.get_component_rich_style("pip-row--done")
        coming = self.get_component_rich_style("pip-row--coming")
        styles = {DONE: done, COMING: coming, UNDER_WAY: self.rich_style, GAP: self.rich_style}
        segments = [
            Segment("".join(char for _, char in group), styles[kind])
            for kind, group in groupby(line, lambda cell: cell[0])
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)


def pip_rows(pips: Pips, width: int, height: int) -> tuple[list[tuple[str, str]], ...]:
    """The rows of cells, each a kind and a character, inside a box of this size."""
    kinds = _kinds(pips)
    for layout in _LAYOUTS:
        a_line = -(-pips.total // layout.lines)
        fits = a_line * (layout.mark + layout.gap) - layout.gap <= width
        if fits and layout.tall * layout.lines <= height:
            lines = [kinds[i : i + a_line] for i in range(0, pips.total, a_line)]
            return tuple(row for line in lines for row in _marks(line, layout))
    return (_bar(pips, width),) if width > 0 and height > 0 else ()


def _kinds(pips: Pips) -> str:
    """One letter a repetition."""
    under_way = pips.under_way and pips.done < pips.total
    coming = pips.total - pips.done - under_way
    return DONE * pips.done + UNDER_WAY * under_way + COMING * coming


def _marks(kinds: str, layout: _Layout) -> list[list[tuple[str, str]]]:
    """The rows of one line of marks, the upper one first."""
    rows = []
    for level in reversed(range(layout.tall)):
        row: list[tuple[str, str]] = []
        for kind in kinds:
            char = _CHARS[kind][level]
            if kind == UNDER_WAY and layout.tall > 1 and level == 0:
                char = _TALL_UNDER_WAY
            row += [(kind, char)] * layout.mark + [(GAP, " ")] * layout.gap
        rows.append(row[: len(row) - layout.gap])
    return rows


def _bar(pips: Pips, width: int) -> list[tuple[str, str]]:
    """Too many to count: how many of all, as one line."""
    done = pips.done * width // pips.total
    under_way = 1 if pips.under_way and done < width else 0
    kinds = DONE * done + UNDER_WAY * under_way + COMING * (width - done - under_way)
    return [(kind, _CHARS[kind][0]) for kind in kinds]
