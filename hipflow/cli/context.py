"""Everything one run is made of: options, storage, voice, audio, and the players it makes."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs
from ulid import ULID

from hipflow.library.catalog import Catalog, LoadedRoutine
from hipflow.player.announcer import Announcer
from hipflow.player.audio import AudioController, speech_enabled, voice_config_of
from hipflow.player.interrupted_session import InterruptedSession, RecoveryResult, find_interrupted
from hipflow.player.not_today import keep_not_today
from hipflow.player.player import Player, PlayerSetup
from hipflow.player.wake_lock import WakeLock
from hipflow.routine.resolve.routine import Routine
from hipflow.session.plan.plan import Plan, make_plan
from hipflow.session.plan.sets import Choices, ReadyWait, sore_side
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day, RoutineRef
from hipflow.storage.journal import Journal
from hipflow.storage.paths import Paths
from hipflow.storage.session_store import Saved, SessionStore
from hipflow.storage.settings import settings_store
from hipflow.storage.state import state_store
from hipflow.system.background import ThreadQueue
from hipflow.system.clock import Clock, SystemClock
from hipflow.voice.protocol.sound import Voice

SPEECH_FLUSH_S = 60.0
"""The end of a session is waited for this long at most: the longest advice an author may write."""


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
        paths = Paths.from_environment(environment)
        self.paths = structs.replace(paths, history=options.history or paths.history)
        disk_queue = ThreadQueue("disk")
        self.settings = settings_store(self.paths, disk_queue)
        self.catalog = Catalog.at(
            self.paths, precautions=lambda: self.settings.values.known_precautions
        )
        self.state = state_store(self.paths, disk_queue)
        self.store = SessionStore(
            self.paths,
            small_files=(self.settings, self.state),
            disk_queue=disk_queue,
            journal_queue=ThreadQueue("journal"),
        )
        self._voice: Voice | None = None
        self._audio: AudioController | None = None
        self._wake_lock = WakeLock()

    @property
    def file_notes(self) -> tuple[str, ...]:
        """What a person should be told about the files read so far, one sentence each."""
        return (*self.state.notes, *self.settings.notes, *self.catalog.remarks)

    def _day_of(self, moment: datetime) -> date:
        return self.settings.values.day_of(moment)

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
                self.settings,
                self.clock,
                self.voice,
                mute=self.options.mute,
            )
        return self._audio

    def make_player(
        self,
        loaded: LoadedRoutine,
        choices: Choices,
        pain_before: int | None,
        refresh_ms: int | None = None,
    ) -> Player:
        """A player of a routine, its voice listening. Needs a running event loop.

        What is waited for is chosen by the command line, else by the settings.
        """
        wait = self.options.wait or self.settings.values.wait
        side = sore_side(loaded.routine, choices.affected)
        choices = structs.replace(choices, affected=side, wait=wait)
        setup = self._setup(loaded, make_plan(loaded.routine, choices), pain_before)
        return self._player(setup, self.store.new_journal(), refresh_ms)

    def keep_not_today(self, loaded: LoadedRoutine, pain_before: int | None) -> "Future[Saved]":
        """Saves that rest was chosen in place of a session; the result says if the disk refused."""
        setup = self._setup(loaded, make_plan(loaded.routine), pain_before)
        return keep_not_today(setup, self.clock, self.store)

    def _setup(self, loaded: LoadedRoutine, plan: Plan, pain_before: int | None) -> PlayerSetup:
        ident, speed = str(ULID.from_datetime(self.clock.now())), self.options.speed
        return PlayerSetup(
            plan=plan, routine=loaded.ref, id=ident, pain_before=pain_before, speed=speed
        )

    def find_interrupted(self, loaded: LoadedRoutine | None, *, ask: bool) -> RecoveryResult:
        """Finds a session whose program died; with nobody to ask, it is saved as it is.

        Args:
            loaded: the routine this run was asked for, which need not be among those at hand.
            ask: whether somebody can be asked.
        """

        def routine_now(ref: RoutineRef) -> Routine | None:
            is_it = loaded is not None and loaded.ref.file == ref.file
            return loaded.routine if loaded and is_it else self.catalog.routine_now(ref)

        return find_interrupted(self.store, self.clock.now() if ask else None, routine_now)

    async def go_on(
        self, interrupted: InterruptedSession, refresh_ms: int | None = None
    ) -> Player | None:
        """A player that goes on with a session; ``None`` where another program has it by now."""
        journal = await asyncio.wrap_future(interrupted.resume())
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

    def _player(self, setup: PlayerSetup, journal: Journal, refresh_ms: int | None) -> Player:
        player = Player(
            setup,
            clock=self.clock,
            timer=asyncio.get_running_loop(),
            journal=journal,
            store=self.store,
            refresh_ms=refresh_ms,
        )
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

    def silence(self) -> None:
        """Stops all sound and lets the computer sleep, before the program is suspended."""
        self.voice.cancel()
        self._wake_lock.release()

    @property
    def affected(self) -> Side | None:
        """The sore side, where it was asked before."""
        remembered = self.state.values.affected
        return Side(remembered) if remembered else None

    def remember_affected(self, side: Side | None) -> None:
        """Ask for the sore side no more. A disk that refuses only means it is asked again."""
        if side in (Side.LEFT, Side.RIGHT) and side is not self.affected:
            word: Literal["left", "right"] = "left" if side is Side.LEFT else "right"
            self.state.keep(structs.replace(self.state.values, affected=word))

    def _make_voice(self) -> Voice:
        if self.options.mute:
            from hipflow.voice.app.silent_voice import SilentVoice  # noqa: PLC0415 - one of the two is needed

            return SilentVoice()
        from hipflow.voice.app.spoken_voice import SpokenVoice  # noqa: PLC0415 - the same

        settings = self.settings.values
        return SpokenVoice(
            cache_folder=self.paths.speech_cache,
            config=voice_config_of(settings),
            speech=speech_enabled(settings),
            tones=settings.tones,
        )
