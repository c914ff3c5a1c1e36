"""What ``hipflow figure`` shows: an exercise's figure in the terminal, or as an SVG file."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from hipflow.errors import StorageError, UnreadableError
from hipflow.figure.drawing import Drawing, room_of, view_of
from hipflow.figure.escapes import terminal_lines
from hipflow.figure.movement import Movement
from hipflow.figure.palette import DARK, LIGHT, Ability, Palette, palette_for
from hipflow.figure.svg import animated_svg, strip_svg
from hipflow.figure.tints import figure_rows
from hipflow.routine.advice import nearest
from hipflow.routine.check import check_bytes
from hipflow.routine.figure_like import whole_figure
from hipflow.routine.library import Library
from hipflow.routine.model import ExerciseFile
from hipflow.routine.source import read_file
from hipflow.session.motion import STEP_MS, USUAL_MS

PHASES: Mapping[str, float] = MappingProxyType({"start": 0.0, "middle": 0.5, "end": 1.0})
"""Moments of the way out, and how much of it is done then."""
MOST_COLUMNS, MOST_ROWS = 60, 24


class Pictured(Struct, frozen=True, kw_only=True):
    """A figure, and how it is wanted.

    Attributes:
        movement: what is drawn.
        mirrored: whether for the left side.
        at: the moments, by their names; none for the whole movement.
    """

    movement: Movement
    mirrored: bool = False
    at: tuple[str, ...] = ()

    @property
    def amounts(self) -> tuple[float, ...]:
        """The moments that are drawn."""
        return tuple(PHASES[name] for name in self.at or ("start", "end"))


def movement_of(name_or_path: str, library: Library) -> Movement:
    """The movement of a library exercise, or of an exercise's file.

    Raises:
        UnreadableError: there is no such exercise, or it has no figure.
        FigureError: its figure makes no body.
    """
    if name_or_path.endswith(".toml"):
        path = Path(name_or_path)
        own = library.among(path)
        exercise = _in_file(path, own)
        figure = whole_figure(exercise.figure, own) if exercise else None
        if exercise is None or (exercise.figure is not None and figure is None):
            raise UnreadableError(f"{path} has mistakes. To see them, type:  hipflow check {path}")
    else:
        found = library.find(name_or_path)
        if found is None:
            raise UnreadableError(_unknown(name_or_path, library))
        figure = whole_figure(found.exercise.figure, library)
    if figure is None:
        raise UnreadableError(f"{name_or_path} has no figure yet.")
    return Movement(figure)


def screen_lines(pictured: Pictured, columns: int, rows: int, ability: Ability) -> tuple[str, ...]:
    """The figure as large as fits, one moment below the other."""
    palette = palette_for(ability)
    width = max(16, min(columns - 1, MOST_COLUMNS))
    height = max(6, min((rows - 2) // len(pictured.amounts), MOST_ROWS))
    view = view_of(pictured.movement, mirrored=pictured.mirrored)
    drawing = Drawing(
        pictured.movement,
        width,
        height,
        mirrored=pictured.mirrored,
        room=room_of(pictured.movement, view),
    )
    lines: list[str] = []
    for amount in pictured.amounts:
        cells = figure_rows(drawing.samples(amount), blocks=palette.blocks)
        lines += terminal_lines(cells, palette, colour=ability.colours > 0)
    return tuple(lines)


def write_svg(pictured: Pictured, path: Path, *, light: bool) -> None:
    """Write the figure as SVG: animated, or a strip of the moments asked for.

    Raises:
        StorageError: the disk refuses.
    """
    palette: Palette = LIGHT if light else DARK
    movement, mirrored = pictured.movement, pictured.mirrored
    if pictured.at:
        text = strip_svg(movement, pictured.amounts, palette, mirrored=mirrored)
    else:
        beat_ms = STEP_MS if movement.figure.turns else USUAL_MS
        text = animated_svg(movement, beat_ms, palette, mirrored=mirrored)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror}") from error


def _in_file(path: Path, library: Library) -> ExerciseFile | None:
    data = read_file(path)
    checked = check_bytes(
        data, name=str(path), kind="exercise", library=library, folder=path.parent
    )
    return checked.exercise


def _unknown(name: str, library: Library) -> str:
    meant = nearest(name, library.ids())
    guess = f" Did you mean {meant}?" if meant else ""
    return f"There is no exercise {name!r} in the library.{guess}"
