"""A routine's file as it is written, and beneath it the problem that is looked at."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from hipflow.library.live_check import SourceFile, line_of_exercise
from hipflow.ui.screens.author import author_text
from hipflow.ui.widgets.lists.source_view import SourceView
from hipflow.ui.widgets.styled_text import STRONG, piece


class SourcePanel(Vertical):
    """Shows one reading of a file, and its problems one at a time."""

    _written: SourceFile | None = None
    _problem = 0

    def compose(self) -> ComposeResult:
        """Put the problem under the lines."""
        yield SourceView(id="author-source")
        yield Static(id="author-problem", markup=False)

    def show(self, written: SourceFile) -> None:
        """Show another reading, from its first problem on."""
        self._written = written
        self._problem = 0
        source = self.query_one(SourceView)
        source.lines = written.lines
        source.marks = author_text.line_marks(written.problems_here)
        self._show_problem(written)

    def show_next_problem(self) -> None:
        """Show the next problem, after the last one the first."""
        if self._written is not None:
            self._problem += 1
            self._show_problem(self._written)

    def show_exercise(self, exercise: int) -> None:
        """Show where an exercise is written; while there are problems those are looked at."""
        if self._written is not None and not self._written.checked.problems:
            self.query_one(SourceView).at = line_of_exercise(self._written.lines, exercise)

    def _show_problem(self, written: SourceFile) -> None:
        problems = (*written.checked.errors, *written.checked.warnings)
        if problems:
            number = self._problem % len(problems)
            shown = problems[number]
            text = author_text.problem_text(shown, number + 1, len(problems))
            if shown.file == written.path.name:
                self.query_one(SourceView).at = shown.line
        elif written.unreadable:
            text = piece(written.unreadable, STRONG)
        else:
            text = piece(f"{author_text.OK_SIGN} No mistakes.", STRONG)
        self.query_one("#author-problem", Static).update(text)
