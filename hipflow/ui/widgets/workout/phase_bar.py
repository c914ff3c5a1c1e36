"""The bar under the big word: how much of the phase or the step is over."""

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip

from hipflow.ui.widgets.colour_tone import ColourToneWidget

ELAPSED, AHEAD = "▄", "▁"


class PhaseBar(ColourToneWidget):
    """Fills from the left; empty ground where there is nothing to measure.

    Attributes:
        share: how much is over, 0-1; ``None`` where the state has no length.
        tone: the name of the state (move, hold, soft, ink), set as this widget's CSS class.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"phase-bar--coming"}

    DEFAULT_CSS = """
    PhaseBar {
        height: 1;
    }
    """

    share: var[float | None] = var(None)

    def watch_share(self, before: float | None, now: float | None) -> None:
        """Draw again only the columns that have changed: the bar moves several times a second."""
        width = self.size.width
        old, new = filled_columns(before, width), filled_columns(now, width)
        if old is None or new is None:
            if old is not new:
                self.refresh()
        elif old != new:
            self.refresh(Region(min(old, new), 0, abs(new - old), 1))

    def render_line(self, y: int) -> Strip:
        """Return the bar."""
        width = self.size.width
        over = filled_columns(self.share, width)
        if over is None or y:
            return Strip.blank(width, self.rich_style)
        coming = self.get_component_rich_style("phase-bar--coming")
        return Strip(
            [Segment(ELAPSED * over, self.rich_style), Segment(AHEAD * (width - over), coming)]
        )


def filled_columns(share: float | None, width: int) -> int | None:
    """How many columns of the bar are over; ``None`` where there is no bar."""
    return None if share is None else round(min(max(share, 0.0), 1.0) * width)
