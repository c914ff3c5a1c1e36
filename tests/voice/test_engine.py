"""The border to the speech driver: which voice, and when a file is whole."""

import io
import wave
from array import array
from types import SimpleNamespace

import pytest

from hipflow.voice import engine as border
from hipflow.voice.engine import EngineError, SpeechEngine, choose_voice


def voice(name: str, *languages: object) -> SimpleNamespace:
    """A voice as pyttsx3 lists it."""
    return SimpleNamespace(id=name, languages=list(languages))


ESPEAK = [
    voice("gmw/de", "de"),
    voice("gmw/en-029", "en-029"),
    voice("gmw/en", "en-gb"),
    voice("gmw/en-us", "en-us"),
    voice("roa/fr-be", "fr-be"),
]
MAC = [voice("com.a.Anna", "de_DE"), voice("com.a.Alex", "en_US"), voice("com.a.Daniel", "en_GB")]
OLD = [voice("english", b"\x05en-gb"), voice("german", b"\x05de"), voice("mute", None)]


@pytest.mark.parametrize(
    ("voices", "current", "language", "chosen"),
    [
        (ESPEAK, "gmw/en", "en", "gmw/en"),
        (ESPEAK, "gmw/en", "en-US", "gmw/en-us"),
        (ESPEAK, "gmw/en", "de", "gmw/de"),
        (ESPEAK, "gmw/en", "de-AT", "gmw/de"),
        (ESPEAK, "gmw/en", "fr", "roa/fr-be"),
        (ESPEAK, "gmw/en", "eu", None),
        (MAC, "com.a.Daniel", "en", "com.a.Daniel"),
        (MAC, "com.a.Anna", "en", "com.a.Alex"),
        (OLD, "english", "de", "german"),
        ([], "", "en", None),
    ],
)
def test_the_voice_fits_the_language(voices, current, language, chosen):
    """The region asked for, else the person's own voice if it fits, else any of the language."""
    assert choose_voice(voices, current, language) == chosen


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
        self._activeEngines: dict[str, object] = {}

    def init(self):
        """Open."""
        self.made += 1
        return self

    def getProperty(self, name):  # noqa: N802 - the driver's own name
        """One voice."""
        return [voice("x", "en")] if name == "voices" else "x"

    def setProperty(self, name, value):  # noqa: N802 - the driver's own name
        """Take it."""

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
        monkeypatch.setattr(border.espeak, "make_known", lambda: "nowhere")
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
    assert SpeechEngine("en", 150).render("Rest.", tmp_path / "x") == wav_file()
    assert not list(tmp_path.iterdir())


def test_an_engine_that_speaks_once_only_is_opened_anew(driver, tmp_path):
    """No file at first: a fresh engine is asked once more."""
    made = driver(lambda made: put_file(made, wav_file()) if made.made > 1 else None)
    assert SpeechEngine("en", 150).render("Rest.", tmp_path / "x")
    assert made.made == 2


@pytest.mark.parametrize(
    "write", [lambda made: None, lambda made: put_file(made, wav_file()[:99]), lambda made: 1 / 0]
)
def test_no_sound_is_one_kind_of_error_and_leaves_nothing(driver, tmp_path, write):
    """No file, half a file, or an exception of the driver's: an EngineError with its words."""
    driver(write)
    with pytest.raises(EngineError, match=r"no sound came|ZeroDivisionError"):
        SpeechEngine("en", 150).render("Rest.", tmp_path / "x")
    assert not list(tmp_path.iterdir())
