"""The parts of the body as hulls of balls, and the names the file gives them."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from hipflow.figure.camera import Ball
from hipflow.figure.skeleton import RADII, Limb
from hipflow.figure.solver import Joints
from hipflow.figure.space import Vec


class BodyHull(Struct, frozen=True):
    """One hull of the body.

    Attributes:
        part: its name, such as ``near.thigh``, ``trunk`` or ``hair``.
        balls: what it is the hull of.
        depth_from: joints; the hull is as near to the viewer as the point in their middle.
        cut: the balls round which a gap is cut, which parts the hull from what lies behind.
    """

    part: str
    balls: tuple[Ball, ...]
    depth_from: tuple[str, ...]
    cut: tuple[Ball, ...] = ()

    @property
    def limb(self) -> str:
        """The limb it belongs to; hulls of one limb are never parted by a gap."""
        name = self.part
        for limb in Limb:
            if name.startswith(limb):
                is_arm = name.endswith(("arm", "hand"))
                return f"{limb}.arm" if is_arm else f"{limb}.leg"
        return "head" if name in ("hair", "face", "nose") else "trunk"


PARTS = (
    "pelvis",
    "trunk",
    "neck",
    "hair",
    "face",
    "nose",
    *(
        f"{limb}.{name}"
        for limb in Limb
        for name in ("thigh", "shin", "foot", "upper-arm", "forearm", "hand")
    ),
)
"""Every part a shape can be of."""

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "thigh": ("thigh",),
    "shin": ("shin",),
    "foot": ("foot",),
    "leg": ("thigh", "shin", "foot"),
    "arm": ("upper-arm", "forearm", "hand"),
}
_PLURALS = {"thighs": "thigh", "shins": "shin", "feet": "foot", "legs": "leg", "arms": "arm"}


def parts_named(written: Iterable[str], limbs: Mapping[str, Limb]) -> frozenset[str]:
    """The parts that names in a file stand for.

    Args:
        written: such as ``thighs``, ``leg.work`` or ``trunk``.
        limbs: which limb works and which does not.
    """
    parts: set[str] = set()
    for name in written:
        word, _, side = name.partition(".")
        group = _GROUPS.get(_PLURALS.get(word, word))
        if group is None:
            parts |= {"hair", "face", "nose"} if word == "head" else {word}
            continue
        for limb in [limbs[side]] if side else Limb:
            parts |= {f"{limb}.{part}" for part in group}
    return frozenset(parts)


def body_hulls(joints: Joints) -> Iterator[BodyHull]:
    """The hulls of a whole body, in no order; `layers` puts them one behind the other."""
    yield from _trunk(joints)
    yield from _head(joints)
    for limb in Limb:
        yield from _leg(joints, limb)
        yield from _arm(joints, limb)


def _trunk(joints: Joints) -> Iterator[BodyHull]:
    r = RADII
    hips = [Ball(joints[f"{limb}.hip"], r.hip) for limb in Limb]
    waist = Ball(joints["waist"], r.waist)
    chest = Ball(joints["chest"], r.chest)
    shoulders = [Ball(joints[f"{limb}.shoulder"], r.shoulder) for limb in Limb]
    upper = Ball(_between(joints["chest"], joints["shoulders"], 0.55), r.chest * 0.92)
    yield BodyHull("pelvis", (*hips, waist), ("pelvis", "waist"))
    yield BodyHull("trunk", (waist, chest), ("waist", "chest"))
    yield BodyHull("trunk", (chest, upper, *shoulders), ("chest", "shoulders"))


def _head(joints: Joints) -> Iterator[BodyHull]:
    r = RADII
    neck = (Ball(joints["shoulders"], r.neck), Ball(joints["neck"], r.neck))
    head = Ball(joints["head"], r.head)
    yield BodyHull("neck", neck, ("shoulders", "neck"))
    yield BodyHull("hair", (head,), ("head",), (head,))
    yield BodyHull("face", (Ball(joints["face"], r.face),), ("head",))
    nose = (Ball(joints["nose"], r.nose), Ball(joints["face"], r.nose * 1.8))
    yield BodyHull("nose", nose, ("head",))


def _leg(joints: Joints, limb: Limb) -> Iterator[BodyHull]:
    r = RADII
    hip, knee, ankle, heel, toe = (
        joints[f"{limb}.{name}"] for name in ("hip", "knee", "ankle", "heel", "toe")
    )
    thigh = (Ball(hip, r.groin), Ball(knee, r.knee))
    yield BodyHull(
        f"{limb}.thigh",
        thigh,
        (f"{limb}.hip", f"{limb}.knee"),
        (_ball_between(*thigh, 0.5), thigh[1]),
    )
    calf = Ball(_between(knee, ankle, 0.3), r.calf)
    shin = (Ball(knee, r.knee * 0.96), calf, Ball(ankle, r.ankle))
    yield BodyHull(f"{limb}.shin", shin, (f"{limb}.knee", f"{limb}.ankle"), shin)
    foot = (Ball(ankle, r.ankle), Ball(heel, r.heel), Ball(toe, r.toe))
    yield BodyHull(f"{limb}.foot", foot, (f"{limb}.ankle", f"{limb}.toe"), foot)


def _arm(joints: Joints, limb: Limb) -> Iterator[BodyHull]:
    r = RADII
    shoulder, elbow, wrist, hand = (
        joints[f"{limb}.{name}"] for name in ("shoulder", "elbow", "wrist", "hand")
    )
    upper = (Ball(shoulder, r.upper_arm), Ball(elbow, r.elbow))
    lower = (Ball(elbow, r.elbow), Ball(wrist, r.wrist))
    cut = (_ball_between(*upper, 0.3), upper[1])
    yield BodyHull(f"{limb}.upper-arm", upper, (f"{limb}.shoulder", f"{limb}.elbow"), cut)
    yield BodyHull(f"{limb}.forearm", lower, (f"{limb}.elbow", f"{limb}.hand"), lower)
    fist = (Ball(wrist, r.wrist), Ball(hand, r.hand))
    yield BodyHull(f"{limb}.hand", fist, (f"{limb}.elbow", f"{limb}.hand"), fist)


def _between(one: Vec, other: Vec, share: float) -> Vec:
    return one.plus(other.minus(one), share)


def _ball_between(one: Ball, other: Ball, share: float) -> Ball:
    radius = one.radius + (other.radius - one.radius) * share
    return Ball(_between(one.at, other.at, share), radius)
