"""The command line: arguments, settings, which front end. What costs is loaded when it is needed.

Exit codes: 0 fine, 1 mistakes in a routine, 2 unreadable, unknown or wrong usage.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hipflow import __version__
from hipflow.session.record import Day

if TYPE_CHECKING:
    from hipflow.launch import Launch, Options

_DAYS = click.Choice([day.value for day in Day])
_LEAST_SPEED, _MOST_SPEED = 0.1, 1000

_MAIN_HELP = """Plays a physiotherapy routine: timers, counts, a voice, and a pain diary.

Without a command the app opens on today's routine.

\b
Examples:
  hipflow                              what is due today
  hipflow play hip-starter             start a routine
  hipflow play my-plan.toml --day gentle
  hipflow show hip-starter             the whole plan, to the second
  hipflow check my-plan.toml           every mistake, in its line, with the fix
  hipflow add my-plan.toml             keep a routine that came by mail
  hipflow history                      what was done, and how it hurt
  hipflow doctor                       is everything in order for sound and screen?

hipflow shows what a routine's author wrote and what you rated. It does not diagnose and does not
replace care. Stop and get help if you see a warning sign.
"""


def _launch(options: "Options | None" = None) -> "Launch":
    from hipflow.launch import Launch, Options

    return Launch(options or Options(), os.environ)


@click.group(
    invoke_without_command=True,
    help=_MAIN_HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "--version", prog_name="hipflow")
@click.pass_context
def main(context: click.Context) -> None:
    """Open the app when no command is given."""
    if context.invoked_subcommand is None:
        from hipflow.playing import open_app

        sys.exit(open_app(_launch(), None))


@main.command()
@click.argument("routine")
@click.option("--day", type=_DAYS, help="The kind of day, instead of being asked.")
@click.option(
    "--speed",
    type=click.FloatRange(_LEAST_SPEED, _MOST_SPEED),
    default=1.0,
    show_default=True,
    help="Session seconds a real second; for trying a routine out. Only speed 1 counts as done.",
)
@click.option("--mute", is_flag=True, help="No voice and no tones.")
@click.option("--plain", is_flag=True, help="Lines of text instead of screens.")
@click.option(
    "--history",
    type=click.Path(dir_okay=False, path_type=Path, readable=False),
    help="Keep the session in this file instead of the usual one.",
)
def play(
    routine: str, day: str | None, speed: float, *, mute: bool, plain: bool, history: Path | None
) -> None:
    """Play ROUTINE, a name or a path.

    \b
    Examples:
      hipflow play hip-starter
      hipflow play ./from-my-therapist.toml --day gentle
      hipflow play hip-starter --plain          for screen readers and logs
      printf '3\\n\\n2\\n' | hipflow play hip-starter --plain --speed 20

    In plain mode with a pipe each line is a key or an answer: space, right, left, f, 3 …
    """
    from hipflow.launch import Options

    chosen = Day(day) if day else None
    launch = _launch(Options(day=chosen, speed=speed, mute=mute, history=history))
    loaded = launch.shelf.load(routine)
    from hipflow.playing import open_app, open_plain

    sys.exit(open_plain(launch, loaded) if plain else open_app(launch, loaded))


@main.command()
@click.argument("routine")
@click.option("--day", type=_DAYS, default=Day.USUAL.value, show_default=True)
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

    loaded = _launch().shelf.load(routine)
    choices = Choices(day=Day(day), affected=sore_side(loaded.routine, None))
    plan = make_plan(loaded.routine, choices)
    if as_json:
        _print_json(plan_json(plan))
    else:
        click.echo("\n".join(plan_lines(plan)))


@main.command()
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

    report = check_files(files, _launch().shelf.catalogue)
    if as_json:
        _print_json(report.as_json)
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        click.echo(report.text(colour=colour))
    sys.exit(report.exit_code)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Everything, as one array.")
@click.option(
    "--history",
    type=click.Path(dir_okay=False, path_type=Path, readable=False),
    help="Another history file than the usual one.",
)
def history(*, as_json: bool, history: Path | None) -> None:
    """Show the sessions played, newest first.

    \b
    Examples:
      hipflow history
      hipflow history --json > sessions.json
    """
    from hipflow.launch import Options
    from hipflow.telling import history_lines

    read = _launch(Options(history=history)).shelf.history_read()
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(read.records), indent=2).decode())
    else:
        click.echo("\n".join(history_lines(read.records)))
    if read.newer:
        click.echo(
            "Some of it was written by a newer hipflow and is shown as far as known.", err=True
        )
    for line in read.damaged:
        click.echo(f"Line {line.number} of the history is damaged: {line.why}", err=True)


@main.command()
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

    added = add_routine(file, _launch().shelf.catalogue, replace=replace)
    click.echo("\n".join(added_lines(added)))


@main.command()
def doctor() -> None:
    """Check terminal, colours, speech, sound and folders, and say what to do."""
    from hipflow.doctor import examine

    sys.exit(examine(_launch(), click.echo))


def _print_json(value: object) -> None:
    import json

    click.echo(json.dumps(value, indent=2, ensure_ascii=False))
