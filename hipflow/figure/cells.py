"""Samples become text: the best glyph for a cell, and the two palette indices it is drawn in.

Only half blocks, quadrants and eighths are used (U+2580 to U+259F): common fonts have them, and
they fill their part of the cell to its edges. A cell shows two colours at most, so a cell holding
more keeps its two commonest.
"""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from hipflow.figure.raster import CELL_HEIGHT, CELL_WIDTH, GROUND, SampleGrid

_BITS = CELL_WIDTH * CELL_HEIGHT
_FULL = (1 << _BITS) - 1


class TextCell(NamedTuple):
    """One character and the palette indices of its strokes and of what lies behind."""

    glyph: str
    ink: int
    ground: int


def _mask(left: int, top: int, right: int, bottom: int) -> int:
    """Return the samples of a rectangle as bits, the first sample the lowest bit."""
    row = ((1 << right) - 1) & ~((1 << left) - 1)
    return sum(row << (y * CELL_WIDTH) for y in range(top, bottom))


def _shapes() -> tuple[tuple[int, str, bool], ...]:
    """List every shape a cell can take: its bits, the glyph, and whether its colours are swapped.

    Plain shapes come first, so that a swapped one is taken only where it fits better.
    """
    quarters = (_mask(0, 0, 2, 4), _mask(2, 0, 4, 4), _mask(0, 4, 2, 8), _mask(2, 4, 4, 8))
    plain = {
        sum(quarter for bit, quarter in enumerate(quarters) if number >> bit & 1): glyph
        for number, glyph in enumerate(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
    }
    for eighths, glyph in zip((1, 2, 3, 5, 6, 7), "▁▂▃▅▆▇", strict=True):
        plain[_mask(0, 8 - eighths, 4, 8)] = glyph
    plain |= {_mask(0, 0, 1, 8): "▎", _mask(0, 0, 3, 8): "▊", _mask(0, 0, 4, 1): "▔"}
    swapped = {_FULL ^ bits: glyph for bits, glyph in plain.items()}
    return (
        *((bits, glyph, False) for bits, glyph in plain.items()),
        *((bits, glyph, True) for bits, glyph in swapped.items() if bits not in plain),
    )


_SHAPES = _shapes()
_SLIVERS = "▁▔▇"
"""An eighth of a cell beside a curve reads as dirt: taken only where it is exactly right."""


_BITS_OF = {glyph: bits for bits, glyph, swapped in reversed(_SHAPES) if not swapped} | {"█": _FULL}


def glyph_bits(glyph: str) -> int:
    """The samples a glyph covers as bits, the first sample the lowest."""
    return _BITS_OF[glyph]


@lru_cache(maxsize=8192)
def block_cell(samples: bytes) -> TextCell:
    """Choose the block glyph and the two indices that cover most of a cell's 32 samples rightly.

    Of glyphs that miss equally many samples, the one whose amount of ink is nearest is taken.
    """
    ink, ground, wanted, known = _two_indices(samples)
    if ink == ground:
        return TextCell(" " if ink == GROUND else "█", ink, GROUND)
    amount = wanted.bit_count()

    def miss(shape: tuple[int, str, bool]) -> tuple[int, int]:
        covered = shape[0] & known
        missed = (covered ^ wanted).bit_count()
        return missed + (missed > 0 and shape[1] in _SLIVERS) * _BITS, abs(
            covered.bit_count() - amount
        )

    _, glyph, swapped = min(_SHAPES, key=miss)
    return TextCell(glyph, ground, ink) if swapped else TextCell(glyph, ink, ground)


@lru_cache(maxsize=8192)
def ascii_cell(samples: bytes) -> TextCell:
    """Choose `#` or a space: for terminals that draw blocks wrongly or not at all."""
    ink, ground, wanted, _ = _two_indices(samples)
    if ink != GROUND and wanted.bit_count() >= _BITS // 2:
        return TextCell("#", ink, GROUND)
    return TextCell(" " if ground == GROUND else "#", ground, GROUND)


def cell_rows(samples: SampleGrid, *, blocks: bool = True) -> list[list[TextCell]]:
    """Turn samples into rows of cells, top row first.

    Args:
        samples: a grid of whole cells; what is left over at the right or below is not shown.
        blocks: False draws with ASCII characters only.
    """
    choose = block_cell if blocks else ascii_cell
    return [
        [choose(cell) for cell in samples.cells(row)]
        for row in range(samples.height // CELL_HEIGHT)
    ]


def _two_indices(samples: bytes) -> tuple[int, int, int, int]:
    """Find a cell's two commonest indices.

    Returns:
        The higher index, the lower one, the samples holding the higher as bits, and the samples
        holding either as bits.
    """
    common = [index for index, _ in Counter(samples).most_common(2)]
    ink, ground = max(common), min(common)
    wanted = known = 0
    for place, index in enumerate(samples):
        wanted |= (index == ink) << place
        known |= (index in (ink, ground)) << place
    return ink, ground, wanted, known
