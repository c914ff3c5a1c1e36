"""Speech for a file: sentences as samples, from a worker that opens no sound device."""

import asyncio
import contextlib
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from hipflow.system.clock import monotonic_s
from hipflow.system.errors import SpeechError
from hipflow.voice.app.status_words import substitute_text
from hipflow.voice.app.worker_process import WorkerProcess
from hipflow.voice.protocol.messages import (
    EngineStatus,
    FromWorker,
    PrepareSpeech,
    RenderResult,
    RenderStarted,
    SamplePart,
    make_configure,
)
from hipflow.voice.protocol.sound import VoiceConfig
from hipflow.voice.protocol.speakable_text import speakable_text

_OPENING_S = 15.0
_SENTENCE_S = 20.0  # the worker itself gives a sentence up after 15 s
_TROUBLES = 5
_OPENINGS = 2


class SpeechSamples(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences rendered to samples, without a sound device.

    Attributes:
        samples: Every sentence's samples, by its text as it was asked for.
        failed_texts: The texts the engine could not speak.
        voice_notice: Names the voice that speaks in place of the one asked for; empty without one.
    """

    samples: dict[str, "array[int]"]
    failed_texts: tuple[str, ...] = ()
    voice_notice: str = ""

    def __repr__(self) -> str:
        """A short form: asyncio asks for one of every task's result, and samples are millions."""
        return f"Speech({len(self.samples)} sentences, {len(self.failed_texts)} failed)"


async def render_speech(
    texts: Iterable[str],
    config: VoiceConfig,
    cache_folder: Path,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> SpeechSamples:
    """Render sentences, as softly or loudly as the engine speaks them.

    They are asked for one by one, so that none depends on what the cache has room for, and so
    that it is known which one ended the engine: that one is left out.

    Args:
        texts: What to say; the same text counts once.
        config: How to say it.
        cache_folder: Where sentences are kept for the next time.
        progress: Called with how many are done, and of how many.

    Raises:
        SpeechError: There is no engine, it does not start, or it fails again and again.
    """
    queue = _RenderQueue(texts, progress)
    while queue.waiting:
        try:
            worker = await WorkerProcess.launch()
        except OSError as error:
            raise SpeechError(_no_speech(f"no process could be started: {error}")) from error
        try:
            worker.send(make_configure(cache_folder, config, aloud=False))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_OPENING_S) as patience:
                    await _listen(worker, queue, patience)
        finally:
            await worker.end()
        queue.worker_ended()
    return queue.speech


async def _listen(worker: WorkerProcess, queue: "_RenderQueue", patience: asyncio.Timeout) -> None:
    """Ask for one sentence after the other, until all are there or the worker is lost."""
    async for message in worker.messages():
        if not queue.take(message):
            continue
        if not queue.waiting:
            return
        worker.send(PrepareSpeech(texts=(speakable_text(queue.waiting[0]),)))
        patience.reschedule(monotonic_s() + _SENTENCE_S)


class _RenderQueue:
    """The sentences still to be rendered, those rendered, and the failures in between."""

    def __init__(self, texts: Iterable[str], progress: Callable[[int, int], None]) -> None:
        self.waiting = deque(dict.fromkeys(text for text in texts if speakable_text(text)))
        self._total = len(self.waiting)
        self._progress = progress
        self._samples: dict[str, array[int]] = {}
        self._failed_texts: list[str] = []
        self._parts: list[bytes] = []
        self._at_work = False
        self._engine: EngineStatus | None = None
        self._voice_words = ""
        self._lost_openings = 0
        self._troubles = 0

    @property
    def speech(self) -> SpeechSamples:
        """The sentences rendered so far."""
        return SpeechSamples(
            samples=self._samples,
            failed_texts=tuple(self._failed_texts),
            voice_notice=self._voice_words,
        )

    def take(self, message: FromWorker) -> bool:
        """Handle a message of the worker; returns whether the next sentence may be asked for.

        Raises:
            SpeechError: There is no engine, or it fails at one sentence after the other.
        """
        match message:
            case EngineStatus(ready=False):
                raise SpeechError(_no_speech(message.detail))
            case EngineStatus():
                self._engine = message
                self._voice_words = substitute_text(message)
                self._lost_openings = 0
                return True
            case RenderStarted():
                self._at_work = True
            case SamplePart(part=part):
                self._parts.append(part)
            case RenderResult():
                self._finish_sentence(message.detail)
                return True
        return False

    def worker_ended(self) -> None:
        """Count the end of a worker against the sentence it was at, unless all is done.

        Raises:
            SpeechError: No worker opens an engine, or one after the other ends.
        """
        if not self.waiting:
            return
        self._parts.clear()
        if self._at_work:
            self._finish_sentence("the speech engine ended its process")
        elif self._engine is None:
            self._lost_openings += 1
            if self._lost_openings == _OPENINGS:
                raise SpeechError(_no_speech("the speech engine does not start"))
        else:
            self._count_failure("the process of the speech engine ended")
        self._engine = None

    def _finish_sentence(self, detail: str) -> None:
        """The sentence at work is there, or never will be."""
        text = self.waiting.popleft()
        self._at_work = False
        if self._parts:
            self._samples[text] = array("h", b"".join(self._parts))
            self._troubles = 0
        else:
            self._failed_texts.append(text)
            self._count_failure(detail)
        self._parts.clear()
        self._progress(self._total - len(self.waiting), self._total)

    def _count_failure(self, detail: str) -> None:
        """Bear with a few failures, not with one after the other."""
        self._troubles += 1
        if self._troubles == _TROUBLES or (not self.waiting and not self._samples):
            raise SpeechError(_no_speech(detail))


def _no_speech(detail: str) -> str:
    why = f": {detail.rstrip('.')}" if detail else ""
    return f"This computer has no speech at the moment{why}.\n`hipflow doctor` says what to do."
