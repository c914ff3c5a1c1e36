"""The place of the figure; until it moves, words say how the body is placed and what it does.

An author's own picture stands in place of the words, where the terminal can show it.
"""

from collections.abc import Callable
from pathlib import Path
from textwrap import wrap

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from hipflow.routine.positions import WORDS
from hipflow.routine.resolved import Play, Position

INDENT = "   "
SPARE_ROWS = 4
"""Rows that stay free beside the steps, so that the place stays calm."""


class FigurePlace(Widget):
    """Says how the body is placed and how it moves, in the middle of its box.

    Attributes:
        position: the position of the exercise; ``None`` where the author wrote none.
        steps: the movement in the author's sentences; left out where they do not fit.
        picture: the file of a picture; ``None`` where there is none.
        make_picture: makes what shows such a file; without it there are words only.
    """

    DEFAULT_CSS = """
    FigurePlace {
        align: center middle;
        content-align: left middle;
    }
    FigurePlace .picture {
        width: auto;
        max-width: 100%;
        height: 100%;
    }
    """

    make_picture: Callable[[Path], Widget | None] | None = None

    position: reactive[Position | None] = reactive(None)
    steps: reactive[tuple[str, ...]] = reactive(())
    picture: reactive[str | None] = reactive(None)

    def show(self, play: Play) -> None:
        """Show this exercise."""
        self.position, self.steps, self.picture = play.position, play.steps, play.image

    def watch_picture(self, file: str | None) -> None:
        """Put another picture there, or take the last one away."""
        self.query(".picture").remove()
        made = self.make_picture(Path(file)) if file and self.make_picture else None
        if made is not None:
            made.add_class("picture")
            self.mount(made)

    @property
    def has_picture(self) -> bool:
        """Whether the author's own picture stands here."""
        return any(child.has_class("picture") for child in self.children)

    def render(self) -> Content:
        """Return the position in plain words and the steps below it, or room for the picture."""
        if self.has_picture:
            return Content("")
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
