"""Where an exercise is seen: its picture where it has one that can be shown, else its figure."""

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from hipflow.routine.resolved import Play
from hipflow.ui.widgets.figure_place import FigurePlace


class PicturePlace(Container):
    """Shows one exercise after the other.

    Args:
        make: makes what shows a picture's file; without it there are figures only.
    """

    DEFAULT_CSS = """
    PicturePlace {
        align: center middle;
    }
    PicturePlace .picture {
        width: auto;
        height: 100%;
    }
    """

    def __init__(
        self,
        make: Callable[[Path], Widget | None] | None = None,
        *,
        id: str | None = None,  # noqa: A002  Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._make = make
        self._shown: str | None = None

    def compose(self) -> ComposeResult:
        """Put the figure there; a picture comes when there is one."""
        yield FigurePlace()

    def show(self, play: Play) -> None:
        """Show this exercise."""
        figure = self.query_one(FigurePlace)
        figure.position, figure.steps = play.position, play.steps
        if play.image == self._shown:
            return
        self._shown = play.image
        self.query(".picture").remove()
        picture = self._make(Path(play.image)) if self._make and play.image else None
        figure.display = picture is None
        if picture is not None:
            picture.add_class("picture")
            self.mount(picture)
