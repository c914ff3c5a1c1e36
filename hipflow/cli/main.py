"""The command line: which commands there are, and the help that lists them.

Exit codes: 0 fine, 1 mistakes in a routine, 2 unreadable, unknown or wrong usage.
"""

import os
import sys
from importlib import import_module

import click

from hipflow import __version__

COMMANDS = {
    "add": "Keep the routine in FILE among yours, with its pictures and its own exercises.",
    "check": "Check routine and exercise FILES: every mistake, in its line, with the fix.",
    "doctor": "Check terminal, colours, speech, sound and folders, and say what to do.",
    "figure": "Draw the figure of EXERCISE: an id of the library, or an exercise's file.",
    "flare-up": "Show the warning signs, and what to do when it hurts more than usual.",
    "history": "Show the sessions played, newest first.",
    "library": "Find exercises by WORDS: name, position, target, level, equipment or tag.",
    "new": "Write a routine to start from into the file NAME.toml.",
    "play": "Play ROUTINE, a name or a path.",
    "preview": (
        "See and hear what the patient will get, while you write FILE in an editor of your own."
    ),
    "render": "Write the whole guided session of ROUTINE as sound, to take along on a phone.",
    "report": "Write one page for your therapist: pain, sessions, exercises, notes.",
    "schema": "Print the JSON Schema of a routine, or of an exercise of the library.",
    "show": "Show the whole plan of ROUTINE, to the second, with what is said, needed, and asked.",
    "voices": "List the voices on this computer, those for LANGUAGE if one is named.",
}
"""Every command with the first paragraph of its help, in the order of ``hipflow --help``.

The command ``NAME`` is the function ``NAME`` of the module ``hipflow.cli.NAME``, a ``-`` in it
written ``_``; the module is imported when it is called: ``--help`` and ``--version`` import none.
"""

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
  hipflow flare-up                     warning signs, and what to do when it hurts more
  hipflow report                       a page for your therapist
  hipflow doctor                       is everything in order for sound and screen?

hipflow shows what a routine's author wrote and what you rated. It does not diagnose and does not
replace care. Stop and get help if you see a warning sign.
"""


class CommandGroup(click.Group):
    """A group that lists its commands by name and help, and imports the one that is called."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments call, from its module, and the arguments for it."""
        name, listed, rest = super().resolve_command(ctx, args)
        if name is None or listed is None:
            return name, listed, rest
        module = name.replace("-", "_")
        return name, getattr(import_module(f"hipflow.cli.{module}"), module), rest


@click.group(
    cls=CommandGroup,
    commands=[click.Command(name, help=text) for name, text in COMMANDS.items()],
    invoke_without_command=True,
    help=_MAIN_HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "--version", prog_name="hipflow")
@click.pass_context
def main(context: click.Context) -> None:
    """Open the app when no command is given."""
    if context.invoked_subcommand is None:
        from hipflow.cli.context import RunContext, RunOptions  # noqa: PLC0415 - see COMMANDS
        from hipflow.cli.run_screens import run_screens  # noqa: PLC0415 - it loads Textual

        sys.exit(run_screens(RunContext(RunOptions(), os.environ), None))
