"""Shapes painted as palette indices into a grid of samples, 4 wide and 8 high to a text cell.

A text cell is about twice as high as wide, so a sample is square. Every coordinate is in samples,
x to the right and y down, and need not be whole. A shape becomes spans first and is painted second,
so that the spans of a shape drawn often may be kept and painted again elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from math import ceil, hypot, inf, sqrt
from typing import NamedTuple, TypeAlias

CELL_WIDTH = 4
"""Samples across a text cell."""
CELL_HEIGHT = 8
"""Samples down a text cell."""
GROUND = 0
"""The palette index of a sample nothing was painted on."""

Point: TypeAlias = tuple[float, float]


class Disc(NamedTuple):
    """A disc; with radius 0 it is a bare corner."""

    x: float
    y: float
    radius: float = 0.0


class RowSpan(NamedTuple):
    """The samples `start <= x < stop` of sample row `y`."""

    y: int
    start: int
    stop: int


class SampleGrid:
    """A grid of palette indices (0 to 255), row by row, painted over from back to front.

    Attributes:
        width: samples across.
        height: samples down.
        data: one byte a sample.
    """

    __slots__ = ("data", "height", "width")

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.data = bytearray(width * height)

    def paint(self, spans: Iterable[RowSpan], index: int, *, dx: int = 0, dy: int = 0) -> None:
        """Paint spans, moved by whole samples; what falls outside the grid is left out."""
        ink = bytes((index,)) * self.width
        for y, start, stop in spans:
            row = y + dy
            left = max(0, start + dx)
            right = min(self.width, stop + dx)
            if 0 <= row < self.height and left < right:
                offset = row * self.width
                self.data[offset + left : offset + right] = ink[: right - left]

    def uncover(self, spans: Iterable[RowSpan], behind: "SampleGrid", kept: bytes) -> None:
        """Copies the samples of a grid behind into spans of this one, except samples to be kept.

        Args:
            spans: where.
            behind: a grid of the same size.
            kept: 256 bytes, one for each palette index: 0 where samples of that index stay.
        """
        for y, start, stop in spans:
            left, right = max(0, start), min(self.width, stop)
            if not 0 <= y < self.height or left >= right:
                continue
            offset = y * self.width
            for x, shown in enumerate(
                self.data[offset + left : offset + right].translate(kept), offset + left
            ):
                if shown:
                    self.data[x] = behind.data[x]

    def cells(self, row: int) -> Iterator[bytes]:
        """Yield the 32 samples of each whole cell of a text row, left to right, each row by row."""
        first = row * CELL_HEIGHT
        lines = [
            bytes(self.data[y * self.width : (y + 1) * self.width])
            for y in range(first, first + CELL_HEIGHT)
        ]
        for x in range(0, self.width - CELL_WIDTH + 1, CELL_WIDTH):
            yield b"".join([line[x : x + CELL_WIDTH] for line in lines])


def hull_spans(discs: Sequence[Disc]) -> list[RowSpan]:
    """Fill the convex hull of discs: two make a tapered stroke, bare corners a polygon."""
    top = ceil(min(disc.y - disc.radius for disc in discs) - 0.5)
    bottom = ceil(max(disc.y + disc.radius for disc in discs) - 0.5)
    lows = [inf] * (bottom - top)
    highs = [-inf] * (bottom - top)

    def reach(y: int, low: float, high: float) -> None:
        lows[y - top] = min(lows[y - top], low)
        highs[y - top] = max(highs[y - top], high)

    for disc in discs:
        for y in _rows(disc.y - disc.radius, disc.y + disc.radius):
            half = sqrt(max(0.0, disc.radius**2 - (y + 0.5 - disc.y) ** 2))
            reach(y, disc.x - half, disc.x + half)
    for one, other in combinations(discs, 2):
        for start, end in _tangents(one, other):
            for y, x in _crossings(start, end):
                reach(y, x, x)
    return [
        RowSpan(top + i, ceil(low - 0.5), ceil(high - 0.5))
        for i, (low, high) in enumerate(zip(lows, highs, strict=True))
        if low < high
    ]


def outline_spans(points: Sequence[Point]) -> list[RowSpan]:
    """Fill a closed outline; one that goes round and back again inside itself leaves a hole."""
    crossings: dict[int, list[tuple[float, int]]] = {}
    for start, end in pairwise((*points, *points[:1])):
        turn = 1 if start[1] < end[1] else -1
        for y, x in _crossings(start, end):
            crossings.setdefault(y, []).append((x, turn))
    spans: list[RowSpan] = []
    for y, row in sorted(crossings.items()):
        row.sort()
        turns, low = 0, 0.0
        for x, turn in row:
            if turns == 0:
                low = x
            turns += turn
            if turns == 0:
                start_x, stop_x = ceil(low - 0.5), ceil(x - 0.5)
                if start_x < stop_x:
                    spans.append(RowSpan(y, start_x, stop_x))
    return spans


def _rows(top: float, bottom: float) -> range:
    """Return the sample rows whose middle lies in `top <= y < bottom`."""
    return range(ceil(top - 0.5), ceil(bottom - 0.5))


def _crossings(start: Point, end: Point) -> Iterator[tuple[int, float]]:
    """Yield where a line crosses the middle of each sample row."""
    (x0, y0), (x1, y1) = (start, end) if start[1] <= end[1] else (end, start)
    rows = _rows(y0, y1)
    if rows:
        slope = (x1 - x0) / (y1 - y0)
        for y in rows:
            yield y, x0 + (y + 0.5 - y0) * slope


def _tangents(one: Disc, other: Disc) -> Iterator[tuple[Point, Point]]:
    """Yield the two outer tangents of two discs; none where one disc holds the other."""
    dx, dy = other.x - one.x, other.y - one.y
    distance = hypot(dx, dy)
    if distance <= abs(one.radius - other.radius):
        return
    along = (one.radius - other.radius) / distance
    across = sqrt(1.0 - along * along)
    ux, uy = dx / distance, dy / distance
    for side in (across, -across):
        nx, ny = ux * along - uy * side, uy * along + ux * side
        yield (
            (one.x + nx * one.radius, one.y + ny * one.radius),
            (other.x + nx * other.radius, other.y + ny * other.radius),
        )
