"""What the commands share. Cheap to import: `--help` loads it."""

import os
from typing import TYPE_CHECKING

import click

from hipflow.session.record import Day

if TYPE_CHECKING:
    from hipflow.cli.context import RunContext, RunOptions
    from hipflow.library.catalog import Catalog

DAY_CHOICE = click.Choice([day.value for day in Day])
"""The kinds of day, as they are written on the command line."""


def make_context(options: "RunOptions | None" = None) -> "RunContext":
    """Everything one run is made of; nothing is read before it is needed."""
    from hipflow.cli.context import RunContext, RunOptions

    return RunContext(options or RunOptions(), os.environ)


def open_catalog() -> "Catalog":
    """The routines and exercises at hand, for commands that need neither clock nor voice."""
    from hipflow.library.catalog import Catalog
    from hipflow.storage.paths import Paths

    return Catalog.at(Paths.from_environment(os.environ))


def print_json(value: object) -> None:
    """Print a value for tools."""
    import json

    from hipflow.system.safe_text import json_lines

    click.echo(json_lines(json.dumps(value, indent=2, ensure_ascii=False)))
