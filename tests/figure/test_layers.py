"""What lies before what, and which role a part has."""

from hipflow.figure.body import BodyHull
from hipflow.figure.layers import far_limb, hulls_back_to_front, layers, role_of
from hipflow.figure.painter import movement_camera
from hipflow.figure.palette import Role
from hipflow.figure.props import PropHull
from hipflow.figure.skeleton import Limb
from tests.builders.figure_builders import shipped_movement


def test_from_the_side_the_far_arm_comes_first_and_the_near_one_last():
    """The trunk stands between them."""
    movement = shipped_movement("squat")
    parts = [shape.part for shape in hulls_back_to_front(movement.first, movement_camera(movement))]
    assert parts.index("far.forearm") < parts.index("trunk") < parts.index("near.forearm")


def test_the_face_is_seen_from_the_side():
    """Hair lies behind it."""
    movement = shipped_movement("squat")
    parts = [shape.part for shape in hulls_back_to_front(movement.first, movement_camera(movement))]
    assert parts.index("hair") < parts.index("face")


def test_who_looks_away_shows_hair():
    """From behind there is no face."""
    movement = shipped_movement("squat")
    behind = movement_camera(movement).__class__(yaw=-100, pitch=9)
    parts = [shape.part for shape in hulls_back_to_front(movement.first, behind)]
    assert parts.index("face") < parts.index("hair")


def test_the_far_limb_is_dim_but_lit_where_it_alone_moves():
    """Of both lit thighs the far one is dimmer; a far leg alone is as bright as a near one."""
    squat, march = shipped_movement("squat"), shipped_movement("seated-march", swapped=True)
    assert far_limb(squat, movement_camera(squat)) is Limb.FAR
    assert role_of("far.thigh", squat, Limb.FAR) is Role.MOVE_FAR
    assert role_of("near.thigh", squat, Limb.FAR) is Role.MOVE
    assert role_of("far.shin", squat, Limb.FAR) is Role.FAR
    assert role_of("far.thigh", march, Limb.FAR) is Role.MOVE
    assert role_of("near.thigh", march, Limb.FAR) is Role.LIMB


def test_from_the_front_no_side_is_farther():
    """Both legs are as bright."""
    movement = shipped_movement("standing-hip-abduction")
    assert far_limb(movement, movement_camera(movement)) is None


def test_a_cushion_is_held_between_the_legs():
    """The far leg lies behind it, the nearer leg before it; a weight lies before everything."""
    squeeze, goblet = shipped_movement("bridge-ball-squeeze"), shipped_movement("goblet-squat")
    found = layers(squeeze, squeeze.first, movement_camera(squeeze))
    parts = [layer.part if isinstance(layer, BodyHull) else "cushion" for layer in found]
    place = parts.index("cushion")
    for name in ("thigh", "shin", "foot"):
        assert parts.index(f"far.{name}") < place < parts.index(f"near.{name}")
    assert isinstance(layers(goblet, goblet.first, movement_camera(goblet))[-1], PropHull)
