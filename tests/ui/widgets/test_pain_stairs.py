"""Where the parts of a pain scale stand."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.widgets.pain_stairs import (
    free_columns,
    scale_rows,
    step_and_gap,
    step_height,
    zone_labels,
)


@given(st.integers(1, 10), st.integers(1, 10), st.integers(11, 200))
def test_zones_are_named_inside_the_box(caution_at, stop_at, width):
    """By any limits the labels follow one another and none lies outside."""
    reached = 0
    for _, start, words in zone_labels(PainLimits(caution_at=caution_at, stop_at=stop_at), width):
        assert start >= reached
        reached = start + len(words)
    assert reached <= width


@given(st.integers(0, 200))
def test_eleven_steps_fit_their_box(width):
    """The staircase is never wider than its place."""
    step, gap = step_and_gap(width)
    assert 11 * step + 10 * gap <= max(width, 0) or step == 0


@given(st.integers(1, 40))
def test_every_step_is_as_high_as_the_one_before_or_higher(rows):
    """Height says what colour cannot: it rises, and ten fills the whole height."""
    heights = [step_height(pain, rows) for pain in range(11)]
    assert heights == sorted(heights)
    assert heights[-1] == 8 * rows
    assert heights[0] > 0


@given(st.integers(0, 40), st.booleans(), st.booleans())
def test_rows_are_used_once_and_the_numbers_stay(height, zones, ends):
    """Whatever the height: the parts fill it, and the staircase has a row where there are two."""
    rows = scale_rows(height, zones=zones, ends=ends)
    used = rows.stairs + 1 + rows.marker + rows.zones + rows.ends
    assert used == max(height, 1)
    assert rows.stairs >= 1 or height < 2


@given(st.integers(1, 30), st.integers(22, 200))
def test_low_steps_leave_room_above_them(stairs, width):
    """More room the higher up, and none beside the lowest row, which every step reaches."""
    room = [free_columns(y, stairs, width) for y in range(stairs)]
    assert room == sorted(room, reverse=True)
    assert room[-1] == 0
