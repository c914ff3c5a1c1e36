"""Sessions as rows of a table."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import RoutineRef
from hipflow.ui.widgets.lists.session_table import (
    Extent,
    column_widths,
    extent_of,
    pain_cell,
    session_row,
    table_header,
)
from tests.fakes.fake_services import (
    BRIDGE_HURT,
    FOUR_WEEKS,
    STRETCH_LEFT_OUT,
    TODAY,
    hip_session,
)

LIMITS = PainLimits()


@given(st.integers(30, 300), st.booleans(), st.booleans())
def test_the_columns_fill_the_width(width, routines, years):
    """No row is longer than the table, and the head stands above its columns."""
    columns = column_widths(width, Extent(routines=routines, years=years))
    assert sum(columns) == width
    for session in (FOUR_WEEKS[-1], FOUR_WEEKS[0]):
        row = session_row(session, columns, LIMITS, TODAY)
        assert row.cell_length == table_header(columns).cell_length == width


def test_a_wide_row_tells_everything():
    """Day, routine, minutes, sets, both ratings, effort, how it went, and the note."""
    columns = column_widths(140, Extent(routines=True))
    text = session_row(FOUR_WEEKS[-1], columns, LIMITS, TODAY).plain
    assert text.split() == [
        *("Sat", "21", "Nov", "Hip", "starter", "15", "min", "7", "of", "12"),
        *("3", "→", "▲", "4", "–", "bridge", "stopped,", "it", "hurt,", "and", "1", "more"),
        *("“Left", "side", "stiff", "after", "the…"),
    ]


def test_a_narrow_row_tells_when_after_and_how():
    """What matters most stays when there is little room."""
    columns = column_widths(36, Extent())
    text = session_row(FOUR_WEEKS[1], columns, LIMITS, TODAY).plain
    assert text.split() == ["Thu", "29", "Oct", "▲", "5", "all", "done"]


def test_an_unrated_session_shows_a_dash():
    """Not rated is not zero."""
    assert pain_cell(None, LIMITS).plain.strip() == "–"
    assert pain_cell(0, LIMITS).plain == "● 0"


def test_routines_and_years_have_columns_only_where_needed():
    """One routine in one year needs neither its name nor the year."""
    other = RoutineRef(title="Evening", file="evening.toml")
    assert extent_of(FOUR_WEEKS, TODAY) == Extent()
    assert extent_of([*FOUR_WEEKS, hip_session(1, routine=other)], TODAY).routines
    assert extent_of([*FOUR_WEEKS, hip_session(400)], TODAY).years


def test_a_session_that_is_part_done_has_a_mark_and_a_word():
    """In the list, before how it went."""
    part = hip_session(1, exercises=(BRIDGE_HURT, STRETCH_LEFT_OUT))
    text = session_row(part, column_widths(140, Extent(routines=False)), LIMITS, TODAY).plain
    assert "1 of 6" in text
    assert "◐ part done, bridge stopped, it hurt, and 1 more" in text
