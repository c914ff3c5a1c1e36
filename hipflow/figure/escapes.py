"""A picture as lines for a terminal, with escape sequences for its colours."""

from collections.abc import Iterator, Sequence

from hipflow.figure.palette import Palette, Role, mixed
from hipflow.figure.tints import QUARTERS, FigureCell, FigureRow, Tint

RESET = "\x1b[0m"


def terminal_lines(rows: Sequence[FigureRow], palette: Palette, *, colour: bool) -> Iterator[str]:
    """The rows of a picture as lines with escape sequences, without blanks at their ends."""
    for row in rows:
        if not colour:
            yield "".join(cell.glyph for cell in row).rstrip()
            continue
        parts, style = [], ""
        for cell in _without_blank_end(row):
            own = _style(cell, palette)
            parts.append(cell.glyph if own == style else f"{own}{cell.glyph}")
            style = own
        yield "".join(parts) + RESET if parts else ""


def colour_of(tint: Tint, palette: Palette) -> str:
    """The colour of a tint, ``#RRGGBB``."""
    colour = palette.colours[tint.role]
    if not tint.quarters or not palette.mixes:
        return colour
    return mixed(colour, palette.colours[tint.other], tint.quarters / QUARTERS)


def _without_blank_end(row: FigureRow) -> FigureRow:
    end = len(row)
    while end and row[end - 1].glyph == " " and row[end - 1].ground == Tint(Role.GROUND):
        end -= 1
    return row[:end]


def _style(cell: FigureCell, palette: Palette) -> str:
    ink, ground = colour_of(cell.ink, palette), colour_of(cell.ground, palette)
    behind = "49" if cell.ground == Tint(Role.GROUND) else f"48;2;{_rgb(ground)}"
    return f"\x1b[38;2;{_rgb(ink)};{behind}m"


def _rgb(colour: str) -> str:
    return ";".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
