"""The order of what is drawn, from back to front, and the role in which each part is shown."""

from hipflow.figure.body import BodyHull, body_hulls
from hipflow.figure.camera import Camera
from hipflow.figure.movement import Movement
from hipflow.figure.palette import Role
from hipflow.figure.props import PropHull, worn
from hipflow.figure.skeleton import RADII, Limb
from hipflow.figure.solver import Joints

FAR_FROM = 0.035
"""Of two limbs the one this much farther away is drawn dimmer."""
TURNED_AWAY = -0.5
"""Beyond this a head looks away: how far its forward direction points at the viewer, -1 to 1."""

MATERIAL_ROLES = {
    "mat": Role.MAT,
    "wood": Role.WOOD,
    "shade": Role.SHADE,
    "soft": Role.SOFT,
    "band": Role.BAND,
}
"""The roles of what props are made of."""

_OWN = {"pelvis": Role.BODY, "trunk": Role.BODY, "hair": Role.HAIR}


def hulls_back_to_front(joints: Joints, camera: Camera) -> list[BodyHull]:
    """The hulls of the body in the order they are drawn in: from back to front."""
    return sorted(body_hulls(joints), key=lambda shape: _depth(shape, joints, camera))


def layers(movement: Movement, joints: Joints, camera: Camera) -> list[BodyHull | PropHull]:
    """The body from back to front with what it carries: before all of it, or between its legs."""
    shapes = hulls_back_to_front(joints, camera)
    things = [*worn(movement.worn, joints)]
    held = [thing for thing in things if thing.between]
    behind = _up_to_the_nearer_leg(shapes, joints, camera) if held else []
    before = [shape for shape in shapes if shape not in behind]
    return [*behind, *held, *before, *(thing for thing in things if not thing.between)]


def _up_to_the_nearer_leg(shapes: list[BodyHull], joints: Joints, camera: Camera) -> list[BodyHull]:
    """What lies behind a thing between the legs: all of the farther leg, none of the nearer one."""
    nearer = max(Limb, key=lambda limb: camera.nearness(joints[f"{limb}.knee"]))
    first = next(place for place, one in enumerate(shapes) if one.limb == f"{nearer}.leg")
    late = [shape for shape in shapes[first:] if shape.limb == f"{nearer.other}.leg"]
    return shapes[:first] + late


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


def _depth(shape: BodyHull, joints: Joints, camera: Camera) -> float:
    points = [camera.nearness(joints[name]) for name in shape.depth_from]
    depth = sum(points) / len(points)
    if shape.part in ("face", "nose") and _turned_away(joints, camera):
        return depth - RADII.head
    return depth


def _turned_away(joints: Joints, camera: Camera) -> bool:
    """Whether the back of the head is seen rather than its side."""
    ahead = joints["nose"].minus(joints["face"]).unit()
    return camera.nearness(ahead) < TURNED_AWAY
