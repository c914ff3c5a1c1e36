"""Runs one session in plain lines: voice, keyboard, signals and shutdown around it."""

import asyncio
import errno
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress

from hipflow.cli.context import RunContext
from hipflow.cli.shutdown import finish_run, finish_run_quickly
from hipflow.library.catalog import LoadedRoutine
from hipflow.library.day_status import DayStatus
from hipflow.plain.keyboard import Keyboard
from hipflow.plain.session import PlainSession
from hipflow.plain.setup import PlainSetup
from hipflow.player.announcer import Announcer
from hipflow.player.bell import Bell
from hipflow.player.interrupted_session import InterruptedSession, RecoveryResult
from hipflow.player.player import Player
from hipflow.progress.flare_up import flare_up_lines, flare_up_page
from hipflow.progress.left_out import NOTE_KIND, LeftOutExercise
from hipflow.progress.wording import copies_text
from hipflow.session.plan.sets import Choices
from hipflow.session.record import SessionRecord
from hipflow.storage.session_store import new_amendment, new_note
from hipflow.system import signals
from hipflow.system.key_places import keyboard_kind, system_language
from hipflow.system.line_output import LineOutput, open_line_output
from hipflow.system.safe_text import shell_path

READ_ALOUD = "This is being read aloud. Any key ends it."


def run_plain(context: RunContext, loaded: LoadedRoutine) -> int:
    """Play in plain lines; returns the exit code."""
    code, hurried = 0, True
    try:
        code = asyncio.run(_plain(context, loaded))
        hurried = signals.is_signal_exit(code)
    finally:  # also where Ctrl+C has ended it, or nobody reads on
        saved = finish_run_quickly(context) if hurried else finish_run(context, loaded)
    return code or (0 if saved else 2)


async def _plain(context: RunContext, loaded: LoadedRoutine) -> int:
    code = 0
    try:
        with open_line_output(sys.stdout) as lines:
            code = await _PlainRun(context, loaded, lines).play()
    except OSError as error:
        # Nothing can be written to a terminal that has gone; a signal to end has its own exit code.
        if error.errno != errno.EIO and not signals.is_signal_exit(code):
            raise
    return code


class _PlainRun:
    """Puts plain mode together for one session.

    Args:
        context: everything this run is made of.
        loaded: the routine that is played.
        lines: where its lines go.
    """

    def __init__(self, context: RunContext, loaded: LoadedRoutine, lines: LineOutput) -> None:
        self._context = context
        self._loaded = loaded
        self._lines = lines
        kind = keyboard_kind(context.settings.values.keyboard, system_language(context.environment))
        self._keyboard = Keyboard(sys.stdin, kind)

    async def play(self) -> int:
        """Starts the voice, plays the session, closes both; returns the exit code."""
        context, lines = self._context, self._lines
        # Lines that were written beforehand answer other questions.
        found = context.find_interrupted(self._loaded, ask=not self._keyboard.by_line)
        if found.note:
            lines.write(found.note)
        await context.voice.start()
        self._write_sound_problem()
        context.voice.on_status(lambda _: self._write_sound_problem())
        for note_text in context.file_notes:
            lines.write(note_text)
        if copies := context.store.copies():
            lines.write(f"{copies_text(len(copies))} {self._merge_hint()}")
        plain = PlainSession(self._setup(found), self._keyboard, _line_writer(lines))
        retrying = asyncio.create_task(context.store.retry_regularly(self._write_unless_gone))
        try:
            await self._run(plain)
        except asyncio.CancelledError:
            if not plain.exit_signal:
                raise
            return signals.exit_code(plain.exit_signal)
        finally:
            retrying.cancel()
            await context.voice.close()
        context.remember_affected(plain.affected)
        return 0

    def _merge_hint(self) -> str:
        named = self._context.options.history
        return "To add them to yours: hipflow history merge" + (
            f" --history {shell_path(named)}" if named else ""
        )

    async def _run(self, plain: PlainSession) -> None:
        with _signal_handlers(plain), self._keyboard.reading():
            await plain.run()
            if self._keyboard.by_line:  # nobody sits there who would hear it out while rating
                await self._context.flush_speech()
            else:
                await self._hear_advice_out()
            await self._lines.flushed()

    async def _hear_advice_out(self) -> None:
        """Wait until what says to stop has been heard; whoever has read it ends that by a key."""
        left_s = self._context.last_words_s(of_session=False)
        if left_s:
            self._lines.write(READ_ALOUD)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._keyboard.key(), left_s)

    def _setup(self, found: RecoveryResult) -> PlainSetup:
        context = self._context
        status = DayStatus(
            self._loaded,
            catalog=context.catalog,
            store=context.store,
            settings=context.settings,
            state=context.state,
            clock=context.clock,
        )
        return PlainSetup(
            routine=self._loaded.routine,
            day=context.options.day,
            default_day=context.settings.values.day_default,
            affected=context.affected,
            make_player=self._make_player,
            keep_not_today=lambda pain: context.keep_not_today(self._loaded, pain),
            words_after=status.words_after,
            lately=status.lately,
            left_out=status.left_out,
            take_back=self._take_back,
            rest_words=status.rest_words,
            show_why=status.show_why,
            morning=status.morning_session,
            morning_advice=status.morning_advice,
            keep_morning=self._keep_morning,
            flare_up=self._flare_up,
            say=context.audio.say,
            silence=context.silence,
            sound_key=context.audio.press,
            interrupted=found.interrupted,
            go_on=self._go_on,
        )

    def _keep_morning(self, session: SessionRecord, rating: int) -> "Future[str]":
        changes: dict[str, int | str | None] = {"pain.next_morning": rating}
        context = self._context
        return context.store.amend(new_amendment(context.clock.now(), session.id, set=changes))

    def _take_back(self, exercise: LeftOutExercise) -> "Future[str]":
        clock, store = self._context.clock, self._context.store
        details = exercise.as_taken_back
        return store.note(new_note(clock.now(), clock.today(), NOTE_KIND, details))

    def _flare_up(self) -> Sequence[str]:
        emergency = self._context.settings.values.emergency
        return flare_up_lines(flare_up_page(emergency, self._loaded.routine.contact))

    def _make_player(self, choices: Choices, pain_before: int | None) -> tuple[Player, Announcer]:
        return self._with_bell(self._context.make_player(self._loaded, choices, pain_before))

    async def _go_on(self, interrupted: InterruptedSession) -> tuple[Player, Announcer] | None:
        player = await self._context.go_on(interrupted)
        return None if player is None else self._with_bell(player)

    def _with_bell(self, player: Player) -> tuple[Player, Announcer]:
        """A player, with the terminal's bell for tones that are missing, and who speaks for it."""
        if sys.stdout.isatty():
            audio = self._context.audio
            player.listen(Bell(lambda: audio.tones_missing, self._lines.ring))
        return player, self._context.announcer

    def _write_sound_problem(self) -> None:
        """A line about what is not heard; the next line finds a terminal that has gone."""
        if words := self._context.audio.new_problem():
            self._write_unless_gone(words)

    def _write_unless_gone(self, line: str) -> None:
        with suppress(OSError):
            self._lines.write(line)


def _line_writer(lines: LineOutput) -> Callable[[str], None]:
    """Writes lines while playing."""

    def write(text: str) -> None:
        try:
            lines.write(text)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            signals.raise_hangup()  # the terminal has gone

    return write


@contextmanager
def _signal_handlers(plain: PlainSession) -> Iterator[None]:
    stopping = signals.on_signals(plain.suspend, "SIGTSTP")
    with signals.on_end_signals(plain.exit_on_signal), stopping:
        yield
