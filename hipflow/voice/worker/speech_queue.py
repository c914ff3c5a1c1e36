"""The work of the speech engine, on one thread: what is due soonest is rendered first."""

import tempfile
import threading
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from hipflow.system.clock import monotonic_s
from hipflow.voice.protocol.messages import (
    Configure,
    EngineStatus,
    FromWorker,
    RenderResult,
    RenderStarted,
    SamplePart,
    VoiceList,
)
from hipflow.voice.protocol.sound import VoiceConfig
from hipflow.voice.protocol.speakable_text import speakable_text
from hipflow.voice.protocol.tones import RATE_HZ
from hipflow.voice.protocol.wav import length_s, read_wav, trim
from hipflow.voice.worker.engine import EngineError, SpeechEngine
from hipflow.voice.worker.mixer import Mixer
from hipflow.voice.worker.speech_cache import SpeechCache

_PART_FRAMES = RATE_HZ // 2
_SWITCHED_OFF = "the speech engine ended its process while it was opened, twice"


class Renderer:
    """Renders sentences to samples: from the cache if they are there, else by the engine.

    Args:
        engine: The speech engine.
        cache_folder: Where sentences are kept; a temporary one serves when it cannot be written.
    """

    def __init__(self, engine: SpeechEngine, cache_folder: Path) -> None:
        self.engine = engine
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        try:
            self._cache = SpeechCache(cache_folder)
        except OSError:
            self._temporary = tempfile.TemporaryDirectory(prefix="hipflow-")
            self._cache = SpeechCache(Path(self._temporary.name))

    def samples_of(
        self, text: str, before_engine: Callable[[str], None] = lambda _: None
    ) -> "array[int]":
        """Render a sentence; nothing at all if there is nothing to be heard in it.

        Args:
            text: The sentence as it was asked for.
            before_engine: Called with the text when the engine is about to be used.

        Raises:
            EngineError: The engine gave no sound.
        """
        spoken = speakable_text(text)
        if not spoken:
            return array("h")
        key = (spoken, self.engine.voice.id, self.engine.rate_wpm, self.engine.name)
        samples = self._cache.get(*key)
        if samples is None:
            before_engine(text)
            samples = trim(read_wav(self.engine.render(spoken, self._cache.scratch)))
            if not samples:
                raise EngineError(f"the engine made no sound for {spoken[:40]!r}")
            self._keep(samples, key)
        return samples

    def close(self) -> None:
        """Remove unfinished files, and the temporary folder if there is one."""
        self._cache.clear_scratch()
        if self._temporary is not None:
            self._temporary.cleanup()

    def _keep(self, samples: "array[int]", key: tuple[object, ...]) -> None:
        try:
            self._cache.put(samples, *key)
        except OSError:
            return  # a full disk costs time at the next start, no more


class SpeechQueue:
    """Renders for the mixer and ahead of need, and changes voices in between.

    `serve`, `open` and `do_all` are called on the thread that owns the engine, all else on any.

    Args:
        mixer: Where sentences wait for their samples.
        report: Sends a message to the app, soon.
        report_at_once: Sends a message to the app before it returns.
    """

    def __init__(
        self,
        mixer: Mixer,
        report: Callable[[FromWorker], None],
        report_at_once: Callable[[FromWorker], None],
    ) -> None:
        self._mixer = mixer
        self._report = report
        self._report_at_once = report_at_once
        self._wanted: deque[str] = deque()
        self._list_asked = False
        self._renderer: Renderer | None = None
        self._configuration = Configure(cache_folder="", config=VoiceConfig(), speech=False)
        self._edition = self._configuration.edition
        self._asked = threading.Event()
        self.busy_since_s: float | None = None
        """Since when the engine has been rendering one sentence, on `monotonic_s`."""

    def configure(self, configure_message: Configure) -> None:
        """Set the config from the next sentence on; drops sentences wanted in another voice."""
        if configure_message.edition != self._configuration.edition:
            self._wanted.clear()
        self._configuration = configure_message
        self.wake()

    def want(self, texts: Iterable[str]) -> None:
        """Render sentences ahead, when nothing more urgent is due."""
        self._wanted.extend(texts)
        self.wake()

    def list_voices(self) -> None:
        """Report which voices there are."""
        self._list_asked = True
        self.wake()

    def wake(self) -> None:
        """Wake the serving thread, since a sentence was scheduled."""
        self._asked.set()

    def serve(self) -> NoReturn:
        """Open the engine, then render what is asked for; never returns."""
        self.open()
        while True:
            self.do_all()
            self._asked.wait()
            self._asked.clear()

    def open(self) -> None:
        """Open the speech engine, and report how that went."""
        configure_message = self._configuration
        self._edition = configure_message.edition
        if not configure_message.speech:
            self._report(EngineStatus(ready=False, detail=_SWITCHED_OFF))
            return
        try:
            self._renderer = Renderer(
                SpeechEngine(configure_message.config), Path(configure_message.cache_folder)
            )
        except (EngineError, OSError) as error:
            self._report(EngineStatus(ready=False, detail=str(error)))
        else:
            self._report(_ready(self._renderer.engine))

    def do_all(self) -> None:
        """Render everything that is asked for, then return."""
        while True:
            self._apply_configuration()
            if self._list_asked:
                self._list_asked = False
                engine = self._renderer.engine if self._renderer is not None else None
                self._report(VoiceList(engine.installed if engine is not None else ()))
            due = self._mixer.next_missing_text()
            ahead = self._next_wanted() if due is None else None
            if self._edition != self._configuration.edition:  # another thread configured it anew
                self._wanted.extendleft(filter(None, (ahead,)))
            elif due is not None:
                self._mixer.supply(due, self._render(due))
            elif ahead is not None:
                self._render(ahead)
            else:
                return

    def close(self) -> None:
        """Remove the temporary files."""
        if self._renderer is not None:
            self._renderer.close()

    def _apply_configuration(self) -> None:
        """Change voice, language or speed, and have the sentences that wait rendered anew."""
        configure_message = self._configuration
        if configure_message.edition == self._edition:
            return
        self._edition = configure_message.edition
        if self._renderer is not None:
            self._renderer.engine.set_config(configure_message.config)
            self._report(_ready(self._renderer.engine))
            self._mixer.mark_outdated()

    def _next_wanted(self) -> str | None:
        """The next sentence wanted ahead; another thread may have let it go just now."""
        try:
            return self._wanted.popleft()
        except IndexError:
            return None

    def _render(self, text: str) -> "array[int]":
        """Render one sentence and report it; nothing at all when that fails."""
        samples = array("h")
        detail = ""
        if self._renderer is not None:
            try:
                samples = self._renderer.samples_of(text, self._before_engine)
            except EngineError as error:
                detail = str(error)
            self.busy_since_s = None
        if not self._configuration.aloud:
            self._send_samples(samples)
        length = length_s(samples) if samples else None
        self._report(RenderResult(text=text, length_s=length, detail=detail, edition=self._edition))
        return samples

    def _send_samples(self, samples: "array[int]") -> None:
        """Send a sentence in parts that any pipe takes."""
        for start in range(0, len(samples), _PART_FRAMES):
            self._report(SamplePart(part=samples[start : start + _PART_FRAMES].tobytes()))

    def _before_engine(self, text: str) -> None:
        """Report at once which sentence is being rendered: the engine may end this process."""
        self.busy_since_s = monotonic_s()
        self._report_at_once(RenderStarted(text=text))


def _ready(engine: SpeechEngine) -> EngineStatus:
    """The status of an engine that works, with the voice it speaks with."""
    return EngineStatus(
        ready=True,
        name=engine.name,
        library=engine.library,
        voice=engine.voice.id,
        voice_name=engine.voice.name,
        fits_language=engine.fits_language,
        missing=engine.missing,
    )
