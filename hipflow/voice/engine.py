"""The border to the speech driver: one sentence in, one WAV out.

pyttsx3 is used for rendering to a file only, on the main thread, one sentence a run. Speaking
aloud through it cannot be stopped midway, and on Linux it goes on after the app has ended.
"""

import importlib
import importlib.metadata
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hipflow.voice import espeak
from hipflow.voice.wav import NotWavError, read_wav, trim

_FILE_WAIT_S = 4.0
_POLL_S = 0.002
_CONVERT_WAIT_S = 10.0
_SAMPLE_FORMAT = "LEI16@22050"


class EngineError(Exception):
    """The speech engine cannot do what was asked; the words are the driver's, for the doctor."""


class SpeechEngine:
    """One voice at one speed. Use it from the main thread of a process of its own.

    Args:
        language: A BCP 47 tag; the engine's own default speaks when it has no such voice.
        rate_wpm: Words a minute.

    Raises:
        EngineError: There is no engine, or it does not start.
    """

    def __init__(self, language: str, rate_wpm: int) -> None:
        self._language = language
        self._rate_wpm = rate_wpm
        self.library = ""
        self.name = ""
        self.voice = ""
        self.fits_language = True
        self._open()

    def render(self, text: str, scratch: Path) -> bytes:
        """Speak a sentence into memory.

        Args:
            text: What to say.
            scratch: A file name of this process's own, without suffix; nothing is left there.

        Returns:
            A whole WAV file.

        Raises:
            EngineError: No sound came, twice: the second time from a fresh engine.
        """
        try:
            return self._render_once(text, scratch)
        except EngineError:
            self._open()  # some drivers speak one sentence and then never again
            return self._render_once(text, scratch)

    def _open(self) -> None:
        """Make a new engine and set its voice and speed."""
        try:
            self.library = espeak.make_known()
            pyttsx3 = importlib.import_module("pyttsx3")
            pyttsx3._activeEngines.clear()  # noqa: SLF001 - init() would hand out the old engine
            self._engine: Any = pyttsx3.init()
            voices = list(self._engine.getProperty("voices") or ())
            current = self._engine.getProperty("voice")
            chosen = choose_voice(voices, str(current or ""), self._language)
            if chosen is not None:
                self._engine.setProperty("voice", chosen)
            espeak.never_cancel(self._engine)
            self.fits_language = chosen is not None
            self.voice = str(chosen or current or "")
            self.name = f"{self._engine} {_versions()}"
        except Exception as error:  # the border: drivers raise anything at all
            raise EngineError(_words_of(error)) from error

    def _render_once(self, text: str, scratch: Path) -> bytes:
        raw = scratch.with_suffix(".aiff" if sys.platform == "darwin" else ".wav")
        try:
            self._engine.setProperty("rate", self._rate_wpm)  # some forget it after a sentence
            self._engine.save_to_file(text, str(raw))
            self._engine.runAndWait()
            data = _whole_file(raw)
            espeak.wait_until_idle()
        except (OSError, NotWavError) as error:
            raise EngineError(_words_of(error)) from error
        except EngineError:
            raise
        except Exception as error:  # the border: drivers raise anything at all
            raise EngineError(_words_of(error)) from error
        else:
            return data
        finally:
            raw.unlink(missing_ok=True)


def choose_voice(voices: Iterable[Any], current: str, language: str) -> str | None:
    """Pick the id of a voice for a language, or None when no voice speaks it.

    The voice the engine starts with is kept if it fits: it is the one the person set up.

    Args:
        voices: What pyttsx3 lists: each with `id` and `languages`.
        current: The id of the voice the engine starts with.
        language: A BCP 47 tag.
    """
    wanted = _tag(language)
    base = wanted.split("-")[0]
    ranked: list[tuple[int, int, str]] = []
    for order, voice in enumerate(voices):
        tags = {_tag(tag) for tag in getattr(voice, "languages", None) or ()}
        tags.add(_tag(str(voice.id).rsplit("/", 1)[-1]))
        exact = wanted in tags
        if exact or any(tag.split("-")[0] == base for tag in tags):
            kept = str(voice.id) == current
            rank = 0 if kept and (exact or wanted == base) else 1 if exact else 2 if kept else 3
            ranked.append((rank, order, str(voice.id)))
    return min(ranked)[2] if ranked else None


def _tag(raw: object) -> str:
    """A language tag as drivers write it (bytes, underscores, a leading priority byte), tidied."""
    text = raw.decode("utf-8", "ignore") if isinstance(raw, bytes) else str(raw)
    return "".join(c for c in text if c.isalnum() or c in "-_").replace("_", "-").lower()


def _whole_file(raw: Path) -> bytes:
    """Wait until the driver has written all of the file, and return it as WAV.

    The driver may still be writing when it says it is done.
    """
    deadline_s = time.monotonic() + _FILE_WAIT_S
    while True:
        try:
            data = _converted(raw) if raw.suffix == ".aiff" else raw.read_bytes()
            trim(read_wav(data))
        except (OSError, NotWavError) as error:
            if time.monotonic() > deadline_s:
                raise EngineError(f"no sound came: {_words_of(error)}") from error
            time.sleep(_POLL_S)
        else:
            return data


def _converted(raw: Path) -> bytes:
    """Turn the AIFF that macOS writes into WAV, with the converter every Mac has."""
    if raw.stat().st_size == 0:
        raise NotWavError("the file is not complete")
    made = raw.with_suffix(".wav")
    command = ["/usr/bin/afconvert", "-f", "WAVE", "-d", _SAMPLE_FORMAT, "-c", "1"]
    try:
        subprocess.run(  # noqa: S603 - a fixed command on files of our own
            [*command, str(raw), str(made)],
            check=True,
            timeout=_CONVERT_WAIT_S,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return made.read_bytes()
    except subprocess.SubprocessError as error:
        raise NotWavError(str(error)) from error
    finally:
        made.unlink(missing_ok=True)


def _versions() -> str:
    """The versions a rendered sentence depends on."""
    found = []
    for package in ("pyttsx3", "espeakng-loader"):
        try:
            found.append(f"{package}-{importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return " ".join(found)


def _words_of(error: BaseException) -> str:
    """An error on one line, for the doctor."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:300]
