"""The line of progress."""

from hypothesis import example, given
from hypothesis import strategies as st

from hipflow.session.view.view import ProgressSegment
from hipflow.ui.widgets.workout.progress_runs import COMING, DONE, progress_line

runs = st.lists(
    st.builds(ProgressSegment, st.integers(0, 600_000), st.floats(0, 1)), min_size=1, max_size=50
).map(tuple)


@given(runs, st.integers(0, 200))
@example((ProgressSegment(0, 0.0),), 2)
def test_the_line_fills_its_width(some, width):
    """Whatever the exercises, the line is as wide as its place, or empty where it has no room."""
    assert len(progress_line(some, width)) in (width, 0)


@given(runs, st.integers(50, 200))
def test_every_exercise_has_its_run(some, width):
    """None goes missing, however short it is beside the others."""
    drawn = progress_line(some, width)
    if " " in drawn:
        assert len(drawn.split()) == len(some)


def test_done_is_heavy_and_to_come_is_thin():
    """One done, one half done, one to come, as wide as they are long."""
    drawn = progress_line(
        (ProgressSegment(1000, 1.0), ProgressSegment(1000, 0.5), ProgressSegment(2000, 0.0)), 44
    )
    first, second, third = drawn.split()
    assert first == DONE * len(first)
    assert second == DONE * 5 + COMING * 5
    assert third == COMING * len(third)
    assert len(third) > len(first)
