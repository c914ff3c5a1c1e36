"""Plain mode: the same player as lines of text, for screen readers, dumb terminals and logs.

No line is ever taken back and the cursor never moves, so whatever reads lines can read this.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import suppress

from msgspec import Struct

from hipflow.plain.keyboard import Keyboard
from hipflow.plain.keys import KEYS_TEXT, Steering
from hipflow.plain.prompts import Questions
from hipflow.plain.text import lines_of_cue, summary_lines
from hipflow.player.announcer import Announcer
from hipflow.player.audio import Pressed
from hipflow.player.interrupted_session import GONE, LeftOver
from hipflow.player.keeping import Saved
from hipflow.player.player import Player
from hipflow.player.sound_keys import SoundKey
from hipflow.progress.advice import Advice, Moment, advice, advice_after
from hipflow.progress.day_offer import Choice, Lately, Rest, day_offer
from hipflow.progress.rest_wording import NOTED, why_words
from hipflow.routine.resolve.routine import Routine
from hipflow.session.engine import events
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.session import Session
from hipflow.session.plan.sets import needs_sore_side
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day, Outcome, Reason, SessionRecord
from hipflow.system.background import AT_ONCE, DISK_S, NO_ANSWER, SAVING, Errands
from hipflow.system.waiting import come

WRITTEN_AGAIN = "What you do is being written down again."
"""Told when a disk that had refused takes the journal after all."""


async def _gone(_left_over: LeftOver) -> None:
    """Without a session left over there is nothing to go on with."""


def _already_still() -> None:
    """Without a voice there is nothing to be heard."""


class PlainSetup(Struct, frozen=True, kw_only=True):
    """What plain mode needs: a routine, how it stands, and how to make its player.

    ``rest_words`` says what to do with today where it is for resting, ``words_after`` the same
    after rest was chosen, ``keep_not_today`` keeps that it was.
    """

    routine: Routine
    day: Day | None
    default_day: Day
    affected: Side | None
    make_player: Callable[[Day, Side, int | None], tuple[Player, Announcer]]
    keep_not_today: Callable[[int | None], "Future[Saved]"]
    words_after: Callable[[SessionRecord], str]
    say: Callable[[str, Routine], None]
    sound_key: Callable[[SoundKey], Pressed]
    lately: Callable[[], Lately] = Lately
    rest_words: Callable[[], str] = str
    fall_still: Callable[[], None] = _already_still
    left_over: LeftOver | None = None
    go_on: Callable[[LeftOver], Awaitable[tuple[Player, Announcer] | None]] = _gone
    errands: Errands = AT_ONCE


class Plain:
    """One session in plain lines, from the first question to the saved record."""

    def __init__(self, setup: PlainSetup, keyboard: Keyboard, write: Callable[[str], None]) -> None:
        self._setup = setup
        self._keyboard = keyboard
        self._write_line = write
        self._last_line = ""
        self._ask = Questions(keyboard, self._write)
        self.affected = setup.affected
        self._problem = ""
        self._player: Player | None = None
        self._running: asyncio.Task[object] | None = None
        self.told_to_leave = 0
        """The signal that has ended it; 0 where none has."""

    def leave(self, told_by: int) -> None:
        """End because the computer or the terminal does: what is played can be gone on with."""
        self.told_to_leave = told_by
        if self._running is not None:
            self._running.cancel()

    def stand_still(self, _told_by: int) -> None:
        """Stop as the shell wishes: the session pauses, in silence, and waits for the person."""
        if self._player is not None:
            self._player.send(events.Pause("away"))
            self._player.settle()
        self._setup.fall_still()
        self._keyboard.stand_still()
        self._write(self._last_line)

    async def run(self) -> Saved | None:
        """Play it; returns what became of the record, ``None`` where the disk does not answer."""
        self._running = asyncio.current_task()
        pain_before, begun = None, await self._go_on()
        if begun is None:
            pain_before, begun = await self._check_in()
        if begun is None:
            return await self._rest(pain_before)
        player, announcer = begun
        self._player = player
        try:
            await self._play(player, announcer)
            saved = await self._rate(player)
        except (asyncio.CancelledError, OSError):
            # Ctrl+C, or nobody reads on: what was done is kept all the same.
            if player.started and not self.told_to_leave:
                player.send(events.Stop(Reason.OTHER))
                kept = await self._keep(player)
                with suppress(OSError):
                    self._write(kept.problem or "Stopped. What you did is saved.")
            raise
        finally:
            player.close()
        for line in summary_lines(saved):
            self._write(line)
        return saved

    def _write(self, line: str) -> None:
        self._last_line = line
        self._write_line(line)

    async def _go_on(self) -> tuple[Player, Announcer] | None:
        """Offer to go on with a session whose program died; nothing where it is not wanted."""
        left_over = self._setup.left_over
        if left_over is None:
            return None
        if not await self._ask.go_on(left_over):
            keeping = asyncio.wrap_future(self._setup.errands.do(left_over.keep))
            self._write(await come(keeping, self._tell_saving))
            return None
        taken_up = await self._setup.go_on(left_over)
        self._write(GONE if taken_up is None else left_over.title)
        return taken_up

    async def _check_in(self) -> tuple[int | None, tuple[Player, Announcer] | None]:
        """Ask what a session needs to know; the pain, and no player where rest is chosen."""
        routine = self._setup.routine
        self._write(routine.title)
        if routine.warning:
            self._write(f"Please note: {routine.warning}")
            self._setup.say(routine.warning, routine)
        if rest := self._setup.rest_words():
            self._write(rest)
        asked = routine.pain.ask_before
        pain_before = await self._ask.rating("Pain now, 0 to 10") if asked else None
        if pain_before is not None:
            self._advise(advice(Moment.BEFORE, pain_before, routine.pain))
        choice = await self._choice(pain_before)
        if choice is Rest.NOT_TODAY:
            return pain_before, None
        if self.affected is None and needs_sore_side(routine):
            self.affected = await self._ask.side()
        side = self.affected or Side.LEFT
        return pain_before, self._setup.make_player(choice, side, pain_before)

    async def _choice(self, pain: int | None) -> Choice:
        """The kind of day, or rest; what the pain speaks against is asked about once more."""
        setup = self._setup
        wanted = setup.day or setup.default_day
        offer = day_offer(pain, setup.routine.pain, setup.lately(), wanted)
        if why := why_words(offer.why):
            self._write(why)
        choice = setup.day or await self._ask.day(setup.routine, offer)
        if isinstance(choice, Day) and choice in offer.twice:
            choice = await self._ask.day_again(choice, offer, pain)
        return choice

    async def _rest(self, pain: int | None) -> Saved | None:
        """Keep that rest was chosen, and acknowledge it once that is on disk."""
        keeping = asyncio.wrap_future(self._setup.keep_not_today(pain))
        try:
            saved = await asyncio.wait_for(come(keeping, self._tell_saving), DISK_S)
        except TimeoutError:
            self._write(NO_ANSWER)
            return None
        words = self._setup.words_after(saved.record)
        self._write(words if saved.problem else f"{NOTED} {words}")
        self._write(saved.problem or "Saved.")
        return saved

    async def _play(self, player: Player, announcer: Announcer) -> None:
        loop = asyncio.get_running_loop()
        over: asyncio.Future[None] = loop.create_future()
        change = self._setup.sound_key
        steering = Steering(
            player,
            announcer,
            ask=self._ask,
            write=self._write,
            say=self._setup.say,
            sound_key=change,
        )

        def follow(session: Session, cues: tuple[Cue, ...]) -> None:
            if over.done():
                return
            try:
                self._tell(session, cues)
                self._tell_problem(player.problem)
            except OSError as error:
                over.set_exception(error)
                return
            if session.ended:
                over.set_result(None)
            elif steering.nobody_there:
                loop.call_soon(steering.go_on_alone)

        def keys_ended(keys: asyncio.Task[None]) -> None:
            error = None if keys.cancelled() else keys.exception()
            if error is not None and not over.done():
                over.set_exception(error)

        player.listen(follow)
        for line in KEYS_TEXT:
            self._write(line)
        player.start()
        keys = asyncio.create_task(steering.follow(self._keyboard))
        keys.add_done_callback(keys_ended)
        try:
            await over
        finally:
            keys.cancel()

    def _tell(self, session: Session, cues: tuple[Cue, ...]) -> None:
        for cue in cues:
            for line in lines_of_cue(session, cue):
                self._write(line)

    def _tell_problem(self, problem: str) -> None:
        """What is wrong with the journal, once, and that it is so no more."""
        if problem != self._problem:
            self._write(problem or WRITTEN_AGAIN)
        self._problem = problem

    def _advise(self, said: Advice) -> None:
        for paragraph in said.paragraphs:
            self._write(paragraph)

    def _tell_saving(self) -> None:
        with suppress(OSError):
            self._write(SAVING)

    async def _rate(self, player: Player) -> Saved:
        after = await self._ask.rating("Pain now, 0 to 10")
        routine = player.setup.plan.routine
        said = advice_after(player.record(after), routine.pain)
        self._advise(said)
        self._setup.say(said.aloud(routine.language), routine)
        effort = None
        if player.session.outcome is Outcome.FINISHED and not self._keyboard.by_line:
            effort = await self._ask.rating("How hard was it, 0 to 10")
        return await self._keep(player, after, effort)

    async def _keep(
        self, player: Player, after: int | None = None, effort: int | None = None
    ) -> Saved:
        """Wait until the session is kept; not for ever, where the disk answers no more."""
        keeping = asyncio.wrap_future(player.keep(after, effort))
        try:
            return await asyncio.wait_for(come(keeping, self._tell_saving), DISK_S)
        except TimeoutError:
            return Saved(record=player.record(after, effort), problem=NO_ANSWER)
