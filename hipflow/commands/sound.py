"""What concerns sound: ``hipflow doctor``."""

import sys

import click

from hipflow.commands.common import opened


@click.command()
def doctor() -> None:
    """Check terminal, colours, speech, sound and folders, and say what to do."""
    from hipflow.doctor import examine

    sys.exit(examine(opened(), click.echo))
