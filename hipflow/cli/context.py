"""Everything one run is made of: options, storage, voice, audio, and the players it makes."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs
from ulid import ULID

from hipflow.library.catalog import LoadedRoutine
from hipflow.library.shelf import Shelf
from hipflow.player.announcer import Announcer
from hipflow.player.audio import AudioController, speech_enabled, voice_config_of
from hipflow.player.interrupted_session import InterruptedSession, RecoveryResult, find_interrupted
from hipflow.player.not_today import NotToday
from hipflow.player.outstanding import Outstanding
from hipflow.player.player import Player, PlayerSetup, Saved
from hipflow.player.wake_lock import WakeLock
from hipflow.session.plan.plan import Plan, make_plan
from hipflow.session.plan.sets import Choices, ReadyWait, sore_side
from hipflow.session.plan.steps import Side
from hipflow.session.record import Amendment, Day, SessionRecord
from hipflow.storage.journal import Journal
from hipflow.storage.paths import Paths
from hipflow.system.background import ThreadQueue
from hipflow.system.clock import Clock, SystemClock
from hipflow.voice.protocol.sound import Voice

SPEECH_FLUSH_S = 60.0
"""The end of a session is waited for this long at most: the longest advice an author may write."""

JOURNAL_CLOSE_S = 2.0
"""At the end a journal is let go of before it is removed: that is waited for so long."""

SAVED_AFTER_ALL = "What could not be saved before is saved now."
"""Said when a disk that had refused takes it after all."""


class RunOptions(Struct, frozen=True, kw_only=True):
    """What was asked for on the command line."""

    day: Day | None = None
    speed: float = 1.0
    mute: bool = False
    wait: ReadyWait | None = None
    history: Path | None = None


class RunContext:
    """Everything one run is made of."""

    def __init__(self, options: RunOptions, environment: Mapping[str, str]) -> None:
        self.options = options
        self.environment = environment
        self.clock: Clock = SystemClock(self._day_of)
        # The journal does not wait until something else is written.
        self.disk_queue, self._journal_queue = ThreadQueue("disk"), ThreadQueue("journal")
        self.shelf = Shelf(
            Paths.from_environment(environment),
            self.clock,
            disk_queue=self.disk_queue,
            history=options.history,
        )
        self._voice: Voice | None = None
        self._audio: AudioController | None = None
        self._wake_lock = WakeLock()
        self._made_last: Player | NotToday | None = None
        self._outstanding = Outstanding(self.shelf)

    def _day_of(self, moment: datetime) -> date:
        return self.shelf.settings.day_of(moment)

    @property
    def voice(self) -> Voice:
        """The voice, made when first asked for."""
        if self._voice is None:
            self._voice = self._make_voice()
        return self._voice

    @property
    def audio(self) -> AudioController:
        """What the settings make of the voice; made when first asked for."""
        if self._audio is None:
            self._audio = AudioController(
                self.shelf,
                self.clock,
                self.voice,
                mute=self.options.mute,
            )
        return self._audio

    def make_player(
        self,
        loaded: LoadedRoutine,
        day: Day,
        affected: Side,
        pain_before: int | None,
        refresh_ms: int | None = None,
    ) -> Player:
        """A player of a routine, its voice listening. Needs a running event loop."""
        side, wait = sore_side(loaded.routine, affected), self.options.wait
        choices = Choices(day=day, affected=side, wait=wait or self.shelf.settings.wait)
        setup = self._setup(loaded, make_plan(loaded.routine, choices), pain_before)
        return self._player(setup, self._journal(), refresh_ms)

    def keep_not_today(self, loaded: LoadedRoutine, pain_before: int | None) -> "Future[Saved]":
        """Saves that rest was chosen in place of a session; the result says if the disk refused."""
        setup = self._setup(loaded, make_plan(loaded.routine), pain_before)
        self._made_last = rest = NotToday(setup, self.clock, self._journal(), self.save)
        return rest.keep()

    def _setup(self, loaded: LoadedRoutine, plan: Plan, pain_before: int | None) -> PlayerSetup:
        ident, speed = str(ULID.from_datetime(self.clock.now())), self.options.speed
        return PlayerSetup(
            plan=plan, routine=loaded.ref, id=ident, pain_before=pain_before, speed=speed
        )

    def find_interrupted(self, *, ask: bool) -> RecoveryResult:
        """Finds a session whose program died; with nobody to ask, it is saved as it is."""
        now = self.clock.now() if ask else None
        return find_interrupted(self.shelf.places.running_file, self.save, now)

    async def go_on(
        self, interrupted: InterruptedSession, refresh_ms: int | None = None
    ) -> Player | None:
        """A player that goes on with a session; ``None`` where another program has it by now."""
        disk_queue = self._journal_queue
        journal = await asyncio.wrap_future(disk_queue.do(lambda: interrupted.resume(disk_queue)))
        if journal is None:
            return None
        found = interrupted.found
        setup = PlayerSetup(
            plan=found.session.plan,
            routine=found.header.routine,
            id=found.header.id,
            pain_before=found.header.pain_before,
            speed=found.header.speed,
            resume_from=found,
        )
        return self._player(setup, journal, refresh_ms)

    def _journal(self) -> Journal:
        return Journal(self.shelf.places.running_file, self._journal_queue)

    def _player(self, setup: PlayerSetup, journal: Journal, refresh_ms: int | None) -> Player:
        player = Player(
            setup,
            clock=self.clock,
            timer=asyncio.get_running_loop(),
            journal=journal,
            save=self.save,
            refresh_ms=refresh_ms,
        )
        self._made_last = player
        self.audio.attach_player(player)
        player.listen(self._wake_lock)
        return player

    @property
    def announcer(self) -> Announcer:
        """Who speaks for the player made last.

        Raises:
            RuntimeError: no player was made yet.
        """
        announcer = self.audio.announcer
        if announcer is None:
            raise RuntimeError("nobody speaks before there is a player")
        return announcer

    def last_words_s(self, *, of_session: bool = True) -> float:
        """How long what has been said at the end will be heard, where anything can be heard.

        Args:
            of_session: also what the session has said of itself, not only the advice after it.
        """
        if not (self.voice.status.speech or self.voice.status.tones):
            return 0.0
        quiet_from_s = self.audio.quiet_from_s
        announcer = self.audio.announcer
        if of_session and announcer is not None:
            quiet_from_s = max(quiet_from_s, announcer.quiet_from_s)
        return min(max(quiet_from_s - self.clock.monotonic_s(), 0.0), SPEECH_FLUSH_S)

    async def flush_speech(self) -> None:
        """Wait until what has been said at the end is heard."""
        if left_s := self.last_words_s():
            await asyncio.sleep(left_s)

    def save(self, record: SessionRecord) -> None:
        """Put a record into the history.

        Raises:
            StorageError: the disk refuses; it waits in :attr:`unsaved` and is tried again.
        """
        self._outstanding.save(record)

    async def retry(self) -> str:
        """Write what the disk refused, if there is something; a sentence once it is there."""
        if not self.shelf.is_refused:
            return ""
        written = await asyncio.wrap_future(self.disk_queue.do(self._outstanding.write))
        return SAVED_AFTER_ALL if written else ""

    @property
    def unsaved(self) -> tuple[SessionRecord | Amendment, ...]:
        """What is not on disk, with a session that still waits for its turn."""
        held = self.shelf.unsaved
        waiting = self._made_last.pending_record if self._made_last else None
        if waiting is None or any(entry.id == waiting.id for entry in held):
            return held
        return (*held, waiting)

    def start_final_save(self) -> None:
        """Try once more to write what the disk refused; :meth:`drain` waits for it."""
        if self._outstanding.any_left:
            self.disk_queue.do(self._write_pending)

    def _write_pending(self) -> None:
        self._journal_queue.drain(JOURNAL_CLOSE_S)
        self._outstanding.write()

    def drain(self, timeout_s: float) -> bool:
        """Wait until all is on disk that is to be written; returns whether it is in time."""
        until_s = self.clock.monotonic_s() + timeout_s
        drained = self._journal_queue.drain(timeout_s)
        return self.disk_queue.drain(max(0.0, until_s - self.clock.monotonic_s())) and drained

    def silence(self) -> None:
        """Stops all sound and lets the computer sleep, before the program is suspended."""
        self.voice.cancel()
        self._wake_lock.release()

    @property
    def affected(self) -> Side | None:
        """The sore side, where it was asked before."""
        remembered = self.shelf.state.affected
        return Side(remembered) if remembered else None

    def remember_affected(self, side: Side | None) -> None:
        """Ask for the sore side no more. A disk that refuses only means it is asked again."""
        if side in (Side.LEFT, Side.RIGHT) and side is not self.affected:
            word: Literal["left", "right"] = "left" if side is Side.LEFT else "right"
            self.shelf.save_state(structs.replace(self.shelf.state, affected=word))

    def _make_voice(self) -> Voice:
        if self.options.mute:
            from hipflow.voice.app.silent_voice import SilentVoice  # noqa: PLC0415 - one of the two is needed

            return SilentVoice()
        from hipflow.voice.app.spoken_voice import SpokenVoice  # noqa: PLC0415 - the same

        settings = self.shelf.settings
        return SpokenVoice(
            cache_folder=self.shelf.places.speech_cache,
            config=voice_config_of(settings),
            speech=speech_enabled(settings),
            tones=settings.tones,
        )
