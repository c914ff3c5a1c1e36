"""One rating of a session: when it was asked, the number, and its zone."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from hipflow.progress.wording import NO_ANSWER, pain_zone, pain_zone_range
from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.widgets.big_text import BigText
from hipflow.ui.widgets.styled_text import SOFT, piece, zone_style


class PainNumber(Vertical):
    """A rating as a large number.

    Args:
        name: the moment it was asked about.
    """

    def __init__(self, moment: str, *, id: str) -> None:  # noqa: A002  Textual's own name for it
        super().__init__(id=id)
        self._moment = moment

    def compose(self) -> ComposeResult:
        """Put the moment above the number, the zone below."""
        yield Label(self._moment, classes="pain-name", markup=False)
        yield BigText(widest="10")
        yield Label(classes="pain-zone", markup=False)

    def show(self, pain: int | None, limits: PainLimits) -> None:
        """Show a rating, or that there is none."""
        big, zone = self.query_one(BigText), self.query_one(".pain-zone", Label)
        if pain is None:
            big.text, big.tone = NO_ANSWER, "none"
            zone.update(piece("not rated", SOFT))
            return
        mark = pain_zone(pain, limits)
        big.text, big.tone = str(pain), mark.tone
        text = f"{mark.shape} {pain_zone_range(pain, limits)} {mark.word}"
        zone.update(piece(text, zone_style(mark.tone)))
