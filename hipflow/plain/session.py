"""Plain mode: the same player as lines of text, for screen readers, dumb terminals and logs.

No line is ever taken back and the cursor never moves, so whatever reads lines can read this.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from hipflow.plain.check_in import PlainCheckIn
from hipflow.plain.keyboard import Keyboard
from hipflow.plain.keys import KEYS_TEXT, PlainKeys
from hipflow.plain.prompts import Prompts
from hipflow.plain.setup import PlainSetup
from hipflow.plain.text import lines_of_cue, summary_lines
from hipflow.player.announcer import Announcer
from hipflow.player.interrupted_session import TAKEN_ELSEWHERE
from hipflow.player.player import Player
from hipflow.progress.advice import Advice, advice_after, aid_of
from hipflow.progress.day_offer import harder_is_asked_twice
from hipflow.progress.rest_wording import NOTED
from hipflow.session.engine import events
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.session import Session
from hipflow.session.plan.steps import Side
from hipflow.session.record import Outcome
from hipflow.session.view.keys import unasked_reason
from hipflow.storage.session_store import Saved
from hipflow.system.background import DISK_SILENT, SAVING, wait_for_disk, wait_with_notice

REPORT_HINT = "hipflow report writes a page for them: pain, sessions, exercises, notes."
"""Written where a therapist should see it."""

JOURNAL_WORKS_AGAIN = "What you do is being written down again."
"""Written when a disk that had refused takes the journal after all."""


class PlainSession:
    """One session in plain lines, from the first question to the saved record."""

    def __init__(self, setup: PlainSetup, keyboard: Keyboard, write: Callable[[str], None]) -> None:
        self._setup = setup
        self._keyboard = keyboard
        self._write_line = write
        self._last_line = ""
        self._ask = Prompts(keyboard, self._write, setup.flare_up)
        self._check_in = PlainCheckIn(setup, keyboard, self._ask, self._write, self._advise)
        self._said_to_stop = False
        self._problem = ""
        self._player: Player | None = None
        self._running: asyncio.Task[object] | None = None
        self.exit_signal = 0
        """The signal that has ended it; 0 where none has."""

    @property
    def affected(self) -> Side | None:
        """The sore side, as it was known before or has been asked."""
        return self._check_in.affected

    def exit_on_signal(self, signal_number: int) -> None:
        """End because the computer or the terminal does: what is played can be gone on with."""
        self.exit_signal = signal_number
        if self._running is not None:
            self._running.cancel()

    def suspend(self, _signal_number: int) -> None:
        """Stop as the shell wishes: the session pauses, in silence, and waits for the person."""
        if self._player is not None:
            self._player.send(events.Pause(events.PauseReason.AWAY))
            self._player.drain()
        self._setup.silence()
        self._keyboard.suspend()
        self._write(self._last_line)

    async def run(self) -> Saved | None:
        """Play it; returns what became of the record, ``None`` where the disk does not answer."""
        self._running = asyncio.current_task()
        pain_before, begun = None, await self._go_on()
        if begun is None:
            pain_before, begun = await self._check_in.run()
        if begun is None:
            return await self._rest(pain_before)
        player, announcer = begun
        self._player = player
        try:
            await self._play(player, announcer)
            saved = await self._rate(player)
        except (asyncio.CancelledError, OSError):
            # Ctrl+C, or nobody reads on: what was done is kept all the same.
            if player.started and not self.exit_signal:
                player.send(events.Stop(unasked_reason(player.session)))
                saved_now = await self._keep(player)
                with suppress(OSError):
                    self._write(saved_now.problem or "Stopped. What you did is saved.")
            raise
        finally:
            player.close()
        for line in summary_lines(saved):
            self._write(line)
        await self._offer_flare_up()
        return saved

    async def _offer_flare_up(self) -> None:
        """Where the last rating said to stop, the warning signs are one key away."""
        if self._said_to_stop:
            await self._ask.flare_up()

    def _write(self, line: str) -> None:
        self._last_line = line
        self._write_line(line)

    async def _go_on(self) -> tuple[Player, Announcer] | None:
        """Offer to go on with a session whose program died; nothing where it is not wanted."""
        interrupted = self._setup.interrupted
        if interrupted is None:
            return None
        if not await self._ask.go_on(interrupted):
            saving = asyncio.wrap_future(interrupted.keep())
            self._write(await wait_with_notice(saving, self._write_saving))
            return None
        resumed = await self._setup.go_on(interrupted)
        self._write(TAKEN_ELSEWHERE if resumed is None else interrupted.title)
        return resumed

    async def _rest(self, pain: int | None) -> Saved | None:
        """Keep that rest was chosen, and acknowledge it once that is on disk."""
        saved = await wait_for_disk(self._setup.keep_not_today(pain), self._write_saving)
        if saved is None:
            self._write(DISK_SILENT)
            return None
        words = self._setup.words_after(saved.record)
        self._write(words if saved.problem else f"{NOTED} {words}")
        self._write(saved.problem or "Saved.")
        return saved

    async def _play(self, player: Player, announcer: Announcer) -> None:
        loop = asyncio.get_running_loop()
        over: asyncio.Future[None] = loop.create_future()
        change = self._setup.sound_key
        plain_keys = PlainKeys(
            player,
            announcer,
            ask=self._ask,
            write=self._write,
            say=self._setup.say,
            sound_key=change,
        )
        before, limits = player.setup.pain_before, player.setup.plan.routine.pain
        plain_keys.harder_twice = harder_is_asked_twice(before, limits, self._setup.lately())

        def follow(session: Session, cues: tuple[Cue, ...]) -> None:
            if over.done():
                return
            try:
                self._write_cues(session, cues)
                self._write_problem(player.problem)
            except OSError as error:
                over.set_exception(error)
                return
            if session.ended:
                over.set_result(None)
            elif plain_keys.input_ended:
                loop.call_soon(plain_keys.continue_without_keys)

        def keys_ended(keys: asyncio.Task[None]) -> None:
            error = None if keys.cancelled() else keys.exception()
            if error is not None and not over.done():
                over.set_exception(error)

        player.listen(follow)
        for line in KEYS_TEXT:
            self._write(line)
        player.start()
        keys = asyncio.create_task(plain_keys.follow(self._keyboard))
        keys.add_done_callback(keys_ended)
        try:
            await over
        finally:
            keys.cancel()

    def _write_cues(self, session: Session, cues: tuple[Cue, ...]) -> None:
        for cue in cues:
            for line in lines_of_cue(session, cue):
                self._write(line)

    def _write_problem(self, problem: str) -> None:
        """What is wrong with the journal, once, and that it is so no more."""
        if problem != self._problem:
            self._write(problem or JOURNAL_WORKS_AGAIN)
        self._problem = problem

    def _advise(self, said: Advice) -> None:
        for paragraph in said.paragraphs:
            self._write(paragraph)
        if said.show:
            self._write(REPORT_HINT)

    def _write_saving(self) -> None:
        with suppress(OSError):
            self._write(SAVING)

    async def _rate(self, player: Player) -> Saved:
        after = await self._ask.rating("Pain now, 0 to 10")
        routine = player.setup.plan.routine
        record = player.record(after)
        said = advice_after(
            record, routine.pain, show=self._setup.show_why(record), aid=aid_of(routine)
        )
        self._advise(said)
        self._said_to_stop = said.is_stop
        self._setup.say(said.aloud(routine.language), routine)
        effort = None
        if player.session.outcome is Outcome.FINISHED and not self._keyboard.by_line:
            effort = await self._ask.rating("How hard was it, 0 to 10")
        return await self._keep(player, after, effort)

    async def _keep(
        self, player: Player, after: int | None = None, effort: int | None = None
    ) -> Saved:
        saved = await wait_for_disk(player.keep(after, effort), self._write_saving)
        return saved or Saved(record=player.record(after, effort), problem=DISK_SILENT)
