"""What concerns the figure: ``hipflow figure``."""

import os
import shutil
import sys
from pathlib import Path

import click

from hipflow.commands.common import opened


@click.command()
@click.argument("exercise")
@click.option(
    "--at",
    type=click.Choice(["start", "middle", "end"]),
    multiple=True,
    help="This moment only; may be given several times.",
)
@click.option("--svg", type=click.Path(path_type=Path), help="Write an SVG file instead.")
@click.option("--light", is_flag=True, help="For a light ground.")
@click.option("--left", is_flag=True, help="For the left side.")
@click.option("--ascii", "signs", is_flag=True, help="With plain signs only.")
def figure(
    exercise: str,
    at: tuple[str, ...],
    svg: Path | None,
    *,
    light: bool,
    left: bool,
    signs: bool,
) -> None:
    """Draw the figure of EXERCISE: an id of the library, or an exercise's file.

    An SVG file moves; of single moments it is a strip that stands still.

    \b
    Examples:
      hipflow figure bridge
      hipflow figure my-library/heel-slide.toml --at end
      hipflow figure clamshell --svg clamshell.svg
      hipflow figure clamshell --svg strip.svg --at start --at end --light
    """
    from hipflow.figure.palette import Ability
    from hipflow.picturing import Pictured, movement_of, screen_lines, write_svg

    movement = movement_of(exercise, opened().shelf.catalogue.library)
    pictured = Pictured(movement=movement, mirrored=left, at=at)
    if svg is not None:
        write_svg(pictured, svg, light=light)
        click.echo(f"Written: {svg}")
        return
    ability = Ability(
        colours=1 << 24 if sys.stdout.isatty() and "NO_COLOR" not in os.environ else 0,
        dark=not light,
        blocks=not signs and (sys.stdout.encoding or "").lower().startswith("utf"),
    )
    size = shutil.get_terminal_size()
    click.echo("\n".join(screen_lines(pictured, size.columns, size.lines, ability)))
