"""From the room of the figure to samples: where the viewer stands, and what fits the box."""

from collections.abc import Iterable
from math import cos, radians, sin

from msgspec import Struct

from hipflow.figure.raster import Disc
from hipflow.figure.space import Vec


class Ball(Struct, frozen=True):
    """A ball of the body or a bare corner of a prop; shapes are the hulls of some."""

    at: Vec
    radius: float = 0.0


class Camera(Struct, frozen=True, kw_only=True):
    """Projects along parallel lines, so that nothing grows or shrinks as it moves.

    Attributes:
        yaw: degrees the viewer has gone round towards the figure's front.
        pitch: degrees the viewer looks from above.
        mirrored: whether right and left are exchanged.
        scale: samples a stature.
        left: where the middle of the room lies, in samples.
        top: the same, downwards.
    """

    yaw: float
    pitch: float
    mirrored: bool = False
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def project(self, point: Vec) -> tuple[float, float, float]:
        """A point as the camera sees it: across, down, and how near, in statures."""
        cy, sy = cos(radians(self.yaw)), sin(radians(self.yaw))
        cp, sp = cos(radians(self.pitch)), sin(radians(self.pitch))
        across = point.x * cy - point.z * sy
        ahead = point.x * sy + point.z * cy
        return (
            -across if self.mirrored else across,
            -(point.y * cp - ahead * sp),
            ahead * cp + point.y * sp,
        )

    def disc(self, ball: Ball, more: float = 0.0) -> Disc:
        """A ball as a disc in samples; ``more`` samples are added to its radius."""
        across, down, _ = self.project(ball.at)
        radius = ball.radius * self.scale + more if ball.radius else 0.0
        return Disc(self.left + across * self.scale, self.top + down * self.scale, radius)

    def nearness(self, point: Vec) -> float:
        """How near a point is to the viewer, in statures; more is nearer."""
        return self.project(point)[2]


Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in statures as the camera sees them."""


def box_of(camera: Camera, balls: Iterable[Ball]) -> Box:
    """The smallest box that holds some balls, as the camera sees them."""
    edges = []
    for ball in balls:
        across, down, _ = camera.project(ball.at)
        r = ball.radius
        edges.append((across - r, down - r, across + r, down + r))
    return (
        min(edge[0] for edge in edges),
        min(edge[1] for edge in edges),
        max(edge[2] for edge in edges),
        max(edge[3] for edge in edges),
    )


def fit_camera(camera: Camera, box: Box, width: int, height: int, margin: int) -> Camera:
    """The camera moved so near that a box just fits into so many samples, in the middle of them."""
    left, top, right, bottom = box
    scale = min(
        (width - 2 * margin) / max(right - left, 1e-6),
        (height - 2 * margin) / max(bottom - top, 1e-6),
    )
    return Camera(
        yaw=camera.yaw,
        pitch=camera.pitch,
        mirrored=camera.mirrored,
        scale=scale,
        left=width / 2 - (left + right) / 2 * scale,
        top=height / 2 - (top + bottom) / 2 * scale,
    )
