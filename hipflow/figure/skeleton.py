"""The lengths and thicknesses of a body, in statures, and the names of its limbs.

Lengths after Drillis and Contini (1966), as given in Winter's Biomechanics and Motor Control of
Human Movement; hands and shoulders are a little smaller and the head is a little larger, to be read
from afar.
"""

from enum import StrEnum
from typing import NamedTuple

THIGH, SHIN = 0.245, 0.246
SOLE = 0.039
"""From the ankle down to the sole."""
HEEL_BACK, TOE_AHEAD = 0.028, 0.118
HEEL_DOWN, TOE_DOWN = 0.017, 0.025
UPPER_ARM, FOREARM, HAND = 0.178, 0.148, 0.045
HIP_OUT, SHOULDER_OUT = 0.052, 0.088
WAIST_UP, CHEST_UP, SHOULDERS_UP = 0.10, 0.10, 0.10
"""From the hips to the waist, on to the chest, on to the line of the shoulders."""
NECK_UP, HEAD_UP = 0.045, 0.055
FACE_AHEAD, FACE_DOWN, NOSE_AHEAD = 0.019, 0.018, 0.08


class Limb(StrEnum):
    """Near is the side the figure shows; whether it works or rests is the movement's business."""

    NEAR = "near"
    FAR = "far"

    @property
    def other(self) -> "Limb":
        """The limb on the other side of the body."""
        return Limb.FAR if self is Limb.NEAR else Limb.NEAR

    @property
    def sign(self) -> int:
        """1 for the right of the body, which is near, -1 for its left."""
        return 1 if self is Limb.NEAR else -1


class Radii(NamedTuple):
    """Half the thickness of the body at its joints."""

    hip: float = 0.06
    waist: float = 0.058
    chest: float = 0.064
    shoulder: float = 0.046
    neck: float = 0.03
    head: float = 0.07
    face: float = 0.056
    nose: float = 0.017
    groin: float = 0.056
    knee: float = 0.043
    calf: float = 0.041
    ankle: float = 0.027
    heel: float = 0.022
    toe: float = 0.014
    upper_arm: float = 0.037
    elbow: float = 0.03
    wrist: float = 0.023
    hand: float = 0.027


RADII = Radii()
