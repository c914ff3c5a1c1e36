"""Options that several commands take."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from hipflow.session.record import Day

T = TypeVar("T", bound=Callable[..., object])

DAY_CHOICE = click.Choice([day.value for day in Day])
"""The kinds of day as an option takes them."""

HISTORY_FILE = click.Path(dir_okay=False, path_type=Path, readable=False)
"""A history file. It may be missing, which the reader reports."""

_CALENDAR_DAY = click.DateTime(formats=["%Y-%m-%d"])


def history_option(command: T) -> T:
    """Adds ``--history FILE``."""
    help_text = "Another history file than the usual one."
    return click.option("--history", type=HISTORY_FILE, help=help_text)(command)


def session_filter_options(command: T) -> T:
    """Adds ``--since``, ``--until`` and ``--routine``, which choose sessions of the history."""
    for option in (
        click.option("--routine", help="Only this routine: its file's name, or its title."),
        click.option(
            "--until", type=_CALENDAR_DAY, metavar="DAY", help="The last day, as 2026-11-23."
        ),
        click.option(
            "--since", type=_CALENDAR_DAY, metavar="DAY", help="The first day, as 2026-11-23."
        ),
    ):
        command = option(command)
    return command
