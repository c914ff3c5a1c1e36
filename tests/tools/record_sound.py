"""An ear for tests: a sound device that is not there, and a record of all that is played on it.

Use the fixture ``recorded_sink`` (imported into a ``conftest.py``): while a test has it, every
process started finds the device, and the test asks the `Ear` what was heard and when.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

RATE_HZ = 44_100
SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "sound.sh"

_BLOCK = 44  # about a millisecond
_WARM_S = 0.5
_FIRST_S = 10.0
_LOUD = 700
_QUIET_S = 0.3
_NEAR_S = 1.5


class SoundRecorder:
    """Records all that is played; times are on `time.monotonic()`, true to about 15 ms.

    Times are true to a millisecond relative to each other.

    Args:
        folder: Where the device keeps its socket; the path must be short.
    """

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "pulse.socket"
        self.address = f"unix:{self._socket}"
        self._samples = array("h")
        self._marks: list[tuple[int, float]] = []
        self._first = threading.Event()
        self._process = subprocess.Popen(
            [str(SCRIPT), str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def wait_until_there(self) -> bool:
        """Wait until there is a device; False when there is none."""
        until_s = time.monotonic() + _FIRST_S
        while not self._socket.exists() and self._process.poll() is None:
            if time.monotonic() > until_s:
                return False
            time.sleep(0.02)
        return self._socket.exists()

    def wait_until_ready(self) -> bool:
        """Wait until sound is heard as soon as it is played; False when there is no device."""
        if not self._first.wait(_FIRST_S):
            return False
        time.sleep(_WARM_S)
        return True

    def wait_until_quiet(self) -> None:
        """Wait until what was played before is over: the next to listen is not to hear it."""
        until_s = time.monotonic() + _FIRST_S
        while (now_s := time.monotonic()) < until_s:
            if self.last_loud_s(now_s - _QUIET_S, now_s) is None:
                return
            time.sleep(0.02)

    def close(self) -> None:
        """End the device and the recording."""
        if self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._thread.join(1)
        if self._process.stdout is not None:
            self._process.stdout.close()

    @property
    def marks(self) -> list[tuple[int, float]]:
        """How many samples had arrived, and when."""
        return list(self._marks)

    def samples(self, from_s: float, to_s: float) -> "array[int]":
        """What was heard between two moments; waits until the second has been recorded."""
        while self._marks[-1][1] < to_s + 0.05:
            assert self._process.poll() is None, "the sound device has gone"
            time.sleep(0.02)
        origin_s = self._origin_near(from_s)
        first = max(0, round((from_s - origin_s) * RATE_HZ))
        return self._samples[first : round((to_s - origin_s) * RATE_HZ)]

    def _origin_near(self, moment_s: float) -> float:
        """When the first sample would have been played, told from what arrived about then.

        Samples arrive late or in time, never early; and the device's clock is not the machine's.
        """
        near = [mark for mark in self._marks if abs(mark[1] - moment_s) < _NEAR_S]
        return min(at_s - count / RATE_HZ for count, at_s in near)

    def onsets(
        self, from_s: float, to_s: float, *, quiet_s: float = 0.05, loud: int = _LOUD
    ) -> list[float]:
        """When something began to be heard, after at least `quiet_s` of quiet."""
        found = onsets_of(self.samples(from_s, to_s), quiet_s=quiet_s, loud=loud)
        return [from_s + at_s for at_s in found]

    def last_loud_s(self, from_s: float, to_s: float, *, loud: int = _LOUD) -> float | None:
        """When something was last heard between two moments."""
        heard = self.samples(from_s, to_s)
        for index in range(len(heard) - _BLOCK, -1, -_BLOCK):
            part = heard[index : index + _BLOCK]
            if max(part) > loud or min(part) < -loud:
                return from_s + (index + _BLOCK) / RATE_HZ
        return None

    def _listen(self) -> None:
        """Collect what the script writes, and find out when its first sample was played."""
        assert self._process.stdout is not None
        odd = b""
        while chunk := os.read(self._process.stdout.fileno(), 65_536):
            now_s = time.monotonic()
            chunk = odd + chunk
            odd = chunk[len(chunk) & ~1 :]
            self._samples.frombytes(chunk[: len(chunk) & ~1])
            self._marks.append((len(self._samples), now_s))
            self._first.set()


def onsets_of(
    samples: "array[int]", *, quiet_s: float = 0.05, loud: int = _LOUD, rate_hz: int = RATE_HZ
) -> list[float]:
    """When, in seconds from the first sample, something begins after `quiet_s` of quiet."""
    found = []
    quiet = needed = round(quiet_s * rate_hz)
    for start in range(0, len(samples), _BLOCK):
        part = samples[start : start + _BLOCK]
        if max(part) > loud or min(part) < -loud:
            if quiet >= needed:
                within = next(i for i, sample in enumerate(part) if abs(sample) > loud)
                found.append((start + within) / rate_hz)
            quiet = 0
        else:
            quiet += len(part)
    return found


@pytest.fixture(scope="session")
def _one_ear() -> Iterator[SoundRecorder]:
    """One device for all tests: opening it takes two seconds."""
    _need_tools()
    folder = Path(tempfile.mkdtemp(prefix="ear"))
    ear = SoundRecorder(folder)
    try:
        if not ear.wait_until_ready():
            pytest.skip("pulseaudio does not run here: what is heard cannot be recorded")
        yield ear
    finally:
        ear.close()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def recorded_sink(_one_ear: SoundRecorder, monkeypatch: pytest.MonkeyPatch) -> SoundRecorder:
    """The ear; every process started by the test plays to it."""
    _one_ear.wait_until_quiet()
    monkeypatch.setenv("PULSE_SERVER", _one_ear.address)
    return _one_ear


@pytest.fixture
def start_sound_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], SoundRecorder]]:
    """Starts a device of the test's own, which it may close, and start again at the same place."""
    _need_tools()
    folder = Path(tempfile.mkdtemp(prefix="ear"))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{folder}/pulse.socket")
    ears: list[SoundRecorder] = []

    def start() -> SoundRecorder:
        ears.append(SoundRecorder(folder))
        if not ears[-1].wait_until_there():
            pytest.skip("pulseaudio does not run here: what is heard cannot be recorded")
        return ears[-1]

    yield start
    for ear in ears:
        ear.close()
    shutil.rmtree(folder, ignore_errors=True)


def _need_tools() -> None:
    for tool in ("pulseaudio", "parec"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed: what is heard cannot be recorded")


@pytest.fixture
def no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sound device for any process started by the test."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux can be told that it has no sound device")
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/pulse.socket")
    monkeypatch.setenv("ALSA_CONFIG_PATH", os.devnull)
    monkeypatch.setenv("JACK_NO_START_SERVER", "1")
