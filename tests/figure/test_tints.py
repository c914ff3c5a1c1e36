"""Samples of a figure as cells."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure.palette import SIGNS, Role
from hipflow.figure.raster import CELL_HEIGHT, CELL_WIDTH, RowSpan, SampleGrid
from hipflow.figure.tints import (
    EMPTY_CELL,
    Tint,
    changed_spans,
    figure_cell,
    figure_rows,
    sign_cell,
)

FULL = CELL_WIDTH * CELL_HEIGHT
cells = st.lists(st.sampled_from(list(Role)), min_size=FULL, max_size=FULL).map(bytes)


def test_an_even_cell_needs_no_glyph():
    """A blank in its colour."""
    cell = figure_cell(bytes([Role.MAT]) * FULL)
    assert (cell.glyph, cell.ground) == (" ", Tint(Role.MAT))


def test_half_and_half_is_a_half_block():
    """Exact edges stay exact, with nothing mixed in."""
    cell = figure_cell(bytes([Role.MOVE]) * 16 + bytes(16))
    assert cell.glyph in "▀▄"
    assert {cell.ink.role, cell.ground.role} == {Role.MOVE, Role.GROUND}
    assert cell.ink.quarters == cell.ground.quarters == 0


@given(cells)
def test_a_cell_shows_only_roles_that_are_there(samples):
    """No colour comes from nowhere, and none is mixed by more than half."""
    for tint in figure_cell(samples)[1:]:
        assert tint.role in samples
        assert 0 <= tint.quarters <= 2
        if tint.quarters:
            assert tint.other in samples


def test_signs_are_ascii_and_the_moving_part_is_the_heaviest():
    """For terminals without blocks."""
    assert all(sign.isascii() and len(sign) == 1 for sign in SIGNS.values())
    assert sign_cell(bytes([Role.MOVE]) * FULL).glyph == "#"
    assert set(SIGNS) == set(Role)


def test_rows_are_as_wide_as_the_samples():
    """Also those in which nothing is drawn."""
    samples = SampleGrid(5 * CELL_WIDTH, 2 * CELL_HEIGHT)
    samples.paint([RowSpan(y, 3, 9) for y in range(9, 15)], Role.MOVE)
    rows = figure_rows(samples)
    assert [len(row) for row in rows] == [5, 5]
    assert rows[0] == (EMPTY_CELL,) * 5
    assert rows[1] != rows[0]


def test_only_cells_that_differ_are_listed():
    """From the first cell that changed to the last, row by row."""
    before = figure_rows(SampleGrid(5 * CELL_WIDTH, 2 * CELL_HEIGHT))
    samples = SampleGrid(5 * CELL_WIDTH, 2 * CELL_HEIGHT)
    samples.paint([RowSpan(y, 5, 11) for y in range(9, 15)], Role.MOVE)
    assert changed_spans(before, before) == []
    assert changed_spans(before, figure_rows(samples)) == [RowSpan(1, 1, 3)]
