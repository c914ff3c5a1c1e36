"""A movement painted as palette indices: props behind, then the goal, then the body."""

from collections.abc import Iterator
from itertools import chain

from hipflow.figure.body import PARTS, BodyHull, body_hulls
from hipflow.figure.camera import Ball, Box, Camera, box_of, fit_camera
from hipflow.figure.layers import MATERIAL_ROLES, far_limb, hulls_back_to_front, layers, role_of
from hipflow.figure.movement import Movement
from hipflow.figure.palette import Role
from hipflow.figure.props import PropHull
from hipflow.figure.raster import CELL_HEIGHT, CELL_WIDTH, RowSpan, SampleGrid, hull_spans
from hipflow.figure.solver import Joints

MARGIN = 3
"""Samples left free at every edge."""
GAP = 0.012
"""The gap cut round a limb, in statures."""
LEAST_GAP = 1.4
"""The same in samples, where the figure is small."""

# While it is painted, a sample tells its part, so that a gap knows whose it is.
_FIRST_PART = len(Role)
_INDEX = {part: _FIRST_PART + number for number, part in enumerate(PARTS)}


class FigurePainter:
    """Draws the moments of a movement into a box of cells.

    Args:
        movement: what moves.
        width: of the box, in cells.
        height: of the box, in cells.
        mirrored: whether right and left are exchanged.
        room: what it is fitted to, where several movements share a scale.
    """

    def __init__(
        self,
        movement: Movement,
        width: int,
        height: int,
        *,
        mirrored: bool = False,
        room: Box | None = None,
    ) -> None:
        self._movement = movement
        self._width, self._height = width * CELL_WIDTH, height * CELL_HEIGHT
        view = movement_camera(movement, mirrored=mirrored)
        room = room or movement_box(movement, view)
        self._camera = fit_camera(view, room, self._width, self._height, MARGIN)
        far = far_limb(movement, self._camera)
        self._roles = bytes((*Role, *(role_of(part, movement, far) for part in PARTS))).ljust(
            256, b"\0"
        )
        self._cuts: dict[str, bytes] = {}
        self._behind = self._paint_behind()

    def samples(self, amount: float) -> SampleGrid:
        """The figure at a share of the way out (0 to 1), as a grid of role numbers."""
        samples = SampleGrid(self._width, self._height)
        samples.data[:] = self._behind.data
        self._paint_body(samples, self._movement.joints(amount))
        samples.data[:] = samples.data.translate(self._roles)
        return samples

    def _paint_behind(self) -> SampleGrid:
        """What is the same at every moment: the props, and the goal."""
        samples = SampleGrid(self._width, self._height)
        for thing in self._movement.things:
            samples.paint(self._hull(thing.balls), MATERIAL_ROLES[thing.made_of])
        if self._movement.ghost:
            for shape in hulls_back_to_front(self._movement.joints(1.0), self._camera):
                if shape.part in self._movement.ghost:
                    samples.paint(self._hull(shape.balls), Role.GHOST)
        return samples

    def _paint_body(self, samples: SampleGrid, joints: Joints) -> None:
        gap = max(GAP * self._camera.scale, LEAST_GAP)
        for layer in layers(self._movement, joints, self._camera):
            if isinstance(layer, PropHull):
                samples.paint(self._hull(layer.balls), MATERIAL_ROLES[layer.made_of])
                continue
            if layer.cut:
                self._cut(samples, self._hull(layer.cut, gap), layer.limb)
            samples.paint(self._hull(layer.balls), _INDEX[layer.part])

    def _hull(self, balls: tuple[Ball, ...], more: float = 0.0) -> list[RowSpan]:
        return hull_spans([self._camera.disc(ball, more) for ball in balls])

    def _cut(self, samples: SampleGrid, spans: list[RowSpan], limb: str) -> None:
        """Take away what other limbs have painted there; what lies behind the body shows."""
        if limb not in self._cuts:
            own = {_INDEX[part] for part in PARTS if BodyHull(part, (), ()).limb == limb}
            self._cuts[limb] = bytes(
                index >= _FIRST_PART and index not in own for index in range(256)
            )
        samples.uncover(spans, self._behind, self._cuts[limb])


def movement_camera(movement: Movement, *, mirrored: bool = False) -> Camera:
    """The camera of a movement, not yet fitted to a box."""
    return Camera(yaw=movement.yaw, pitch=movement.pitch, mirrored=mirrored)


def movement_box(movement: Movement, view: Camera) -> Box:
    """The box that holds a movement and its props at every moment, as a camera sees it."""
    return box_of(view, _all_balls(movement))


def _all_balls(movement: Movement) -> Iterator[Ball]:
    yield from chain.from_iterable(thing.balls for thing in movement.things)
    for joints in movement.moments:
        for shape in body_hulls(joints):
            yield from shape.balls
