"""Opens a front end over the player: the screens, or plain lines."""

import asyncio
import errno
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from hipflow import signals
from hipflow.catalogue import LoadedRoutine
from hipflow.errands import DISK_S, LATE_S, SAVING
from hipflow.harmless import json_lines
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
    from hipflow.plain import Plain
    from hipflow.ui.app import HipflowApp

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
    app = HipflowApp(services)
    asyncio.run(_screens(app))
    told = app.told_to_leave
    saved = _last_words(launch, loaded, told_to_leave=bool(told))
    return signals.exit_code(told) if told else app.return_code or (0 if saved else 2)


async def _screens(app: "HipflowApp") -> None:
    # There Ctrl+C is a key like others: the signal comes from elsewhere.
    with signals.listening(app.leave, *signals.ENDINGS, "SIGINT"):
        await app.run_async()


def open_plain(launch: Launch, loaded: LoadedRoutine) -> int:
    """Play in plain lines; returns the exit code."""
    code = 0
    try:
        code = asyncio.run(_plain(launch, loaded))
    finally:  # also where Ctrl+C has ended it
        saved = _last_words(launch, loaded, told_to_leave=signals.has_ended(code))
    return code or (0 if saved else 2)


def _last_words(launch: Launch, loaded: LoadedRoutine | None, *, told_to_leave: bool) -> bool:
    """See that all is on disk, and say what is not and what may be done; whether all is.

    Args:
        launch: everything this run was made of.
        loaded: the routine that was looked at first.
        told_to_leave: whether the program has been told to end: no terminal holds it up then.
    """
    saved = False
    try:
        with written_lines(sys.stdout) if told_to_leave else nullcontext(Lines()) as lines:
            saved = _saved(launch, lines)
            if not told_to_leave:
                _offer_to_keep(launch, loaded, lines)
        sys.stdout.flush()
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        signals.let_output_go()  # the terminal has gone
    return saved


def _saved(launch: Launch, lines: Lines) -> bool:
    """See that all is on disk. What it refuses is shown, so that it can be copied."""

    def write(line: str) -> None:
        with suppress(OSError):  # a terminal that has gone keeps nobody from ending
            lines.write(line)

    launch.leave()
    if not launch.settle(LATE_S):
        write(SAVING)
    launch.settle(DISK_S)
    unsaved = launch.unsaved
    for entry in unsaved:
        write("This could not be saved. Copy it into the history when the disk allows:")
        write(json_lines(msgspec.json.encode(entry).decode()))
    return not unsaved


def _offer_to_keep(launch: Launch, loaded: LoadedRoutine | None, lines: Lines) -> None:
    """A routine that was played from a path is not among the person's own yet."""
    if loaded is None:
        return
    known = [path for path, _ in launch.shelf.catalogue.files().values()]
    if not any(path.samefile(loaded.path) for path in known if loaded.path.exists()):
        lines.write(f"To keep this routine among yours: hipflow add {typed(loaded.path)}")


def _teller(lines: Lines) -> Callable[[str], None]:
    """Writes lines while playing."""

    def tell(text: str) -> None:
        try:
            lines.write(text)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            signals.hang_up()  # the terminal has gone

    return tell


def _tell_of_sound(launch: Launch, lines: Lines) -> None:
    """A line about what is not heard; a terminal that has gone is told of by the next line."""
    if words := launch.sounding.news():
        with suppress(OSError):
            lines.write(words)


@contextmanager
def _listening(plain: "Plain") -> Iterator[None]:
    ending = signals.listening(plain.leave, *signals.ENDINGS)
    stopping = signals.listening(plain.stand_still, "SIGTSTP")
    with ending, stopping:
        yield


async def _plain(launch: Launch, loaded: LoadedRoutine) -> int:
    code = 0
    try:
        with written_lines(sys.stdout) as lines:
            code = await _plain_lines(launch, loaded, lines)
    except OSError as error:
        if error.errno != errno.EIO:  # else the terminal has gone, and cannot be told so
            raise
    return code


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

    async def go_on(left_over: LeftOver) -> tuple[Player, Announcer] | None:
        player = await launch.go_on(left_over)
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
        fall_still=launch.fall_still,
        sound_key=launch.sounding.press,
        left_over=found.left_over,
        go_on=go_on,
        errands=launch.disk,
    )
    for told in launch.shelf.notes:
        lines.write(told)
    plain = Plain(setup, keyboard, _teller(lines))
    try:
        with _listening(plain), keyboard.reading():
            await plain.run()
            if keyboard.by_line:  # nobody sits there who would hear it out while rating
                await launch.last_words()
            await lines.all_read()
    except asyncio.CancelledError:
        if not plain.told_to_leave:
            raise
        return signals.exit_code(plain.told_to_leave)
    finally:
        await launch.voice.close()
    launch.remember_affected(plain.affected)
    return 0
