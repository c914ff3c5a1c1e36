"""The border to the speech driver: one sentence in, one WAV out.

pyttsx3, or what stands in for it on macOS, is used for rendering to a file only, on the main
thread, one sentence a run. Speaking aloud through it cannot be stopped midway, and on Linux it goes
on after the app has ended.
"""

import importlib
import importlib.metadata
import platform
import sys
import time
from pathlib import Path
from typing import Any

from hipflow.system.clock import monotonic_s
from hipflow.system.open_file import read_plain
from hipflow.system.safe_text import single_line
from hipflow.voice.protocol.sound import InstalledVoice, VoiceConfig
from hipflow.voice.protocol.voice_choice import choose_voice, readable_voices
from hipflow.voice.protocol.wav import NotWavError, read_wav
from hipflow.voice.worker import espeak
from hipflow.voice.worker.mac_say import SayEngine

_FILE_WAIT_S = 4.0
_POLL_S = 0.002
_LARGEST_BYTES = 100 * 1024 * 1024
"""Nobody says a sentence of more than a quarter of an hour, whatever the driver's format."""


class EngineError(Exception):
    """The speech engine has failed; the message is the driver's, for ``hipflow doctor``."""


class SpeechEngine:
    """One voice at one speed. Use it from the main thread of a process of its own.

    Args:
        config: The preferred voices, the language and the speed; see also `set_config`.

    Raises:
        EngineError: There is no engine, or it does not start.
    """

    def __init__(self, config: VoiceConfig) -> None:
        self._config = config
        self.library = ""
        self.name = ""
        self.installed: tuple[InstalledVoice, ...] = ()
        self.voice = InstalledVoice(id="", name="")
        self.fits_language = True
        self.missing = ""
        self._open()

    @property
    def rate_wpm(self) -> int:
        """Its speed, in words a minute."""
        return self._config.rate_wpm

    def set_config(self, config: VoiceConfig) -> None:
        """Set voice, language and speed of the next sentence."""
        self._config = config
        self._choose()

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
        """Make a new engine and set its voice."""
        try:
            self.library = espeak.load_bundled_library()
            self._engine: Any = SayEngine() if sys.platform == "darwin" else _open_driver()
            self.name = f"{self._engine} {_versions()}"
            self.installed = readable_voices(self._ask("voices") or ())
            self._usual = str(self._ask("voice") or "")
        except Exception as error:  # the border: drivers raise anything at all
            raise EngineError(_error_text(error)) from error
        self._choose()

    def _ask(self, name: str) -> Any:  # noqa: ANN401 - pyttsx3 ships no types
        """What the driver says of itself; ``None`` where it cannot.

        One odd voice, such as one without a language, and it lists none: the usual one speaks.
        """
        try:
            return self._engine.getProperty(name)
        except Exception:  # noqa: BLE001 - the border: drivers raise anything at all
            return None

    def _choose(self) -> None:
        """Set the voice; one that cannot be set is as good as not installed."""
        while True:
            choice = choose_voice(self.installed, self._usual, self._config)
            voice = choice.voice or InstalledVoice(id=self._usual, name=self._usual)
            try:
                if voice.id:
                    self._engine.setProperty("voice", voice.id)
                break
            except Exception:  # noqa: BLE001 - the border: drivers raise anything at all
                if choice.voice is None:
                    break
                self.installed = tuple(each for each in self.installed if each != choice.voice)
        self.voice, self.fits_language, self.missing = voice, choice.fits_language, choice.missing

    def _render_once(self, text: str, scratch: Path) -> bytes:
        raw = scratch.with_suffix(".wav")
        try:
            self._engine.setProperty("rate", self.rate_wpm)  # some forget it after a sentence
            self._engine.save_to_file(text, str(raw))
            self._engine.runAndWait()
            data = _read_finished_file(raw)
            espeak.wait_until_idle()
        except (OSError, NotWavError) as error:
            raise EngineError(_error_text(error)) from error
        except EngineError:
            raise
        except Exception as error:  # the border: drivers raise anything at all
            raise EngineError(_error_text(error)) from error
        else:
            return data
        finally:
            raw.unlink(missing_ok=True)


def _read_finished_file(raw: Path) -> bytes:
    """Wait until the driver has written all of the file, and return it as WAV.

    The driver may still be writing when it says it is done.
    """
    deadline_s = monotonic_s() + _FILE_WAIT_S
    while True:
        try:
            data = read_plain(raw, _LARGEST_BYTES, follow=False)
            read_wav(data)
        except (OSError, NotWavError) as error:
            if monotonic_s() > deadline_s:
                raise EngineError(f"no sound came: {_error_text(error)}") from error
            time.sleep(_POLL_S)
        else:
            return data


def _open_driver() -> Any:  # noqa: ANN401 - pyttsx3 ships no types
    pyttsx3 = importlib.import_module("pyttsx3")
    pyttsx3._activeEngines.clear()  # noqa: SLF001 - init() would hand out the old engine
    engine = pyttsx3.init()
    espeak.disable_cancel(engine)
    return engine


def _versions() -> str:
    """The versions a rendered sentence depends on."""
    found = [f"macOS-{platform.mac_ver()[0]}"] if sys.platform == "darwin" else []
    for package in ("pyttsx3", "espeakng-loader"):
        try:
            found.append(f"{package}-{importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return " ".join(found)


def _error_text(error: BaseException) -> str:
    """An error on one line, for the doctor."""
    return f"{type(error).__name__}: {single_line(str(error))}"[:300]
