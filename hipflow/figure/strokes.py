"""A character's path drawn as strokes: even, heavy, and crisp in text cells.

A path is a small language of its own. Coordinates run from 0 to 1 between the middle lines of the
outermost strokes, y down; so 0 and 1 always touch the edges of the box, however thick the stroke.

    M x y   lift the pen, set it down (alone: a dot)      L x y   a straight line
    H x y   a quarter turn that leaves level and arrives upright
    V x y   a quarter turn that leaves upright and arrives level
    C x1 y1 x2 y2 x y   a free curve with two handles

Upright and level strokes are moved to where the parts of a text cell can show their edges.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import hypot, inf
from typing import NamedTuple

from hipflow.figure.raster import CELL_HEIGHT, Point, RowSpan, outline_spans

_ROUNDNESS = 0.60
"""Length of a quarter turn's handles: 0.55 is an ellipse, 1 a corner."""
_STEPS = 9
"""Straight pieces in a curve."""
_SLANT = 0.88
"""Slanting strokes are drawn this much thinner, as they look heavier than upright ones."""


class _Move(NamedTuple):
    kind: str
    numbers: tuple[float, ...]


@lru_cache(maxsize=256)
def stroke_spans(
    path: str, width: int, height: int, stroke: int, snap: int = CELL_HEIGHT // 2
) -> tuple[RowSpan, ...]:
    """Draw a path into a box.

    Args:
        path: in the language above; an empty one draws nothing.
        width: of the box, in samples, stroke included.
        height: of the box, in samples.
        stroke: its thickness, in samples.
        snap: level edges are put on multiples of this many samples, upright ones on its half.

    Returns:
        The spans, none of them outside the box.
    """
    box = _Box(width, height, stroke, snap)
    spans: list[RowSpan] = []
    for moves in _split(path):
        thickness = stroke * (_SLANT if _slants(moves) else 1.0)
        spans += outline_spans(_outline(_trace(moves, box), thickness))
    return tuple(
        RowSpan(y, max(0, start), min(width, stop))
        for y, start, stop in spans
        if 0 <= y < height and start < width and stop > 0
    )


def _split(path: str) -> Iterator[list[_Move]]:
    """Split a path into its strokes, each beginning where the pen is set down."""
    stroke: list[_Move] = []
    for kind, rest in re.findall(r"([MLHVC])([^MLHVC]*)", path):
        if kind == "M" and stroke:
            yield stroke
            stroke = []
        stroke.append(_Move(kind, tuple(float(number) for number in rest.split())))
    if stroke:
        yield stroke


def _slants(moves: list[_Move]) -> bool:
    """Tell a single line that is neither upright nor level."""
    match moves:
        case [_Move("M", (u0, v0)), _Move("L", (u1, v1))]:
            return u0 != u1 and v0 != v1
        case _:
            return False


class _Box(NamedTuple):
    """The box a character is drawn into and the thickness of its strokes, in samples."""

    width: int
    height: int
    stroke: int
    snap: int

    def point(self, u: float, v: float) -> Point:
        """Place a path's coordinates."""
        half = self.stroke / 2
        return half + u * (self.width - self.stroke), half + v * (self.height - self.stroke)

    def crisp(self, point: Point, *, upright: bool, level: bool) -> Point:
        """Move the middle line of an upright or level stroke so that cells can show its edges."""
        x, y = point
        half = self.stroke / 2
        if upright:
            grid = 1 if x * 2 == self.width else self.snap // 2
            x = round((x - half) / grid) * grid + half
        if level:
            tops = (self._nearest(y - half), self._nearest(y + half) - self.stroke)
            y = min(tops, key=lambda top: abs(top + half - y)) + half
        return x, y

    def _nearest(self, edge: float) -> int:
        """Return the multiple of the snap nearest to an edge."""
        return round(edge / self.snap) * self.snap


def _trace(moves: list[_Move], box: _Box) -> list[Point]:
    """Walk a stroke's middle line, in samples, its open ends drawn out to where they are cut."""
    if len(moves) == 1:
        x, y = box.crisp(box.point(*moves[0].numbers), upright=True, level=True)
        return [(x - box.stroke / 2, y), (x + box.stroke / 2, y)]
    knots = _knots(moves, box)
    line = [knots[0]]
    handles = (knots[0], knots[0])
    for move, start, end in zip(moves[1:], knots, knots[1:], strict=False):
        handles = _handles(move, start, end, box)
        line += _curve(start, *handles, end)
    if line[0] == line[-1]:
        return line
    first = _handles(moves[1], knots[0], knots[1], box)[0]
    return [
        _drawn_out(knots[0], first, moves[0], box),
        *line,
        _drawn_out(knots[-1], handles[-1], moves[-1], box),
    ]


def _knots(moves: list[_Move], box: _Box) -> list[Point]:
    """Place the points a stroke passes through, crisp wherever it is upright or level there."""
    ends = [move.numbers[-2:] for move in moves]
    upright, level = [False] * len(ends), [False] * len(ends)
    for i, move in enumerate(moves[1:], start=1):
        straight = move.kind == "L"
        upright[i - 1] |= move.kind == "V" or (straight and ends[i - 1][0] == ends[i][0])
        level[i - 1] |= move.kind == "H" or (straight and ends[i - 1][1] == ends[i][1])
        upright[i] |= move.kind == "H" or (straight and ends[i - 1][0] == ends[i][0])
        level[i] |= move.kind == "V" or (straight and ends[i - 1][1] == ends[i][1])
    for i in (0, -1):
        upright[i] = level[i] = upright[i] or level[i]
    return [
        box.crisp(box.point(*end), upright=is_upright, level=is_level)
        for end, is_upright, is_level in zip(ends, upright, level, strict=True)
    ]


def _handles(move: _Move, start: Point, end: Point, box: _Box) -> tuple[Point, Point]:
    """Return the two points that bend a move; a straight line's are its own ends, swapped."""
    (x0, y0), (x1, y1) = start, end
    if move.kind == "H":
        return (x0 + _ROUNDNESS * (x1 - x0), y0), (x1, y1 + _ROUNDNESS * (y0 - y1))
    if move.kind == "V":
        return (x0, y0 + _ROUNDNESS * (y1 - y0)), (x1 + _ROUNDNESS * (x0 - x1), y1)
    if move.kind == "C":
        a, b, c, d = move.numbers[:4]
        return box.point(a, b), box.point(c, d)
    return end, start


def _curve(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    """Return points along a cubic curve, its start left out; a straight line needs its end only."""
    if one == end:
        return [end]
    points = []
    for step in range(1, _STEPS):
        t = step / _STEPS
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        points.append(
            (
                a * start[0] + b * one[0] + c * two[0] + d * end[0],
                a * start[1] + b * one[1] + c * two[1] + d * end[1],
            )
        )
    return [*points, end]


def _drawn_out(end: Point, inner: Point, move: _Move, box: _Box) -> Point:
    """Lengthen an open end: by half a stroke, or, slanting at an edge, until the box cuts it."""
    dx, dy = end[0] - inner[0], end[1] - inner[1]
    length = hypot(dx, dy)
    if length == 0:
        return end
    if dx == 0 or dy == 0:
        reach = box.stroke / 2
    else:
        reach = float(box.stroke) if move.numbers[-1] in (0.0, 1.0) else 0.0
    return end[0] + dx / length * reach, end[1] + dy / length * reach


def _outline(line: list[Point], stroke: float) -> list[Point]:
    """The outline around a middle line: one side forwards, the other side back.

    A line crushed to a point, in a box too small for it, has no sides.
    """
    near, far = [], []
    line = [point for i, point in enumerate(line) if i == 0 or point != line[i - 1]]
    closed = len(line) > 1 and line[0] == line[-1]
    for i, (x, y) in enumerate(line):
        before = line[i - 1] if i else (line[-2] if closed else line[0])
        after = line[i + 1] if i + 1 < len(line) else (line[1] if closed else line[-1])
        dx, dy = after[0] - before[0], after[1] - before[1]
        scale = stroke / 2 / (hypot(dx, dy) or inf)
        near.append((x - dy * scale, y + dx * scale))
        far.append((x + dy * scale, y - dx * scale))
    return near + far[::-1]
