"""What lies before what, and in which role each part of the body is shown."""

from hipflow.figure.body import Shape, shapes_of
from hipflow.figure.camera import Camera
from hipflow.figure.movement import Movement
from hipflow.figure.palette import Role
from hipflow.figure.skeleton import RADII, Limb
from hipflow.figure.solve import Joints

FAR_FROM = 0.035
"""Of two limbs the one this much farther away is drawn dimmer."""
TURNED_AWAY = -0.5
"""A face is seen until it looks away from the viewer by more than this."""

MADE_OF = {
    "mat": Role.MAT,
    "wood": Role.WOOD,
    "shade": Role.SHADE,
    "soft": Role.SOFT,
    "band": Role.BAND,
}
"""The roles of what props are made of."""

_OWN = {"pelvis": Role.BODY, "trunk": Role.BODY, "hair": Role.HAIR}


def in_order(joints: Joints, camera: Camera) -> list[Shape]:
    """The shapes of the body from back to front."""
    return sorted(shapes_of(joints), key=lambda shape: _depth(shape, joints, camera))


def far_limb(movement: Movement, camera: Camera) -> Limb | None:
    """The limbs that are farther away in the first pose, if one side's are."""
    near, far = (camera.nearness(movement.first[f"{limb}.hip"]) for limb in Limb)
    if abs(near - far) < FAR_FROM:
        return None
    return Limb.FAR if near > far else Limb.NEAR


def role_of(part: str, movement: Movement, far: Limb | None) -> Role:
    """The role a part is shown in; of two lit limbs the far one is dimmer, one alone is not."""
    limb, _, name = part.partition(".")
    is_far = limb == far
    if part in movement.accent:
        both = name and f"{Limb(limb).other}.{name}" in movement.accent
        return Role.MOVE_FAR if is_far and both else Role.MOVE
    return Role.FAR if is_far else _OWN.get(part, Role.LIMB)


def _depth(shape: Shape, joints: Joints, camera: Camera) -> float:
    points = [camera.nearness(joints[name]) for name in shape.depth_from]
    depth = sum(points) / len(points)
    if shape.part in ("face", "nose") and _turned_away(joints, camera):
        return depth - RADII.head
    return depth


def _turned_away(joints: Joints, camera: Camera) -> bool:
    """Whether the back of the head is seen rather than its side."""
    ahead = joints["nose"].minus(joints["face"]).unit()
    return camera.nearness(ahead) < TURNED_AWAY
