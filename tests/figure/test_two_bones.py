"""A limb of two bones, bent to reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure.space import Vec
from hipflow.figure.two_bones import two_bones

places = st.floats(-0.6, 0.6)
HINGE = Vec(0.0, 0.0, 1.0)


@given(places, places, places)
def test_two_bones_reach_or_come_as_near_as_they_can(x, y, z):
    """Both bones keep their lengths, whatever the target is."""
    root, target = Vec(0.0, 0.0, 0.0), Vec(x, y, z)
    bent, end = two_bones(root, (0.25, 0.24), target, Vec(0.0, 0.0, 1.0), 0.0)
    if target.length > 0.02 and abs(z) < target.length * 0.99:
        assert bent.length == pytest.approx(0.25, abs=1e-6)
        assert end.minus(bent).length == pytest.approx(0.24, abs=1e-6)
    if 0.02 < target.length < 0.48:
        assert end.minus(target).length < 1e-6


def test_it_bends_about_its_hinge():
    """A knee before the line from hip to foot; swung by a quarter turn, out to the side."""
    root, target = Vec(0.0, 0.5, 0.0), Vec(0.0, 0.1, 0.0)
    knee, _ = two_bones(root, (0.25, 0.24), target, HINGE, 0.0)
    assert knee.x > 0.1
    swung, _ = two_bones(root, (0.25, 0.24), target, HINGE, 90.0)
    assert abs(swung.x) < 1e-6
    assert abs(swung.z) > 0.1
