"""The parts of the body, and their names."""

from hipflow.figure.body import PARTS, body_hulls, parts_named
from hipflow.figure.skeleton import Limb
from tests.builders.figure_builders import shipped_movement

SIDES = {"work": Limb.NEAR, "other": Limb.FAR}


def test_names_of_the_file_stand_for_parts():
    """Plurals for both sides, groups for all they are made of."""
    assert parts_named(["thighs"], SIDES) == {"near.thigh", "far.thigh"}
    assert parts_named(["leg.other"], SIDES) == {"far.thigh", "far.shin", "far.foot"}
    assert parts_named(["trunk", "head"], SIDES) == {"trunk", "hair", "face", "nose"}


def test_every_shape_has_a_known_part():
    """Else it would be painted in no role."""
    shapes = list(body_hulls(shipped_movement("squat").first))
    assert {shape.part for shape in shapes} == set(PARTS)


def test_thigh_and_shin_are_one_limb_and_the_arms_are_two():
    """No gap is cut inside a limb."""
    limbs = {shape.part: shape.limb for shape in body_hulls(shipped_movement("squat").first)}
    assert limbs["near.thigh"] == limbs["near.foot"] != limbs["far.foot"]
    assert limbs["near.upper-arm"] == limbs["near.hand"] != limbs["near.thigh"]
    assert limbs["pelvis"] == limbs["trunk"] != limbs["hair"]
