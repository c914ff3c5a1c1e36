"""Points and frames in the room of the figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure.space import ORIGIN, STANDING, UP, Vec, middle

degrees = st.floats(-360, 360)


def near(one, other):
    """Whether two points are the same, but for rounding."""
    return one.minus(other).length < 1e-9


def test_a_frame_leans_the_way_its_name_says():
    """Forwards the head goes where the face looks, to the right where the right hand is."""
    assert near(STANDING.pitched(90).up, STANDING.forward)
    assert near(STANDING.rolled(90).up, STANDING.right)
    assert near(STANDING.yawed(90).forward, STANDING.right)


@given(degrees, degrees, degrees)
def test_a_turned_frame_keeps_its_right_angles(pitch, roll, yaw):
    """However it is turned, its three ways have length 1 and stand across one another."""
    frame = STANDING.pitched(pitch).rolled(roll).yawed(yaw)
    for one, other in ((0, 1), (1, 2), (2, 0)):
        assert abs(frame[one].dot(frame[other])) < 1e-9
        assert frame[one].length == pytest.approx(1)


def test_a_way_turns_about_an_axis():
    """A quarter turn about the upright takes forward to the left; a whole one brings it back."""
    forward = Vec(1.0, 0.0, 0.0)
    assert near(forward.turned(UP, 90), Vec(0.0, 0.0, -1.0))
    assert near(forward.turned(UP, 360), forward)


def test_nowhere_has_no_direction():
    """A way of no length stays what it is instead of dividing by nothing."""
    assert ORIGIN.unit() == ORIGIN
    assert middle([ORIGIN, Vec(2.0, 4.0, 6.0)]) == Vec(1.0, 2.0, 3.0)
