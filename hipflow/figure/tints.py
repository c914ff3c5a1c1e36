"""Samples of a figure become cells: a glyph, and two colours that may be mixed of two roles each.

Mixing smooths the edges that a glyph cannot follow. A cell's colours are kept as roles, so that one
cell serves every palette.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from hipflow.figure.cells import block_cell, glyph_bits
from hipflow.figure.palette import SIGNS, Role
from hipflow.figure.raster import CELL_HEIGHT, RowSpan, SampleGrid

QUARTERS = 4
"""Colours are mixed in quarters: more steps are not seen, and make more to send."""


class Tint(NamedTuple):
    """A role, and a second one mixed into it by so many quarters."""

    role: int
    other: int = Role.GROUND
    quarters: int = 0


class FigureCell(NamedTuple):
    """One character, the colour of its strokes and of what lies behind."""

    glyph: str
    ink: Tint
    ground: Tint


FigureRow: TypeAlias = tuple[FigureCell, ...]

EMPTY_CELL = FigureCell(" ", Tint(Role.GROUND), Tint(Role.GROUND))


@lru_cache(maxsize=32768)
def figure_cell(samples: bytes) -> FigureCell:
    """The glyph and the two tints that show a cell's 32 samples best."""
    if samples.count(samples[0]) == len(samples):
        whole = Tint(samples[0])
        return FigureCell(" ", whole, whole)
    glyph = block_cell(samples).glyph
    bits = glyph_bits(glyph)
    covered = bytes(role for place, role in enumerate(samples) if bits >> place & 1)
    bare = bytes(role for place, role in enumerate(samples) if not bits >> place & 1)
    ink, ground = _tint(covered or bare), _tint(bare or covered)
    return FigureCell(" ", ground, ground) if ink == ground else FigureCell(glyph, ink, ground)


@lru_cache(maxsize=8192)
def sign_cell(samples: bytes) -> FigureCell:
    """The sign of the commonest role: for terminals that draw blocks wrongly or not at all."""
    role = Counter(samples).most_common(1)[0][0]
    return FigureCell(SIGNS[Role(role)], Tint(role), Tint(Role.GROUND))


def figure_rows(samples: SampleGrid, *, blocks: bool = True) -> tuple[FigureRow, ...]:
    """Turn samples into rows of cells, top row first.

    Args:
        samples: a grid of whole cells.
        blocks: False draws with ASCII characters only.
    """
    choose = figure_cell if blocks else sign_cell
    empty = bytes(CELL_HEIGHT * samples.width)
    rows: list[FigureRow] = []
    for row in range(samples.height // CELL_HEIGHT):
        first = row * len(empty)
        if samples.data[first : first + len(empty)] == empty:
            rows.append((EMPTY_CELL,) * (samples.width // 4))
        else:
            rows.append(tuple(choose(cell) for cell in samples.cells(row)))
    return tuple(rows)


def changed_spans(before: Sequence[FigureRow], now: Sequence[FigureRow]) -> list[RowSpan]:
    """For each row that differs between two pictures, the span of cells that do."""
    spans = []
    for y, (old, new) in enumerate(zip(before, now, strict=True)):
        if old is not new:
            places = [x for x, cell in enumerate(new) if cell is not old[x] and cell != old[x]]
            if places:
                spans.append(RowSpan(y, places[0], places[-1] + 1))
    return spans


def _tint(roles: bytes) -> Tint:
    """The mean of some samples, as seen from afar."""
    (role, most), *others = Counter(roles).most_common(2)
    if not others:
        return Tint(role)
    other, count = others[0]
    quarters = round(QUARTERS * count / (most + count))
    return Tint(role, other, quarters) if quarters else Tint(role)
