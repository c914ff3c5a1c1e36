"""``hipflow add``: takes a routine from a file among the person's own."""

import os
from pathlib import Path

import click

from hipflow.export.text_tables import added_lines
from hipflow.library.catalog import Catalog
from hipflow.library.import_routine import add_routine
from hipflow.storage.paths import Paths


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--replace", is_flag=True, help="Replace a routine of that name; the old one is kept."
)
def add(file: Path, *, replace: bool) -> None:
    """Keep the routine in FILE among yours, with its pictures and its own exercises.

    \b
    Examples:
      hipflow add ~/Downloads/knee-week-2.toml
      hipflow add knee-week-2.toml --replace
    """
    added = add_routine(file, Catalog.at(Paths.from_environment(os.environ)), replace=replace)
    click.echo("\n".join(added_lines(added)))
