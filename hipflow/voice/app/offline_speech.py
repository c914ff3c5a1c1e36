"""Speech for a file: sentences as samples, from a worker that opens no sound device."""

import asyncio
import contextlib
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from hipflow.system.errors import SpeechError
from hipflow.voice.app.status_words import another_voice
from hipflow.voice.app.worker_process import WorkerProcess
from hipflow.voice.protocol.messages import (
    EngineReady,
    FromWorker,
    Prepare,
    Rendered,
    Rendering,
    Samples,
    configured,
)
from hipflow.voice.protocol.sound import Manner
from hipflow.voice.protocol.speakable_text import clean

_OPENING_S = 15.0
_SENTENCE_S = 20.0  # the worker itself gives a sentence up after 15 s
_TROUBLES = 5
_OPENINGS = 2


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """Rendered sentences.

    Attributes:
        samples: Every sentence's samples, by its text as it was asked for.
        unsaid: The texts the engine could not speak.
        voice_words: That another voice speaks than was wished for; empty when it is the right one.
    """

    samples: dict[str, "array[int]"]
    unsaid: tuple[str, ...] = ()
    voice_words: str = ""

    def __repr__(self) -> str:
        """In short: asyncio asks for this of what a task returns, and samples are millions."""
        return f"Speech({len(self.samples)} sentences, {len(self.unsaid)} unsaid)"


async def render_speech(
    texts: Iterable[str],
    manner: Manner,
    cache_folder: Path,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Speech:
    """Render sentences, as softly or loudly as the engine speaks them.

    They are asked for one by one, so that none depends on what the cache has room for, and so
    that it is known which one ended the engine: that one is left out.

    Args:
        texts: What to say; the same text counts once.
        manner: How to say it.
        cache_folder: Where sentences are kept for the next time.
        progress: Called with how many are done, and of how many.

    Raises:
        SpeechError: There is no engine, it does not start, or it fails again and again.
    """
    errand = _Errand(texts, progress)
    while errand.waiting:
        try:
            worker = await WorkerProcess.launch()
        except OSError as error:
            raise SpeechError(_no_speech(f"no process could be started: {error}")) from error
        try:
            worker.send(configured(cache_folder, manner, aloud=False))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_OPENING_S) as patience:
                    await _listen(worker, errand, patience)
        finally:
            await worker.end()
        errand.worker_ended()
    return errand.speech


async def _listen(worker: WorkerProcess, errand: "_Errand", patience: asyncio.Timeout) -> None:
    """Ask for one sentence after the other, until all are there or the worker is lost."""
    loop = asyncio.get_running_loop()
    async for message in worker.messages():
        if not errand.take(message):
            continue
        if not errand.waiting:
            return
        worker.send(Prepare(texts=(clean(errand.waiting[0]),)))
        patience.reschedule(loop.time() + _SENTENCE_S)


class _Errand:
    """What is still to be rendered, what is there already, and what went wrong on the way."""

    def __init__(self, texts: Iterable[str], progress: Callable[[int, int], None]) -> None:
        self.waiting = deque(dict.fromkeys(text for text in texts if clean(text)))
        self._total = len(self.waiting)
        self._progress = progress
        self._samples: dict[str, array[int]] = {}
        self._unsaid: list[str] = []
        self._parts: list[bytes] = []
        self._at_work = False
        self._engine: EngineReady | None = None
        self._voice_words = ""
        self._lost_openings = 0
        self._troubles = 0

    @property
    def speech(self) -> Speech:
        """What came of it."""
        return Speech(
            samples=self._samples, unsaid=tuple(self._unsaid), voice_words=self._voice_words
        )

    def take(self, message: FromWorker) -> bool:
        """Take in what the worker says; true when the next sentence may be asked for.

        Raises:
            SpeechError: There is no engine, or it fails at one sentence after the other.
        """
        match message:
            case EngineReady(ready=False):
                raise SpeechError(_no_speech(message.detail))
            case EngineReady():
                self._engine = message
                self._voice_words = another_voice(message)
                self._lost_openings = 0
                return True
            case Rendering():
                self._at_work = True
            case Samples(part=part):
                self._parts.append(part)
            case Rendered():
                self._settle(message.detail)
                return True
        return False

    def worker_ended(self) -> None:
        """Learn from the end of a worker, unless all is done.

        Raises:
            SpeechError: No worker opens an engine, or one after the other ends.
        """
        if not self.waiting:
            return
        self._parts.clear()
        if self._at_work:
            self._settle("the speech engine ended its process")
        elif self._engine is None:
            self._lost_openings += 1
            if self._lost_openings == _OPENINGS:
                raise SpeechError(_no_speech("the speech engine does not start"))
        else:
            self._trouble("the process of the speech engine ended")
        self._engine = None

    def _settle(self, detail: str) -> None:
        """The sentence at work is there, or never will be."""
        text = self.waiting.popleft()
        self._at_work = False
        if self._parts:
            self._samples[text] = array("h", b"".join(self._parts))
            self._troubles = 0
        else:
            self._unsaid.append(text)
            self._trouble(detail)
        self._parts.clear()
        self._progress(self._total - len(self.waiting), self._total)

    def _trouble(self, detail: str) -> None:
        """Bear with a few failures, not with one after the other."""
        self._troubles += 1
        if self._troubles == _TROUBLES or (not self.waiting and not self._samples):
            raise SpeechError(_no_speech(detail))


def _no_speech(detail: str) -> str:
    why = f": {detail.rstrip('.')}" if detail else ""
    return f"This computer has no speech at the moment{why}.\n`hipflow doctor` says what to do."
