"""Sentence -> samples: cleaned, from the cache if it is there, else from the speech engine."""

import tempfile
from array import array
from collections.abc import Callable
from pathlib import Path

from hipflow.voice.protocol.speakable_text import speakable_text
from hipflow.voice.protocol.wav import read_wav, trim
from hipflow.voice.worker.engine import EngineError, SpeechEngine
from hipflow.voice.worker.speech_cache import SpeechCache


class Renderer:
    """Renders sentences in the manner its engine speaks in.

    Args:
        engine: The speech engine.
        cache_folder: Where sentences are kept; a passing one is used when it cannot be written.
    """

    def __init__(self, engine: SpeechEngine, cache_folder: Path) -> None:
        self.engine = engine
        self._passing: tempfile.TemporaryDirectory[str] | None = None
        try:
            self._cache = SpeechCache(cache_folder)
        except OSError:
            self._passing = tempfile.TemporaryDirectory(prefix="hipflow-")
            self._cache = SpeechCache(Path(self._passing.name))

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
        """Remove what is half-made, and the passing folder if there is one."""
        self._cache.clear_scratch()
        if self._passing is not None:
            self._passing.cleanup()

    def _keep(self, samples: "array[int]", key: tuple[object, ...]) -> None:
        try:
            self._cache.put(samples, *key)
        except OSError:
            return  # a full disk costs time at the next start, no more
