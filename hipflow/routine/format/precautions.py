"""What a patient may be told not to do: the known precautions, each named after what is forbidden.

A surgeon's or therapist's word; hipflow only holds exercises against it.
"""

from enum import StrEnum


class Precaution(StrEnum):
    """One thing a patient must not do."""

    HIP_BEND_90 = "hip-bend-90"
    HIP_CROSS = "hip-cross"
    HIP_TURN_IN = "hip-turn-in"
    HIP_TURN_OUT = "hip-turn-out"
    HIP_EXTEND = "hip-extend"
    HIP_LIFT_SIDE = "hip-lift-side"
    HIP_LIFT_FRONT = "hip-lift-front"
    SQUEEZE_KNEES = "squeeze-knees"
    LIE_ON_SIDE = "lie-on-side"
    LIE_ON_FRONT = "lie-on-front"
    KNEEL = "kneel"
    FLOOR = "floor"
    ONE_LEG = "one-leg"
    FREE_STAND = "free-stand"
    WEIGHT_ON_LEG = "weight-on-leg"
    WEIGHT_ON_ARMS = "weight-on-arms"
    LONG_HOLD = "long-hold"
    KNEE_BEND_DEEP = "knee-bend-deep"
    BEND_SPINE = "bend-spine"
    TWIST_SPINE = "twist-spine"
    ARM_OVERHEAD = "arm-overhead"


PRECAUTION_WORDS = {
    Precaution.HIP_BEND_90: "bend the hip past a right angle",
    Precaution.HIP_CROSS: "cross the leg over the middle",
    Precaution.HIP_TURN_IN: "turn the leg in",
    Precaution.HIP_TURN_OUT: "turn the leg out",
    Precaution.HIP_EXTEND: "take the leg behind you",
    Precaution.HIP_LIFT_SIDE: "lift the leg out to the side",
    Precaution.HIP_LIFT_FRONT: "lift the leg straight up in front",
    Precaution.SQUEEZE_KNEES: "squeeze the knees together",
    Precaution.LIE_ON_SIDE: "lie on your side",
    Precaution.LIE_ON_FRONT: "lie on your front",
    Precaution.KNEEL: "kneel",
    Precaution.FLOOR: "get down to the floor",
    Precaution.ONE_LEG: "stand on one leg",
    Precaution.FREE_STAND: "stand without a hold",
    Precaution.WEIGHT_ON_LEG: "put weight on the leg",
    Precaution.WEIGHT_ON_ARMS: "put weight on the arms",
    Precaution.LONG_HOLD: "strain in a long hold",
    Precaution.KNEE_BEND_DEEP: "bend the knee deep",
    Precaution.BEND_SPINE: "round your back",
    Precaution.TWIST_SPINE: "twist your back",
    Precaution.ARM_OVERHEAD: "lift the arm overhead",
}
"""What each one forbids, behind *do not*."""

FORMER_NAMES = {
    "no-weight-arm": Precaution.WEIGHT_ON_ARMS,
    "no-weight-leg": Precaution.WEIGHT_ON_LEG,
    "hold-breath": Precaution.LONG_HOLD,
}
"""What some were called once, and what to write now."""
