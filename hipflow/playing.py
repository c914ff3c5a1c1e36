"""Opens a front end over the player: the screens, or plain lines."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from hipflow.catalogue import LoadedRoutine
from hipflow.launch import Launch
from hipflow.lines import Lines, written_lines
from hipflow.player.announce import Announcer
from hipflow.player.bell import Bell
from hipflow.player.left_over import Found, LeftOver
from hipflow.player.rehearsal import Rehearsals
from hipflow.player.run import Player
from hipflow.session.record import Day
from hipflow.session.steps import Side
from hipflow.typed import typed
from hipflow.watching import changes

if TYPE_CHECKING:
    from hipflow.ui.app import HipflowApp

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
    # An author at work is not asked about a session of the day before.
    found = Found() if author else launch.find_left_over(ask=True)
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
        opening_note=found.note,
        left_over=found.left_over,
        go_on=lambda left_over: launch.go_on(left_over, REFRESH_MS),
        author=author,
        follow=changes,
        rehearsals=Rehearsals(launch.clock, asyncio.get_running_loop, launch.sounding.speak_for),
        pictures=picture_maker(),
    )
    app = HipflowApp(services)
    asyncio.run(_screens(app))
    if app.told_to_leave:
        _leave_word(launch)
        return TERMINATED
    _show_unsaved(launch, click.echo)
    _offer_to_keep(launch, loaded)
    return app.return_code or 0


async def _screens(app: "HipflowApp") -> None:
    # There Ctrl+C is a key like others: the signal comes from elsewhere.
    with _ended_in_peace(app.leave, "SIGINT"):
        await app.run_async()


def open_plain(launch: Launch, loaded: LoadedRoutine) -> int:
    """Play in plain lines; returns the exit code."""
    try:
        code = asyncio.run(_plain(launch, loaded))
    except asyncio.CancelledError:
        _leave_word(launch)
        return TERMINATED
    _show_unsaved(launch, click.echo)
    _offer_to_keep(launch, loaded)
    return code


def _leave_word(launch: Launch) -> None:
    """Say what must be said when told to end; a terminal that stands still does not hold it up."""
    with suppress(OSError), written_lines(sys.stdout) as lines:
        _show_unsaved(launch, lines.write)


def _show_unsaved(launch: Launch, write: Callable[[str], None]) -> None:
    """What the disk refused is shown, so that it can be copied."""
    for unsaved in launch.shelf.unsaved:
        write("This could not be saved. Copy it into the history when the disk allows:")
        write(msgspec.json.encode(unsaved).decode())


def _offer_to_keep(launch: Launch, loaded: LoadedRoutine | None) -> None:
    """A routine that was played from a path is not among the person's own yet."""
    if loaded is None:
        return
    known = [path for path, _ in launch.shelf.catalogue.files().values()]
    if not any(path.samefile(loaded.path) for path in known if loaded.path.exists()):
        click.echo(f"To keep this routine among yours: hipflow add {typed(loaded.path)}")


@contextmanager
def _ended_in_peace(leave: Callable[[], object], *more: str) -> Iterator[None]:
    """Told to end, or with the terminal closed, give the terminal back; the journal stays."""
    loop = asyncio.get_running_loop()
    # Windows has neither; there closing the window ends the program, and the journal tells of it.
    told = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", *more) if hasattr(signal, name)]
    handled = [number for number in told if _listen(loop, number, leave)]
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


def _tell_of_sound(launch: Launch, lines: Lines) -> None:
    """A line about what is not heard; a terminal that has gone is told of by the next line."""
    if words := launch.sounding.news():
        with suppress(OSError):
            lines.write(words)


async def _plain(launch: Launch, loaded: LoadedRoutine) -> int:
    with written_lines(sys.stdout) as lines:
        return await _plain_lines(launch, loaded, lines)


async def _plain_lines(launch: Launch, loaded: LoadedRoutine, lines: Lines) -> int:
    from hipflow.keyboard import Keyboard  # noqa: PLC0415 - the screens need none of it
    from hipflow.plain import Plain, PlainSetup  # noqa: PLC0415 - the screens need none of it

    def rung(player: Player) -> Player:
        if sys.stdout.isatty():
            player.listen(Bell(lambda: launch.sounding.tones_missing, lines.ring))
        return player

    def make_player(day: Day, side: Side, pain_before: int | None) -> tuple[Player, Announcer]:
        player = launch.make_player(loaded, day, side, pain_before)
        return rung(player), launch.announcer

    def go_on(left_over: LeftOver) -> tuple[Player, Announcer] | None:
        player = launch.go_on(left_over)
        return None if player is None else (rung(player), launch.announcer)

    keyboard = Keyboard(sys.stdin)
    # Lines that were written beforehand answer other questions.
    found = launch.find_left_over(ask=not keyboard.by_line)
    if found.note:
        lines.write(found.note)
    await launch.voice.start()
    _tell_of_sound(launch, lines)
    launch.voice.on_status(lambda _: _tell_of_sound(launch, lines))
    setup = PlainSetup(
        routine=loaded.routine,
        day=launch.options.day,
        default_day=launch.shelf.settings.day_default,
        affected=launch.affected,
        make_player=make_player,
        say=launch.say,
        sound_key=launch.sounding.press,
        left_over=found.left_over,
        go_on=go_on,
    )
    for told in launch.shelf.notes:
        lines.write(told)
    plain = Plain(setup, keyboard, lines.write)
    try:
        with _ended_in_peace(plain.leave), keyboard.reading():
            saved = await plain.run()
            if keyboard.by_line:  # nobody sits there who would hear it out while rating
                await launch.last_words()
            await lines.all_read()
    finally:
        await launch.voice.close()
    launch.remember_affected(plain.affected)
    return 2 if saved.problem else 0
