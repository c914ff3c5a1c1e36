"""What concerns sound: ``hipflow doctor``."""

import sys

import click

from hipflow.commands.common import opened


@click.command()
@click.option("--silent", is_flag=True, help="Play nothing.")
def doctor(*, silent: bool) -> None:
    """Check terminal, colours, speech, sound and folders, and say what to do.

    You hear three tones and a sentence.

    \b
    Examples:
      hipflow doctor
      hipflow doctor --silent               at night, or over a network
    """
    from hipflow.doctor import examine

    sys.exit(examine(opened(), click.echo, silent=silent))
