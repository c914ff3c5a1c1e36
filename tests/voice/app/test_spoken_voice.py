"""The voice as the app has it: what is heard, when, and what happens when things break."""

import asyncio
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hipflow.session.speech.tone import Tone
from hipflow.voice.app.spoken_voice import SpokenVoice
from hipflow.voice.protocol.cache_folder import folder_below
from hipflow.voice.protocol.sound import (
    Audibility,
    InstalledVoice,
    PlaybackResult,
    VoiceConfig,
)
from hipflow.voice.protocol.wav import read_wav
from tests.tools.record_sound import SoundRecorder
from tests.tools.voice_helpers import heard_by, prepared, sentence, tone, until, worker_pid

Maker = Callable[..., SpokenVoice]
Putter = Callable[[str], None]

TALKER = """
import os, wave, array
os.write(1, b"noise on one\\n"); os.write(2, b"noise on two\\n"); print("more noise")
_activeEngines = {}
class Engine:
    def getProperty(self, name): return [] if name == "voices" else "fake"
    def setProperty(self, name, value): pass
    def save_to_file(self, text, path):
        if "fatal" in text: os._exit(9)
        with wave.open(path, "wb") as f:
            f.setparams((1, 2, 22050, 0, "NONE", ""))
            f.writeframes(array.array("h", [9000, -9000] * 6000).tobytes())
    def runAndWait(self): print("noise from the driver")
def init(): return Engine()
"""


@pytest.mark.usefixtures("no_device")
async def test_without_a_device_it_says_so_once_and_goes_on(make_voice: Maker) -> None:
    """No device: the status says so, sounds are dropped, nothing is raised."""
    voice = make_voice()
    heard = heard_by(voice)
    status = await voice.start()
    assert (status.speech, status.tones) == (False, False)
    assert status.words.startswith("No sound device found")
    voice.play([tone("t", Tone.TICK, time.monotonic())])
    await until(lambda: heard)
    assert heard == [PlaybackResult(id="t", started_s=None)]
    assert await voice.voices() != ()  # who could speak is known all the same


@pytest.mark.alone
@pytest.mark.usefixtures("no_device")
async def test_an_engine_that_ends_its_process_is_left_out(
    make_voice: Maker, fake_driver: Putter
) -> None:
    """An engine that takes the process down while opening is tried twice, then never again."""
    fake_driver("import os; os._exit(3)")
    voice = make_voice()
    started_s = time.monotonic()
    await voice.start()
    assert time.monotonic() - started_s < 3.0
    await until(lambda: voice.state.engine is not None)  # a busy machine starts workers late
    assert not voice.state.engine.ready
    assert "twice" in voice.state.engine.detail
    assert await voice.voices() == ()


@pytest.mark.usefixtures("no_device")
async def test_an_error_of_the_driver_is_reported_in_its_words(
    make_voice: Maker, fake_driver: Putter
) -> None:
    """What the driver raised is kept for the doctor; the app sees no exception."""
    fake_driver("raise RuntimeError('This means you probably do not have eSpeak')")
    voice = make_voice()
    status = await voice.start()
    assert not status.speech
    assert voice.state.engine is not None
    assert "probably do not have eSpeak" in voice.state.engine.detail


@pytest.mark.usefixtures("no_device")
async def test_a_sentence_that_ends_the_engine_is_not_tried_again(
    make_voice: Maker, fake_driver: Putter, tmp_path: Path
) -> None:
    """After a fatal sentence the worker is new, the others are rendered, the fatal one is not."""
    fake_driver(TALKER)
    voice = make_voice()
    await voice.start()
    old = worker_pid(voice)
    voice.prepare(["fatal words", "good words", "more good words"])
    await until(lambda: voice.preparing == 0)
    assert not voice._preparations.is_sayable("fatal words")
    assert worker_pid(voice) != old
    kept = list(folder_below(tmp_path / "speech").glob("*.wav"))
    assert len(kept) == 2
    assert all(read_wav(path.read_bytes()) for path in kept)


@pytest.mark.usefixtures("no_device")
async def test_a_sentence_that_ends_the_engine_is_not_sent_again(
    make_voice: Maker, fake_driver: Putter
) -> None:
    """One that was scheduled already ends one worker only; what stands beside it is rendered."""
    fake_driver(TALKER)
    voice = make_voice()
    rendered: list[str] = []
    voice.on_rendered(lambda reported: rendered.append(reported.text))
    await voice.start()
    old = worker_pid(voice)
    due_s = time.monotonic() + 60
    voice.play([sentence("f", "fatal words", due_s), sentence("g", "good words", due_s + 1)])
    await until(lambda: rendered)
    assert rendered == ["good words"]
    assert worker_pid(voice) != old
    assert not voice._preparations.is_sayable("fatal words")


@pytest.mark.usefixtures("no_device")
async def test_a_worker_lost_again_and_again_is_given_up(
    make_voice: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Restarts are bounded: in the end the status says so, and the app has seen no exception."""
    monkeypatch.setattr("hipflow.voice.app.worker_supervisor._FIRST_PAUSE_S", 0.0)
    monkeypatch.setattr("hipflow.voice.app.worker_process.sys.executable", "/bin/false")
    reported: list[Audibility] = []
    voice = make_voice()
    voice.on_status(reported.append)
    status = await voice.start()
    assert "stopped several times" in status.words
    assert reported == [status]
    voice.play([tone("t", Tone.TICK, time.monotonic())])
    assert await voice.voices() == ()
    await voice.close()


async def test_the_fallback_player_plays_too(
    make_voice: Maker, recorded_sink: SoundRecorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without miniaudio a player program takes the same stream, and falls silent as it does."""
    (tmp_path / "no").mkdir()
    (tmp_path / "no" / "miniaudio.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "no"))
    voice = make_voice()
    await voice.start()
    assert voice.state.device is not None
    if not voice.state.device.open:
        pytest.skip("neither aplay nor pacat reaches the recorded device here")
    due_s = time.monotonic() + 0.3
    voice.play([tone("a", Tone.FINISH, due_s)])
    await asyncio.sleep(0.8)
    stopped_s = time.monotonic()
    voice.cancel()
    onset_s = recorded_sink.onsets(due_s - 0.2, due_s + 0.4)[0]
    last_s = recorded_sink.last_loud_s(due_s, stopped_s + 0.6)
    assert last_s is not None
    assert 0 <= onset_s - due_s < 0.3
    assert last_s - stopped_s < 0.3


async def test_switched_off_sentences_are_not_heard_and_tones_are(
    make_voice: Maker, recorded_sink: SoundRecorder
) -> None:
    """Voice and tones are switched apart, also for what is scheduled already."""
    voice = make_voice()
    heard = heard_by(voice)
    await voice.start()
    now_s = time.monotonic()
    voice.play([sentence("s", "Hello.", now_s + 0.3), tone("t", Tone.TICK, now_s + 0.3)])
    voice.switch(speech=False, tones=True)
    voice.play([sentence("s2", "Hello.", now_s + 0.3)])
    await asyncio.sleep(0.6)
    assert [each.id for each in heard] == ["t"]
    assert voice.status == Audibility(speech=False, tones=True, words="")


async def test_the_manner_changes_while_it_speaks(
    make_voice: Maker, recorded_sink: SoundRecorder
) -> None:
    """Softer in mid-word; what waits in the new voice and at the new speed; no worker is lost."""
    voice = make_voice(config=VoiceConfig(rate_wpm=150))
    heard = heard_by(voice)
    reported: list[Audibility] = []
    await voice.start()
    voice.on_status(reported.append)
    now, later = "Lie on your back with both knees bent.", "One, two, three."
    await prepared(voice, now, later)
    pid = worker_pid(voice)
    start_s = time.monotonic() + 0.1
    voice.play([sentence("now", now, start_s), sentence("later", later, start_s, patience_s=9)])
    voice.play([tone("tone", Tone.FINISH, start_s + 0.1)])
    await asyncio.sleep(start_s + 0.7 - time.monotonic())
    voice.set_config(VoiceConfig(volume=0.2))
    softer_s = time.monotonic()
    voice.set_config(VoiceConfig(volume=0.2, rate_wpm=300, voices=("German",), language="de"))
    await until(lambda: len(heard) == 3)
    assert voice.preparing == 0
    length_s = {each.id: each.length_s for each in heard if each.started_s is not None}
    assert 1.5 < length_s["now"] < 3.0
    assert 0.3 < length_s["later"] < 0.75
    assert length_s["tone"] == pytest.approx(1.1, abs=0.1)
    assert [status.voice for status in reported] == ["German"]
    assert worker_pid(voice) == pid
    before = max(recorded_sink.samples(start_s, softer_s))
    after = max(recorded_sink.samples(softer_s + 0.15, softer_s + 1.0))
    assert 0.1 * before < after < 0.4 * before
    end_s = start_s + length_s["now"]
    assert max(recorded_sink.samples(end_s - 0.25, end_s - 0.05)) > 60  # to its last word


@pytest.mark.usefixtures("no_device")
async def test_a_voice_that_is_missing_is_known_and_another_one_chosen(make_voice: Maker) -> None:
    """A preferred name from a file is made safe to show; the list offers another, which speaks."""
    voice = make_voice(config=VoiceConfig(voices=("An\x1b[2Jna",)))
    await voice.start()
    assert voice.state.engine is not None
    assert voice.state.engine.missing == "An [2Jna"
    installed = {each.name: each for each in await voice.voices()}
    assert installed["German"] == InstalledVoice(id="gmw/de", name="German", languages=("de",))
    voice.set_config(VoiceConfig(voices=("gmw/en-us",)))
    await until(lambda: voice.state.engine is not None and voice.state.engine.voice == "gmw/en-us")
    assert (voice.state.engine.missing, voice.state.engine.voice_name) == (
        "",
        "English (America)",
    )


@pytest.mark.usefixtures("no_device")
async def test_a_new_worker_speaks_in_the_present_manner(make_voice: Maker) -> None:
    """A manner chosen before the worker was lost, or while there was none, holds for the next."""
    voice = make_voice()
    await voice.start()
    voice.set_config(VoiceConfig(voices=("gmw/de",), language="de"))
    old = worker_pid(voice)
    os.kill(old, signal.SIGKILL)
    await until(lambda: voice._supervisor.pid not in (None, old) and voice.state.engine is not None)
    assert voice.state.engine.voice == "gmw/de"
