"""The voice the app speaks with: sends sounds ahead to its worker, and replaces a lost one."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from hipflow.voice.app.listeners import Listeners
from hipflow.voice.app.pending_sounds import Ledger
from hipflow.voice.app.preparations import Preparations
from hipflow.voice.app.status_words import Wish
from hipflow.voice.app.voice_state import Standing
from hipflow.voice.app.worker_supervisor import WorkerKeeper
from hipflow.voice.protocol.messages import (
    Alive,
    Cancel,
    DeviceReady,
    EngineReady,
    FromWorker,
    ListVoices,
    Play,
    Prepare,
    Rendered,
    Rendering,
    Reported,
    ToWorker,
    VoicesListed,
    configured,
)
from hipflow.voice.protocol.sound import Heard, InstalledVoice, Manner, Sound, Voice, VoiceStatus
from hipflow.voice.protocol.speakable_text import clean, safe_manner

_START_S = 2.8
_LIST_S = 3.0
_OPENINGS = 2


class SpokenVoice(Voice):
    """Speaks sentences and plays tones by way of a worker process.

    Args:
        cache_folder: Where rendered speech is kept; made when needed.
        manner: How it speaks; see also `speak_as`.
        speech: Whether sentences are heard; see also `switch`.
        tones: Whether tones are heard; see also `switch`.
    """

    def __init__(
        self,
        *,
        cache_folder: Path,
        manner: Manner | None = None,
        speech: bool = True,
        tones: bool = True,
    ) -> None:
        self._configure = configured(cache_folder, manner or Manner())
        self._standing = Standing(Wish(speech=speech, tones=tones))
        self._heard_listeners = Listeners[Heard]()
        self._rendered_listeners = Listeners[Rendered]()
        self._ledger = Ledger()
        self._preparations = Preparations()
        self._installed: tuple[InstalledVoice, ...] = ()
        self._lost_openings = 0
        folder = Path(self._configure.cache_folder)
        self._keeper = WorkerKeeper(
            folder, brief=self._brief, take=self._take, ended=self._learn_from_the_end
        )
        self._task: asyncio.Task[None] | None = None
        self._listed = asyncio.Event()
        self._listed.set()

    @property
    def status(self) -> VoiceStatus:
        """What can be heard at present."""
        return self._standing.status

    @property
    def standing(self) -> Standing:
        """All that is known of the sound: engine, device, what is switched on."""
        return self._standing

    @property
    def manner(self) -> Manner:
        """How it speaks."""
        return self._configure.manner

    @property
    def preparing(self) -> int:
        """How many prepared sentences are still to be rendered."""
        return len(self._preparations.open)

    async def start(self, patience_s: float = _START_S) -> VoiceStatus:
        """Start the worker; returns within 3 s, the sound joining in later if it is slower."""
        if self._task is None:
            self._task = asyncio.create_task(self._keep_a_worker(), name="hipflow-voice")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                await self._standing.known.wait()
        self._standing.tell()
        return self._standing.status

    def prepare(self, texts: Iterable[str]) -> None:
        """Render these sentences ahead of need, the first ones first."""
        news = self._preparations.ask(texts)
        if news:
            self._keeper.send(Prepare(texts=news))

    def play(self, sounds: Iterable[Sound]) -> None:
        """Schedule sounds; one whose id is already known is replaced."""
        news = self._ledger.accept(
            sound for sound in map(_cleaned, sounds) if self._is_wanted(sound)
        )
        if news and self._keeper.send(Play(sounds=tuple(news))):
            self._ledger.sent(news)

    def cancel(self, ids: Iterable[str] | None = None) -> None:
        """Take these back, also in mid-sentence; None takes back everything."""
        names = None if ids is None else tuple(ids)
        self._ledger.forget(names)
        self._keeper.send(Cancel(ids=names))

    def switch(self, *, speech: bool, tones: bool) -> None:
        """Switch sentences and tones on or off; what is scheduled and now off is taken back."""
        if not speech and not tones:
            self.cancel()
        elif not speech or not tones:
            self.cancel(self._ledger.of_kind(speech=not speech))
        self._standing.switch(Wish(speech=speech, tones=tones))

    def speak_as(self, manner: Manner) -> None:
        """Speak so from now on. What is scheduled is heard in the new manner, if there is time."""
        before, manner = self._configure, safe_manner(manner)
        if manner == before.manner:
            return
        anew = _spoken(manner) != _spoken(before.manner)
        edition = before.edition + anew
        self._configure = msgspec.structs.replace(before, manner=manner, edition=edition)
        self._keeper.send(self._configure)
        if anew and (texts := self._preparations.anew()):
            self._keeper.send(Prepare(texts=texts))

    async def voices(self) -> tuple[InstalledVoice, ...]:
        """The voices there are on this computer, known within 3 s; none when there is no engine."""
        if self._task is None or self._standing.gave_up:
            return ()
        self._listed.clear()
        self._keeper.send(ListVoices())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LIST_S):
                await self._listed.wait()
        return self._installed

    def on_status(self, listener: Callable[[VoiceStatus], None]) -> Callable[[], None]:
        """Have `listener` called with every later change; what is returned ends that."""
        return self._standing.listen(listener)

    def on_heard(self, listener: Callable[[Heard], None]) -> Callable[[], None]:
        """Have `listener` called when a sound begins or is dropped, likewise."""
        return self._heard_listeners.add(listener)

    def on_rendered(self, listener: Callable[[Rendered], None]) -> Callable[[], None]:
        """Have `listener` called with every sentence that was rendered, or cannot be, likewise."""
        return self._rendered_listeners.add(listener)

    async def close(self) -> None:
        """Fall silent and end the worker, within a second."""
        task, self._task = self._task, None
        if task is None:
            return
        self.cancel()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def _keep_a_worker(self) -> None:
        """Have a worker; when none can be kept, say so and go on in silence."""
        await self._keeper.keep()
        self._standing.give_up()
        self._installed = ()
        self._listed.set()

    def _brief(self) -> list[ToWorker]:
        """All a new worker needs: how to speak, what is coming, what to have ready."""
        self._standing.forget()
        speech = self._lost_openings < _OPENINGS
        brief: list[ToWorker] = [msgspec.structs.replace(self._configure, speech=speech)]
        open_ = self._ledger.for_new_worker(time.monotonic())
        sounds = [sound for sound in open_ if self._is_wanted(sound)]
        if sounds:
            brief.append(Play(sounds=tuple(sounds)))
            self._ledger.sent(sounds)
        if self._preparations.open:
            brief.append(Prepare(texts=self._preparations.open))
        if not self._listed.is_set():
            brief.append(ListVoices())
        return brief

    def _take(self, message: FromWorker) -> None:
        """Take in what the worker says."""
        match message:
            case Reported(heard=heard):
                self._ledger.settle(heard.id, begun=heard.started_s is not None)
                self._heard_listeners.tell(heard)
            case Alive():
                self._ledger.prune(time.monotonic())
            case Rendering(text=text):
                self._preparations.begun(text)
            case Rendered(text=text):
                outdated = message.edition != self._configure.edition
                self._preparations.done(text, outdated=outdated)
                self._rendered_listeners.tell(message)
            case VoicesListed(voices=voices):
                self._installed = voices
                self._listed.set()
            case DeviceReady():
                self._standing.learn(message)
            case EngineReady(ready=ready):
                self._lost_openings = 0 if ready else self._lost_openings
                self._standing.learn(message)

    def _learn_from_the_end(self) -> None:
        """A sentence that ended the engine is not tried again, nor an engine that never opens."""
        if not self._preparations.lost() and self._standing.engine is None:
            self._lost_openings += 1

    def _is_wanted(self, sound: Sound) -> bool:
        if sound.text is None:
            return self._standing.wish.tones
        return self._standing.wish.speech and self._preparations.is_sayable(sound.text)


def _spoken(manner: Manner) -> tuple[object, ...]:
    """What of a manner is in the rendered sentence itself."""
    return manner.voices, manner.language, manner.rate_wpm


def _cleaned(sound: Sound) -> Sound:
    """The sound with a text that is safe to send and to speak."""
    if sound.text is None:
        return sound
    return msgspec.structs.replace(sound, text=clean(sound.text))
