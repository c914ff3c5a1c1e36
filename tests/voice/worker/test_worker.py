"""The worker as a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from hipflow.voice.app.worker_process import _environment
from hipflow.voice.protocol.cache_folder import folder_below
from hipflow.voice.protocol.messages import (
    Configure,
    DeviceStatus,
    EngineStatus,
    Heartbeat,
    PrepareSpeech,
    RenderResult,
    RenderStarted,
    decode_from_worker,
    encode,
)
from hipflow.voice.protocol.sound import VoiceConfig
from hipflow.voice.protocol.wav import length_s, read_wav

APP = """
import asyncio, sys
from pathlib import Path
from hipflow.voice.app.spoken_voice import SpokenVoice
from hipflow.voice.protocol.sound import Sound

async def main():
    voice = SpokenVoice(cache_folder=Path(sys.argv[1]))
    await voice.start()
    voice.prepare(["One.", "Two."])
    voice.play([Sound(id="s", due_s=0, latest_s=1e9, text="Three.")])
    async with asyncio.timeout(30):
        while voice.preparing:
            await asyncio.sleep(0.01)
    await voice.close()

asyncio.run(main())
"""
NOISY = """
import os
os.write(1, b"noise on one\\n"); os.write(2, b"noise on two\\n"); print("noise", flush=True)
_activeEngines = {}
class Engine:
    def getProperty(self, name): return [] if name == "voices" else "fake"
    def setProperty(self, name, value): pass
    def save_to_file(self, text, path): os.system("echo noise; echo noise >&2")
    def runAndWait(self): raise SystemError("no voice today")
def init(): return Engine()
"""


def start(*, cwd: Path | None = None) -> "subprocess.Popen[bytes]":
    """A worker with pipes."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "hipflow.voice.worker.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
        cwd=cwd,
    )


def configure(folder: Path, rate_wpm: int = 150) -> bytes:
    """The first line."""
    config = VoiceConfig(rate_wpm=rate_wpm)
    return encode(Configure(cache_folder=str(folder), config=config, speech=True))


@pytest.mark.usefixtures("no_device")
def test_a_cue_is_rendered_not_silent_and_without_leading_quiet(tmp_path):
    """With nothing but the packages, a sentence becomes a WAV whose first word begins at once."""
    with start() as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(configure(tmp_path))
        worker.stdin.write(encode(PrepareSpeech(("Bridge, set one of two.",))))
        worker.stdin.flush()
        reported = {}
        while RenderResult not in reported:
            message = decode_from_worker(worker.stdout.readline())
            reported[type(message)] = message
        worker.stdin.close()
        assert worker.wait(30) == 0
    assert reported[EngineStatus].ready
    assert reported[RenderStarted].text == "Bridge, set one of two."
    (path,) = folder_below(tmp_path).glob("*.wav")
    samples = read_wav(path.read_bytes())
    assert 1.0 < length_s(samples) < 3.0
    assert max(samples) > 5_000
    first = next(index for index, sample in enumerate(samples) if abs(sample) > 300)
    assert first < 0.010 * 22_050
    assert reported[RenderResult].length_s == pytest.approx(length_s(samples))


@pytest.mark.alone
@pytest.mark.usefixtures("no_device")
def test_every_sentence_is_rendered_soon_and_at_the_speed_asked_for(tmp_path):
    """None is lost or late, in several fresh processes, and the third is as slow as the first."""
    texts = tuple(f"Lift number {word}." for word in ("one", "two", "three", "four"))
    lengths = {}
    for rate_wpm in (90, 220, 91, 221):  # twice each, nearly: a lost sentence is a matter of luck
        with start() as worker:
            assert worker.stdin is not None
            assert worker.stdout is not None
            worker.stdin.write(configure(tmp_path, rate_wpm))
            worker.stdin.write(encode(PrepareSpeech(texts)))
            worker.stdin.flush()
            rendered, beats = [], 0
            while len(rendered) < len(texts):
                message = decode_from_worker(worker.stdout.readline())
                rendered += [message.length_s] if isinstance(message, RenderResult) else []
                beats += isinstance(message, Heartbeat)
            worker.stdin.close()
        assert beats <= 5
        lengths[rate_wpm] = rendered
    for slow, quick in ((90, 220), (91, 221)):
        for slow_s, quick_s in zip(lengths[slow], lengths[quick], strict=True):
            assert slow_s > 1.6 * quick_s


@pytest.mark.alone
@pytest.mark.usefixtures("no_device")
def test_it_ends_when_the_app_ends(tmp_path):
    """Its standard input closed, as a killed app's is, it is gone within a second."""
    with start() as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(configure(tmp_path))
        worker.stdin.flush()
        while not isinstance(decode_from_worker(worker.stdout.readline()), EngineStatus):
            pass
        worker.stdin.close()
        assert worker.wait(1.5) == 0
    assert not list(folder_below(tmp_path).glob(".*"))


def test_nonsense_ends_it():
    """A line that is no message: it ends, in order."""
    with start() as worker:
        out, err = worker.communicate(b"hello\n", timeout=30)
    assert (out, err, worker.returncode) == (b"", b"", 0)


@pytest.mark.usefixtures("no_device")
def test_a_folder_full_of_traps_does_not_matter(tmp_path):
    """A file named like one of Python's own modules, where the person is, is never run."""
    (tmp_path / "wave.py").write_text("import os; os._exit(7)", encoding="utf-8")
    with start(cwd=tmp_path) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(configure(tmp_path / "speech"))
        worker.stdin.flush()
        kinds = {type(decode_from_worker(worker.stdout.readline())) for _ in range(2)}
        worker.stdin.close()
        assert worker.wait(30) == 0
    assert kinds <= {Heartbeat, DeviceStatus, EngineStatus}


@pytest.mark.usefixtures("no_device")
@pytest.mark.parametrize(
    "driver",
    [None, NOISY, "raise OSError('no library')", "import os; os._exit(3)"],
    ids=["real", "noisy", "no library", "ends the process"],
)
def test_not_one_stray_byte_reaches_the_terminal(tmp_path, fake_driver, driver):
    """Drivers print, fail or end the process: the app's output and error stay empty."""
    if driver is not None:
        fake_driver(driver)
    app = tmp_path / "app.py"
    app.write_text(APP, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(app), str(tmp_path / "speech")],
        capture_output=True,
        timeout=60,
        check=False,
        env=_environment(),
    )
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)
