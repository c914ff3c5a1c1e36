"""``hipflow preview``: a routine's file on the screens while its author writes it."""

import os
import sys
from pathlib import Path

import click

from hipflow.cli.context import RunContext, RunOptions
from hipflow.routine.toml.source import read_source
from hipflow.system.errors import UnreadableError
from hipflow.system.safe_text import shell_path


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--mute", is_flag=True, help="No voice and no tones.")
def preview(file: Path, *, mute: bool) -> None:
    """See and hear what the patient will get, while you write FILE in an editor of your own.

    Follows the file as you save it: mistakes are shown in their lines, and the last version without
    any stays. Every step can be played, at any speed.

    \b
    Examples:
      hipflow preview my-plan.toml
      hipflow preview library/my-exercise.toml
    """
    try:
        read_source(file)
    except UnreadableError as error:
        begin = (
            "" if file.exists() else f"\nTo begin one: hipflow new {shell_path(Path(file.stem))}"
        )
        raise UnreadableError(f"{error}{begin}") from error
    from hipflow.cli.run_screens import run_screens  # noqa: PLC0415 - it loads Textual

    sys.exit(run_screens(RunContext(RunOptions(mute=mute), os.environ), None, author=file))
