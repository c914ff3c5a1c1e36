"""Opens the screens over the player, where there is a terminal for them."""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hipflow.cli.context import Launch
from hipflow.cli.shutdown import last_words, last_words_in_a_hurry
from hipflow.library.catalog import LoadedRoutine
from hipflow.player.interrupted_session import Found
from hipflow.player.player import Player
from hipflow.player.rehearsal import Rehearsals
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.system import signals
from hipflow.system.file_watch import changes

if TYPE_CHECKING:
    from hipflow.ui.app import HipflowApp
    from hipflow.ui.services import Services

REFRESH_MS = 125
"""How often the screen hears of time alone; a divisor of a second, so that seconds turn on time."""

NO_SCREENS = """The screens need a terminal, and here there is none that can draw them.
In lines of text it goes anywhere: hipflow play hip-starter --plain"""


def screens_possible(environment: Mapping[str, str]) -> bool:
    """Whether there is a terminal to draw on and to read keys from."""
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return at_terminal and environment.get("TERM") != "dumb"


def has_light_ground(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says that its ground is light; most do not say.

    ``COLORFGBG`` holds the numbers of the letters' colour and, last, of the ground's: 7 is light
    grey, 15 white.
    """
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def open_app(launch: Launch, loaded: LoadedRoutine | None, *, author: Path | None = None) -> int:
    """Run the screens; returns the exit code.

    Args:
        launch: everything this run is made of.
        loaded: a routine to look at first.
        author: a file to open for its author instead.
    """
    from hipflow.ui.app import HipflowApp  # noqa: PLC0415 - plain mode needs no screens

    if not screens_possible(launch.environment):
        click.echo(NO_SCREENS, err=True)
        return 2
    app = HipflowApp(_services(launch, loaded, author))
    asyncio.run(_screens(app))
    if app.told_to_leave:
        last_words_in_a_hurry(launch)
        return signals.exit_code(app.told_to_leave)
    saved = last_words(launch, loaded)
    return app.return_code or (0 if saved else 2)


def _services(launch: Launch, loaded: LoadedRoutine | None, author: Path | None) -> "Services":
    """What the screens may use."""
    from hipflow.ui.services import Services  # noqa: PLC0415 - the same
    from hipflow.ui.terminal.images import picture_maker  # noqa: PLC0415 - plain mode needs no screens

    def make_player(loaded: LoadedRoutine, day: Day, side: Side, pain_before: int | None) -> Player:
        return launch.make_player(loaded, day, side, pain_before, REFRESH_MS)

    # An author at work is not asked about a session of the day before.
    found = Found() if author else launch.find_left_over(ask=True)
    return Services(
        shelf=launch.shelf,
        clock=launch.clock,
        voice=launch.voice,
        check_sound=launch.sounding.check,
        sounding=launch.sounding,
        make_player=make_player,
        keep_not_today=launch.keep_not_today,
        play_now=loaded,
        asked_day=launch.options.day,
        toggle_mute=lambda player: launch.announcer.mute(player.look()),
        light_ground=has_light_ground(launch.environment),
        opening_note=found.note,
        left_over=found.left_over,
        go_on=lambda left_over: launch.go_on(left_over, REFRESH_MS),
        errands=launch.disk,
        try_again=launch.try_again,
        author=author,
        follow=changes,
        rehearsals=Rehearsals(launch.clock, asyncio.get_running_loop, launch.sounding.speak_for),
        pictures=picture_maker(),
        fall_still=launch.fall_still,
    )


async def _screens(app: "HipflowApp") -> None:
    # There Ctrl+C is a key like others: the signal comes from elsewhere.
    with signals.ending(app.leave), signals.listening(app.leave, "SIGINT"):
        await app.run_async()
