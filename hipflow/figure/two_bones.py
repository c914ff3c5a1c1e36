"""Bends a limb of two bones so that its end comes to where it should be."""

from math import sqrt

from hipflow.figure.space import Vec

REACH = 0.999
"""A limb held by IK is never quite straight, so that its knee has a way to bend."""


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
