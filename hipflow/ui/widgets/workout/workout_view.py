"""The workout as it is seen now: figure, big word, bar, giant number, marks and captions."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.reactive import var

from hipflow.session.engine.session import Session, Status
from hipflow.session.plan.steps import StepKind
from hipflow.session.view.focus import Focus
from hipflow.session.view.motion import make_motion
from hipflow.session.view.view import View, make_view
from hipflow.ui.widgets.big_text import BigText
from hipflow.ui.widgets.caption import Caption
from hipflow.ui.widgets.figure_place import FigurePlace
from hipflow.ui.widgets.workout.pause_panel import PausePanel
from hipflow.ui.widgets.workout.phase_bar import PhaseBar
from hipflow.ui.widgets.workout.pips import PipRow
from hipflow.ui.widgets.workout.progress_runs import ProgressRuns

FLASH_MS = 400
"""So long the word is lit as a step begins, where nothing can be heard."""

LONG_NOTICE_LENGTH = 60
"""Characters from which a notice has the width of the window."""

LEAST_WIDEST = "88"
"""Numbers are drawn at the size of two figures, so that steps differ in value, not in size."""


class WorkoutView(Container):
    """Draws the session it is shown. Only what has changed is drawn again.

    In the smallest windows one plain line says all: ``LIFT 3 of 8``.

    Attributes:
        drawn_large: whether words and numbers are drawn, or stand there as bold text.
    """

    drawn_large: var[bool] = var(True)

    def watch_drawn_large(self) -> None:
        """Leave the rest to the style sheet: in a box of one row characters are not drawn."""
        self.set_class(not self.drawn_large, "-bold-text")

    def compose(self) -> ComposeResult:
        """Lay out the parts; the style sheet decides which are seen at what size."""
        yield ProgressRuns()
        yield Caption(id="one-line")
        with Container(id="scene"):
            yield FigurePlace()
            with Vertical(id="focus"):
                yield BigText(id="word")
                yield PhaseBar()
                yield BigText(id="number")
                yield PipRow()
            yield PausePanel()
            yield Caption(id="how")
            yield Caption(id="count")

    def show(
        self, session: Session, notice: str = "", *, lasts: bool = False, flashing: bool = False
    ) -> View:
        """Show a moment of a session.

        Args:
            session: the moment.
            notice: something the person should know now; stands in place of the author's words,
                and if it is long, in place of the numbers.
            lasts: whether the notice may stand there for long, so that numbers must go on.
            flashing: whether the beginning of a step is to be seen, since it is not heard.

        Returns:
            What is shown, for the title row.
        """
        seen = make_view(session)
        paused = session.status is Status.PAUSED
        self.set_class(paused, "-paused")
        self.set_class(len(notice) > LONG_NOTICE_LENGTH and not paused and not lasts, "-reading")
        just_begun = session.status is Status.RUNNING and session.elapsed_ms < FLASH_MS
        self.set_class(flashing and just_begun, "-flash")
        self.set_class(session.step.kind is StepKind.SWITCH, "-switching")
        self.set_class(session.step.kind is StepKind.READY, "-getting-ready")
        self.query_one(ProgressRuns).runs = seen.runs
        self.query_one(FigurePlace).show(session.step.play)
        self.show_figure(session)
        self.query_one("#one-line", Caption).paragraphs = (focus_line(seen.focus),)
        if paused:
            self.query_one(PausePanel).show(session, notice)
        else:
            self._show_focus(seen, notice)
            own_pace = session.step.work is not None and session.step.length_ms is None
            self.query_one("#count", Caption).strong = int(own_pace or session.ready_over)
        return seen

    def show_figure(self, session: Session) -> None:
        """Show the figure of a moment, and nothing else."""
        self.query_one(FigurePlace).show_motion(make_motion(session))

    def _show_focus(self, seen: View, notice: str) -> None:
        focus = seen.focus
        word = self.query_one("#word", BigText)
        word.text, word.tone = focus.word, focus.tone.value
        bar = self.query_one(PhaseBar)
        bar.share, bar.tone = focus.bar, focus.tone.value
        number = self.query_one("#number", BigText)
        number.widest = max(LEAST_WIDEST, focus.widest, key=len)
        number.text, number.tone = focus.number, focus.number_tone.value
        marks = self.query_one(PipRow)
        marks.pips, marks.tone = focus.pips, focus.tone.value
        how = self.query_one("#how", Caption)
        how.strong = 1
        how.paragraphs = (notice, seen.headline) if notice else (seen.headline, seen.detail)
        self.query_one("#count", Caption).paragraphs = focus.captions


def focus_line(focus: Focus) -> str:
    """All of a moment in one line, for windows too small for anything else."""
    first = focus.captions[0] if focus.captions else ""
    return " ".join(part for part in (focus.word, focus.number, first) if part)
