"""What stands around the body: each thing as hulls, placed by where the first pose has the body."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from hipflow.figure.camera import Ball
from hipflow.figure.skeleton import RADII, SOLE, Limb
from hipflow.figure.solver import Joints
from hipflow.figure.space import Vec, middle


class PropHull(Struct, frozen=True):
    """One hull of a prop and what it is made of: ``mat``, ``wood``, ``shade``, ``soft``.

    Attributes:
        made_of: its material, which decides its colour.
        balls: what it is the hull of.
        between: whether it is held between the legs, so that the nearer one hides a part of it.
    """

    made_of: str
    balls: tuple[Ball, ...]
    between: bool = False


class Scene(Struct, frozen=True):
    """Where the body is: the props are placed by it.

    Attributes:
        first: the joints of the first pose.
        all: the joints of several moments, the first pose among them.
        work: the limb that works.
        planted: the joints that stay in place.
    """

    first: Joints
    all: Sequence[Joints]
    work: Limb
    planted: frozenset[str]


def prop_hulls(names: Iterable[str], scene: Scene) -> Iterator[PropHull]:
    """The hulls of all props that stay where they are, from back to front."""
    wanted = set(names)
    for name, make in _PLACED.items():
        if name in wanted:
            yield from make(scene)


def _floor(scene: Scene) -> Iterator[PropHull]:
    """A patch of floor under the feet."""
    left, right, back, front = _extent(scene, ("ankle", "toe", "heel", "knee", "hip"))
    yield _flat("mat", left - 0.14, right + 0.14, back - 0.12, front + 0.12)


def _mat(scene: Scene) -> Iterator[PropHull]:
    """A mat under the whole body."""
    names = ("ankle", "toe", "heel", "knee", "hand", "elbow", "hip", "shoulder")
    left, right, back, front = _extent(scene, names)
    head = [joints["head"].x for joints in scene.all]
    yield _flat(
        "mat",
        min(left, *head) - 0.1,
        max(right, *head) + 0.1,
        min(back, -0.16) - 0.07,
        max(front, 0.16) + 0.07,
    )


def _chair(scene: Scene) -> Iterator[PropHull]:
    """A chair the pelvis sits on."""
    seat = scene.first["pelvis"]
    forward = scene.first["near.knee"].plus(scene.first["far.knee"]).times(0.5).minus(seat)
    facing = Vec(forward.x, 0.0, forward.z).unit()
    side = Vec(-facing.z, 0.0, facing.x)
    top = seat.y - RADII.groin
    half, back, front = 0.135, -0.1, 0.17

    def at(ahead: float, out: float, y: float) -> Vec:
        point = Vec(seat.x, y, seat.z).plus(facing, ahead)
        return point.plus(side, out)

    posts = [(back, out) for out in (-half, half)]
    legs = [(ahead, out) for ahead in (back + 0.02, front - 0.03) for out in (-half, half)]
    for ahead, out in legs:
        leg = (Ball(at(ahead, out * 0.92, top), 0.012), Ball(at(ahead * 1.05, out, 0.01), 0.01))
        yield PropHull("shade", leg)
    for ahead, out in posts:
        post = (Ball(at(ahead, out, top), 0.015), Ball(at(ahead - 0.06, out, top + 0.36), 0.013))
        yield PropHull("wood", post)
    for up in (0.17, 0.3):
        lean = back - 0.06 * up / 0.36
        ends = [(out, height) for out in (-half, half) for height in (up, up + 0.055)]
        yield PropHull(
            "wood", tuple(Ball(at(lean, out, top + height), 0.01) for out, height in ends)
        )
    corners = [(ahead, out) for ahead in (back, front) for out in (-half, half)]
    yield PropHull(
        "wood", tuple(Ball(at(ahead, out, top - 0.016), 0.014) for ahead, out in corners)
    )


def _support(scene: Scene) -> Iterator[PropHull]:
    """A worktop under the hand that holds on."""
    hand = _held_hand(scene)
    top = hand.y - RADII.hand - 0.004
    away = 1.0 if hand.x >= scene.first["pelvis"].x else -1.0
    near, far = hand.x - away * 0.05, hand.x + away * 0.14
    deep = 0.16
    corners = [
        Ball(Vec(x, y, hand.z + z), 0.004)
        for x in (near, far)
        for y in (top, top - 0.035)
        for z in (-deep, deep)
    ]
    front = [
        Ball(Vec(x, y, hand.z + z), 0.004)
        for x in (near + away * 0.03, far)
        for y in (top - 0.03, 0.0)
        for z in (-deep + 0.02, deep - 0.02)
    ]
    yield PropHull("shade", tuple(front))
    yield PropHull("wood", tuple(corners))


def _wall(scene: Scene) -> Iterator[PropHull]:
    """A wall before the hands that lean on it, or behind the back."""
    hands = [scene.first[name] for name in scene.planted if name.endswith("hand")]
    if hands:
        x, thick = max(hand.x for hand in hands) + RADII.hand, 0.07
    else:
        x = min(joints["pelvis"].x for joints in scene.all) - RADII.hip - 0.012
        thick = -0.07
    corners = [
        Ball(Vec(x + dx, y, z)) for dx in (0.0, thick) for y in (0.0, 1.08) for z in (-0.22, 0.22)
    ]
    yield PropHull("wood", tuple(corners))


def _pillow(scene: Scene) -> Iterator[PropHull]:
    """A pillow between the head and the floor."""
    head = scene.first["head"]
    thick = max(head.y - RADII.head, 0.03)
    yield PropHull(
        "soft",
        tuple(
            Ball(Vec(head.x + dx, thick / 2, head.z + dz), thick / 2)
            for dx in (-0.09, 0.07)
            for dz in (-0.12, 0.12)
        ),
    )


def _step(scene: Scene) -> Iterator[PropHull]:
    """A step under the foot that stands highest at any moment, where it stands then."""
    joints, limb = max(
        ((joints, limb) for joints in scene.all for limb in Limb),
        key=lambda pair: (
            f"{pair[1]}.ankle" in scene.planted,
            pair[1] is scene.work,
            round(pair[0][f"{pair[1]}.ankle"].y, 3),
        ),
    )
    ankle, toe = joints[f"{limb}.ankle"], joints[f"{limb}.toe"]
    top = ankle.y - SOLE
    left, right = min(ankle.x, toe.x) - 0.07, max(ankle.x, toe.x) + 0.06
    z = ankle.z
    deep = 0.15
    side = [
        Ball(Vec(x, y, z + dz), 0.004)
        for x in (left, right)
        for y in (top - 0.004, 0.0)
        for dz in (-deep, deep)
    ]
    tread = [
        Ball(Vec(x, y, z + dz), 0.004)
        for x in (left, right)
        for y in (top - 0.004, top - 0.02)
        for dz in (-deep, deep)
    ]
    yield PropHull("shade", tuple(side))
    yield PropHull("wood", tuple(tread))


_PLACED: Mapping[str, Callable[[Scene], Iterator[PropHull]]] = {
    "floor": _floor,
    "mat": _mat,
    "wall": _wall,
    "step": _step,
    "chair": _chair,
    "support": _support,
    "pillow": _pillow,
}


def worn(names: Iterable[str], joints: Joints) -> Iterator[PropHull]:
    """What the body carries along: a band round the thighs, a cushion between the knees."""
    knees = [joints[f"{limb}.knee"] for limb in Limb]
    hips = [joints[f"{limb}.hip"] for limb in Limb]
    if "band" in names:
        above = [knee.plus(hip.minus(knee), 0.22) for knee, hip in zip(knees, hips, strict=True)]
        yield PropHull("band", tuple(Ball(point, 0.05) for point in above))
    if "cushion" in names:
        between = middle(knees).plus(Vec(0.0, 0.035, 0.0))
        yield PropHull("band", (Ball(between, 0.066),), between=True)
    if "weight" in names:
        hands = middle([joints[f"{limb}.hand"] for limb in Limb])
        ends = (hands.plus(Vec(0.0, dy, 0.0)) for dy in (-0.03, 0.03))
        yield PropHull("band", tuple(Ball(end, 0.04) for end in ends))


def _flat(made_of: str, left: float, right: float, back: float, front: float) -> PropHull:
    corners = tuple(Ball(Vec(x, 0.0, z)) for x in (left, right) for z in (back, front))
    return PropHull(made_of, corners)


def _extent(scene: Scene, names: Iterable[str]) -> tuple[float, float, float, float]:
    """Left, right, back and front of what some joints of both limbs reach at any moment."""
    points = [joints[f"{limb}.{name}"] for joints in scene.all for limb in Limb for name in names]
    xs, zs = [point.x for point in points], [point.z for point in points]
    return min(xs), max(xs), min(zs), max(zs)


def _held_hand(scene: Scene) -> Vec:
    """The middle of the planted hands; without one, the hand farthest from the body."""
    held = [scene.first[name] for name in sorted(scene.planted) if name.endswith("hand")]
    if held:
        return middle(held)
    trunk = scene.first["pelvis"]
    hands = [scene.first[f"{limb}.hand"] for limb in Limb]
    return max(hands, key=lambda hand: (hand.minus(trunk)._replace(y=0.0)).length)
