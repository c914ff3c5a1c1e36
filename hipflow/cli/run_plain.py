"""Opens the front end in plain lines over the player."""

import asyncio
import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from hipflow.cli.context import Launch
from hipflow.cli.shutdown import last_words, last_words_in_a_hurry
from hipflow.library.catalog import LoadedRoutine
from hipflow.library.day_status import Standing
from hipflow.plain.keyboard import Keyboard
from hipflow.plain.session import Plain, PlainSetup
from hipflow.player.announcer import Announcer
from hipflow.player.bell import Bell
from hipflow.player.interrupted_session import Found, LeftOver
from hipflow.player.player import Player
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.system import signals
from hipflow.system.line_output import Lines, written_lines

READ_ALOUD = "This is being read aloud. Any key ends it."


def open_plain(launch: Launch, loaded: LoadedRoutine) -> int:
    """Play in plain lines; returns the exit code."""
    code, hurried = 0, True
    try:
        code = asyncio.run(_plain(launch, loaded))
        hurried = signals.has_ended(code)
    finally:  # also where Ctrl+C has ended it, or nobody reads on
        saved = last_words_in_a_hurry(launch) if hurried else last_words(launch, loaded)
    return code or (0 if saved else 2)


async def _plain(launch: Launch, loaded: LoadedRoutine) -> int:
    code = 0
    try:
        with written_lines(sys.stdout) as lines:
            code = await _InLines(launch, loaded, lines).play()
    except OSError as error:
        # A terminal that has gone cannot be told so; who was told to end, ends for that.
        if error.errno != errno.EIO and not signals.has_ended(code):
            raise
    return code


class _InLines:
    """Puts plain mode together for one session.

    Args:
        launch: everything this run is made of.
        loaded: the routine that is played.
        lines: where its lines go.
    """

    def __init__(self, launch: Launch, loaded: LoadedRoutine, lines: Lines) -> None:
        self._launch = launch
        self._loaded = loaded
        self._lines = lines
        self._keyboard = Keyboard(sys.stdin)

    async def play(self) -> int:
        """From the voice's start to its end; returns the exit code."""
        launch, lines = self._launch, self._lines
        # Lines that were written beforehand answer other questions.
        found = launch.find_left_over(ask=not self._keyboard.by_line)
        if found.note:
            lines.write(found.note)
        await launch.voice.start()
        self._tell_of_sound()
        launch.voice.on_status(lambda _: self._tell_of_sound())
        for told in launch.shelf.notes:
            lines.write(told)
        plain = Plain(self._setup(found), self._keyboard, _teller(lines))
        try:
            await self._run(plain)
        except asyncio.CancelledError:
            if not plain.told_to_leave:
                raise
            return signals.exit_code(plain.told_to_leave)
        finally:
            await launch.voice.close()
        launch.remember_affected(plain.affected)
        return 0

    async def _run(self, plain: Plain) -> None:
        with _listening(plain), self._keyboard.reading():
            await plain.run()
            if self._keyboard.by_line:  # nobody sits there who would hear it out while rating
                await self._launch.last_words()
            else:
                await self._hear_advice_out()
            await self._lines.all_read()

    async def _hear_advice_out(self) -> None:
        """Wait until what says to stop has been heard; whoever has read it ends that by a key."""
        left_s = self._launch.last_words_s(of_session=False)
        if left_s:
            self._lines.write(READ_ALOUD)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._keyboard.key(), left_s)

    def _setup(self, found: Found) -> PlainSetup:
        launch = self._launch
        standing = Standing(launch.shelf, self._loaded)
        return PlainSetup(
            routine=self._loaded.routine,
            day=launch.options.day,
            default_day=launch.shelf.settings.day_default,
            affected=launch.affected,
            make_player=self._make_player,
            keep_not_today=lambda pain: launch.keep_not_today(self._loaded, pain),
            words_after=standing.words_after,
            lately=standing.lately,
            rest_words=standing.rest_words,
            say=launch.sounding.say,
            fall_still=launch.fall_still,
            sound_key=launch.sounding.press,
            left_over=found.left_over,
            go_on=self._go_on,
            errands=launch.disk,
        )

    def _make_player(
        self, day: Day, side: Side, pain_before: int | None
    ) -> tuple[Player, Announcer]:
        return self._heard(self._launch.make_player(self._loaded, day, side, pain_before))

    async def _go_on(self, left_over: LeftOver) -> tuple[Player, Announcer] | None:
        player = await self._launch.go_on(left_over)
        return None if player is None else self._heard(player)

    def _heard(self, player: Player) -> tuple[Player, Announcer]:
        """A player, with the terminal's bell for tones that are missing, and who speaks for it."""
        if sys.stdout.isatty():
            sounding = self._launch.sounding
            player.listen(Bell(lambda: sounding.tones_missing, self._lines.ring))
        return player, self._launch.announcer

    def _tell_of_sound(self) -> None:
        """A line about what is not heard; a terminal that has gone is told of by the next line."""
        if words := self._launch.sounding.news():
            with suppress(OSError):
                self._lines.write(words)


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


@contextmanager
def _listening(plain: Plain) -> Iterator[None]:
    stopping = signals.listening(plain.stand_still, "SIGTSTP")
    with signals.ending(plain.leave), stopping:
        yield
