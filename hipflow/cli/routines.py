"""What concerns routine files: ``hipflow show``, ``check`` and ``add``."""

import os
import shutil
import sys
from pathlib import Path

import click

from hipflow.cli.common import DAY_CHOICE, open_catalog, print_json
from hipflow.session.record import Day


@click.command()
@click.argument("routine")
@click.option("--day", type=DAY_CHOICE, default=Day.USUAL.value, show_default=True)
@click.option("--said", is_flag=True, help="Every sentence that is spoken, at its time.")
@click.option("--silent", is_flag=True, help="None of them.")
@click.option("--json", "as_json", is_flag=True, help="For tools.")
def show(routine: str, day: str, *, said: bool, silent: bool, as_json: bool) -> None:
    """Show the whole plan of ROUTINE, to the second, with what is said, needed, and asked.

    \b
    Examples:
      hipflow show hip-starter
      hipflow show hip-starter --said
      hipflow show my-plan.toml --day strong --json
    """
    from hipflow.export.plan_table import SpeechDetail, plan_json, plan_lines
    from hipflow.session.plan.plan import make_plan
    from hipflow.session.plan.sets import Choices, sore_side

    loaded = open_catalog().load(routine)
    choices = Choices(day=Day(day), affected=sore_side(loaded.routine, None))
    plan = make_plan(loaded.routine, choices)
    if as_json:
        print_json(plan_json(plan))
    else:
        how_much = (
            SpeechDetail.IN_FULL if said else SpeechDetail.NOT if silent else SpeechDetail.BRIEFLY
        )
        width = min(shutil.get_terminal_size((100, 24)).columns, 120)
        click.echo("\n".join(plan_lines(plan, said=how_much, width=width)))


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
    from hipflow.library.lint import check_files
    from hipflow.routine.toml.source import MAX_BYTES

    report = check_files(
        files,
        open_catalog(),
        strict=strict,
        read_input=lambda: sys.stdin.buffer.read(MAX_BYTES + 1),
    )
    if as_json:
        print_json(report.as_json)
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        click.echo(report.text(colour=colour))
    sys.exit(report.exit_code)


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
    from hipflow.export.text_tables import added_lines
    from hipflow.library.import_routine import add_routine

    added = add_routine(file, open_catalog(), replace=replace)
    click.echo("\n".join(added_lines(added)))
