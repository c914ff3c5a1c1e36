"""The place of the figure: it moves there, or an author's own picture stands there, or words do."""

from collections.abc import Callable, Iterable
from pathlib import Path
from textwrap import wrap

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from hipflow.routine.format.choices import Position
from hipflow.routine.format.positions import POSITION_WORDS
from hipflow.routine.resolve.routine import ExerciseLevel
from hipflow.session.view.motion import Motion
from hipflow.ui.widgets.figure import LEAST_HEIGHT, LEAST_WIDTH, Figure

INDENT = "   "
SPARE_ROWS = 4
"""Rows that stay free beside the steps, so that the place stays calm."""


class FigurePlace(Widget):
    """Shows the movement; where there is no figure, says how the body is placed and how it moves.

    An author's own picture goes before both, where the terminal can show it.

    Attributes:
        position: the position of the exercise; ``None`` where the author wrote none.
        steps: the movement in the author's sentences; left out where they do not fit.
        picture: the file of a picture; ``None`` where there is none.
        make_picture: makes what shows such a file; without it there is none.
        with_figure: whether the figure is wanted.
        moves: whether what was shown last moves with time alone.
        has_picture: whether the author's own picture stands here.
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
    with_figure = True
    moves = False
    has_picture = False

    position: reactive[Position | None] = reactive(None)
    steps: reactive[tuple[str, ...]] = reactive(())
    picture: reactive[str | None] = reactive(None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name for it
        super().__init__(id=id)
        self._motion = Motion()

    def compose(self) -> Iterable[Widget]:
        """Lay the figure over the words."""
        yield Figure()

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(Figure).display = False

    def on_resize(self) -> None:
        """See again whether there is room for the figure."""
        self.show_motion(self._motion)

    def show(self, play: ExerciseLevel) -> None:
        """Show this exercise; its movement is told by :meth:`show_motion`."""
        self.position, self.steps, self.picture = play.position, play.steps, play.image

    def show_motion(self, motion: Motion) -> None:
        """Show a moment of the movement."""
        self._motion = motion
        figure = self.query_one(Figure)
        wanted = self.with_figure and motion.figure is not None and self._is_free
        if wanted:
            figure.show(motion)
        figure.display = wanted and not figure.broken
        self.moves = figure.display and motion.moves and figure.drawn

    def watch_picture(self, file: str | None) -> None:
        """Put another picture there, or take the last one away."""
        self.query(".picture").remove()
        made = self.make_picture(Path(file)) if file and self.make_picture else None
        self.has_picture = made is not None
        if made is not None:
            made.add_class("picture")
            self.mount(made)

    @property
    def _is_free(self) -> bool:
        """Whether the box is large enough for a figure, and nothing else stands in it."""
        roomy = self.size.width >= LEAST_WIDTH and self.size.height >= LEAST_HEIGHT
        return roomy and not self.has_picture

    def render(self) -> Content:
        """Return the position in plain words and the steps below it, or room for the picture."""
        if self.has_picture:
            return Content("")
        place = POSITION_WORDS[self.position] if self.position else ""
        rows = [row for i, step in enumerate(self.steps, start=1) for row in self._rows(i, step)]
        if not rows or len(rows) + SPARE_ROWS > self.size.height:
            return Content(place.center(self.size.width) if place else "")
        return Content("\n".join([place, "", *rows] if place else rows))

    def _rows(self, number: int, step: str) -> list[str]:
        """One step, broken to the width, its later rows below its words."""
        width = max(self.size.width - len(INDENT) - 1, 1)
        first, *others = wrap(step, width) or [""]
        return [f"{number}  {first}", *(INDENT + row for row in others)]
