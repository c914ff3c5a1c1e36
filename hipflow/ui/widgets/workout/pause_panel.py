"""What stands on the screen during a pause: where one is, and the ways to go from here."""

from textual.app import ComposeResult
from textual.containers import Vertical

from hipflow.progress.wording import count_text
from hipflow.session.engine.events import PauseReason
from hipflow.session.engine.session import Session
from hipflow.session.speech import display_text
from hipflow.session.view.view import place_text
from hipflow.ui.widgets.big_text import BigText
from hipflow.ui.widgets.caption import Caption
from hipflow.ui.widgets.lists.choice_row import ChoiceRow

_WHY = {
    PauseReason.GAP: "Paused: the computer was asleep.",
    PauseReason.HURT: "Paused because it hurts.",
}


class PausePanel(Vertical):
    """Says where the session stands and offers five choices; nothing here runs."""

    def compose(self) -> ComposeResult:
        """Lay out the words and the choices."""
        yield BigText("PAUSED", tone="ink", id="paused-word")
        yield Caption(id="paused-here")
        yield ChoiceRow("workout.big-go-on", "go on", detail="3, 2, 1 first", marked=True)
        yield ChoiceRow("workout.hurts", "it hurts")
        yield ChoiceRow("workout.easier", "easier from the next set")
        yield ChoiceRow("workout.back", "this again, from its start")
        yield ChoiceRow("workout.skip", "skip this exercise")
        yield ChoiceRow("workout.finish", "finish here and rate")

    def show(self, session: Session, notice: str) -> None:
        """Show where a paused session stands, and for how long, or what there is to be told."""
        here = self.query_one(Caption)
        here.strong = 1
        here.paragraphs = (place_text(session), notice or _paused_for(session))


def _paused_for(session: Session) -> str:
    """For how long, to the second at first, then in minutes: a long pause costs next to nothing."""
    since_ms = session.clock_ms - session.pause_began_ms
    minutes = since_ms // 60_000
    since = count_text(minutes, "minute") if minutes else display_text.clock_text(since_ms)
    why = _WHY.get(session.pause_reason, "") if session.pause_reason else ""
    return " ".join(part for part in (why, f"Paused for {since}. Nothing is lost.") if part)
