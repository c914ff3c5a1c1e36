"""The figure of an exercise as it is written: poses in degrees, and what stands around the body.

Part of the format (:mod:`hipflow.routine.format.model`). The working side is the one seen near; for
the left side the picture is mirrored.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from hipflow.routine.format.key_doc import key_doc
from hipflow.routine.format.limits import NOT_BLANK_PATTERN, ExerciseId

MAX_POSES = 8
PoseName = Annotated[str, Meta(pattern=NOT_BLANK_PATTERN, max_length=40)]

BasePose = Literal[
    "stand",
    "stand-front",
    "sit",
    "kneel",
    "half-kneel",
    "quadruped",
    "supine",
    "prone",
    "side-lying",
    "floor-sit",
]
Prop = Literal[
    "floor", "mat", "chair", "support", "wall", "pillow", "band", "step", "cushion", "weight"
]
Pin = Literal[
    "head",
    "pelvis",
    "shoulders",
    "elbows",
    "elbow.work",
    "elbow.other",
    "hands",
    "knees",
    "knee.work",
    "knee.other",
    "feet",
    "foot.work",
    "foot.other",
    "toes",
    "toe.work",
    "toe.other",
]
HandOrFoot = Literal["hands", "hand.work", "hand.other", "feet", "foot.work", "foot.other"]
BodyPart = Literal[
    "head",
    "trunk",
    "pelvis",
    "arms",
    "arm.work",
    "arm.other",
    "legs",
    "leg.work",
    "leg.other",
    "thighs",
    "thigh.work",
    "thigh.other",
    "shins",
    "shin.work",
    "shin.other",
    "feet",
    "foot.work",
    "foot.other",
]


_DEGREES = {"x-unit": "degrees"}


def _degrees(text: str, example: object) -> Meta:
    return key_doc(text, example, unit="degrees")


def _heights(text: str) -> Meta:
    return key_doc(text, 0.1, unit="body heights")


Spine = Annotated[int, Meta(ge=-90, le=100)] | Annotated[float, Meta(ge=-90, le=100)]
Turn = Annotated[int, Meta(ge=-180, le=180)] | Annotated[float, Meta(ge=-180, le=180)]
Length = Annotated[int, Meta(ge=-1, le=1)] | Annotated[float, Meta(ge=-1, le=1)]

# A number is for both sides, a list of two for the working side and the other.
_Hip = Annotated[int, Meta(ge=-40, le=145)]
_HipPair = Annotated[list[_Hip], Meta(min_length=2, max_length=2)]
_Knee = Annotated[int, Meta(ge=-5, le=160)]
_KneePair = Annotated[list[_Knee], Meta(min_length=2, max_length=2)]
_Ankle = Annotated[int, Meta(ge=-70, le=45)]
_AnklePair = Annotated[list[_Ankle], Meta(min_length=2, max_length=2)]
_Arm = Annotated[int, Meta(ge=-180, le=200)]
_ArmPair = Annotated[list[_Arm], Meta(min_length=2, max_length=2)]
_Elbow = Annotated[int, Meta(ge=0, le=155)]
_ElbowPair = Annotated[list[_Elbow], Meta(min_length=2, max_length=2)]
_Out = Annotated[int, Meta(ge=-100, le=120)]
_OutPair = Annotated[list[_Out], Meta(min_length=2, max_length=2)]
_CameraAngle = Annotated[int, Meta(ge=-180, le=180, extra_json_schema=_DEGREES)]


class PoseTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One pose. What it does not say is as in the first pose, and there it is 0."""

    lean: Annotated[Turn | None, _degrees("The whole body, forwards.", 38)] = None
    side: Annotated[Turn | None, _degrees("The whole body, to its right side.", 10)] = None
    turn: Annotated[Turn | None, _degrees("The whole body about its own length.", 20)] = None
    spine: Annotated[Spine | None, _degrees("The back rounds; less than 0 hollows it.", 60)] = None
    bend: Annotated[Spine | None, _degrees("The back, to the working side.", 10)] = None
    twist: Annotated[Spine | None, _degrees("The chest, to the working side.", 30)] = None
    neck: Annotated[Spine | None, _degrees("The head nods forwards.", -20)] = None
    dx: Annotated[Length | None, _heights("What is pinned moves forwards.")] = None
    dy: Annotated[Length | None, _heights("What is pinned moves upwards.")] = None
    hip: Annotated[_Hip | _HipPair | None, _degrees("Bent forwards.", [90, 0])] = None
    hip_abd: Annotated[_Out | _OutPair | None, _degrees("Out to the side.", [36, 3])] = None
    hip_rot: Annotated[_Out | _OutPair | None, _degrees("Turned outwards.", 20)] = None
    knee: Annotated[_Knee | _KneePair | None, _degrees("Bent.", 90)] = None
    knee_out: Annotated[
        _Out | _OutPair | None,
        _degrees("Swung outwards about the line from hip to a planted foot.", [62, 0]),
    ] = None
    ankle: Annotated[_Ankle | _AnklePair | None, _degrees("Toes up.", -30)] = None
    shoulder: Annotated[_Arm | _ArmPair | None, _degrees("Arm forwards and up.", 90)] = None
    shoulder_abd: Annotated[_Arm | _ArmPair | None, _degrees("Arm out to the side.", 20)] = None
    shoulder_rot: Annotated[_Arm | _ArmPair | None, _degrees("Arm turned outwards.", 0)] = None
    elbow: Annotated[_Elbow | _ElbowPair | None, _degrees("Bent.", 40)] = None
    elbow_out: Annotated[
        _Out | _OutPair | None,
        _degrees("Swung outwards about the line from shoulder to a planted hand.", 20),
    ] = None


class FigureTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The animated figure: poses in degrees, from the start to the far end of the movement."""

    like: Annotated[
        ExerciseId | None,
        key_doc("Another exercise, whose figure this one begins from.", "bridge"),
    ] = None
    base: Annotated[BasePose | None, key_doc("How the body is placed.", "supine")] = None
    props: Annotated[
        Annotated[list[Prop], Meta(max_length=10)] | None,
        key_doc("What stands around the body.", ["mat", "pillow"]),
    ] = None
    pin: Annotated[
        Pin | None,
        key_doc("What stays where the first pose puts it. The pelvis when left out.", "feet"),
    ] = None
    plant: Annotated[
        Annotated[list[HandOrFoot], Meta(max_length=4)] | None,
        key_doc("Hands and feet that stay in place by bending knee or elbow.", ["feet"]),
    ] = None
    flat: Annotated[
        Annotated[list[HandOrFoot], Meta(max_length=4)] | None,
        key_doc("Feet whose soles stay level.", ["feet"]),
    ] = None
    accent: Annotated[
        Annotated[list[BodyPart], Meta(max_length=18)] | None,
        key_doc("The parts that are lit.", ["thighs", "pelvis"]),
    ] = None
    ghost: Annotated[
        Annotated[list[BodyPart], Meta(max_length=18)] | None,
        key_doc("The parts whose goal is shown dimly.", ["leg.work"]),
    ] = None
    turns: Annotated[
        bool | None, key_doc("Whether the other leg takes the next turn, as in marching.", True)
    ] = None
    back: Annotated[
        bool | None,
        key_doc(
            "false where the other leg takes over instead of going back, as in walking.", False
        ),
    ] = None
    camera: Annotated[
        Annotated[list[_CameraAngle], Meta(min_length=2, max_length=2)] | None,
        key_doc("From where it is seen: to the side, and from above.", [20, 10]),
    ] = None
    way: Annotated[
        Annotated[list[PoseName], Meta(min_length=1, max_length=MAX_POSES)] | None,
        key_doc(
            "The poses of the way out, in order. All as written when left out.", ["up", "down"]
        ),
    ] = None
    pose: Annotated[
        Annotated[
            dict[PoseName, PoseTable],
            Meta(min_length=1, max_length=MAX_POSES),
        ]
        | None,
        key_doc(
            "The poses, the start first.",
            {"down": {"hip": 50, "knee": 105}, "up": {"hip": 10, "knee": 90}},
        ),
    ] = None
