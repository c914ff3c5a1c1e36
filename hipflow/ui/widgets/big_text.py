"""A number or a word in characters large enough to be read from the mat."""

from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from hipflow.figure.big_text import CellRun, big_text_fits, draw_big_text
from hipflow.system.safe_text import printable
from hipflow.ui.terminal.ability import draws_blocks
from hipflow.ui.widgets.colour_tone import ColourToneWidget


class BigText(ColourToneWidget):
    """Shows a short text as large as its box allows, at the left and the top of it.

    Where the text does not fit, or is written in a script we have no characters for, it stands
    there in bold at ordinary size. The text is shown as it is: nothing in it is read as markup.

    Attributes:
        text: what is shown.
        widest: the widest text that will take this place, such as "88" for a count of 30, so that
            the size does not change from 10 to 9; empty for none.
        tone: the name of the state that is shown (move, hold, fine, care, stop, soft, ink), set as
            this widget's CSS class; the style sheet gives each its colour. Empty for none.
        blocks: False draws with ASCII characters, for terminals without block characters.
    """

    DEFAULT_CSS = """
    BigText {
        width: 1fr;
        height: 1fr;
    }
    """

    text: reactive[str] = reactive("")
    widest: reactive[str] = reactive("")
    blocks: reactive[bool] = reactive(True)

    def __init__(
        self,
        text: str = "",
        *,
        widest: str = "",
        tone: str = "",
        blocks: bool = True,
        id: str | None = None,  # noqa: A002  Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(BigText.text, text)
        self.set_reactive(BigText.widest, widest)
        self.set_reactive(BigText.blocks, blocks)
        self.tone = tone

    def render_line(self, y: int) -> Strip:
        """Return one row of the widget's content; Textual keeps it until something changes."""
        width, height = self.size
        text = printable(self.text)
        style = self.rich_style
        blocks = self.blocks and draws_blocks(self.app)
        if big_text_fits(text, width, height, widest=self.widest, blocks=blocks):
            rows = draw_big_text(text, width, height, widest=self.widest, blocks=blocks)
            segments = [
                segment
                for run in (rows[y] if y < len(rows) else ())
                for segment in _segments(run, style, solid="" if blocks else "#")
            ]
        elif y == 0:
            segments = [Segment(text, style + Style(bold=True))]
        else:
            segments = []
        return Strip(segments).adjust_cell_length(width, style)


def _segments(run: CellRun, style: Style, *, solid: str) -> list[Segment]:
    """Colour a run; the characters of `solid` are filled, so that ASCII letters are no lattice."""
    if run.swapped:
        return [Segment(run.text, style + Style(reverse=True))]
    filled = style + Style(bgcolor=style.color) if style.color else style + Style(reverse=True)
    return [
        Segment("".join(chars), filled if is_solid else style)
        for is_solid, chars in groupby(run.text, lambda char: char in solid)
    ]
