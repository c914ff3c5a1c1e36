"""What concerns routine files: ``hipflow show``, ``check`` and ``add``."""

import os
import sys
from pathlib import Path

import click

from hipflow.commands.common import DAYS, opened, print_json
from hipflow.session.record import Day


@click.command()
@click.argument("routine")
@click.option("--day", type=DAYS, default=Day.USUAL.value, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="For tools.")
def show(routine: str, day: str, *, as_json: bool) -> None:
    """Show the whole plan of ROUTINE, to the second.

    \b
    Examples:
      hipflow show hip-starter
      hipflow show my-plan.toml --day strong --json
    """
    from hipflow.session.plan import make_plan
    from hipflow.session.units import Choices, sore_side
    from hipflow.showing import plan_json, plan_lines

    loaded = opened().shelf.load(routine)
    choices = Choices(day=Day(day), affected=sore_side(loaded.routine, None))
    plan = make_plan(loaded.routine, choices)
    if as_json:
        print_json(plan_json(plan))
    else:
        click.echo("\n".join(plan_lines(plan)))


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--json", "as_json", is_flag=True, help="For tools: one array of problems.")
def check(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Check routine and exercise FILES: every mistake, in its line, with the fix.

    Files in a folder named library are exercises. Exit code 0: fine, 1: mistakes, 2: unreadable.

    \b
    Examples:
      hipflow check my-plan.toml
      hipflow check routines/*.toml library/*.toml --json
    """
    from hipflow.checking import check_files

    report = check_files(files, opened().shelf.catalogue)
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
    from hipflow.adding import add_routine
    from hipflow.telling import added_lines

    added = add_routine(file, opened().shelf.catalogue, replace=replace)
    click.echo("\n".join(added_lines(added)))
