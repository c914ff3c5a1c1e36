"""Pictures of a movement, drawn once and kept; the way back shows those of the way out."""

from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from hipflow.figure.movement import Movement
from hipflow.figure.painter import FigurePainter, movement_box, movement_camera
from hipflow.figure.poses import eased
from hipflow.figure.tints import FigureRow, figure_rows
from hipflow.routine.format.figure_table import FigureTable

FRAMES = 32
"""Pictures of the way out: at 15 a second and the 2 s of a usual way out, about one each."""
MOST_MOVEMENTS = 6
"""Movements whose pictures are kept: those of this exercise at its levels, and of the next."""

Picture = tuple[FigureRow, ...]


class FigureStyle(NamedTuple):
    """How a movement is drawn.

    Attributes:
        width: of the box, in cells.
        height: of the box, in cells.
        mirrored: whether right and left are exchanged.
        blocks: False draws with ASCII characters.
    """

    width: int
    height: int
    mirrored: bool = False
    blocks: bool = True


class Frames:
    """The pictures of one figure in one style.

    Args:
        figure: the figure.
        style: how it is drawn.
        turns: whether pictures of the far limbs at work are wanted as well.

    Raises:
        FigureError: the figure's table does not make a body.
    """

    def __init__(self, figure: FigureTable, style: FigureStyle, *, turns: bool = False) -> None:
        movements = [Movement(figure)]
        if turns or figure.turns:
            movements.append(Movement(figure, swapped=True))
        self._style = style
        self._drawings = self._fit(movements)
        self._last = FRAMES - 1 if movements[0].moves else 0
        self._drawn: dict[tuple[bool, int], Picture] = {}
        self._rows: dict[FigureRow, FigureRow] = {}
        self._to_draw = self._in_turn()

    def picture(self, share: float, *, swapped: bool = False) -> Picture:
        """The picture at a share of the time of the way out, 0 to 1, drawn now if it has to be."""
        return self._picture(swapped, round(eased(share) * self._last))

    def draw_ahead(self) -> bool:
        """Draw one more picture that is still missing; returns false when none was."""
        for swapped, number in self._to_draw:
            if (swapped, number) not in self._drawn:
                self._picture(swapped, number)
                return True
        return False

    def _fit(self, movements: list[Movement]) -> list[FigurePainter]:
        """Draw both turns at one scale, so that nothing jumps from one to the other."""
        style = self._style
        view = movement_camera(movements[0], mirrored=style.mirrored)
        rooms = [movement_box(movement, view) for movement in movements]
        room = (
            min(room[0] for room in rooms),
            min(room[1] for room in rooms),
            max(room[2] for room in rooms),
            max(room[3] for room in rooms),
        )
        return [
            FigurePainter(movement, style.width, style.height, mirrored=style.mirrored, room=room)
            for movement in movements
        ]

    def _picture(self, swapped: bool, number: int) -> Picture:
        swapped = swapped and len(self._drawings) > 1
        key = (swapped, number)
        if key not in self._drawn:
            samples = self._drawings[swapped].samples(number / max(self._last, 1))
            rows = figure_rows(samples, blocks=self._style.blocks)
            # Rows that are equal are one and the same, so that they are compared at a glance.
            self._drawn[key] = tuple(self._rows.setdefault(row, row) for row in rows)
        return self._drawn[key]

    def _in_turn(self) -> Iterator[tuple[bool, int]]:
        for swapped in range(len(self._drawings)):
            for number in range(self._last + 1):
                yield bool(swapped), number


class FrameStore:
    """Keeps the pictures of the movements shown last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[bytes, FigureStyle, bool], Frames] = OrderedDict()

    def frames(self, figure: FigureTable, style: FigureStyle, *, turns: bool = False) -> Frames:
        """The pictures of a figure in a style, the kept ones if it was asked for before.

        Raises:
            FigureError: the figure's table does not make a body.
        """
        key = (msgspec.json.encode(figure), style, turns)
        if key not in self._kept:
            self._kept[key] = Frames(figure, style, turns=turns)
        self._kept.move_to_end(key)
        while len(self._kept) > MOST_MOVEMENTS:
            self._kept.popitem(last=False)
        return self._kept[key]
