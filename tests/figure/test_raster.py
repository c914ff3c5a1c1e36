"""Shapes painted into samples."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure.raster import (
    CELL_HEIGHT,
    CELL_WIDTH,
    Disc,
    SampleGrid,
    hull_spans,
    outline_spans,
)

places = st.floats(-50, 50)
discs = st.lists(st.builds(Disc, places, places, st.floats(0, 20)), min_size=1, max_size=4)


def area(spans):
    """Count the samples of spans."""
    return sum(span.stop - span.start for span in spans)


def test_disc_covers_its_area():
    """A disc covers pi r squared samples, within two in a hundred."""
    assert abs(area(hull_spans([Disc(30, 30, 20)])) / (3.14159 * 400) - 1) < 0.02


def test_tapered_stroke_is_wide_where_its_disc_is():
    """The hull of a large and a small disc narrows steadily from one to the other."""
    spans = {span.y: span.stop - span.start for span in hull_spans([Disc(0, 0, 8), Disc(0, 40, 2)])}
    assert spans[0] >= 15
    assert spans[40] <= 5
    widths = [spans[y] for y in range(1, 40)]
    assert widths == sorted(widths, reverse=True)


def test_disc_within_a_disc_adds_nothing():
    """A disc that lies inside another does not change the hull."""
    assert hull_spans([Disc(0, 0, 9), Disc(1, 1, 3)]) == hull_spans([Disc(0, 0, 9)])


def test_bare_corners_make_a_polygon():
    """Discs of no radius are corners: the same area as the outline through them."""
    corners = [(0, 0), (30, 0), (30, 20), (0, 20)]
    assert hull_spans([Disc(x, y) for x, y in corners]) == outline_spans(corners)


def test_outline_that_turns_back_has_a_hole():
    """Round the outside and back round the inside leaves the middle unpainted."""
    outer = [(0, 0), (0, 12), (12, 12), (12, 0), (0, 0)]
    inner = [(4, 4), (8, 4), (8, 8), (4, 8), (4, 4)]
    assert area(outline_spans(outer + inner)) == 144 - 16


@given(discs)
def test_hull_has_one_span_a_row_and_holds_its_discs(shape):
    """A hull is convex: one span in a row, and every single disc lies within it."""
    hull = {span.y: span for span in hull_spans(shape)}
    assert len(hull) == len(hull_spans(shape))
    for disc in shape:
        for y, start, stop in hull_spans([disc]):
            assert hull[y].start <= start
            assert stop <= hull[y].stop


@given(discs, st.integers(0, 9), st.integers(0, 5), st.integers(-60, 60), st.integers(-60, 60))
def test_painting_never_leaves_the_grid(shape, columns, rows, dx, dy):
    """Whatever is painted wherever, the grid keeps its size."""
    samples = SampleGrid(columns * CELL_WIDTH, rows * CELL_HEIGHT)
    samples.paint(hull_spans(shape), 3, dx=dx, dy=dy)
    assert len(samples.data) == columns * CELL_WIDTH * rows * CELL_HEIGHT
    assert set(samples.data) <= {0, 3}


def test_later_paint_covers_earlier():
    """Shapes are painted from back to front, so a limb may cut a gap with the ground's index."""
    samples = SampleGrid(8, 8)
    samples.paint(outline_spans([(0, 0), (8, 0), (8, 8), (0, 8)]), 1)
    samples.paint(outline_spans([(2, 0), (6, 0), (6, 8), (2, 8)]), 0)
    assert bytes(samples.data[:8]) == bytes([1, 1, 0, 0, 0, 0, 1, 1])


def test_cells_are_handed_out_row_by_row():
    """A text row gives its cells left to right, 32 samples each."""
    samples = SampleGrid(8, 8)
    samples.paint(outline_spans([(4, 0), (8, 0), (8, 8), (4, 8)]), 7)
    assert list(samples.cells(0)) == [bytes(32), bytes([7]) * 32]
