"""Words and numbers as big characters made of text cells, as large as fit.

Pure, and quick: a request made before is answered from memory. What cannot be drawn (a script we
have no characters for, too little room) is no error: `big_text_fits` says so, and the
caller shows bold text instead.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from hipflow.figure.cells import TextCell, cell_rows
from hipflow.figure.glyphs import GlyphShape, Letter, letters
from hipflow.figure.raster import CELL_HEIGHT, CELL_WIDTH, GROUND, RowSpan, SampleGrid
from hipflow.figure.strokes import stroke_spans

LEAST_ROWS = 3
"""A capital of fewer rows cannot show the three bars of an E."""
LEAST_ASCII_ROWS = 5
"""The same where a cell is either full or empty."""

_STROKE = 0.175
"""Thickness of a stroke as a share of a capital's height; between 16 and 20 % once rounded."""
_GAP = 0.125
"""Room between two upright strokes of neighbouring characters, as a share of the height."""
_KERNING = 0.5
"""The share of the white between two characters that is taken back, as in AV or LT."""
_WIDTHS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58)
"""Widths tried, widest first, before a smaller size: height is what is read from afar."""
_LEAST_FIGURE = 0.8
"""Figures are narrowed no further than this."""
_OPEN_SIDED = 0.61
"""Characters up to this width (E, F, L) have one upright stroke and may be narrowed further."""
_THREE_STEMMED = 0.85
"""Characters from this width (M, W) hold three strokes or more."""
_MARK = 0.25
"""Height of the rows above or below for marks, as a share of all rows."""
_MARK_STROKE = 0.45
"""Thickness of a mark's lines as a share of a stroke's; a ring keeps its hole."""
_INK = 1


class CellRun(NamedTuple):
    """Neighbouring cells of a row that are drawn alike.

    Attributes:
        text: one character a cell.
        swapped: to be drawn in the ground's colour on the ink's.
    """

    text: str
    swapped: bool = False


class _Size(NamedTuple):
    """A size of characters.

    Attributes:
        rows: height of a capital, in cells.
        rise: rows above for marks.
        fall: rows below for marks.
        width: 1 for the natural width, less for narrower characters.
        snap: level edges fall on multiples of this many samples, upright ones on its half.
    """

    rows: int
    rise: int
    fall: int
    width: float
    snap: int

    @property
    def height(self) -> int:
        """Height of a capital, in samples."""
        return self.rows * CELL_HEIGHT

    @property
    def stroke(self) -> int:
        """Thickness of a stroke, in samples: even, or whole rows where cells show no parts."""
        if self.snap < CELL_HEIGHT:
            return 2 * round(_STROKE * self.height / 2)
        return CELL_HEIGHT * max(1, int(_STROKE * self.rows + 0.4))

    @property
    def gap(self) -> int:
        """Room between characters, in samples: whole cells."""
        return CELL_WIDTH * max(1, round(_GAP * self.height / CELL_WIDTH))

    def box_width(self, letter: Letter) -> int:
        """Return a character's width in samples; its upright strokes stay a stroke apart.

        Figures are whole cells wide, so that every one of a number is equally crisp.
        """
        shape = letter.shape
        natural = shape.width * self.height
        if natural < 1.5 * self.stroke:
            return self.stroke
        if letter.is_figure:
            return CELL_WIDTH * round(natural * max(self.width, _LEAST_FIGURE) / CELL_WIDTH + 0.2)
        unit = self.snap // 2
        inner = unit * round((natural * self.width - self.stroke) / unit)
        if shape.width > _THREE_STEMMED:
            least = 4 * self.stroke
        elif shape.width > _OPEN_SIDED:
            least = 2 * self.stroke
        else:
            least = self.stroke + self.stroke // 4 * 2
        return self.stroke + max(inner, min(least, unit * round((natural - self.stroke) / unit)))

    def spans(self, letter: Letter) -> tuple[RowSpan, ...]:
        """Draw a character, without its marks."""
        return stroke_spans(
            letter.shape.path, self.box_width(letter), self.height, self.stroke, self.snap
        )


def draw_big_text(
    text: str, width: int, height: int, *, widest: str | None = None, blocks: bool = True
) -> tuple[tuple[CellRun, ...], ...]:
    """Draw a text as large as fits, at the left and the top of its box.

    Args:
        text: small letters are drawn as capitals.
        width: of the box, in cells.
        height: of the box, in cells.
        widest: the widest text that will take this place, such as "88", so that the size stays the
            same from one to the next.
        blocks: False draws with ASCII characters, for terminals without block characters.

    Returns:
        Exactly `height` rows of runs, none wider than `width` cells and without blanks at the end.
        All of them are empty where the text does not fit.
    """
    return _draw_cached(text, max(0, width), max(0, height), widest or "", blocks)


def big_text_fits(
    text: str, width: int, height: int, *, widest: str | None = None, blocks: bool = True
) -> bool:
    """Whether `draw_big_text` can draw a text in a box of cells."""
    return _largest_size(text, width, height, widest or "", blocks) is not None


@lru_cache(maxsize=256)
def _draw_cached(
    text: str, width: int, height: int, widest: str, blocks: bool
) -> tuple[tuple[CellRun, ...], ...]:
    size = _largest_size(text, width, height, widest, blocks)
    if size is None:
        return ((),) * height
    samples = SampleGrid(width * CELL_WIDTH, (size.rise + size.rows + size.fall) * CELL_HEIGHT)
    spelled = letters(text) or ()
    for letter, x in zip(spelled, _places(spelled, size), strict=True):
        _draw(samples, letter, x, size)
    rows = tuple(_runs(row) for row in cell_rows(samples, blocks=blocks))
    return rows + ((),) * (height - len(rows))


@lru_cache(maxsize=512)
def _largest_size(text: str, width: int, height: int, widest: str, blocks: bool) -> _Size | None:
    """Find the largest size at which a text, and the widest one, fit; None where none does."""
    spelled, wide = letters(text), letters(widest) or ()
    if not spelled or not text.strip():
        return None
    least, snap = (LEAST_ROWS, CELL_HEIGHT // 2) if blocks else (LEAST_ASCII_ROWS, CELL_HEIGHT)
    everything = (*spelled, *wide)
    above = any(letter.above for letter in everything)
    below = any(letter.below for letter in everything)
    for total in range(height, least - 1, -1):
        mark = max(1, round(_MARK * total))
        rows = total - mark * (above + below)
        if rows < least:
            return None
        for factor in _WIDTHS:
            size = _Size(rows, mark * above, mark * below, factor, snap)
            if all(_has_room(line, size, width * CELL_WIDTH) for line in (spelled, wide)):
                return size
    return None


def _has_room(line: Sequence[Letter], size: _Size, room: int) -> bool:
    """Whether a line fits; only where that is close are its characters drawn to measure them."""
    loose = sum(size.box_width(letter) + size.gap for letter in line) - size.gap
    if loose <= room:
        return True
    if loose * 0.8 > room:
        return False
    return _places(line, size)[-1] + size.box_width(line[-1]) <= room


def _places(line: Sequence[Letter], size: _Size) -> list[int]:
    """Return where each character begins, in samples."""
    places = [0]
    for one, other in pairwise(line):
        step = size.box_width(one) + size.gap
        # Figures keep their places, so that a running number does not move.
        if not (one.is_figure or other.is_figure):
            step -= _kerning(one, other, size)
        places.append(places[-1] + step)
    return places


@lru_cache(maxsize=512)
def _kerning(one: Letter, other: Letter, size: _Size) -> int:
    """Return by how many samples two characters move together, their shapes kept a gap apart."""
    if not one.shape.path or not other.shape.path:
        return 0
    far = size.height // 4
    width = size.box_width(one)
    right = [far] * size.height
    left = [far] * size.height
    for y, _, stop in size.spans(one):
        right[y] = min(right[y], width - stop)
    for y, start, _ in size.spans(other):
        left[y] = min(left[y], start)
    white = [min(far, a + b) for a, b in zip(right, left, strict=True)]
    unit = size.snap // 2
    return unit * int(min(_KERNING * sum(white) / len(white), *white) / unit)


def _draw(samples: SampleGrid, letter: Letter, x: int, size: _Size) -> None:
    """Paint a character and its marks."""
    top = size.rise * CELL_HEIGHT
    samples.paint(size.spans(letter), _INK, dx=x, dy=top)
    middle = x + size.box_width(letter) // 2
    if letter.above:
        mark = _mark(letter.above, size, size.rise)
        samples.paint(mark.spans, _INK, dx=middle - mark.width // 2, dy=top - mark.reach)
    if letter.below:
        mark = _mark(letter.below, size, size.fall)
        bottom = top + size.height + mark.reach - mark.height
        samples.paint(mark.spans, _INK, dx=middle - mark.width // 2, dy=bottom)


class _DrawnMark(NamedTuple):
    """A drawn mark; `reach` is its height and its distance from the capital, in samples."""

    spans: tuple[RowSpan, ...]
    width: int
    height: int
    reach: int


def _mark(mark: GlyphShape, size: _Size, rows: int) -> _DrawnMark:
    """Draw a mark: dots as thick as the character's strokes, lines thinner."""
    gap = 2 if rows == 1 else 4
    height = rows * CELL_HEIGHT - gap
    if set(mark.path) & set("LHVC"):
        stroke = max(4, 2 * round(_MARK_STROKE * size.stroke / 2))
    else:
        stroke = height = min(height, size.stroke)
    width = max(stroke, 2 * round(mark.width * size.height / 2))
    spans = stroke_spans(mark.path, width, height, stroke)
    return _DrawnMark(spans, width, height, height + gap)


def _runs(row: Sequence[TextCell]) -> tuple[CellRun, ...]:
    """Join a row's cells into runs, blanks at its end left out."""
    runs = [
        CellRun("".join(cell.glyph for cell in cells), swapped)
        for swapped, cells in groupby(row, lambda cell: cell.ground != GROUND)
    ]
    if runs and not runs[-1].swapped:
        last = runs.pop().text.rstrip()
        runs += [CellRun(last)] * bool(last)
    return tuple(runs)
