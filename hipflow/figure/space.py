"""Points and frames in the room of the figure: x the way it faces, y up, z towards its right side.

Lengths are in statures, angles in degrees.
"""

from math import cos, hypot, radians, sin
from typing import NamedTuple


class Vec(NamedTuple):
    """A point, or a way from one to another."""

    x: float
    y: float
    z: float

    def plus(self, other: "Vec", times: float = 1.0) -> "Vec":
        """Go from here along another, so many times its length."""
        return Vec(self.x + other.x * times, self.y + other.y * times, self.z + other.z * times)

    def minus(self, other: "Vec") -> "Vec":
        """The way from another point to here."""
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def times(self, factor: float) -> "Vec":
        """The same way, longer or shorter."""
        return Vec(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other: "Vec") -> float:
        """How far this reaches along another of length 1."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: "Vec") -> "Vec":
        """The way at right angles to both."""
        return Vec(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @property
    def length(self) -> float:
        """How long it is."""
        return hypot(self.x, self.y, self.z)

    def unit(self) -> "Vec":
        """The same way with length 1; nowhere stays nowhere."""
        length = self.length
        return self.times(1 / length) if length else self

    def across(self, axis: "Vec") -> "Vec":
        """What of it stands at right angles to an axis of length 1."""
        return self.plus(axis, -self.dot(axis))

    def turned(self, axis: "Vec", degrees: float) -> "Vec":
        """The same way, turned about an axis of length 1."""
        angle = radians(degrees)
        along = axis.times(axis.dot(self) * (1 - cos(angle)))
        return self.times(cos(angle)).plus(axis.cross(self), sin(angle)).plus(along)


def middle(points: list[Vec]) -> Vec:
    """The point in the middle of some."""
    count = len(points)
    return Vec(
        sum(point.x for point in points) / count,
        sum(point.y for point in points) / count,
        sum(point.z for point in points) / count,
    )


ORIGIN = Vec(0.0, 0.0, 0.0)
UP = Vec(0.0, 1.0, 0.0)


class Frame(NamedTuple):
    """How a part of the body is turned: its own forward, up and right, each of length 1."""

    forward: Vec
    up: Vec
    right: Vec

    def pitched(self, degrees: float) -> "Frame":
        """Lean forward."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        forward = self.forward.times(c).plus(self.up, -s)
        return Frame(forward, self.up.times(c).plus(self.forward, s), self.right)

    def rolled(self, degrees: float) -> "Frame":
        """Tilt to the right."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        up = self.up.times(c).plus(self.right, s)
        return Frame(self.forward, up, self.right.times(c).plus(self.up, -s))

    def yawed(self, degrees: float) -> "Frame":
        """Turn to the right."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        forward = self.forward.times(c).plus(self.right, s)
        return Frame(forward, self.up, self.right.times(c).plus(self.forward, -s))


STANDING = Frame(Vec(1.0, 0.0, 0.0), UP, Vec(0.0, 0.0, 1.0))
