"""The line of progress: one run an exercise, heavy where it is done, thin where it is to come."""

from itertools import accumulate, groupby, pairwise
from typing import ClassVar

from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from hipflow.session.view.view import ProgressSegment

DONE, COMING, GAP = "━", "─", " "
_GAPS = (2, 1, 0)
"""Columns between two runs, the widest that leaves every run two columns."""
_LEAST_RUN = 2


class ProgressRuns(Widget):
    """How far the session is, without a number.

    Attributes:
        runs: the exercises, each with its share of the whole and how much of it is done.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"progress-runs--done", "progress-runs--coming"}

    DEFAULT_CSS = """
    ProgressRuns {
        height: 1;
    }
    """

    runs: var[tuple[ProgressSegment, ...]] = var(())

    def watch_runs(
        self, before: tuple[ProgressSegment, ...], now: tuple[ProgressSegment, ...]
    ) -> None:
        """Draw again only where a column has changed; most moments change none."""
        width = self.size.width
        if progress_line(before, width) != progress_line(now, width):
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        line = progress_line(self.runs, self.size.width) if y == 0 else ""
        styles = {
            DONE: self.get_component_rich_style("progress-runs--done"),
            COMING: self.get_component_rich_style("progress-runs--coming"),
            GAP: self.rich_style,
        }
        segments = [Segment("".join(group), styles[char]) for char, group in groupby(line)]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)


def progress_line(runs: tuple[ProgressSegment, ...], width: int) -> str:
    """The runs as characters, `width` columns in all."""
    if not runs or width < len(runs):
        return ""
    gap = next(g for g in _GAPS if width - g * (len(runs) - 1) >= _LEAST_RUN * len(runs) or not g)
    lengths = _lengths(runs, width - gap * (len(runs) - 1))
    parts = []
    for run, length in zip(runs, lengths, strict=True):
        done = int(run.done * length)
        parts.append(DONE * done + COMING * (length - done))
    return (GAP * gap).join(parts)


def _lengths(runs: tuple[ProgressSegment, ...], room: int) -> list[int]:
    """Columns by share; every run has at least one, so that none goes missing."""
    spare = room - len(runs)
    shares = [run.share_ms for run in runs]
    if not any(shares):
        shares = [1] * len(runs)
    ends = [round(spare * end / sum(shares)) for end in accumulate(shares, initial=0)]
    return [1 + end - begin for begin, end in pairwise(ends)]
