"""The voice as the app has it: what is heard, when, and what happens when things break."""

import asyncio
import os
import signal
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from hipflow.voice.client import SpokenVoice
from hipflow.voice.sound import Heard, InstalledVoice, Manner, Sound, Tone, VoiceStatus
from hipflow.voice.tones import RATE_HZ
from hipflow.voice.wav import read_wav
from recording import Ear, onsets_of

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


def sentence(name: str, text: str, due_s: float, *, patience_s: float = 0.0) -> Sound:
    """A sentence that may begin `patience_s` late."""
    return Sound(id=name, due_s=due_s, latest_s=due_s + patience_s, text=text)


def tone(name: str, which: Tone, due_s: float) -> Sound:
    """A tone."""
    return Sound(id=name, due_s=due_s, latest_s=due_s, tone=which)


async def until(happened: Callable[[], object], *, within_s: float = 5.0) -> None:
    """Let the loop run until something has happened."""
    async with asyncio.timeout(within_s):
        while not happened():  # noqa: ASYNC110 - what is waited for may be outside this loop
            await asyncio.sleep(0.01)


async def prepared(voice: SpokenVoice, *texts: str) -> None:
    """Have sentences rendered."""
    voice.prepare(texts)
    await until(lambda: voice.preparing == 0)


def heard_by(voice: SpokenVoice) -> list[Heard]:
    """A list that fills with what the voice reports."""
    heard: list[Heard] = []
    voice.on_heard(heard.append)
    return heard


def worker_pid(voice: SpokenVoice) -> int:
    """The process id of the voice's worker."""
    assert voice._keeper.pid is not None
    return voice._keeper.pid


def is_gone(pid: int) -> bool:
    """Whether no process has this id."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@contextmanager
def stalled_loop(every_s: float, for_s: float) -> Iterator[None]:
    """Make the loop stand still again and again, as a busy screen would."""
    loop = asyncio.get_running_loop()
    handle: asyncio.TimerHandle

    def stall() -> None:
        nonlocal handle
        time.sleep(for_s)
        handle = loop.call_later(every_s, stall)

    handle = loop.call_later(every_s, stall)
    yield
    handle.cancel()


async def test_soon_heard_and_soon_silent(
    make_voice: Maker, recorded_sink: Ear, record_property: Callable[[str, object], None]
) -> None:
    """An unplanned sentence is heard within 250 ms, and silence follows a stop within 150 ms."""
    voice = make_voice()
    usual = "English (Great Britain)"
    assert await voice.start() == VoiceStatus(speech=True, tones=True, words="", voice=usual)
    long = "Lie on your back with both knees bent and your feet flat on the floor, hip width."
    await prepared(voice, long)
    asked_s = time.monotonic()
    voice.play([sentence("now", long, asked_s, patience_s=1)])
    await asyncio.sleep(0.7)
    stopped_s = time.monotonic()
    voice.cancel()
    await asyncio.sleep(0.5)
    onset_s = recorded_sink.onsets(asked_s - 0.2, stopped_s)[0]
    last_s = recorded_sink.last_loud_s(asked_s, stopped_s + 0.5)
    assert last_s is not None
    record_property("heard after ms", round(1000 * (onset_s - asked_s)))
    record_property("silent after ms", round(1000 * (last_s - stopped_s)))
    assert 0 < onset_s - asked_s < 0.25
    assert -0.3 < last_s - stopped_s < 0.15


async def test_counts_keep_the_beat_while_the_app_stalls(
    make_voice: Maker,
    recorded_sink: Ear,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    """32 counts at a beat of 0.5 s are all heard, none more than 10 ms off, loop stalled or not."""
    words = ["one", "two", "three", "four"] * 8
    voice = make_voice()
    heard = heard_by(voice)
    await voice.start()
    await prepared(voice, *words[:4])
    inside_s = await _onsets_inside(voice, words[:4], tmp_path)
    first_s = time.monotonic() + 0.5
    counts = [sentence(str(i), w, first_s + i / 2) for i, w in enumerate(words)]
    with stalled_loop(every_s=0.13, for_s=0.12):
        for ahead in range(0, 32, 8):  # as the player does: some seconds ahead, again and again
            voice.play(counts[: ahead + 16])
            await asyncio.sleep(max(0.0, first_s + ahead / 2 + 3 - time.monotonic()))
        await until(lambda: len(heard) == 32)
    assert all(each.started_s is not None for each in heard)
    offsets = []
    for count in counts:
        near = recorded_sink.onsets(count.due_s - 0.02, count.due_s + 0.2, quiet_s=0.01)
        assert near, f"{count.text} was not heard"
        offsets.append(near[0] - count.due_s - inside_s[count.text])
    late_s = statistics.median(offsets)
    worst_s = max(abs(offset - late_s) for offset in offsets)
    record_property("latency ms", round(1000 * late_s, 1))
    record_property("worst deviation ms", round(1000 * worst_s, 2))
    assert worst_s <= 0.010
    assert late_s < 0.15


async def _onsets_inside(voice: SpokenVoice, words: list[str], folder: Path) -> dict[str, float]:
    """When, inside each rendered word, the ear first notices something."""
    from hipflow.voice.speechcache import SpeechCache  # noqa: PLC0415 - for this test alone

    cache = SpeechCache(folder / "speech")
    assert voice.engine is not None
    found = {}
    for word in words:
        samples = cache.get(word, voice.engine.voice, 150, voice.engine.name)
        assert samples is not None
        found[word] = onsets_of(samples, quiet_s=0.0, rate_hz=RATE_HZ)[0]
    return found


async def test_a_killed_worker_is_replaced_and_nothing_is_said_twice(
    make_voice: Maker, recorded_sink: Ear, record_property: Callable[[str, object], None]
) -> None:
    """Killed in mid-sentence: the next sound within a second is heard, the old one never again."""
    voice = make_voice()
    heard = heard_by(voice)
    await voice.start()
    long = "This sentence is cut short by an accident and it shall never be taken up again."
    await prepared(voice, long)
    start_s = time.monotonic() + 0.1
    voice.play([sentence("cut", long, start_s, patience_s=9)])
    await until(lambda: heard)
    await asyncio.sleep(0.3)
    old = worker_pid(voice)
    os.kill(old, signal.SIGKILL)
    killed_s = time.monotonic()
    voice.play([tone("next", Tone.FINISH, killed_s + 1.0)])
    await until(lambda: len(heard) == 2, within_s=3)
    await asyncio.sleep(0.7)
    end_s = time.monotonic()
    assert [each.id for each in heard] == ["cut", "next"]
    onsets = recorded_sink.onsets(killed_s + 0.2, end_s, quiet_s=0.3)
    record_property("next heard after ms", round(1000 * (onsets[0] - killed_s)))
    assert len(onsets) == 1
    assert 0.95 < onsets[0] - killed_s < 1.2
    assert worker_pid(voice) != old


async def test_sentences_asked_for_at_once_are_heard_in_order(
    make_voice: Maker, recorded_sink: Ear
) -> None:
    """Three sentences due at the same moment are heard one after the other, none upon another."""
    voice = make_voice()
    heard = heard_by(voice)
    await voice.start()
    now_s = time.monotonic()
    texts = ["First.", "Second.", "Third."]
    voice.play([sentence(text, text, now_s + i / 50, patience_s=6) for i, text in enumerate(texts)])
    await until(lambda: len(heard) == 3)
    await asyncio.sleep(0.8)
    assert [each.id for each in heard] == texts
    begun_s = [each.started_s for each in heard if each.started_s is not None]
    gaps_s = [later - earlier for earlier, later in pairwise(begun_s)]
    assert min(gaps_s) > 0.3
    onsets = recorded_sink.onsets(now_s, now_s + 2.5, quiet_s=0.02)
    assert len(onsets) >= 3


async def test_closed_in_mid_sentence_nothing_is_left(
    make_voice: Maker, recorded_sink: Ear, tmp_path: Path
) -> None:
    """Closing while it speaks takes under a second and leaves no sound, process or scrap file."""
    voice = make_voice()
    heard = heard_by(voice)
    await voice.start()
    pid = worker_pid(voice)
    voice.play(
        [sentence("long", "One and two and three and four and five and six.", 0, patience_s=1e9)]
    )
    voice.prepare(f"Something else to do, number {i}." for i in range(200))
    await until(lambda: heard)
    await asyncio.sleep(0.2)
    asked_s = time.monotonic()
    await voice.close()
    closed_s = time.monotonic()
    assert closed_s - asked_s < 1.0
    assert is_gone(pid)
    assert not [path.name for path in (tmp_path / "speech").glob(".*")]
    assert recorded_sink.last_loud_s(closed_s + 0.15, closed_s + 0.6) is None


@pytest.mark.usefixtures("no_device")
async def test_without_a_device_it_says_so_once_and_goes_on(make_voice: Maker) -> None:
    """No device: a calm status, sounds are dropped, nothing is raised."""
    voice = make_voice()
    heard = heard_by(voice)
    status = await voice.start()
    assert (status.speech, status.tones) == (False, False)
    assert status.words.startswith("No sound device found")
    voice.play([tone("t", Tone.TICK, time.monotonic())])
    await until(lambda: heard)
    assert heard == [Heard(id="t", started_s=None)]
    assert await voice.voices() != ()  # who could speak is known all the same


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
    assert voice.engine is not None
    assert not voice.engine.ready
    assert "twice" in voice.engine.detail
    assert await voice.voices() == ()


@pytest.mark.usefixtures("no_device")
async def test_a_driver_that_raises_is_told_in_the_engines_words(
    make_voice: Maker, fake_driver: Putter
) -> None:
    """What the driver raised is kept for the doctor; the app sees no exception."""
    fake_driver("raise RuntimeError('This means you probably do not have eSpeak')")
    voice = make_voice()
    status = await voice.start()
    assert not status.speech
    assert voice.engine is not None
    assert "probably do not have eSpeak" in voice.engine.detail


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
    kept = list((tmp_path / "speech").glob("*.wav"))
    assert len(kept) == 2
    assert all(read_wav(path.read_bytes()) for path in kept)


@pytest.mark.usefixtures("no_device")
async def test_a_worker_lost_again_and_again_is_given_up(
    make_voice: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Restarts are bounded: in the end the status says so, and the app has seen no exception."""
    monkeypatch.setattr("hipflow.voice.workerkeeper._FIRST_PAUSE_S", 0.0)
    monkeypatch.setattr("hipflow.voice.workerprocess.sys.executable", "/bin/false")
    told: list[VoiceStatus] = []
    voice = make_voice()
    voice.on_status(told.append)
    status = await voice.start()
    assert "stopped several times" in status.words
    assert told == [status]
    voice.play([tone("t", Tone.TICK, time.monotonic())])
    assert await voice.voices() == ()
    await voice.close()


async def test_the_fallback_player_plays_too(
    make_voice: Maker, recorded_sink: Ear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without miniaudio a player program takes the same stream, and falls silent as it does."""
    (tmp_path / "no").mkdir()
    (tmp_path / "no" / "miniaudio.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "no"))
    voice = make_voice()
    await voice.start()
    assert voice.device is not None
    if not voice.device.open:
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
    make_voice: Maker, recorded_sink: Ear
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
    assert voice.status == VoiceStatus(speech=False, tones=True, words="")


async def test_the_manner_changes_while_it_speaks(make_voice: Maker, recorded_sink: Ear) -> None:
    """Softer in mid-word; what waits in the new voice and at the new speed; no worker is lost."""
    voice = make_voice(manner=Manner(rate_wpm=150))
    heard = heard_by(voice)
    told: list[VoiceStatus] = []
    await voice.start()
    voice.on_status(told.append)
    now, later = "Lie on your back with both knees bent.", "One, two, three."
    await prepared(voice, now, later)
    pid = worker_pid(voice)
    start_s = time.monotonic() + 0.1
    voice.play([sentence("now", now, start_s), sentence("later", later, start_s, patience_s=9)])
    voice.play([tone("tone", Tone.FINISH, start_s + 0.1)])
    await asyncio.sleep(start_s + 0.7 - time.monotonic())
    voice.speak_as(Manner(volume=0.2))
    softer_s = time.monotonic()
    voice.speak_as(Manner(volume=0.2, rate_wpm=300, voices=("German",), language="de"))
    await until(lambda: len(heard) == 3)
    assert voice.preparing == 0
    length_s = {each.id: each.length_s for each in heard if each.started_s is not None}
    assert 1.5 < length_s["now"] < 3.0
    assert 0.3 < length_s["later"] < 0.75
    assert length_s["tone"] == pytest.approx(1.1, abs=0.1)
    assert [status.voice for status in told] == ["German"]
    assert worker_pid(voice) == pid
    before = max(recorded_sink.samples(start_s, softer_s))
    after = max(recorded_sink.samples(softer_s + 0.15, softer_s + 1.0))
    assert 0.1 * before < after < 0.4 * before
    last_s = recorded_sink.last_loud_s(softer_s, start_s + length_s["now"] + 0.15, loud=60)
    assert last_s == pytest.approx(start_s + length_s["now"], abs=0.15)


@pytest.mark.usefixtures("no_device")
async def test_a_voice_that_is_missing_is_known_and_another_one_chosen(make_voice: Maker) -> None:
    """The wish from a file is made safe to show; the list helps to another one, which speaks."""
    voice = make_voice(manner=Manner(voices=("An\x1b[2Jna",)))
    await voice.start()
    assert voice.engine is not None
    assert voice.engine.missing == "An [2Jna"
    installed = {each.name: each for each in await voice.voices()}
    assert installed["German"] == InstalledVoice(id="gmw/de", name="German", languages=("de",))
    voice.speak_as(Manner(voices=("gmw/en-us",)))
    await until(lambda: voice.engine is not None and voice.engine.voice == "gmw/en-us")
    assert (voice.engine.missing, voice.engine.voice_name) == ("", "English (America)")


@pytest.mark.usefixtures("no_device")
async def test_a_new_worker_speaks_in_the_present_manner(make_voice: Maker) -> None:
    """A manner chosen before the worker was lost, or while there was none, holds for the next."""
    voice = make_voice()
    await voice.start()
    voice.speak_as(Manner(voices=("gmw/de",), language="de"))
    old = worker_pid(voice)
    os.kill(old, signal.SIGKILL)
    await until(lambda: voice._keeper.pid not in (None, old) and voice.engine is not None)
    assert voice.engine.voice == "gmw/de"
