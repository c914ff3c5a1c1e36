"""``hipflow add``: takes a routine from a file among the person's own."""

import os
import sys
from pathlib import Path

import click

from hipflow.export.text_tables import added_lines, change_lines
from hipflow.library.catalog import Catalog
from hipflow.library.import_routine import add_routine
from hipflow.storage.paths import Paths


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--replace",
    is_flag=True,
    help="Replace a routine of that name without being asked; the old one is kept.",
)
def add(file: Path, *, replace: bool) -> None:
    """Keep the routine in FILE among yours, with its pictures and its own exercises.

    It gets a folder to itself, so that no other routine changes. Where you have another of its
    name, you see what would change, and are asked.

    \b
    Examples:
      hipflow add ~/Downloads/knee-week-2.toml
      hipflow add knee-week-2.toml --replace
    """

    def agree(changes: tuple[str, ...]) -> bool:
        can_ask = sys.stdin.isatty() and sys.stdout.isatty()
        if not (replace or can_ask):
            return False
        click.echo("\n".join(change_lines(changes)))
        if not replace and not click.confirm("Put the new one in its place? The old one is kept."):
            click.echo("Nothing was changed.")
            raise click.exceptions.Exit(1)
        return True

    catalog = Catalog.at(Paths.from_environment(os.environ))
    click.echo("\n".join(added_lines(add_routine(file, catalog, agree=agree))))
