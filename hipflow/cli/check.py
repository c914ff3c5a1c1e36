"""``hipflow check``: the mistakes of routine and exercise files."""

import os
import sys
from pathlib import Path

import click

from hipflow.cli.document_output import print_json
from hipflow.library.catalog import Catalog
from hipflow.library.file_check import check_files
from hipflow.routine.toml.source import MAX_BYTES
from hipflow.storage.paths import Paths


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False, allow_dash=True),
)
@click.option("--strict", is_flag=True, help="A warning is an error.")
@click.option("--json", "as_json", is_flag=True, help="For tools: one array of problems.")
def check(files: tuple[Path, ...], *, strict: bool, as_json: bool) -> None:
    """Check routine and exercise FILES: every mistake, in its line, with the fix.

    A folder stands for all .toml files in it and below, - for standard input. Files in a folder
    named library are exercises. Exit code 0: fine, 1: mistakes, 2: unreadable.

    \b
    Examples:
      hipflow check my-plan.toml
      hipflow check routines library
      hipflow check --strict --json my-plan.toml
      hipflow check - < my-plan.toml
    """
    report = check_files(
        files,
        Catalog.at(Paths.from_environment(os.environ)),
        strict=strict,
        read_input=lambda: sys.stdin.buffer.read(MAX_BYTES + 1),
    )
    if as_json:
        print_json(report.as_json)
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        click.echo(report.text(colour=colour))
    sys.exit(report.exit_code)
