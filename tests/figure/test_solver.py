"""Joints placed by a pose: forward from the pelvis, back from what stays in place."""

from math import atan2, degrees

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure.movement import Movement
from hipflow.figure.skeleton import SHIN, SOLE, THIGH
from hipflow.figure.solver import lowest, two_bones
from hipflow.figure.space import Vec
from tests.builders.figure_builders import table


def joints_of(pose, amount=1.0, **keys):
    """The joints of one pose of a figure that stands first."""
    return Movement(table({"up": {}, "on": pose}, **keys)).joints(amount)


@pytest.mark.parametrize(
    "base", ["stand", "stand-front", "supine", "prone", "side-lying", "quadruped", "floor-sit"]
)
def test_the_first_pose_lies_on_the_floor(base):
    """However it is turned, its lowest point touches, and no coordinate was written."""
    assert lowest(Movement(table(base=base)).first) == pytest.approx(0)


def test_a_standing_body_is_one_stature_high():
    """The lengths add up."""
    first = Movement(table()).first
    assert first["near.ankle"].y == pytest.approx(SOLE)
    assert first["head"].y + 0.07 == pytest.approx(1.0, abs=0.01)


def test_hip_and_knee_bend_the_way_they_do():
    """The thigh forwards, the shin back under it."""
    joints = joints_of({"hip": [90, 0], "knee": [90, 0]})
    hip, knee, ankle = (joints[f"near.{name}"] for name in ("hip", "knee", "ankle"))
    assert knee.x - hip.x == pytest.approx(THIGH)
    assert knee.y - ankle.y == pytest.approx(SHIN)
    assert joints["far.knee"].x == pytest.approx(joints["far.hip"].x)


def test_out_to_the_side_is_out_on_both_sides():
    """Right to the right, left to the left; a bent hip goes out level."""
    joints = joints_of({"hip_abd": 30})
    assert joints["near.knee"].z > joints["near.hip"].z
    assert joints["far.knee"].z < joints["far.hip"].z
    bent = joints_of({"hip": 90, "hip_abd": 40})
    assert bent["near.knee"].y == pytest.approx(bent["near.hip"].y)
    assert bent["near.knee"].z > bent["near.hip"].z + 0.1


@pytest.mark.parametrize(("pin", "joint"), [("feet", "ankle"), ("knees", "knee"), ("toes", "toe")])
def test_what_is_pinned_stays(pin, joint):
    """Whatever the rest of the body does."""
    movement = Movement(table({"up": {}, "on": {"hip": 60, "knee": 70, "lean": 20}}, pin=pin))
    before, after = movement.first, movement.joints(1.0)
    for limb in ("near", "far"):
        assert after[f"{limb}.{joint}"].minus(before[f"{limb}.{joint}"]).length < 1e-9


def test_planted_feet_stay_while_the_pelvis_moves():
    """The knees bend as they must, forwards."""
    movement = Movement(table({"up": {}, "down": {"dy": -0.1}}, plant=["feet"], flat=["feet"]))
    joints = movement.joints(1.0)
    assert joints["near.ankle"].minus(movement.first["near.ankle"]).length < 0.002
    assert joints["near.knee"].x > joints["near.hip"].x + 0.05


def test_a_flat_sole_is_level():
    """Whatever the shin does."""
    joints = joints_of({"knee": 40, "hip": 10}, flat=["feet"])
    assert joints["near.toe"].y - 0.014 == pytest.approx(joints["near.heel"].y - 0.022, abs=0.002)


def test_a_planted_knee_swings_outwards():
    """About the line from hip to foot, away from the body on both sides."""
    movement = Movement(
        table(
            {"up": {"hip": 60, "knee": 100}, "out": {"knee_out": 50}},
            base="supine",
            plant=["feet"],
        )
    )
    before, after = movement.first, movement.joints(1.0)
    assert after["near.knee"].z > before["near.knee"].z + 0.05
    assert after["far.knee"].z < before["far.knee"].z - 0.05


def test_the_far_leg_works_where_sides_are_swapped():
    """A march: the same movement, the other leg."""
    figure = table({"down": {}, "up": {"hip": [90, 0]}})
    near, far = Movement(figure).joints(1.0), Movement(figure, swapped=True).joints(1.0)
    assert far["far.knee"].y == pytest.approx(near["near.knee"].y)
    assert far["near.knee"].y == pytest.approx(near["far.knee"].y)


def test_a_hand_that_holds_on_goes_on_holding():
    """Beside a worktop it is always the same hand, whichever leg works."""
    figure = table(plant=["hand.other"], props=["support"])
    assert set(Movement(figure, swapped=True).planted) == set(Movement(figure).planted)


def test_the_head_nods_forwards():
    """The nose goes down when the neck bends."""
    still, nodding = joints_of({}), joints_of({"neck": 40})
    tilt = [
        degrees(atan2(joints["nose"].y - joints["face"].y, joints["nose"].x - joints["face"].x))
        for joints in (still, nodding)
    ]
    assert tilt[1] == pytest.approx(tilt[0] - 40, abs=0.1)


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
