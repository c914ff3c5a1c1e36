"""A figure that begins from another exercise's: what it writes is laid over what that one has."""

from msgspec.structs import asdict, replace

from hipflow.routine.format.figure_table import FigureTable
from hipflow.routine.resolve.finder import ExerciseFinder

MOST_STEPS = 4
"""A figure may be like one that is like another, so many steps deep; then it is a circle."""


def resolve_figure(written: FigureTable | None, library: ExerciseFinder) -> FigureTable | None:
    """The figure with everything it is ``like`` laid below it; ``None`` where no pose is found."""
    figure, seen = written, 0
    while figure is not None and figure.like is not None and seen < MOST_STEPS:
        found = library.find(figure.like)
        figure = _overlay(figure, found.exercise.figure if found else None)
        seen += 1
    return figure if figure is not None and figure.pose and figure.like is None else None


def _overlay(figure: FigureTable, below: FigureTable | None) -> FigureTable:
    """What is written wins key by key, and of the poses pose by pose."""
    if below is None:
        return replace(figure, like=None)
    written = {key: value for key, value in asdict(figure).items() if value is not None}
    poses = {**(below.pose or {}), **(figure.pose or {})}
    return replace(below, **{**written, "like": below.like, "pose": poses or None})
