"""How much of something that takes a while is done."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from hipflow.ui.widgets.styled_text import HINT, SOFT, piece, row
from hipflow.ui.widgets.workout.phase_bar import AHEAD, ELAPSED, filled_columns

_MOST = 40


class WaitBar(Widget):
    """A bar with a share in per cent; nothing until it is told one.

    Attributes:
        share: how much is done, 0 to 1; ``None`` for nothing to tell.
    """

    DEFAULT_CSS = """
    WaitBar {
        width: 1fr;
        height: 1;
    }
    """

    share: reactive[float | None] = reactive(None)

    def render(self) -> Content:
        """Return the bar."""
        width = min(_MOST, max(0, self.size.width - 20))
        over = filled_columns(self.share, width)
        if self.share is None or over is None:
            return Content("")
        words = piece(f"Reading {self.share:>4.0%}  ", SOFT)
        return row(words, piece(ELAPSED * over), piece(AHEAD * (width - over), HINT))
