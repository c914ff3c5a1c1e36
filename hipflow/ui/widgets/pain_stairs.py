"""Where the parts of a pain scale stand: its eleven steps, the zones below them, its rows. Pure."""

from itertools import groupby
from typing import NamedTuple

from hipflow.progress.wording import STOP, PainMark, pain_zone
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import PAIN_LEAST, PAIN_MOST

SCALE_STEPS = PAIN_MOST - PAIN_LEAST + 1
_LOWEST_STEP = 6
"""Height of the step of no pain, in eighths of a row."""


class ScaleRows(NamedTuple):
    """How the rows of a scale are used, from the top: the staircase, then one row each."""

    stairs: int
    marker: bool
    zones: bool
    ends: bool

    @property
    def numbers_at(self) -> int:
        """The row of the numbers."""
        return self.stairs


def scale_rows(height: int, *, zones: bool, ends: bool) -> ScaleRows:
    """How so many rows are used.

    The rows below the numbers go first when it gets low; the stairs keep a row if they can.
    """
    spare = height - 1
    marker = spare >= 3  # noqa: PLR2004  a row of stairs, the marker, and one more
    with_zones = zones and spare >= 2  # noqa: PLR2004  a row of stairs and the zones
    with_ends = ends and spare >= 6  # noqa: PLR2004  three rows of stairs and all others
    return ScaleRows(max(spare - marker - with_zones - with_ends, 0), marker, with_zones, with_ends)


def step_and_gap(width: int) -> tuple[int, int]:
    """Columns of a step and between two; no step in a box that has no room for eleven."""
    step = (width - SCALE_STEPS + 1) // SCALE_STEPS
    return (step, 1) if step >= len(str(PAIN_MOST)) else (width // SCALE_STEPS, 0)


def step_height(pain: int, rows: int) -> int:
    """Height of a step in eighths of a row: from low to all of the rows, by even steps."""
    lowest = min(_LOWEST_STEP, 8 * rows)
    return round(lowest + (8 * rows - lowest) * pain / PAIN_MOST)


def free_columns(y: int, stairs: int, width: int) -> int:
    """Columns left of the first step that reaches row ``y`` of a staircase of so many rows."""
    step, gap = step_and_gap(width)
    reaching = (
        pain for pain in range(SCALE_STEPS) if step_height(pain, stairs) > 8 * (stairs - 1 - y)
    )
    return next(reaching, SCALE_STEPS) * (step + gap)


def zone_words(mark: PainMark) -> str:
    """Shape and words of a zone; the words of stopping say what to do."""
    return f"{mark.shape} {mark.word} and rest" if mark is STOP else f"{mark.shape} {mark.word}"


def zone_labels(limits: PainLimits, width: int) -> list[tuple[str, int, str]]:
    """Each zone's tone, the column its label starts at, and the label: shapes alone when narrow."""
    step, gap = step_and_gap(width)
    pains = range(PAIN_LEAST, PAIN_MOST + 1)
    zones = [(mark, list(group)) for mark, group in groupby(pains, lambda p: pain_zone(p, limits))]
    for with_words in (True, False):
        labels, free_from = [], 0
        for mark, inside in zones:
            label = zone_words(mark) if with_words else mark.shape
            middle = (inside[0] + inside[-1] + 1) * (step + gap) / 2 - gap / 2
            start = max(round(middle - len(label) / 2), free_from)
            labels.append((mark.tone, start, label))
            free_from = start + len(label) + 2
        if free_from - 2 <= width:
            return labels
    return []
