"""Points and frames in the room of the figure: x the way it faces, y up, z towards its right side.

Lengths are in statures, angles in degrees.
"""

from math import cos, hypot, radians, sin
from typing import NamedTuple


class Vec(NamedTuple):
    """A point, or the vector from one point to another."""

    x: float
    y: float
    z: float

    def plus(self, other: "Vec", times: float = 1.0) -> "Vec":
        """The sum with another vector, which may be multiplied by a factor before."""
        return Vec(self.x + other.x * times, self.y + other.y * times, self.z + other.z * times)

    def minus(self, other: "Vec") -> "Vec":
        """The difference: the vector from another point to this one."""
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def times(self, factor: float) -> "Vec":
        """The vector multiplied by a factor."""
        return Vec(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other: "Vec") -> float:
        """The dot product: how far this reaches along another vector of length 1."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: "Vec") -> "Vec":
        """The cross product: a vector at right angles to both."""
        return Vec(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @property
    def length(self) -> float:
        """Its length, in statures."""
        return hypot(self.x, self.y, self.z)

    def unit(self) -> "Vec":
        """The vector with its length made 1; a vector of length 0 is returned as it is."""
        length = self.length
        return self.times(1 / length) if length else self

    def across(self, axis: "Vec") -> "Vec":
        """The part of the vector at right angles to an axis of length 1."""
        return self.plus(axis, -self.dot(axis))

    def turned(self, axis: "Vec", degrees: float) -> "Vec":
        """The vector turned about an axis of length 1, by an angle in degrees."""
        angle = radians(degrees)
        along = axis.times(axis.dot(self) * (1 - cos(angle)))
        return self.times(cos(angle)).plus(axis.cross(self), sin(angle)).plus(along)


def middle(points: list[Vec]) -> Vec:
    """The mean of some points."""
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
        """The frame leaned forward by so many degrees."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        forward = self.forward.times(c).plus(self.up, -s)
        return Frame(forward, self.up.times(c).plus(self.forward, s), self.right)

    def rolled(self, degrees: float) -> "Frame":
        """The frame tilted to its right by so many degrees."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        up = self.up.times(c).plus(self.right, s)
        return Frame(self.forward, up, self.right.times(c).plus(self.up, -s))

    def yawed(self, degrees: float) -> "Frame":
        """The frame turned to its right by so many degrees."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        forward = self.forward.times(c).plus(self.right, s)
        return Frame(forward, self.up, self.right.times(c).plus(self.forward, -s))


STANDING = Frame(Vec(1.0, 0.0, 0.0), UP, Vec(0.0, 0.0, 1.0))
