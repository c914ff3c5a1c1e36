"""Sentence to samples, by way of the cache."""

import io
import wave
from array import array

import pytest

from hipflow.voice.protocol.cache_folder import folder_below
from hipflow.voice.protocol.sound import InstalledVoice
from hipflow.voice.worker.engine import EngineError
from hipflow.voice.worker.speech_queue import Renderer


class Engine:
    """An engine that writes down what it was asked."""

    voice = InstalledVoice(id="v", name="v")
    name = "e"
    rate_wpm = 150

    def __init__(self, loud: int = 9_000) -> None:
        self.asked: list[str] = []
        self.loud = loud

    def render(self, text, scratch):
        """A block of sound with quiet around it."""
        self.asked.append(text)
        stream = io.BytesIO()
        with wave.open(stream, "wb") as file:
            file.setparams((1, 2, 22_050, 0, "NONE", ""))
            quiet = array("h", bytes(8_000))
            file.writeframes((quiet + array("h", [self.loud] * 2_000) + quiet).tobytes())
        return stream.getvalue()


def test_a_sentence_is_rendered_once_and_trimmed(tmp_path):
    """The second time it comes from the disk, also for another renderer."""
    engine = Engine()
    reported = []
    first = Renderer(engine, tmp_path).samples_of("Rest\n now.", reported.append)
    again = Renderer(engine, tmp_path).samples_of("Rest now.", reported.append)
    assert engine.asked == ["Rest now."]
    assert reported == ["Rest\n now."]
    assert first == again
    assert 2_000 <= len(first) < 3_000


def test_nothing_to_say_is_no_work(tmp_path):
    """A text of blanks and control characters never reaches the engine."""
    engine = Engine()
    assert not Renderer(engine, tmp_path).samples_of(" \x00\n")
    assert not engine.asked


def test_silence_from_the_engine_is_an_error_and_is_not_kept(tmp_path):
    """A file without sound is no sentence."""
    with pytest.raises(EngineError, match="made no sound"):
        Renderer(Engine(loud=0), tmp_path).samples_of("Rest.")
    assert not list(folder_below(tmp_path).iterdir())


def test_without_a_folder_it_speaks_all_the_same(tmp_path):
    """Where the cache cannot be made, a temporary folder serves, and goes."""
    (tmp_path / "file").touch()
    renderer = Renderer(Engine(), tmp_path / "file" / "speech")
    assert renderer.samples_of("Rest.")
    assert renderer._temporary is not None
    renderer.close()
    renderer.close()
