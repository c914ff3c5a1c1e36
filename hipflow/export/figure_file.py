"""The figure of one exercise as terminal lines or as an SVG file, for ``hipflow figure``."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from hipflow.figure.escapes import terminal_lines
from hipflow.figure.movement import Movement
from hipflow.figure.painter import FigurePainter
from hipflow.figure.palette import ANSI, CONTRAST, DARK, GREY, LIGHT, Ability, Palette, palette_for
from hipflow.figure.svg import animated_svg, strip_svg
from hipflow.figure.tints import figure_rows
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.format.model import ExerciseFile
from hipflow.routine.problems.suggestions import nearest_word
from hipflow.routine.resolve.figure_inheritance import resolve_figure
from hipflow.routine.toml.source import read_source
from hipflow.session.view.motion import STEP_MS, USUAL_MS
from hipflow.system.errors import UnreadableError
from hipflow.system.files import SHARED_FILE_MODE, atomic_file, refusal

MOMENT_AMOUNTS: Mapping[str, float] = MappingProxyType({"start": 0.0, "middle": 0.5, "end": 1.0})
"""Moments of the way out, and how much of it is done then."""
PALETTES: Mapping[str, Palette] = MappingProxyType(
    {
        "dark": DARK,
        "light": LIGHT,
        "contrast": CONTRAST,
        "grey": GREY,
        "16": ANSI,
        "signs": palette_for(Ability(blocks=False)),
    }
)
"""Every palette by its name on the command line."""
MOST_COLUMNS, MOST_ROWS = 60, 24
LEAST_COLUMNS, LEAST_ROWS = 16, 6


class FigureRequest(Struct, frozen=True, kw_only=True):
    """A figure, and how it is to be drawn.

    Attributes:
        movement: what is drawn.
        mirrored: whether it is drawn for the left side.
        at: names of the moments to draw; none for the whole movement.
    """

    movement: Movement
    mirrored: bool = False
    at: tuple[str, ...] = ()

    @property
    def amounts(self) -> tuple[float, ...]:
        """How much of the way out is done at each moment that is drawn, from 0 to 1."""
        return tuple(MOMENT_AMOUNTS[name] for name in self.at or ("start", "end"))


def movement_of(name_or_path: str, library: ExerciseLibrary) -> Movement:
    """The movement of a library exercise, or of an exercise's file.

    Raises:
        UnreadableError: there is no such exercise, or it has no figure.
        FigureError: its figure makes no body.
    """
    if name_or_path.endswith(".toml"):
        path = Path(name_or_path)
        own = library.with_folder_of(path)
        exercise = _read_exercise(path, own)
        figure = resolve_figure(exercise.figure, own) if exercise else None
        if exercise is None or (exercise.figure is not None and figure is None):
            raise UnreadableError(f"{path} has mistakes. To see them, type:  hipflow check {path}")
    else:
        found = library.find(name_or_path)
        if found is None:
            raise UnreadableError(_unknown_text(name_or_path, library))
        figure = resolve_figure(found.exercise.figure, library)
    if figure is None:
        raise UnreadableError(f"{name_or_path} has no figure yet.")
    return Movement(figure)


def figure_lines(
    request: FigureRequest, columns: int, rows: int, palette: Palette, *, colour: bool
) -> tuple[str, ...]:
    """The figure as large as fits, one moment below the other.

    Args:
        request: the figure.
        columns: of the terminal.
        rows: of the terminal.
        palette: its colours, or signs.
        colour: whether colours may be sent; without them blocks would say nothing.
    """
    width = max(LEAST_COLUMNS, min(columns - 1, MOST_COLUMNS))
    height = max(LEAST_ROWS, min((rows - 2) // len(request.amounts), MOST_ROWS))
    drawing = FigurePainter(request.movement, width, height, mirrored=request.mirrored)
    lines: list[str] = []
    for amount in request.amounts:
        cells = figure_rows(drawing.samples(amount), blocks=palette.blocks and colour)
        lines += terminal_lines(cells, palette, colour=colour)
    return tuple(lines)


def write_svg(request: FigureRequest, path: Path, colours: str) -> None:
    """Write the figure as SVG: animated, or a strip of the moments asked for.

    Raises:
        StorageError: the disk refuses.
    """
    palette, movement, mirrored = PALETTES[colours], request.movement, request.mirrored
    if request.at:
        text = strip_svg(movement, request.amounts, palette, mirrored=mirrored)
    else:
        beat_ms = STEP_MS if movement.figure.turns else USUAL_MS
        text = animated_svg(movement, beat_ms, palette, mirrored=mirrored)
    try:
        with atomic_file(path, SHARED_FILE_MODE) as file:
            file.write(text.encode())
    except OSError as error:
        raise refusal("The figure could not be written", path, error) from error


def _read_exercise(path: Path, library: ExerciseLibrary) -> ExerciseFile | None:
    data = read_source(path)
    checked = check_bytes(
        data, name=str(path), kind="exercise", library=library, folder=path.parent
    )
    return checked.exercise


def _unknown_text(name: str, library: ExerciseLibrary) -> str:
    meant = nearest_word(name, library.ids())
    guess = f" Did you mean {meant}?" if meant else ""
    return f"There is no exercise {name!r} in the library.{guess}"
