"""Places the joints of a pose: forward from the pelvis, then back from what stays in place.

A joint is found by its name: ``waist``, ``chest``, ``shoulders``, ``neck``, ``head``, and of each
limb ``near.knee`` or ``far.knee``.
"""

from collections.abc import Mapping
from math import atan2, degrees, sqrt
from typing import NamedTuple

from msgspec import Struct

from hipflow.figure.poses import Pose
from hipflow.figure.skeleton import (
    CHEST_UP,
    FACE_AHEAD,
    FACE_DOWN,
    FOREARM,
    HAND,
    HEAD_UP,
    HEEL_BACK,
    HEEL_DOWN,
    HIP_OUT,
    NECK_UP,
    NOSE_AHEAD,
    RADII,
    SHIN,
    SHOULDER_OUT,
    SHOULDERS_UP,
    SOLE,
    THIGH,
    TOE_AHEAD,
    TOE_DOWN,
    UPPER_ARM,
    WAIST_UP,
    Limb,
)
from hipflow.figure.space import ORIGIN, STANDING, UP, Frame, Vec, middle
from hipflow.routine.format.figure_table import FigureTable

Joints = Mapping[str, Vec]

LYING = Frame(Vec(0.0, 0.0, 1.0), Vec(1.0, 0.0, 0.0), UP)
"""On the far side, facing the viewer."""
FACING = Frame(Vec(0.0, 0.0, 1.0), UP, Vec(-1.0, 0.0, 0.0))

BASES: Mapping[str, Frame] = {
    "stand-front": FACING,
    "supine": STANDING.pitched(-90),
    "prone": STANDING.pitched(90),
    "quadruped": STANDING.pitched(90),
    "side-lying": LYING,
}
"""How the body lies before it leans; every base that is not named stands."""

REACH = 0.999
"""A limb held by IK is never quite straight, so that its knee has a way to bend."""
NEAR_FLOOR = 0.12
"""A planted hand or foot no higher than this above the floor is put onto it."""
_TIPS = {
    "heel": RADII.heel,
    "toe": RADII.toe,
    "hand": RADII.hand,
    "elbow": RADII.elbow,
    "knee": RADII.knee,
    "hip": RADII.hip,
    "shoulder": RADII.shoulder,
}


class Hold(Struct, frozen=True):
    """The places the later poses keep from the first: of the root, the pin and planted joints."""

    root: Vec
    pinned: Vec
    planted: Mapping[str, Vec]


class Hinges(NamedTuple):
    """What knees and elbows turn about: the right of the pelvis, and that of the chest."""

    knee: Vec
    elbow: Vec


class Solver:
    """Places the joints for the poses of one figure.

    Args:
        figure: what is pinned, planted and flat.
        first: the pose whose hands and feet the others keep to.
        swapped: whether the far limbs do the work.
    """

    def __init__(self, figure: FigureTable, first: Pose, *, swapped: bool = False) -> None:
        self._base = BASES.get(figure.base or "stand", STANDING)
        work = Limb.FAR if swapped else Limb.NEAR
        self.limbs = {"work": work, "other": work.other}
        # The hand that holds on to a support goes on holding it, whichever leg works.
        holds_on = "support" in (figure.props or ())
        arm = Limb.NEAR if holds_on else work
        self._arms = {"work": arm, "other": arm.other}
        self._pins = self._named(figure.pin or "pelvis")
        self._plants = [name for held in figure.plant or () for name in self._named(held)]
        self._flat = [name for held in figure.flat or () for name in self._named(held)]
        self._hold = self._first_hold(first)

    @property
    def planted(self) -> Mapping[str, Vec]:
        """The joints that stay in place, and where."""
        return self._hold.planted

    def joints(self, pose: Pose) -> Joints:
        """Every joint of a pose by its name, in statures."""
        hold = self._hold
        joints, hinges = self._forward(pose, hold.root)
        moved = hold.pinned.minus(self._pin_point(joints))
        moved = moved.plus(Vec(pose["dx"], pose["dy"], 0.0))
        joints = {name: point.plus(moved) for name, point in joints.items()}
        return self._planted(joints, hinges, pose)

    def _named(self, written: str) -> list[str]:
        """The joints a name in the file stands for."""
        name, _, side = written.partition(".")
        single = {"feet": "foot", "knees": "knee", "toes": "toe", "elbows": "elbow"}
        single |= {"hands": "hand", "shoulders": "shoulder"}
        name = {"foot": "ankle"}.get(single.get(name, name), single.get(name, name))
        if name in ("pelvis", "head"):
            return [name]
        own = self._arms if name in ("hand", "elbow", "shoulder") else self.limbs
        limbs = [own[side]] if side else list(Limb)
        return [f"{limb}.{name}" for limb in limbs]

    def _pin_point(self, joints: Joints) -> Vec:
        return middle([joints[name] for name in self._pins])

    def _first_hold(self, first: Pose) -> Hold:
        """Let the first pose down onto the floor, and note where it has its hands and feet."""
        loose, _ = self._forward(first, ORIGIN)
        root = ORIGIN.plus(UP, -lowest(loose))
        joints = {name: point.plus(root) for name, point in loose.items()}
        planted = {}
        for name in self._plants:
            point, rest = joints[name], SOLE if name.endswith("ankle") else RADII.hand
            flat_on = name in self._flat or name.endswith("hand")
            near = flat_on and abs(point.y - rest) < NEAR_FLOOR
            planted[name] = point._replace(y=rest) if near else point
        return Hold(root, self._pin_point(joints), planted)

    def _forward(self, pose: Pose, root: Vec) -> tuple[dict[str, Vec], Hinges]:
        """Go from the pelvis outwards; beside the joints, what its hinges turn about."""
        pelvis = self._base.yawed(pose["turn"]).rolled(pose["side"]).pitched(pose["lean"])
        toward = self.limbs["work"].sign
        half = pelvis.pitched(pose["spine"] / 2).rolled(toward * pose["bend"] / 2)
        half = half.yawed(toward * pose["twist"] / 2)
        whole = pelvis.pitched(pose["spine"]).rolled(toward * pose["bend"])
        whole = whole.yawed(toward * pose["twist"])
        neck, head = whole.pitched(pose["neck"] / 2), whole.pitched(pose["neck"])
        joints = {"pelvis": root, "waist": root.plus(pelvis.up, WAIST_UP)}
        joints["chest"] = joints["waist"].plus(half.up, CHEST_UP)
        joints["shoulders"] = joints["chest"].plus(whole.up, SHOULDERS_UP)
        joints["neck"] = joints["shoulders"].plus(neck.up, NECK_UP)
        joints["head"] = joints["neck"].plus(head.up, HEAD_UP)
        ahead = joints["head"].plus(head.up, -FACE_DOWN)
        joints["face"] = ahead.plus(head.forward, FACE_AHEAD)
        joints["nose"] = ahead.plus(head.forward, NOSE_AHEAD)
        for side, limb in self.limbs.items():
            self._leg(joints, pose, pelvis, limb, side)
        for side, limb in self._arms.items():
            self._arm(joints, pose, whole, limb, side)
        return joints, Hinges(pelvis.right, whole.right)

    def _leg(
        self, joints: dict[str, Vec], pose: Pose, pelvis: Frame, limb: Limb, side: str
    ) -> None:
        out = limb.sign
        thigh = pelvis.pitched(-pose[f"hip.{side}"]).rolled(-out * pose[f"hip_abd.{side}"])
        thigh = thigh.yawed(out * pose[f"hip_rot.{side}"])
        shin = thigh.pitched(pose[f"knee.{side}"])
        hip = joints["pelvis"].plus(pelvis.right, out * HIP_OUT)
        knee = hip.plus(thigh.up, -THIGH)
        joints[f"{limb}.hip"], joints[f"{limb}.knee"] = hip, knee
        self._foot(joints, knee.plus(shin.up, -SHIN), shin.pitched(-pose[f"ankle.{side}"]), limb)

    def _foot(self, joints: dict[str, Vec], ankle: Vec, foot: Frame, limb: Limb) -> None:
        forward, up = foot.forward, foot.up
        if f"{limb}.ankle" in self._flat:
            level = forward.across(UP)
            forward, up = (level if level.length else Vec(1.0, 0.0, 0.0)).unit(), UP
        joints[f"{limb}.ankle"] = ankle
        joints[f"{limb}.heel"] = ankle.plus(forward, -HEEL_BACK).plus(up, -HEEL_DOWN)
        joints[f"{limb}.toe"] = ankle.plus(forward, TOE_AHEAD).plus(up, -TOE_DOWN)

    @staticmethod
    def _arm(joints: dict[str, Vec], pose: Pose, trunk: Frame, limb: Limb, side: str) -> None:
        out = limb.sign
        upper = trunk.pitched(-pose[f"shoulder.{side}"])
        upper = upper.rolled(-out * pose[f"shoulder_abd.{side}"])
        upper = upper.yawed(out * pose[f"shoulder_rot.{side}"])
        lower = upper.pitched(-pose[f"elbow.{side}"])
        shoulder = joints["shoulders"].plus(trunk.right, out * SHOULDER_OUT)
        shoulder = shoulder.plus(trunk.up, -0.02)
        elbow = shoulder.plus(upper.up, -UPPER_ARM)
        joints[f"{limb}.shoulder"], joints[f"{limb}.elbow"] = shoulder, elbow
        joints[f"{limb}.wrist"] = elbow.plus(lower.up, -FOREARM)
        joints[f"{limb}.hand"] = elbow.plus(lower.up, -FOREARM - HAND)

    def _planted(self, joints: dict[str, Vec], hinges: Hinges, pose: Pose) -> dict[str, Vec]:
        """Bend the limbs whose ends stay in place."""
        for name, target in self._hold.planted.items():
            limb, _, end = name.partition(".")
            is_leg = end == "ankle"
            sides = self.limbs if is_leg else self._arms
            side = next(side for side, own in sides.items() if own == limb)
            out = pose[f"knee_out.{side}" if is_leg else f"elbow_out.{side}"] * Limb(limb).sign
            root = joints[f"{limb}.hip" if is_leg else f"{limb}.shoulder"]
            middle_name = f"{limb}.knee" if is_leg else f"{limb}.elbow"
            lengths = (THIGH, SHIN) if is_leg else (UPPER_ARM, FOREARM + HAND)
            # Knees point forwards, elbows back.
            hinge = hinges.knee if is_leg else hinges.elbow.times(-1)
            bent, tip = two_bones(root, lengths, target, hinge, out)
            if is_leg:
                foot = _foot_frame(joints, limb, bent.minus(tip))
                joints[middle_name] = bent
                self._foot(joints, tip, foot, Limb(limb))
            else:
                joints[middle_name], joints[name] = bent, tip
                joints[f"{limb}.wrist"] = tip.plus(bent.minus(tip).unit(), HAND)
        return joints


def two_bones(
    root: Vec, lengths: tuple[float, float], target: Vec, hinge: Vec, swing: float
) -> tuple[Vec, Vec]:
    """Bend a limb so that its end comes to a target, or as near as it reaches.

    Args:
        root: where the upper bone begins.
        lengths: of the upper and the lower bone.
        target: where the end should be.
        hinge: what the middle joint bends about.
        swing: degrees the middle joint is turned about the line from root to target.

    Returns:
        The middle joint and the end.
    """
    upper, lower = lengths
    span = target.minus(root)
    reach = min(max(span.length, abs(upper - lower) + 1e-6), (upper + lower) * REACH)
    axis = span.unit()
    along = (reach * reach + upper * upper - lower * lower) / (2 * reach)
    off = sqrt(max(upper * upper - along * along, 0.0))
    pole = hinge.cross(axis).unit().turned(axis, swing)
    return root.plus(axis, along).plus(pole, off), root.plus(axis, reach)


def lowest(joints: Joints) -> float:
    """The height of the lowest point of the body, in statures above the floor."""
    tips = [
        point.y - _TIPS[name.partition(".")[2]]
        for name, point in joints.items()
        if name.partition(".")[2] in _TIPS
    ]
    return min(*tips, joints["head"].y - RADII.head, joints["chest"].y - RADII.chest)


def _foot_frame(joints: Joints, limb: str, shin: Vec) -> Frame:
    """How a foot stands once its shin, from the ankle up, has turned: it turns as far as that."""
    ankle, toe, heel = (joints[f"{limb}.{name}"] for name in ("ankle", "toe", "heel"))
    old, new = joints[f"{limb}.knee"].minus(ankle).unit(), shin.unit()
    forward = toe.minus(heel).unit()
    up = ankle.minus(middle([toe, heel])).across(forward).unit()
    axis = old.cross(new)
    if axis.length:
        turn = degrees(atan2(axis.length, old.dot(new)))
        forward, up = (way.turned(axis.unit(), turn) for way in (forward, up))
    return Frame(forward, up, forward.cross(up))
