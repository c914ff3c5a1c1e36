"""A movement painted as palette indices: props behind, then the goal, then the body."""

from collections.abc import Iterator
from itertools import chain

from hipflow.figure.body import PARTS, Shape, shapes_of
from hipflow.figure.camera import Ball, Box, Camera, box_of, fitted
from hipflow.figure.movement import Movement
from hipflow.figure.palette import Role
from hipflow.figure.props import worn
from hipflow.figure.raster import CELL_HEIGHT, CELL_WIDTH, Samples, Span, hull_spans
from hipflow.figure.skeleton import RADII, Limb
from hipflow.figure.solve import Joints

MARGIN = 3
"""Samples left free at every edge."""
GAP = 0.012
"""The gap cut round a limb, in statures."""
LEAST_GAP = 1.4
"""The same in samples, where the figure is small."""
FAR_FROM = 0.035
"""Of two limbs the one this much farther away is drawn dimmer."""
TURNED_AWAY = -0.5
"""A face is seen until it looks away from the viewer by more than this."""

_FIRST_PART = len(Role)
_INDEX = {part: _FIRST_PART + number for number, part in enumerate(PARTS)}
_MADE_OF = {
    "mat": Role.MAT,
    "wood": Role.WOOD,
    "shade": Role.SHADE,
    "soft": Role.SOFT,
    "band": Role.BAND,
}


class Drawing:
    """Draws the moments of a movement into a box of cells.

    Args:
        movement: what moves.
        width: of the box, in cells.
        height: of the box, in cells.
        mirrored: whether right and left are exchanged.
        room: the room it is fitted to, where several movements share a scale.
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
        view = Camera(yaw=movement.yaw, pitch=movement.pitch, mirrored=mirrored)
        room = room or room_of(movement, view)
        self._camera = fitted(view, room, self._width, self._height, MARGIN)
        self._far = self._far_limb()
        self._roles = bytes(self._role_of(index) for index in range(256))
        self._cuts: dict[str, bytes] = {}
        self._behind = self._paint_behind()

    def samples(self, amount: float) -> Samples:
        """The figure so much of the way out, in roles."""
        samples = Samples(self._width, self._height)
        samples.data[:] = self._behind.data
        joints = self._movement.joints(amount)
        self._paint_body(samples, joints)
        samples.data[:] = samples.data.translate(self._roles)
        return samples

    def _paint_behind(self) -> Samples:
        """What is the same at every moment: the props, and the goal."""
        samples = Samples(self._width, self._height)
        for thing in self._movement.things:
            samples.paint(self._hull(thing.balls), _MADE_OF[thing.made_of])
        if self._movement.ghost:
            for shape in self._in_order(self._movement.joints(1.0)):
                if shape.part in self._movement.ghost:
                    samples.paint(self._hull(shape.balls), Role.GHOST)
        return samples

    def _paint_body(self, samples: Samples, joints: Joints) -> None:
        gap = max(GAP * self._camera.scale, LEAST_GAP)
        worn_on = list(worn(self._movement.worn, joints))
        for shape in self._in_order(joints):
            if shape.cut:
                self._cut(samples, self._hull(shape.cut, gap), shape.limb)
            samples.paint(self._hull(shape.balls), _INDEX[shape.part])
        for thing in worn_on:
            samples.paint(self._hull(thing.balls), _MADE_OF[thing.made_of])

    def _in_order(self, joints: Joints) -> list[Shape]:
        """The shapes of the body from back to front."""
        return sorted(shapes_of(joints), key=lambda shape: self._depth(shape, joints))

    def _depth(self, shape: Shape, joints: Joints) -> float:
        points = [self._camera.nearness(joints[name]) for name in shape.depth_from]
        depth = sum(points) / len(points)
        if shape.part in ("face", "nose") and self._turned_away(joints):
            return depth - RADII.head
        return depth

    def _turned_away(self, joints: Joints) -> bool:
        """Whether the back of the head is seen rather than its side."""
        ahead = joints["nose"].minus(joints["face"]).unit()
        return self._camera.nearness(ahead) < TURNED_AWAY

    def _hull(self, balls: tuple[Ball, ...], more: float = 0.0) -> list[Span]:
        return hull_spans([self._camera.disc(ball, more) for ball in balls])

    def _cut(self, samples: Samples, spans: list[Span], limb: str) -> None:
        """Take away what other limbs have painted there; what lies behind the body shows."""
        if limb not in self._cuts:
            own = {_INDEX[part] for part in PARTS if Shape(part, (), ()).limb == limb}
            self._cuts[limb] = bytes(
                index >= _FIRST_PART and index not in own for index in range(256)
            )
        samples.uncover(spans, self._behind, self._cuts[limb])

    def _far_limb(self) -> Limb | None:
        """The limbs that are farther away, if one side's are."""
        near, far = (self._camera.nearness(self._movement.first[f"{limb}.hip"]) for limb in Limb)
        if abs(near - far) < FAR_FROM:
            return None
        return Limb.FAR if near > far else Limb.NEAR

    def _role_of(self, index: int) -> int:
        """The role an index of the buffer is shown in."""
        if not _FIRST_PART <= index < _FIRST_PART + len(PARTS):
            return index if index < _FIRST_PART else Role.GROUND
        part = PARTS[index - _FIRST_PART]
        limb, _, name = part.partition(".")
        far = limb == self._far
        if part in self._movement.accent:
            both = name and f"{Limb(limb).other}.{name}" in self._movement.accent
            return Role.MOVE_FAR if far and both else Role.MOVE
        if far:
            return Role.FAR
        return {"pelvis": Role.BODY, "trunk": Role.BODY, "hair": Role.HAIR}.get(part, Role.LIMB)


def room_of(movement: Movement, view: Camera) -> Box:
    """What a movement and its props take up at any moment, as a camera sees it."""
    return box_of(view, _all_balls(movement))


def _all_balls(movement: Movement) -> Iterator[Ball]:
    yield from chain.from_iterable(thing.balls for thing in movement.things)
    for joints in movement.moments:
        for shape in shapes_of(joints):
            yield from shape.balls
