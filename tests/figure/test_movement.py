"""A figure made ready."""

import pytest

from hipflow.figure.movement import FigureError, Movement
from tests.builders.figure_builders import shipped_movement, table


def test_a_figure_without_a_body_is_refused_in_words():
    """Nothing to draw is an error of its own, shown without a traceback."""
    with pytest.raises(FigureError, match="cannot be drawn"):
        Movement(table(way=["up", "nowhere"]))


def test_parts_are_lit_by_the_side_that_works():
    """The same table lights the far leg when that one works."""
    assert "near.thigh" in shipped_movement("seated-march").accent
    swapped = shipped_movement("seated-march", swapped=True).accent
    assert "far.thigh" in swapped
    assert "near.thigh" not in swapped


def test_one_pose_does_not_move():
    """A position alone has no way out."""
    assert not Movement(table()).moves
    assert shipped_movement("squat").moves
