"""A figure made ready: its poses, its body at any moment, and what stands around it."""

from collections.abc import Mapping
from functools import cached_property

from hipflow.figure.body import parts_named
from hipflow.figure.poses import keyframes_of, pose_between
from hipflow.figure.props import PropHull, Scene, prop_hulls
from hipflow.figure.solver import Joints, Solver
from hipflow.figure.space import Vec
from hipflow.routine.format.figure_table import FigureTable
from hipflow.system.errors import HipflowError

SAMPLED_MOMENTS = 9
"""Moments of the way out that are measured for how much room it takes."""
DEFAULT_CAMERA = (14, 9)
"""From where a figure is seen whose author has not said."""


class FigureError(HipflowError):
    """A figure's table does not make a body; a screen shows the exercise without a picture."""


class Movement:
    """One figure, with the near or the far limbs doing the work.

    Args:
        figure: its table.
        swapped: whether the far limbs work, as in every other repetition of a march.

    Raises:
        FigureError: the table says nothing a body can do.
    """

    def __init__(self, figure: FigureTable, *, swapped: bool = False) -> None:
        self.figure = figure
        try:
            first, self._way = keyframes_of(figure)
            self._solver = Solver(figure, first, swapped=swapped)
            self.first = self._solver.joints(first)
        except (ArithmeticError, LookupError, ValueError) as error:
            raise FigureError(f"This figure cannot be drawn: {error}") from error
        self.limbs = self._solver.limbs
        self.accent = parts_named(figure.accent or (), self.limbs)
        self.ghost = parts_named(figure.ghost or (), self.limbs)
        self.worn = frozenset(figure.props or ())
        self.yaw, self.pitch = figure.camera or DEFAULT_CAMERA

    def joints(self, amount: float) -> Joints:
        """The joints at a share of the way out, from 0 (its first pose) to 1 (its last)."""
        return self._solver.joints(pose_between(self._way, amount))

    @property
    def moves(self) -> bool:
        """Whether it has more than one pose."""
        return len(self._way) > 1

    @property
    def planted(self) -> Mapping[str, Vec]:
        """The joints that stay in place during the movement, each with its point."""
        return self._solver.planted

    @cached_property
    def moments(self) -> tuple[Joints, ...]:
        """The joints at `SAMPLED_MOMENTS` moments of the way out, evenly spread."""
        return tuple(self.joints(i / (SAMPLED_MOMENTS - 1)) for i in range(SAMPLED_MOMENTS))

    @cached_property
    def things(self) -> tuple[PropHull, ...]:
        """The hulls of the props around the body, from back to front."""
        scene = Scene(
            first=self.first,
            all=self.moments,
            work=self.limbs["work"],
            planted=frozenset(self.planted),
        )
        return tuple(prop_hulls(self.worn, scene))
