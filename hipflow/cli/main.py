"""The command line: what there is to call. Each command stands in :mod:`hipflow.commands`.

Exit codes: 0 fine, 1 mistakes in a routine, 2 unreadable, unknown or wrong usage.
"""

import sys

import click

from hipflow import __version__
from hipflow.cli import figure, library, play, records, routines, sound, writing
from hipflow.cli.common import make_context

_COMMANDS = (
    play.play,
    routines.show,
    routines.check,
    routines.add,
    library.library,
    writing.new,
    writing.preview,
    writing.schema,
    records.history,
    sound.render,
    sound.voices,
    figure.figure,
    records.report,
    sound.doctor,
)

_MAIN_HELP = """Plays a physiotherapy routine: timers, counts, a voice, and a pain diary.

Without a command the app opens on today's routine.

\b
Examples:
  hipflow                              what is due today
  hipflow play hip-starter             start a routine
  hipflow play my-plan.toml --day gentle
  hipflow show hip-starter             the whole plan, to the second
  hipflow new my-plan                  a routine of your own to start from
  hipflow preview my-plan.toml         what the patient will get, while you write
  hipflow check my-plan.toml           every mistake, in its line, with the fix
  hipflow library side-lying           exercises, by name, position, muscle, thing
  hipflow add my-plan.toml             keep a routine that came by mail
  hipflow render hip-starter           the whole session as sound, for the phone
  hipflow figure bridge                see a movement
  hipflow history                      what was done, and how it hurt
  hipflow voices en --play             who can speak, one after the other
  hipflow report                       a page for your therapist
  hipflow doctor                       is everything in order for sound and screen?

hipflow shows what a routine's author wrote and what you rated. It does not diagnose and does not
replace care. Stop and get help if you see a warning sign.
"""


@click.group(
    commands=_COMMANDS,
    invoke_without_command=True,
    help=_MAIN_HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "--version", prog_name="hipflow")
@click.pass_context
def main(context: click.Context) -> None:
    """Open the app when no command is given."""
    if context.invoked_subcommand is None:
        from hipflow.cli.run_screens import run_screens

        sys.exit(run_screens(make_context(), None))
