"""Opens a front end over the player: the screens, or plain lines."""

import asyncio
import sys

import click
import msgspec

from hipflow.catalogue import LoadedRoutine
from hipflow.errors import StorageError
from hipflow.launch import Launch
from hipflow.player.announce import Announcer
from hipflow.player.journal import settle_left_over
from hipflow.player.run import Player
from hipflow.session.record import Day
from hipflow.session.steps import Side

REFRESH_MS = 125
"""How often the screen hears of time alone; a divisor of a second, so that seconds turn on time."""


def open_app(launch: Launch, loaded: LoadedRoutine | None) -> int:
    """Run the screens; returns the exit code."""
    from hipflow.ui.app import HipflowApp  # noqa: PLC0415 - plain mode needs no screens
    from hipflow.ui.services import Services  # noqa: PLC0415 - plain mode needs no screens

    def make_player(loaded: LoadedRoutine, day: Day, side: Side, pain_before: int | None) -> Player:
        return launch.make_player(loaded, day, side, pain_before, REFRESH_MS)

    note = left_over_note(launch)
    services = Services(
        shelf=launch.shelf,
        clock=launch.clock,
        voice=launch.voice,
        make_player=make_player,
        play_now=loaded,
        day=launch.options.day or launch.shelf.settings.day_default,
        say_again=lambda player: launch.announcer.say_again(player.session),
        toggle_mute=lambda player: launch.announcer.mute(player.session),
        opening_note=note,
    )
    app = HipflowApp(services)
    app.run()
    for unsaved in launch.shelf.unsaved:
        click.echo("This could not be saved. Copy it into the history when the disk allows:")
        click.echo(msgspec.json.encode(unsaved))
    _offer_to_keep(launch, loaded)
    return app.return_code or 0


def open_plain(launch: Launch, loaded: LoadedRoutine) -> int:
    """Play in plain lines; returns the exit code."""
    note = left_over_note(launch)
    if note:
        click.echo(note)
    code = asyncio.run(_plain(launch, loaded))
    _offer_to_keep(launch, loaded)
    return code


def left_over_note(launch: Launch) -> str:
    """Bring a session that died into the history; a sentence about it, or nothing."""
    try:
        record = settle_left_over(launch.shelf.places.running_file, launch.save)
    except StorageError as error:
        return str(error)
    if record is None:
        return ""
    return (
        f"The last session ({record.routine.title}) was interrupted. "
        "What was done of it is kept in the history."
    )


def _offer_to_keep(launch: Launch, loaded: LoadedRoutine | None) -> None:
    """A routine that was played from a path is not among the person's own yet."""
    if loaded is None:
        return
    known = [path for path, _ in launch.shelf.catalogue.files().values()]
    if not any(path.samefile(loaded.path) for path in known if loaded.path.exists()):
        click.echo(f"To keep this routine among yours: hipflow add {loaded.path}")


async def _plain(launch: Launch, loaded: LoadedRoutine) -> int:
    from hipflow.keyboard import Keyboard  # noqa: PLC0415 - the screens need none of it
    from hipflow.plain import Plain, PlainSetup  # noqa: PLC0415 - the screens need none of it

    def make_player(day: Day, side: Side, pain_before: int | None) -> tuple[Player, Announcer]:
        player = launch.make_player(loaded, day, side, pain_before)
        return player, launch.announcer

    status = await launch.voice.start()
    if status.words:
        click.echo(status.words)
    setup = PlainSetup(
        routine=loaded.routine,
        day=launch.options.day,
        default_day=launch.shelf.settings.day_default,
        affected=launch.affected,
        make_player=make_player,
        say=launch.say,
    )
    keyboard = Keyboard(sys.stdin)
    plain = Plain(setup, keyboard, click.echo)
    try:
        with keyboard.reading():
            saved = await plain.run()
    finally:
        await launch.voice.close()
    launch.remember_affected(plain.affected)
    return 2 if saved.problem else 0
