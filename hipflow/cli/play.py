"""``hipflow play``: a session, with screens or in plain lines."""

import os
import sys
from pathlib import Path

import click

from hipflow.cli.context import RunContext, RunOptions
from hipflow.cli.options import DAY_CHOICE, HISTORY_FILE
from hipflow.library.catalog import LoadedRoutine
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.record import Day

_LEAST_SPEED, _MOST_SPEED = 0.1, 1000


@click.command()
@click.argument("routine")
@click.option(
    "--day",
    type=DAY_CHOICE,
    help="The kind of day, instead of being asked; with much pain it asks.",
)
@click.option(
    "--speed",
    type=click.FloatRange(_LEAST_SPEED, _MOST_SPEED),
    default=1.0,
    show_default=True,
    help="Session seconds a real second; for trying a routine out. Only speed 1 counts as done.",
)
@click.option(
    "--wait",
    type=click.Choice([wait.value for wait in ReadyWait]),
    help="Wait until you press space: never, when the position changes, before every exercise.",
)
@click.option("--mute", is_flag=True, help="No voice and no tones.")
@click.option("--plain", is_flag=True, help="Lines of text instead of screens.")
@click.option(
    "--history",
    type=HISTORY_FILE,
    help="Keep the session in this file instead of the usual one.",
)
def play(  # noqa: PLR0913 - an argument for each option
    routine: str,
    day: str | None,
    speed: float,
    *,
    wait: str | None,
    mute: bool,
    plain: bool,
    history: Path | None,
) -> None:
    """Play ROUTINE, a name or a path.

    \b
    Examples:
      hipflow play hip-starter
      hipflow play ./from-my-therapist.toml --day gentle
      hipflow play hip-starter --plain          for screen readers and logs
      printf '3\\n\\n2\\n' | hipflow play hip-starter --plain --speed 20

    In plain mode with a pipe each line is a key or an answer: space, right, left, f, 3 …
    What waits for a key goes on by itself once the pipe has ended.
    """
    chosen = RunOptions(
        day=Day(day) if day else None,
        speed=speed,
        wait=ReadyWait(wait) if wait else None,
        mute=mute,
        history=history,
    )
    context = RunContext(chosen, os.environ)
    loaded = context.catalog.load(routine)
    sys.exit(_run(context, loaded, plain=plain))


def _run(context: RunContext, loaded: LoadedRoutine, *, plain: bool) -> int:
    if plain:
        from hipflow.cli.run_plain import run_plain  # noqa: PLC0415 - one of the two is needed

        return run_plain(context, loaded)
    from hipflow.cli.run_screens import run_screens  # noqa: PLC0415 - it loads Textual

    return run_screens(context, loaded)
