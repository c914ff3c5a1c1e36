"""The border to the speech driver: which voice, and when a file is whole."""

import io
import wave
from array import array
from pathlib import Path
from types import SimpleNamespace

import pytest

from hipflow.voice.protocol.sound import VoiceConfig
from hipflow.voice.worker import engine as border
from hipflow.voice.worker.engine import EngineError, SpeechEngine


def wav_file() -> bytes:
    """A WAV file with sound in it."""
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes(array("h", [9_000, -9_000] * 2_000).tobytes())
    return stream.getvalue()


class Driver:
    """A driver in the place of pyttsx3, whose file is whole, late, or never there."""

    def __init__(self, path_of_life):
        self.made = 0
        self.write = path_of_life
        self.set: dict[str, object] = {}
        self.broken = ""
        self._activeEngines: dict[str, object] = {}

    def init(self):
        """Open."""
        self.made += 1
        return self

    def getProperty(self, name):  # noqa: N802 - the driver's own name
        """Three voices, the first one usual."""
        listed = [
            SimpleNamespace(id="x", name="Xaver", languages=["en"]),
            SimpleNamespace(id="y", name="Yvonne", languages=["en"]),
            SimpleNamespace(id="z", name="Zoe", languages=["de"]),
        ]
        return listed if name == "voices" else "x"

    def setProperty(self, name, value):  # noqa: N802 - the driver's own name
        """Take it, unless it is the broken one."""
        if value == self.broken:
            raise ValueError("this voice has no data")
        self.set[name] = value

    def save_to_file(self, text, path):
        """Note where to."""
        self.path = path

    def runAndWait(self):  # noqa: N802 - the driver's own name
        """Write as it was made to."""
        self.write(self)


@pytest.fixture
def driver(monkeypatch):
    """Puts a driver in the place of the real one."""

    def put(write) -> Driver:
        made = Driver(write)
        monkeypatch.setattr(border.importlib, "import_module", lambda name: made)
        monkeypatch.setattr(border.espeak, "load_bundled_library", lambda: "nowhere")
        monkeypatch.setattr(border, "_FILE_WAIT_S", 0.02)
        monkeypatch.setattr(border.sys, "platform", "linux")
        return made

    return put


def put_file(made: Driver, data: bytes) -> None:
    """Write a driver's file."""
    with open(made.path, "wb") as file:  # noqa: PTH123 - as a driver would
        file.write(data)


def test_one_sentence_is_one_file_and_leaves_none(driver, tmp_path):
    """The bytes come back and the file is gone."""
    driver(lambda made: put_file(made, wav_file()))
    assert SpeechEngine(VoiceConfig()).render("Rest.", tmp_path / "x") == wav_file()
    assert not list(tmp_path.iterdir())


def test_an_engine_that_speaks_once_only_is_opened_anew(driver, tmp_path):
    """No file at first: a fresh engine is asked once more."""
    made = driver(lambda made: put_file(made, wav_file()) if made.made > 1 else None)
    assert SpeechEngine(VoiceConfig()).render("Rest.", tmp_path / "x")
    assert made.made == 2


@pytest.mark.parametrize(
    "write", [lambda made: None, lambda made: put_file(made, wav_file()[:99]), lambda made: 1 / 0]
)
def test_no_sound_is_one_kind_of_error_and_leaves_nothing(driver, tmp_path, write):
    """No file, half a file, or an exception of the driver's: an EngineError with its words."""
    driver(write)
    with pytest.raises(EngineError, match=r"no sound came|ZeroDivisionError"):
        SpeechEngine(VoiceConfig()).render("Rest.", tmp_path / "x")
    assert not list(tmp_path.iterdir())


def test_voice_and_speed_change_between_sentences(driver, tmp_path):
    """A new config is set before the next sentence, also back to the usual voice."""
    made = driver(lambda made: put_file(made, wav_file()))
    engine = SpeechEngine(VoiceConfig())
    assert (engine.voice.id, made.set["voice"]) == ("x", "x")
    engine.set_config(VoiceConfig(voices=("yvonne",), rate_wpm=90))
    engine.render("Rest.", tmp_path / "x")
    assert made.set == {"voice": "y", "rate": 90}
    engine.set_config(VoiceConfig(voices=("Anna",), language="tlh"))
    assert (made.set["voice"], engine.voice.name) == ("x", "Xaver")
    assert (engine.fits_language, engine.missing) == (False, "Anna")
    assert made.made == 1


def test_a_voice_that_cannot_be_set_is_as_good_as_none(driver):
    """The next best speaks, and the broken one is reported as missing."""
    driver(lambda made: None).broken = "y"
    engine = SpeechEngine(VoiceConfig(voices=("Yvonne",)))
    assert (engine.voice.id, engine.missing) == ("x", "Yvonne")
    assert [voice.id for voice in engine.installed] == ["x", "z"]


def test_one_odd_voice_does_not_end_all_speech(driver, tmp_path):
    """A driver that fails to list its voices still speaks with the one it begins with."""
    made = driver(lambda it: Path(it.path).write_bytes(wav_file()))

    def odd(name):
        raise KeyError("Language")

    made.getProperty = odd
    engine = SpeechEngine(VoiceConfig())
    assert engine.installed == ()
    assert engine.render("Bridge.", tmp_path / "one") == wav_file()
