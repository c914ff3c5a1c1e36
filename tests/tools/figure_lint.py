"""Finds what no body does: in one movement, over all its frames."""

from itertools import pairwise
from math import acos, degrees

from hipflow.figure.movement import Movement
from hipflow.figure.skeleton import RADII, Limb
from hipflow.figure.solver import lowest
from hipflow.figure.space import Vec

STEPS = 32
MOST_DRIFT = 0.01
MOST_BELOW = 0.012
MOST_ABOVE = 0.02
MOST_STEP = 0.045
"""How far a joint may come from one frame to the next; half a stature in half the way is 0.03."""
MOST_SLIDE = 0.005
CLOSED = 22
"""A knee or an elbow is never bent so far that less than this is left between its bones."""
SUPPORTS = ("heel", "toe")


def figure_faults(movement: Movement) -> list[str]:
    """Everything that is wrong with a movement, in words."""
    frames = [movement.joints(i / STEPS) for i in range(STEPS + 1)]
    found: dict[str, None] = {}
    for number, joints in enumerate(frames):
        for words in (*_ranges(joints), *_floor(movement, joints), *_drift(movement, joints)):
            found.setdefault(f"{words} at {number}")
    for before, after in pairwise(frames):
        for words in (*_jumps(before, after), *_slides(movement, before, after)):
            found.setdefault(words)
    return list(found)


def _ranges(joints):
    for limb in Limb:
        for a, b, c in (("hip", "knee", "ankle"), ("shoulder", "elbow", "wrist")):
            angle = _angle(*(joints[f"{limb}.{name}"] for name in (a, b, c)))
            if angle < CLOSED:
                yield f"{limb} {b} is closed to {angle:.0f} degrees"
        hip = _angle(
            joints["waist"],
            joints["pelvis"],
            joints["pelvis"].plus(joints[f"{limb}.knee"].minus(joints[f"{limb}.hip"])),
        )
        if hip < 30:
            yield f"{limb} hip is closed to {hip:.0f} degrees"


def _floor(movement, joints):
    low = lowest(joints)
    if low < -MOST_BELOW:
        yield f"something is {-low:.3f} below the floor"
    held = {"chair", "step"} & set(movement.worn)
    if low > MOST_ABOVE and not held:
        yield f"the body hangs {low:.3f} above the floor"


def _drift(movement, joints):
    for name, place in movement.planted.items():
        drift = joints[name].minus(place).length
        if drift > MOST_DRIFT:
            yield f"{name} drifts by {drift:.3f}"


def _jumps(before, after):
    for name, point in before.items():
        step = after[name].minus(point).length
        if step > MOST_STEP:
            yield f"{name} jumps by {step:.3f}"


def _slides(movement, before, after):
    if movement.figure.back is False:
        return  # Walking on the spot: the floor would move.
    for limb in Limb:
        for tip, radius in (("heel", RADII.heel), ("toe", RADII.toe)):
            name = f"{limb}.{tip}"
            rests = all(joints[name].y - radius < 0.004 for joints in (before, after))
            way = after[name].minus(before[name])
            slid = Vec(way.x, 0.0, way.z).length
            if rests and slid > MOST_SLIDE:
                yield f"{name} slides by {slid:.3f}"


def _angle(one, corner, other):
    a, b = one.minus(corner).unit(), other.minus(corner).unit()
    return degrees(acos(max(-1.0, min(1.0, a.dot(b)))))
