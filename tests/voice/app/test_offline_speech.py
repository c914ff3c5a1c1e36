"""Speech for a file: what comes back, without a device, and when the engine fails."""

import re
from array import array
from pathlib import Path

import pytest

from hipflow.system.errors import SpeechError
from hipflow.voice.app.offline_speech import SpeechSamples, render_speech
from hipflow.voice.protocol.cache_folder import folder_below
from hipflow.voice.protocol.sound import VoiceConfig
from hipflow.voice.protocol.wav import length_s, read_wav

LISTENED = "open({!r}, 'w').close(); raise ImportError"
"""A driver of sound devices that leaves a note when it is loaded."""

TALKER = """
import array, os, time, wave
_activeEngines = {}
class Engine:
    def getProperty(self, name): return [] if name == "voices" else "fake"
    def setProperty(self, name, value): pass
    def save_to_file(self, text, path):
        if "fatal" in text: os._exit(9)
        if "endless" in text: time.sleep(60)
        if "refused" in text: raise ValueError("not that")
        level = 0 if "mute" in text else 9000
        with wave.open(path, "wb") as f:
            f.setparams((1, 2, 22050, 0, "NONE", ""))
            f.writeframes(array.array("h", [level, -level] * 20 * len(text)).tobytes())
    def runAndWait(self): pass
def init(): return Engine()
"""


async def test_every_sentence_comes_back_as_it_is_kept(tmp_path, monkeypatch):
    """Real speech, none missing, one of them longer than a part; no sound device is opened."""
    marker = tmp_path / "asked"
    (tmp_path / "no").mkdir()
    (tmp_path / "no" / "miniaudio.py").write_text(LISTENED.format(str(marker)), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "no"))
    texts = ["Bridge, set one of two.", "Hold", "Lie on your back with both knees bent.", "Hold"]
    reported = []
    speech = await render_speech(
        texts,
        VoiceConfig(),
        tmp_path / "speech",
        lambda done, total: reported.append((done, total)),
    )
    assert list(speech.samples) == [texts[0], texts[1], texts[2]]
    kept = {
        length_s(read_wav(path.read_bytes()))
        for path in folder_below(tmp_path / "speech").glob("*.wav")
    }
    assert {length_s(samples) for samples in speech.samples.values()} == kept
    assert 1.5 < length_s(speech.samples[texts[2]]) < 4.0
    assert (speech.failed_texts, speech.voice_notice) == ((), "")
    assert reported == [(1, 3), (2, 3), (3, 3)]
    assert not marker.exists()
    assert not list(folder_below(tmp_path / "speech").glob(".*"))


async def test_the_manner_is_followed(tmp_path):
    """Twice the rate takes well below the time; a language without a voice is reported."""
    text = "Push through both heels."
    slow = await render_speech([text], VoiceConfig(rate_wpm=100), tmp_path)
    quick = await render_speech([text], VoiceConfig(rate_wpm=220, language="xx"), tmp_path)
    assert length_s(slow.samples[text]) > 1.6 * length_s(quick.samples[text])
    assert quick.voice_notice.startswith("There is no voice for this language")


async def test_it_does_not_depend_on_the_cache(tmp_path, fake_driver):
    """A cache that cannot be made, for a file stands in its place, loses no sentence."""
    fake_driver(TALKER)
    folder = tmp_path / "speech"
    folder.write_text("no folder", encoding="utf-8")
    texts = [f"Sentence {number}." for number in range(9)]
    speech = await render_speech(texts, VoiceConfig(), folder)
    assert list(speech.samples) == texts


async def test_a_text_is_known_by_how_it_was_asked_for(tmp_path, fake_driver):
    """Control characters are not spoken; what has nothing to speak is not asked for at all."""
    fake_driver(TALKER)
    speech = await render_speech(["One\x1b\ntwo.", " \t", "One  two."], VoiceConfig(), tmp_path)
    assert list(speech.samples) == ["One\x1b\ntwo.", "One  two."]
    assert speech.samples["One\x1b\ntwo."] == speech.samples["One  two."]
    assert speech.failed_texts == ()


async def test_what_the_engine_cannot_speak_is_left_out_and_listed(
    tmp_path, fake_driver, monkeypatch
):
    """It ends the process, hangs, refuses or stays silent at a sentence: the others are there."""
    monkeypatch.setattr("hipflow.voice.app.offline_speech._SENTENCE_S", 1.5)
    fake_driver(TALKER)
    failing = ["fatal words", "endless words", "refused words", "mute words"]
    texts = ["first words", *failing, "last words"]
    speech = await render_speech(texts, VoiceConfig(), tmp_path)
    assert list(speech.samples) == ["first words", "last words"]
    assert speech.failed_texts == tuple(failing)


@pytest.mark.parametrize(
    ("driver", "why"),
    [
        ("raise OSError('no library here')", "no library here"),
        ("import os; os._exit(3)", "does not start"),
    ],
)
async def test_without_an_engine_it_is_an_error_that_says_why(tmp_path, fake_driver, driver, why):
    """One that does not load, and one that takes its process with it."""
    fake_driver(driver)
    with pytest.raises(SpeechError, match=re.escape(why)) as raised:
        await render_speech(["Hello."], VoiceConfig(), tmp_path)
    assert "hipflow doctor" in str(raised.value)


@pytest.mark.parametrize("texts", [["mute"], [f"fatal {number}" for number in range(99)]])
async def test_an_engine_that_speaks_nothing_is_given_up(tmp_path, fake_driver, texts):
    """Not one sentence, or one failure after the other: an error, after five of them."""
    fake_driver(TALKER)
    reported = []
    with pytest.raises(SpeechError):
        await render_speech(
            texts, VoiceConfig(), tmp_path, lambda done, _total: reported.append(done)
        )
    assert len(reported) < 5


async def test_nothing_to_say_starts_nothing(tmp_path, monkeypatch):
    """No text, no process."""
    monkeypatch.setattr("hipflow.voice.app.worker_process.sys.executable", "/nowhere/python")
    assert (await render_speech([], VoiceConfig(), Path(tmp_path))).samples == {}
    with pytest.raises(SpeechError, match="no process could be started"):
        await render_speech(["Hello."], VoiceConfig(), tmp_path)


def test_its_repr_is_short():
    """Asyncio makes text of all a task returns: of an hour of speech that took 200 MB."""
    speech = SpeechSamples(samples={"Hold": array("h", bytes(100_000))}, failed_texts=("x",))
    assert repr(speech) == "Speech(1 sentences, 1 failed)"
