"""What lies before what, and which role a part has."""

from figures import moving
from hipflow.figure.body import Shape
from hipflow.figure.layers import far_limb, in_order, layers, role_of
from hipflow.figure.painter import view_of
from hipflow.figure.palette import Role
from hipflow.figure.props import Thing
from hipflow.figure.skeleton import Limb


def test_from_the_side_the_far_arm_comes_first_and_the_near_one_last():
    """The trunk stands between them."""
    movement = moving("squat")
    parts = [shape.part for shape in in_order(movement.first, view_of(movement))]
    assert parts.index("far.forearm") < parts.index("trunk") < parts.index("near.forearm")


def test_the_face_is_seen_from_the_side():
    """Hair lies behind it."""
    movement = moving("squat")
    parts = [shape.part for shape in in_order(movement.first, view_of(movement))]
    assert parts.index("hair") < parts.index("face")


def test_who_looks_away_shows_hair():
    """From behind there is no face."""
    movement = moving("squat")
    behind = view_of(movement).__class__(yaw=-100, pitch=9)
    parts = [shape.part for shape in in_order(movement.first, behind)]
    assert parts.index("face") < parts.index("hair")


def test_the_far_limb_is_dim_but_lit_where_it_alone_moves():
    """Of both lit thighs the far one is dimmer; a far leg alone is as bright as a near one."""
    squat, march = moving("squat"), moving("seated-march", swapped=True)
    assert far_limb(squat, view_of(squat)) is Limb.FAR
    assert role_of("far.thigh", squat, Limb.FAR) is Role.MOVE_FAR
    assert role_of("near.thigh", squat, Limb.FAR) is Role.MOVE
    assert role_of("far.shin", squat, Limb.FAR) is Role.FAR
    assert role_of("far.thigh", march, Limb.FAR) is Role.MOVE
    assert role_of("near.thigh", march, Limb.FAR) is Role.LIMB


def test_from_the_front_no_side_is_farther():
    """Both legs are as bright."""
    movement = moving("standing-hip-abduction")
    assert far_limb(movement, view_of(movement)) is None


def test_a_cushion_is_held_between_the_legs():
    """The far leg lies behind it, the nearer leg before it; a weight lies before everything."""
    squeeze, goblet = moving("bridge-ball-squeeze"), moving("goblet-squat")
    found = layers(squeeze, squeeze.first, view_of(squeeze))
    parts = [layer.part if isinstance(layer, Shape) else "cushion" for layer in found]
    place = parts.index("cushion")
    for name in ("thigh", "shin", "foot"):
        assert parts.index(f"far.{name}") < place < parts.index(f"near.{name}")
    assert isinstance(layers(goblet, goblet.first, view_of(goblet))[-1], Thing)
