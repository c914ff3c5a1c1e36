"""Outputs for samples: a sound device, or a player program fed through a pipe."""

import contextlib
import shutil
import subprocess
import sys
import threading
from array import array
from collections.abc import Callable, Generator
from typing import Any, Protocol

from hipflow.voice.protocol.tones import RATE_HZ

Source = Callable[[int], "array[int]"]
"""Gives so many samples; called by the output whenever it has room."""

_PERIOD_MS = 20
_PERIODS = 3
_PIPE_FRAMES = RATE_HZ // 100
_SILENCE = array("h", bytes(2 * _PIPE_FRAMES))
_PIPE_BYTES = 4096
_SETTLE_S = 0.3
_PROGRAMS = (
    f"aplay -q -t raw -f S16_LE -r {RATE_HZ} -c 1 --buffer-time=40000 --period-time=10000 -",
    f"pacat --playback --raw --format=s16le --rate={RATE_HZ} --channels=1 --latency-msec=40",
)


class OutputError(Exception):
    """No output can be opened; the message is the driver's, for ``hipflow doctor``."""


class Output(Protocol):
    """Takes samples from its source until it is closed."""

    @property
    def name(self) -> str:
        """Its name for ``hipflow doctor``: a backend of miniaudio, or a program."""

    @property
    def alive(self) -> bool:
        """False once it is known to have ended by itself."""

    def close(self) -> None:
        """Stop and release the output; may hang when the sound server has died."""


def open_output(source: Source) -> Output:
    """Open the best output there is.

    Raises:
        OutputError: There is none; its words name every one that was tried.
    """
    tried = []
    for opener in (DeviceOutput, *(_program_opener(command) for command in _PROGRAMS)):
        try:
            return opener(source)
        except OutputError as error:
            tried.append(str(error))
    raise OutputError("; ".join(tried))


class DeviceOutput:
    """A sound device, by way of miniaudio, with a buffer of 60 ms.

    Raises:
        OutputError: miniaudio is not installed, or there is no device.
    """

    alive = True  # miniaudio does not tell; that it asks no more samples does

    def __init__(self, source: Source) -> None:
        try:
            miniaudio = _load_miniaudio()
            backends = miniaudio.get_enabled_backends() - {miniaudio.Backend.NULL}
            self._device: Any = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE_HZ,
                buffersize_msec=_PERIOD_MS,
                callback_periods=_PERIODS,
                backends=sorted(backends, key=lambda backend: backend.value),
                app_name="hipflow",
            )
            samples = _samples(source)
            next(samples)
            self._device.start(samples)
        except ImportError as error:
            raise OutputError("miniaudio is not installed") from error
        except Exception as error:  # the border: a C library behind a thin wrapper
            raise OutputError(f"miniaudio: {' '.join(map(str, error.args))}") from error
        self.name = str(self._device.backend)

    def close(self) -> None:
        """Stop playing and release the device."""
        self._device.close()


class ProgramOutput:
    """A player program, fed through a pipe kept so short that it cannot fall behind.

    Args:
        source: Gives the samples.
        command: The program, reading raw samples from its standard input.

    Raises:
        OutputError: It is not installed, or it ended at once.
    """

    def __init__(self, source: Source, command: str) -> None:
        self.name, *options = command.split()
        program = shutil.which(self.name)
        if program is None:
            raise OutputError(f"{self.name} is not installed")
        self._source = source
        self._settled = threading.Event()
        self._closed = threading.Event()
        self._child = subprocess.Popen(  # noqa: S603 - a fixed command, found on the PATH
            [program, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        _shorten(self._child.stdin)
        self._feeder = threading.Thread(target=self._feed, name="hipflow-feeder", daemon=True)
        self._feeder.start()
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._child.wait(_SETTLE_S)
            raise OutputError(f"{self.name} ended at once with {code}")
        self._settled.set()

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        return self._child.poll() is None

    def close(self) -> None:
        """Kill the program: what it holds in its buffer is not heard."""
        self._closed.set()
        self._child.kill()
        self._child.wait()
        self._feeder.join(1.0)

    def _feed(self) -> None:
        stdin = self._child.stdin
        if stdin is None:
            return
        with contextlib.suppress(OSError, ValueError), stdin:
            while not self._closed.is_set():
                settled = self._settled.is_set()  # one that ends at once swallows no sound
                block = self._source(_PIPE_FRAMES) if settled else _SILENCE
                stdin.write(block.tobytes())


def _load_miniaudio() -> Any:  # noqa: ANN401 - the library has no types
    """Import miniaudio without numpy.

    It imports numpy wherever that is installed, in half a second and more, to accept arrays that
    hipflow never gives it: so late, a tone due after a lost worker would be missed.

    Raises:
        ImportError: miniaudio is not installed.
    """
    modules: dict[str, Any] = sys.modules  # None in it stands for a module that cannot be imported
    is_hidden = modules.setdefault("numpy", None) is None
    try:
        import miniaudio  # noqa: PLC0415 - costs 40 ms, and has no wheel for every system
    finally:
        if is_hidden:
            del modules["numpy"]
    return miniaudio


def _program_opener(command: str) -> Callable[[Source], Output]:
    return lambda source: ProgramOutput(source, command)


def _samples(source: Source) -> Generator["array[int]", int, None]:
    """The form miniaudio wants: a generator that is sent how many frames it has room for."""
    frames = yield array("h")
    while True:
        frames = yield source(frames)


def _shorten(pipe: Any) -> None:  # noqa: ANN401 - whatever Popen calls its pipe
    """Keep at most 93 ms of sound in a pipe, where the system allows it."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - there is none on Windows

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
