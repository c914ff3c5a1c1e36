"""``hipflow figure``: the figure of one exercise, in the terminal or as an SVG file."""

import os
import shutil
import sys
from pathlib import Path

import click

from hipflow.export.figure_file import (
    PALETTES,
    FigureRequest,
    figure_lines,
    movement_of,
    write_svg,
)
from hipflow.figure.palette import Ability, palette_for
from hipflow.library.catalog import Catalog
from hipflow.storage.paths import Paths
from hipflow.system.safe_text import safe


@click.command()
@click.argument("exercise")
@click.option(
    "--at",
    type=click.Choice(["start", "middle", "end"]),
    multiple=True,
    help="This moment only; may be given several times.",
)
@click.option("--svg", type=click.Path(path_type=Path), help="Write an SVG file instead.")
@click.option(
    "--colours",
    type=click.Choice(["dark", "light", "contrast", "grey", "16", "signs"]),
    help="Instead of those that suit the terminal; dark in a file.",
)
@click.option("--left", is_flag=True, help="For the left side.")
def figure(
    exercise: str,
    at: tuple[str, ...],
    svg: Path | None,
    colours: str | None,
    *,
    left: bool,
) -> None:
    """Draw the figure of EXERCISE: an id of the library, or an exercise's file.

    An SVG file moves; of single moments it is a strip that stands still.

    \b
    Examples:
      hipflow figure bridge
      hipflow figure my-library/heel-slide.toml --at end
      hipflow figure clamshell --svg clamshell.svg
      hipflow figure clamshell --svg strip.svg --at start --at end --colours light
    """
    catalog = Catalog.at(Paths.from_environment(os.environ))
    movement = movement_of(exercise, catalog.library)
    request = FigureRequest(movement=movement, mirrored=left, at=at)
    if svg is not None:
        write_svg(request, svg, colours or "dark")
        click.echo(f"Written: {safe(str(svg))}")
        return
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    ability = Ability(
        colours=1 << 24 if coloured else 0,
        blocks=coloured and (sys.stdout.encoding or "").lower().startswith("utf"),
    )
    palette = PALETTES[colours] if colours else palette_for(ability)
    size = shutil.get_terminal_size()
    lines = figure_lines(request, size.columns, size.lines, palette, colour=coloured)
    click.echo("\n".join(lines))
