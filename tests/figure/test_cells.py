"""The best glyph for a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure.cells import TextCell, ascii_cell, block_cell, cell_rows
from hipflow.figure.raster import SampleGrid

cells = st.binary(min_size=32, max_size=32).map(lambda raw: bytes(byte % 4 for byte in raw))


def picture(*lines):
    """Read eight lines of four digits as a cell's samples."""
    return bytes(int(sample) for line in lines for sample in line)


@pytest.mark.parametrize(
    ("samples", "cell"),
    [
        (picture(*["0000"] * 8), TextCell(" ", 0, 0)),
        (picture(*["2222"] * 8), TextCell("█", 2, 0)),
        (picture(*["1111"] * 4, *["0000"] * 4), TextCell("▀", 1, 0)),
        (picture(*["0011"] * 8), TextCell("▐", 1, 0)),
        (picture(*["1100"] * 4, *["0011"] * 4), TextCell("▚", 1, 0)),
        (picture(*["0000"] * 6, *["1111"] * 2), TextCell("▂", 1, 0)),
        (picture(*["1111"] * 6, *["0000"] * 2), TextCell("▂", 0, 1)),
        (picture(*["0001"] * 8), TextCell("▊", 0, 1)),
        (picture(*["3333"] * 4, *["2222"] * 4), TextCell("▀", 3, 2)),
    ],
)
def test_exact_shapes_are_found(samples, cell):
    """What a glyph shows exactly is drawn with it, colours swapped where only that is exact."""
    assert block_cell(samples) == cell


def test_third_colour_gives_way():
    """A cell of three colours keeps its two commonest."""
    cell = block_cell(picture(*["1111"] * 4, "2222", *["0000"] * 3))
    assert (cell.ink, cell.ground) == (1, 0)


def test_sliver_beside_a_curve_is_left_out():
    """An eighth of a cell that is not quite right is not drawn: it looks like dirt."""
    assert block_cell(picture(*["0000"] * 7, "0111")).glyph == " "


@given(cells)
def test_any_cell_has_a_glyph_of_its_own_indices(samples):
    """Every cell gets one character; both its indices are in the samples, or the ground."""
    for choose in (block_cell, ascii_cell):
        cell = choose(samples)
        assert len(cell.glyph) == 1
        assert {cell.ink, cell.ground} <= {*samples, 0}


@given(cells)
def test_ascii_is_ascii(samples):
    """The fallback needs no character beyond ASCII."""
    assert ascii_cell(samples).glyph in "# "


def test_what_is_no_whole_cell_is_not_shown():
    """A grid of 9 by 17 samples is two cells wide and two high."""
    rows = cell_rows(SampleGrid(9, 17))
    assert [len(row) for row in rows] == [2, 2]


def test_memory_is_bounded():
    """The remembered cells cannot grow without end."""
    assert block_cell.cache_info().maxsize is not None
    assert ascii_cell.cache_info().maxsize is not None
