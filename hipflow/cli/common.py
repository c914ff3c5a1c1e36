"""What the commands share. Cheap to import: `--help` loads it."""

import os
from typing import TYPE_CHECKING

import click

from hipflow.session.record import Day

if TYPE_CHECKING:
    from hipflow.cli.context import Launch, Options
    from hipflow.library.catalog import Catalogue

DAYS = click.Choice([day.value for day in Day])
"""The kinds of day, as they are written on the command line."""


def opened(options: "Options | None" = None) -> "Launch":
    """Everything one run is made of; nothing is read before it is needed."""
    from hipflow.cli.context import Launch, Options

    return Launch(options or Options(), os.environ)


def at_hand() -> "Catalogue":
    """The routines and exercises at hand, for commands that need neither clock nor voice."""
    from hipflow.library.catalog import Catalogue
    from hipflow.storage.paths import Places

    return Catalogue.at(Places.of_environment(os.environ))


def print_json(value: object) -> None:
    """Print a value for tools."""
    import json

    from hipflow.system.safe_text import json_lines

    click.echo(json_lines(json.dumps(value, indent=2, ensure_ascii=False)))
