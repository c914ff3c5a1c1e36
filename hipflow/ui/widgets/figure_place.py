"""The place of the figure; until it moves, words say how the body is placed and what it does."""

from textwrap import wrap

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from hipflow.routine.positions import WORDS
from hipflow.routine.resolved import Position

INDENT = "   "
SPARE_ROWS = 4
"""Rows that stay free beside the steps, so that the place stays calm."""


class FigurePlace(Widget):
    """Says how the body is placed and how it moves, in the middle of its box.

    Attributes:
        position: the position of the exercise; ``None`` where the author wrote none.
        steps: the movement in the author's sentences; left out where they do not fit.
    """

    DEFAULT_CSS = """
    FigurePlace {
        align: center middle;
        content-align: left middle;
    }
    """

    position: reactive[Position | None] = reactive(None)
    steps: reactive[tuple[str, ...]] = reactive(())

    def render(self) -> Content:
        """Return the position in plain words and the steps below it."""
        place = WORDS[self.position] if self.position else ""
        rows = [row for i, step in enumerate(self.steps, start=1) for row in self._rows(i, step)]
        if not rows or len(rows) + SPARE_ROWS > self.size.height:
            return Content(place.center(self.size.width) if place else "")
        return Content("\n".join([place, "", *rows] if place else rows))

    def _rows(self, number: int, step: str) -> list[str]:
        """One step, broken to the width, its later rows below its words."""
        width = max(self.size.width - len(INDENT) - 1, 1)
        first, *others = wrap(step, width) or [""]
        return [f"{number}  {first}", *(INDENT + row for row in others)]
