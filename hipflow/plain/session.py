"""Plain mode: the same player as lines of text, for screen readers, dumb terminals and logs.

No line is ever taken back and the cursor never moves, so whatever reads lines can read this.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress

from msgspec import Struct

from hipflow.plain.keyboard import Keyboard
from hipflow.plain.keys import KEYS_TEXT, PlainKeys
from hipflow.plain.prompts import Prompts
from hipflow.plain.text import lines_of_cue, summary_lines
from hipflow.player.announcer import Announcer
from hipflow.player.audio import SoundKeyResult
from hipflow.player.interrupted_session import TAKEN_ELSEWHERE, InterruptedSession
from hipflow.player.player import Player
from hipflow.player.sound_keys import SoundKey
from hipflow.progress.advice import Advice, advice_after, aid_of
from hipflow.progress.day_offer import Choice, Lately, Rest, day_offer, harder_is_asked_twice
from hipflow.progress.rest_wording import NOTED, not_until_asked_words, offer_words
from hipflow.progress.therapist import ShowWhy
from hipflow.routine.resolve.routine import Routine
from hipflow.session.engine import events
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.session import Session
from hipflow.session.plan.sets import needs_sore_side
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day, Outcome, SessionRecord
from hipflow.session.speech.author_words import routine_words
from hipflow.session.view.keys import unasked_reason
from hipflow.storage.session_store import Saved
from hipflow.system.background import DISK_SILENT, SAVING, wait_for_disk, wait_with_notice

REPORT_HINT = "hipflow report writes a page for them: pain, sessions, exercises, notes."
"""Written where a therapist should see it."""

JOURNAL_WORKS_AGAIN = "What you do is being written down again."
"""Written when a disk that had refused takes the journal after all."""


async def _cannot_resume(_interrupted: InterruptedSession) -> None:
    """Where no session was interrupted there is nothing to go on with."""


def _nothing_to_silence() -> None:
    """Without a voice there is nothing to be heard."""


def _nothing_to_show(_record: SessionRecord) -> None:
    """Without a history nothing has been too much too often."""


def _no_morning() -> None:
    """Without a history there is no session of yesterday."""


def _no_advice(_record: SessionRecord, _rating: int) -> Advice:
    """Without a history nothing is more than usual."""
    return Advice()


class PlainSetup(Struct, frozen=True, kw_only=True):
    """What plain mode needs: a routine, its day's status, and how to make its player.

    ``rest_words`` says what to do with today where it is for resting, ``words_after`` the same
    after rest was chosen, ``keep_not_today`` keeps that it was. ``show_why`` says why a therapist
    should see a session. ``morning`` is the session whose next morning is to be asked about, and
    ``keep_morning`` keeps the answer and returns what it asks for.
    ``flare_up`` gives the lines of the flare-up page.
    """

    routine: Routine
    day: Day | None
    default_day: Day
    affected: Side | None
    make_player: Callable[[Day, Side, int | None], tuple[Player, Announcer]]
    keep_not_today: Callable[[int | None], "Future[Saved]"]
    words_after: Callable[[SessionRecord], str]
    say: Callable[[str, Routine], None]
    sound_key: Callable[[SoundKey], SoundKeyResult]
    lately: Callable[[], Lately] = Lately
    rest_words: Callable[[], str] = str
    show_why: Callable[[SessionRecord], ShowWhy | None] = _nothing_to_show
    morning: Callable[[], SessionRecord | None] = _no_morning
    keep_morning: Callable[[SessionRecord, int], Advice] = _no_advice
    flare_up: Callable[[], Sequence[str]] = tuple
    silence: Callable[[], None] = _nothing_to_silence
    interrupted: InterruptedSession | None = None
    go_on: Callable[[InterruptedSession], Awaitable[tuple[Player, Announcer] | None]] = (
        _cannot_resume
    )


class PlainSession:
    """One session in plain lines, from the first question to the saved record."""

    def __init__(self, setup: PlainSetup, keyboard: Keyboard, write: Callable[[str], None]) -> None:
        self._setup = setup
        self._keyboard = keyboard
        self._write_line = write
        self._last_line = ""
        self._ask = Prompts(keyboard, self._write, setup.flare_up)
        self._said_to_stop = False
        self.affected = setup.affected
        self._problem = ""
        self._player: Player | None = None
        self._running: asyncio.Task[object] | None = None
        self.exit_signal = 0
        """The signal that has ended it; 0 where none has."""

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

    async def _check_in(self) -> tuple[int | None, tuple[Player, Announcer] | None]:
        """Ask what a session needs to know; the pain, and no player where rest is chosen."""
        routine = self._setup.routine
        self._write(routine.title)
        for words in routine_words(routine):
            if words.key != "title" and not words.key.endswith("advice"):
                self._write(words.line)
        if routine.warning:
            self._setup.say(routine.warning, routine)
        await self._morning()
        if rest := self._setup.rest_words():
            self._write(rest)
        asked = routine.pain.ask_before
        pain_before = await self._ask.rating("Pain now, 0 to 10") if asked else None
        choice = await self._choice(pain_before)
        if choice is Rest.NOT_TODAY:
            return pain_before, None
        if self.affected is None and needs_sore_side(routine):
            self.affected = await self._ask.side()
        side = self.affected or Side.LEFT
        return pain_before, self._setup.make_player(choice, side, pain_before)

    async def _morning(self) -> None:
        """Ask of the morning after yesterday's session; lines written beforehand cannot know it."""
        session = self._setup.morning()
        if session is None or self._keyboard.by_line:
            return
        rating = await self._ask.rating("Pain this morning, after yesterday's session, 0 to 10")
        if rating is not None:
            self._advise(self._setup.keep_morning(session, rating))

    async def _choice(self, pain: int | None) -> Choice:
        """The kind of day, or rest; what the pain speaks against is asked about once more."""
        setup = self._setup
        wanted = setup.day or setup.default_day
        lately = setup.lately()
        offer = day_offer(pain, setup.routine.pain, lately, wanted)
        if words := offer_words(offer, pain, setup.routine.pain, lately, aid_of(setup.routine)):
            self._write(words)
        if skip := not_until_asked_words(lately, aid_of(setup.routine)):
            self._write(skip)
        choice: Choice | None = setup.day
        if choice is None or (offer.is_more(choice) and choice not in offer.twice):
            choice = await self._ask.day(setup.routine, offer)
        if isinstance(choice, Day) and choice in offer.twice:
            choice = await self._ask.day_again(choice, offer, pain)
        return choice

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
