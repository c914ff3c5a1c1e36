"""The voice the app speaks with: sends sounds ahead to its worker, and replaces a lost one."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from hipflow.voice.ledger import Ledger
from hipflow.voice.messages import (
    Alive,
    Cancel,
    DeviceReady,
    EngineReady,
    FromWorker,
    Play,
    Prepare,
    Rendered,
    Rendering,
    Reported,
    configured,
)
from hipflow.voice.sound import Heard, Manner, Sound, Voice, VoiceStatus
from hipflow.voice.statuswords import Wish, status_of
from hipflow.voice.wording import clean
from hipflow.voice.workerprocess import WorkerProcess

_START_S = 2.8
_MAX_ENDS = 5
_ENDS_WITHIN_S = 60.0
_FIRST_PAUSE_S = 0.25
_OPENINGS = 2
_SCRATCH = ("wav", "aiff", "part", "now")


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
        self._wish = Wish(speech=speech, tones=tones)
        self._status = VoiceStatus(speech=False, tones=False, words="")
        self._listeners: list[Callable[[VoiceStatus], None]] = []
        self._heard_listeners: list[Callable[[Heard], None]] = []
        self._ledger = Ledger()
        self._prepared: dict[str, None] = {}
        self._fatal: set[str] = set()
        self._rendering: str | None = None
        self._device: DeviceReady | None = None
        self._engine: EngineReady | None = None
        self._lost_openings = 0
        self._gave_up = False
        self._worker: WorkerProcess | None = None
        self._task: asyncio.Task[None] | None = None
        self._known = asyncio.Event()

    @property
    def status(self) -> VoiceStatus:
        """What can be heard at present."""
        return self._status

    @property
    def engine(self) -> EngineReady | None:
        """What the worker said of its speech engine, for the doctor."""
        return self._engine

    @property
    def device(self) -> DeviceReady | None:
        """What the worker said of its sound device, for the doctor."""
        return self._device

    @property
    def preparing(self) -> int:
        """How many prepared sentences are still to be rendered."""
        return len(self._prepared)

    async def start(self) -> VoiceStatus:
        """Start the worker; returns within 3 s, the sound joining in later if it is slower."""
        if self._task is None:
            self._task = asyncio.create_task(self._keep_a_worker(), name="hipflow-voice")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_START_S):
                await self._known.wait()
        self._tell()
        return self._status

    def prepare(self, texts: Iterable[str]) -> None:
        """Render these sentences ahead of need, the first ones first."""
        wanted = [t for t in map(clean, texts) if t and t not in self._prepared]
        wanted = [text for text in wanted if text not in self._fatal]
        self._prepared.update(dict.fromkeys(wanted))
        if wanted and self._worker is not None:
            self._worker.send(Prepare(texts=tuple(wanted)))

    def play(self, sounds: Iterable[Sound]) -> None:
        """Schedule sounds; one whose id is already known is replaced."""
        news = self._ledger.accept(
            sound for sound in map(_cleaned, sounds) if self._is_wanted(sound)
        )
        if news and self._worker is not None:
            self._worker.send(Play(sounds=tuple(news)))
            self._ledger.sent(news)

    def cancel(self, ids: Iterable[str] | None = None) -> None:
        """Take these back, also in mid-sentence; None takes back everything."""
        names = None if ids is None else tuple(ids)
        self._ledger.forget(names)
        if self._worker is not None:
            self._worker.send(Cancel(ids=names))

    def switch(self, *, speech: bool, tones: bool) -> None:
        """Switch sentences and tones on or off; what is scheduled and now off is taken back."""
        if not speech and not tones:
            self.cancel()
        elif not speech or not tones:
            self.cancel(self._ledger.of_kind(speech=not speech))
        self._wish = Wish(speech=speech, tones=tones)
        self._tell()

    def speak_as(self, manner: Manner) -> None:
        """Speak so from now on. What is scheduled is heard in the new manner, if there is time."""
        self._configure = configured(Path(self._configure.cache_folder), manner)
        if self._worker is not None:
            self._worker.send(self._configure)

    def on_status(self, listener: Callable[[VoiceStatus], None]) -> None:
        """Have `listener` called with every later change of `status`."""
        self._listeners.append(listener)

    def on_heard(self, listener: Callable[[Heard], None]) -> None:
        """Have `listener` called when a sound begins or is dropped."""
        self._heard_listeners.append(listener)

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
        """Start a worker, listen to it, and start another when it is lost, within bounds."""
        ends: deque[float] = deque(maxlen=_MAX_ENDS)
        while True:
            await self._live_with_one()
            self._learn_from_the_end()
            now_s = time.monotonic()
            ends.append(now_s)
            if len(ends) == _MAX_ENDS and now_s - ends[0] < _ENDS_WITHIN_S:
                self._give_up()
                return
            if len(ends) > 1:
                await asyncio.sleep(_FIRST_PAUSE_S * 2 ** (len(ends) - 2))

    async def _live_with_one(self) -> None:
        """From a worker's start to its end; ends it when this task is cancelled."""
        try:
            worker = await WorkerProcess.launch()
        except OSError:
            return
        try:
            self._worker = worker
            self._device = self._engine = None
            self._brief(worker)
            async for message in worker.messages():
                self._take(message)
        except asyncio.CancelledError:
            await worker.end()
            raise
        finally:
            self._worker = None
            await worker.kill()
            self._sweep(worker.pid)

    def _brief(self, worker: WorkerProcess) -> None:
        """Tell a new worker all it needs: how to speak, what is coming, what to have ready."""
        speech = self._lost_openings < _OPENINGS
        worker.send(msgspec.structs.replace(self._configure, speech=speech))
        sounds = self._ledger.for_new_worker(time.monotonic())
        if sounds:
            worker.send(Play(sounds=tuple(sounds)))
            self._ledger.sent(sounds)
        if self._prepared:
            worker.send(Prepare(texts=tuple(self._prepared)))

    def _take(self, message: FromWorker) -> None:
        """Take in what the worker says."""
        match message:
            case Reported(id=sound_id, started_s=started_s):
                self._ledger.settle(sound_id, begun=started_s is not None)
                for listener in self._heard_listeners:
                    listener(Heard(id=sound_id, started_s=started_s))
            case Alive():
                self._ledger.prune(time.monotonic())
            case Rendering(text=text):
                self._rendering = text
            case Rendered(text=text):
                self._rendering = None
                self._prepared.pop(text, None)
            case DeviceReady():
                self._device = message
                self._tell_if_known()
            case EngineReady():
                self._lost_openings = 0 if message.ready else self._lost_openings
                self._engine = message
                self._tell_if_known()

    def _learn_from_the_end(self) -> None:
        """A sentence that ended the engine is not tried again, nor an engine that never opens."""
        if self._rendering is not None:
            self._fatal.add(self._rendering)
            self._prepared.pop(self._rendering, None)
            self._rendering = None
        elif self._engine is None:
            self._lost_openings += 1

    def _give_up(self) -> None:
        self._device = self._engine = None
        self._gave_up = True
        self._known.set()
        self._tell()

    def _tell_if_known(self) -> None:
        if self._device is not None and self._engine is not None:
            self._known.set()
            self._tell()

    def _tell(self) -> None:
        """Sum up, and tell the listeners of a change."""
        status = status_of(self._wish, self._device, self._engine, gave_up=self._gave_up)
        if status == self._status:
            return
        self._status = status
        for listener in self._listeners:
            listener(status)

    def _is_wanted(self, sound: Sound) -> bool:
        if sound.text is None:
            return self._wish.tones
        return self._wish.speech and bool(sound.text) and sound.text not in self._fatal

    def _sweep(self, pid: int) -> None:
        """Remove what a killed worker may have left half-made."""
        folder = Path(self._configure.cache_folder)
        for suffix in _SCRATCH:
            with contextlib.suppress(OSError):
                (folder / f".{pid}.{suffix}").unlink(missing_ok=True)


def _cleaned(sound: Sound) -> Sound:
    """The sound with a text that is safe to send and to speak."""
    if sound.text is None:
        return sound
    return msgspec.structs.replace(sound, text=clean(sound.text))
