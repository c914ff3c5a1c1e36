"""Lines drawn in dots."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.ui.widgets.charts.braille import Dots


def test_a_line_across_and_one_down():
    """Two dots a cell across, four down."""
    dots = Dots(2, 1)
    dots.line((0, 0), (3, 0))
    assert [dots.cell(column, 0) for column in (0, 1)] == ["⠉", "⠉"]
    dots = Dots(1, 1)
    dots.line((0, 0), (0, 3))
    assert dots.cell(0, 0) == "⡇"


def test_a_cell_without_a_dot_is_empty():
    """What lies under it is seen."""
    assert Dots(1, 1).cell(0, 0) == ""


@given(*[st.integers(-50, 50)] * 4)
def test_what_lies_off_the_sheet_is_lost(x0, y0, x1, y1):
    """No line leaves its sheet or fails."""
    dots = Dots(3, 2)
    dots.line((x0, y0), (x1, y1))
    assert not dots.cell(3, 0)
    assert not dots.cell(0, 2)
