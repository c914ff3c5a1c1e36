"""Days laid out over columns."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hipflow.ui.widgets.charts.time_axis import TimeAxis

FIRST = date(2026, 10, 26)


@given(st.integers(0, 4000), st.integers(1, 200), st.integers(-10, 4100))
def test_every_day_has_a_column(days, columns, day):
    """Also one beyond the ends."""
    axis = TimeAxis(FIRST, FIRST + timedelta(days=days), columns)
    assert 0 <= axis.column(FIRST + timedelta(days=day)) < columns


def test_the_ends_are_the_ends():
    """The first day at the left, the last at the right, with their names."""
    axis = TimeAxis(FIRST, date(2026, 11, 23), 30)
    assert (axis.column(FIRST), axis.column(date(2026, 11, 23))) == (0, 29)
    assert axis.ends() == "26 Oct                  23 Nov"
    assert TimeAxis(date(2025, 1, 1), FIRST, 30).ends() == "1 Jan 2025         26 Oct 2026"


def test_a_single_day_stands_at_the_right_end():
    """A trend of one day is drawn where today is, not in the middle of nowhere."""
    assert TimeAxis(FIRST, FIRST, 10).column(FIRST) == 9
    assert TimeAxis(FIRST, FIRST, 10).ends() == "    26 Oct"


def test_how_many_days_share_a_column():
    """One, until there are more days than columns."""
    assert TimeAxis(FIRST, FIRST + timedelta(days=9), 10).days_a_column == 1
    assert TimeAxis(FIRST, FIRST + timedelta(days=10), 10).days_a_column == 2
