"""Opens a front end over the player: the screens, or plain lines."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import click
import msgspec

from hipflow.catalogue import LoadedRoutine
from hipflow.errors import StorageError
from hipflow.launch import Launch
from hipflow.player.announce import Announcer
from hipflow.player.bell import Bell
from hipflow.player.journal import settle_left_over
from hipflow.player.rehearsal import Rehearsals
from hipflow.player.run import Player
from hipflow.session.record import Day
from hipflow.session.steps import Side
from hipflow.typed import typed
from hipflow.watching import changes

REFRESH_MS = 125
"""How often the screen hears of time alone; a divisor of a second, so that seconds turn on time."""

TERMINATED = 143
"""The exit code of a program that was told to end, as shells have it."""

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
    from hipflow.ui.pictures import picture_maker  # noqa: PLC0415 - the same
    from hipflow.ui.services import Services  # noqa: PLC0415 - plain mode needs no screens

    def make_player(loaded: LoadedRoutine, day: Day, side: Side, pain_before: int | None) -> Player:
        return launch.make_player(loaded, day, side, pain_before, REFRESH_MS)

    if not screens_possible(launch.environment):
        click.echo(NO_SCREENS, err=True)
        return 2
    note = left_over_note(launch)
    services = Services(
        shelf=launch.shelf,
        clock=launch.clock,
        voice=launch.voice,
        check_sound=launch.sounding.check,
        sounding=launch.sounding,
        make_player=make_player,
        play_now=loaded,
        asked_day=launch.options.day,
        say_again=lambda player: launch.announcer.say_again(player.look()),
        toggle_mute=lambda player: launch.announcer.mute(player.look()),
        light_ground=has_light_ground(launch.environment),
        opening_note=note,
        author=author,
        follow=changes,
        rehearsals=Rehearsals(launch.clock, asyncio.get_running_loop, launch.sounding.speak_for),
        pictures=picture_maker(),
    )
    app = HipflowApp(services)
    app.run()
    _show_unsaved(launch)
    _offer_to_keep(launch, loaded)
    return app.return_code or 0


def open_plain(launch: Launch, loaded: LoadedRoutine) -> int:
    """Play in plain lines; returns the exit code."""
    note = left_over_note(launch)
    if note:
        click.echo(note)
    try:
        code = asyncio.run(_plain(launch, loaded))
    except asyncio.CancelledError:
        code = TERMINATED
    _show_unsaved(launch)
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


def _show_unsaved(launch: Launch) -> None:
    """What the disk refused is shown, so that it can be copied."""
    for unsaved in launch.shelf.unsaved:
        click.echo("This could not be saved. Copy it into the history when the disk allows:")
        click.echo(msgspec.json.encode(unsaved))


def _offer_to_keep(launch: Launch, loaded: LoadedRoutine | None) -> None:
    """A routine that was played from a path is not among the person's own yet."""
    if loaded is None:
        return
    known = [path for path, _ in launch.shelf.catalogue.files().values()]
    if not any(path.samefile(loaded.path) for path in known if loaded.path.exists()):
        click.echo(f"To keep this routine among yours: hipflow add {typed(loaded.path)}")


@contextmanager
def _ended_in_peace() -> Iterator[None]:
    """Told to end, or with the terminal closed, keep what was done and give the terminal back."""
    loop, here = asyncio.get_running_loop(), asyncio.current_task()
    # Windows has neither; there closing the window ends the program, and the journal tells of it.
    told = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    handled = [number for number in told if here and _listen(loop, number, here.cancel)]
    try:
        yield
    finally:
        for number in handled:
            loop.remove_signal_handler(number)


def _listen(loop: asyncio.AbstractEventLoop, number: int, do: Callable[[], object]) -> bool:
    try:
        loop.add_signal_handler(number, do)
    except NotImplementedError:
        return False
    return True


def _ring() -> None:
    """Ring the terminal's bell; a terminal that has gone is told of by the next line."""
    with suppress(OSError):
        click.echo("\a", nl=False)


def _tell_of_sound(launch: Launch) -> None:
    """A line about what is not heard; a terminal that has gone is told of by the next line."""
    if words := launch.sounding.news():
        with suppress(OSError):
            click.echo(words)


async def _plain(launch: Launch, loaded: LoadedRoutine) -> int:
    from hipflow.keyboard import Keyboard  # noqa: PLC0415 - the screens need none of it
    from hipflow.plain import Plain, PlainSetup  # noqa: PLC0415 - the screens need none of it

    def make_player(day: Day, side: Side, pain_before: int | None) -> tuple[Player, Announcer]:
        player = launch.make_player(loaded, day, side, pain_before)
        if sys.stdout.isatty():
            player.listen(Bell(lambda: launch.sounding.tones_missing, _ring))
        return player, launch.announcer

    await launch.voice.start()
    _tell_of_sound(launch)
    launch.voice.on_status(lambda _: _tell_of_sound(launch))
    setup = PlainSetup(
        routine=loaded.routine,
        day=launch.options.day,
        default_day=launch.shelf.settings.day_default,
        affected=launch.affected,
        make_player=make_player,
        say=launch.say,
        sound_key=launch.sounding.press,
    )
    for told in launch.shelf.notes:
        click.echo(told)
    keyboard = Keyboard(sys.stdin)
    plain = Plain(setup, keyboard, click.echo)
    try:
        with _ended_in_peace(), keyboard.reading():
            saved = await plain.run()
            if keyboard.by_line:  # nobody sits there who would hear it out while rating
                await launch.last_words()
    finally:
        await launch.voice.close()
    launch.remember_affected(plain.affected)
    return 2 if saved.problem else 0
