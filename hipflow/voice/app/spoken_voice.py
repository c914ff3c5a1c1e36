"""The voice the app speaks with: sends sounds ahead to its worker, and replaces a lost one."""

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from hipflow.system.clock import monotonic_s
from hipflow.voice.app.listeners import Listeners
from hipflow.voice.app.pending_sounds import PendingSounds
from hipflow.voice.app.preparations import Preparations
from hipflow.voice.app.status_words import EnabledSounds
from hipflow.voice.app.voice_state import VoiceState
from hipflow.voice.app.worker_supervisor import WorkerSupervisor
from hipflow.voice.protocol.messages import (
    CancelSounds,
    DeviceStatus,
    EngineStatus,
    FromWorker,
    Heartbeat,
    ListVoices,
    PlaybackReport,
    PlaySounds,
    PrepareSpeech,
    RenderResult,
    RenderStarted,
    ToWorker,
    VoiceList,
    make_configure,
)
from hipflow.voice.protocol.sound import (
    Audibility,
    InstalledVoice,
    PlaybackResult,
    Sound,
    Voice,
    VoiceConfig,
)
from hipflow.voice.protocol.speakable_text import safe_config, speakable_text

_START_S = 2.8
_LIST_S = 3.0
_OPENINGS = 2


class SpokenVoice(Voice):
    """Speaks sentences and plays tones by way of a worker process.

    Args:
        cache_folder: Where rendered speech is kept; made when needed.
        config: How it speaks; see also `set_config`.
        speech: Whether sentences are heard; see also `switch`.
        tones: Whether tones are heard; see also `switch`.
    """

    def __init__(
        self,
        *,
        cache_folder: Path,
        config: VoiceConfig | None = None,
        speech: bool = True,
        tones: bool = True,
    ) -> None:
        self._configure = make_configure(cache_folder, config or VoiceConfig())
        self._state = VoiceState(EnabledSounds(speech=speech, tones=tones))
        self._playback_listeners = Listeners[PlaybackResult]()
        self._rendered_listeners = Listeners[RenderResult]()
        self._pending = PendingSounds()
        self._preparations = Preparations()
        self._installed: tuple[InstalledVoice, ...] = ()
        self._lost_openings = 0
        folder = Path(self._configure.cache_folder)
        self._supervisor = WorkerSupervisor(
            folder,
            startup_messages=self._startup_messages,
            take=self._handle,
            ended=self._note_worker_end,
        )
        self._task: asyncio.Task[None] | None = None
        self._listed = asyncio.Event()
        self._listed.set()

    @property
    def status(self) -> Audibility:
        """What can be heard at present."""
        return self._state.status

    @property
    def state(self) -> VoiceState:
        """What the worker reported of engine and device, and what is switched on."""
        return self._state

    @property
    def config(self) -> VoiceConfig:
        """Voice, language, speed and volume at present; see `set_config`."""
        return self._configure.config

    @property
    def preparing(self) -> int:
        """How many prepared sentences are still to be rendered."""
        return len(self._preparations.open)

    async def start(self, patience_s: float = _START_S) -> Audibility:
        """Start the worker; returns within 3 s, the sound joining in later if it is slower."""
        if self._task is None:
            self._task = asyncio.create_task(self._run_worker(), name="hipflow-voice")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                await self._state.known.wait()
        self._state.notify()
        return self._state.status

    def prepare(self, texts: Iterable[str]) -> None:
        """Render these sentences ahead of need, the first ones first."""
        news = self._preparations.ask(texts)
        if news:
            self._supervisor.send(PrepareSpeech(texts=news))

    def play(self, sounds: Iterable[Sound]) -> None:
        """Schedule sounds; one whose id is already known is replaced."""
        news = self._pending.add_new(
            sound for sound in map(_with_speakable_text, sounds) if self._is_enabled(sound)
        )
        if news and self._supervisor.send(PlaySounds(sounds=tuple(news))):
            self._pending.mark_sent(news)

    def cancel(self, ids: Iterable[str] | None = None) -> None:
        """Cancel sounds by their ids, also in mid-sentence; None cancels all."""
        names = None if ids is None else tuple(ids)
        self._pending.forget(names)
        self._supervisor.send(CancelSounds(ids=names))

    def switch(self, *, speech: bool, tones: bool) -> None:
        """Switch sentences and tones on or off; what is scheduled and now off is cancelled."""
        if not speech and not tones:
            self.cancel()
        elif not speech or not tones:
            self.cancel(self._pending.ids_of_kind(speech=not speech))
        self._state.switch(EnabledSounds(speech=speech, tones=tones))

    def set_config(self, config: VoiceConfig) -> None:
        """Change voice, speed or volume; scheduled sentences are rendered again if time allows."""
        before, config = self._configure, safe_config(config)
        if config == before.config:
            return
        anew = _speech_part(config) != _speech_part(before.config)
        edition = before.edition + anew
        self._configure = msgspec.structs.replace(before, config=config, edition=edition)
        self._supervisor.send(self._configure)
        if anew and (texts := self._preparations.anew()):
            self._supervisor.send(PrepareSpeech(texts=texts))

    async def voices(self) -> tuple[InstalledVoice, ...]:
        """The voices there are on this computer, known within 3 s; none when there is no engine."""
        if self._task is None or self._state.gave_up:
            return ()
        self._listed.clear()
        self._supervisor.send(ListVoices())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LIST_S):
                await self._listed.wait()
        return self._installed

    def on_status(self, listener: Callable[[Audibility], None]) -> Callable[[], None]:
        """Call `listener` with every change of the status; returns the function that ends that."""
        return self._state.listen(listener)

    def on_playback(self, listener: Callable[[PlaybackResult], None]) -> Callable[[], None]:
        """Call `listener` when a sound begins or is dropped; returns what ends that."""
        return self._playback_listeners.add(listener)

    def on_rendered(self, listener: Callable[[RenderResult], None]) -> Callable[[], None]:
        """Call `listener` when a sentence was rendered, or cannot be; returns what ends that."""
        return self._rendered_listeners.add(listener)

    async def close(self) -> None:
        """Stop all sound and end the worker, within a second."""
        task, self._task = self._task, None
        if task is None:
            return
        self.cancel()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def _run_worker(self) -> None:
        """Keep a worker running; when none can be kept, report silence."""
        await self._supervisor.keep()
        self._state.give_up()
        self._installed = ()
        self._listed.set()

    def _startup_messages(self) -> list[ToWorker]:
        """The first messages to a worker: its config, the sounds due, the sentences to prepare."""
        self._state.forget()
        speech = self._lost_openings < _OPENINGS
        startup_messages: list[ToWorker] = [msgspec.structs.replace(self._configure, speech=speech)]
        open_ = self._pending.for_new_worker(monotonic_s())
        sounds = [sound for sound in open_ if self._is_enabled(sound)]
        if sounds:
            startup_messages.append(PlaySounds(sounds=tuple(sounds)))
            self._pending.mark_sent(sounds)
        if self._preparations.open:
            startup_messages.append(PrepareSpeech(texts=self._preparations.open))
        if not self._listed.is_set():
            startup_messages.append(ListVoices())
        return startup_messages

    def _handle(self, message: FromWorker) -> None:
        """Handle a message of the worker."""
        match message:
            case PlaybackReport(heard=heard):
                self._pending.close_sound(heard.id, begun=heard.started_s is not None)
                self._playback_listeners.notify(heard)
            case Heartbeat():
                self._pending.prune(monotonic_s())
            case RenderStarted(text=text):
                self._preparations.begun(text)
            case RenderResult(text=text):
                outdated = message.edition != self._configure.edition
                self._preparations.done(text, outdated=outdated)
                self._rendered_listeners.notify(message)
            case VoiceList(voices=voices):
                self._installed = voices
                self._listed.set()
            case DeviceStatus():
                self._state.update(message)
            case EngineStatus(ready=ready):
                self._lost_openings = 0 if ready else self._lost_openings
                self._state.update(message)

    def _note_worker_end(self) -> None:
        """A sentence that ended the engine is not tried again, nor an engine that never opens."""
        if not self._preparations.lost() and self._state.engine is None:
            self._lost_openings += 1

    def _is_enabled(self, sound: Sound) -> bool:
        if sound.text is None:
            return self._state.enabled.tones
        return self._state.enabled.speech and self._preparations.is_sayable(sound.text)


def _speech_part(config: VoiceConfig) -> tuple[object, ...]:
    """The part of a config that decides how a sentence is rendered."""
    return config.voices, config.language, config.rate_wpm


def _with_speakable_text(sound: Sound) -> Sound:
    """The sound with a text that is safe to send and to speak."""
    if sound.text is None:
        return sound
    return msgspec.structs.replace(sound, text=speakable_text(sound.text))
