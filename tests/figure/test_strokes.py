"""Paths drawn as strokes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure.glyphs import MARKS_ABOVE, MARKS_BELOW, SHAPES
from hipflow.figure.strokes import stroke_spans

paths = [shape.path for shape in (*SHAPES.values(), *MARKS_ABOVE.values(), *MARKS_BELOW.values())]


@given(st.sampled_from(paths), st.integers(1, 150), st.integers(1, 150), st.integers(1, 15))
def test_nothing_is_drawn_outside_the_box(path, width, height, half):
    """Every path, in a box of any size, stays in the box and never raises."""
    for y, start, stop in stroke_spans(path, width, height, 2 * half):
        assert 0 <= y < height
        assert 0 <= start <= stop <= width


@pytest.mark.parametrize("rows", range(3, 17))
def test_level_bars_fall_on_parts_of_cells(rows):
    """Each edge of the bars of an E lies where eighth blocks, in even samples, can show it."""
    height = rows * 8
    stroke = 2 * round(0.175 * height / 2)
    column = {
        span.y for span in stroke_spans(SHAPES["E"].path, 40, height, stroke) if span.stop > 30
    }
    edges = [y for y in range(height + 1) if (y in column) != (y - 1 in column)]
    assert len(edges) == 6
    assert all(edge % 2 == 0 for edge in edges)
    assert edges[0] == 0
    assert edges[-1] == height


def test_dot_is_a_square():
    """A pen set down alone leaves a square as wide as the stroke."""
    spans = stroke_spans("M.5 .5", 24, 24, 8)
    assert {(span.stop - span.start) for span in spans} == {8}
    assert len(spans) == 8


def test_ring_has_a_hole():
    """A path that closes leaves its middle empty."""
    middle = [s for s in stroke_spans(SHAPES["0"].path, 40, 64, 10) if s.y == 32]
    assert [(s.start, s.stop) for s in middle] == [(0, 10), (30, 40)]
