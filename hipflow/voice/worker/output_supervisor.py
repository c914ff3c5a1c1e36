"""Keeps an output open: opens it, notices when it has died, opens it again."""

import contextlib
import threading
from array import array
from collections.abc import Callable

import msgspec

from hipflow.system.clock import monotonic_s
from hipflow.voice.protocol.messages import DeviceStatus
from hipflow.voice.protocol.tones import RATE_HZ
from hipflow.voice.worker.mixer import Mixer
from hipflow.voice.worker.output import Output, OutputError, Source, open_output
from hipflow.voice.worker.stream_clock import StreamClock

_WATCH_EVERY_S = 0.25
_DEAD_S = 1.5
_REOPEN_S = 3.0
_CLOSE_S = 0.4
_FLOW_S = 2.0
_FLOWING_BLOCKS = 4


class Stream:
    """The one source of an output: mixed samples, their place in time found by a stream clock.

    Args:
        mixer: What mixes them.

    Attributes:
        asked_s: When the output last asked for samples, on `monotonic_s`.
        flows: Set once the output has asked often enough to be playing.
        error: Why samples could not be mixed, and silence was given; empty while they could.
    """

    def __init__(self, mixer: Mixer) -> None:
        self._mixer = mixer
        self._clock = StreamClock(RATE_HZ)
        self._blocks = 0
        self.asked_s = monotonic_s()
        self.flows = threading.Event()
        self.error = ""

    def __call__(self, frames: int) -> "array[int]":
        """Give the next samples; silence rather than an error, which would end the stream."""
        try:
            now_s = self.asked_s = monotonic_s()
            self._blocks += 1
            if self._blocks < _FLOWING_BLOCKS:  # a buffer being filled is not yet sound
                self._clock.begin_block(frames, now_s)
                return array("h", bytes(2 * frames))
            self.flows.set()
            return self._mixer.fill(frames, self._clock.begin_block(frames, now_s))
        except Exception as error:  # noqa: BLE001 - an error here would end the stream unheard
            self.error = repr(error)
            return array("h", bytes(2 * frames))


class OutputSupervisor:
    """Owns the output, on a thread of its own, for the life of the process.

    Args:
        mixer: Makes the samples.
        report: Called, on that thread, with every change.
        opener: Opens an output; tests pass their own.
    """

    def __init__(
        self,
        mixer: Mixer,
        report: Callable[[DeviceStatus], None],
        opener: Callable[[Source], Output] = open_output,
    ) -> None:
        self._mixer = mixer
        self._report = report
        self._opener = opener
        self._output: Output | None = None
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._supervise, name="hipflow-output", daemon=True)

    def start(self) -> None:
        """Start the thread; it reports once an output is open, or none is to be had."""
        self._thread.start()

    def close(self) -> None:
        """Stop and close the output; gives up after 0.4 s on one that hangs."""
        self._closing.set()
        _close(self._output)

    def _supervise(self) -> None:
        last: DeviceStatus | None = None
        while not self._closing.is_set():
            stream = Stream(self._mixer)
            try:
                self._output = self._open(stream)
                now = DeviceStatus(open=True, name=self._output.name)
            except OutputError as error:
                now = DeviceStatus(open=False, name="", detail=str(error))
            if now != last:
                self._report(now)
            last = now
            if not now.open:
                self._closing.wait(_REOPEN_S)
                continue
            last = self._watch(stream, now)

    def _open(self, stream: Stream) -> Output:
        """Open an output and see it take samples."""
        output = self._opener(stream)
        if not stream.flows.wait(_FLOW_S):
            _close(output)
            raise OutputError(f"{output.name} takes no sound")
        return output

    def _watch(self, stream: Stream, status: DeviceStatus) -> DeviceStatus:
        """Return when the output has died: it ended, or it asks for no more samples.

        Args:
            stream: Its source.
            status: What was reported of it.

        Returns:
            What was reported last; it names the first error of the mixer, if there was one.
        """
        stream.asked_s = monotonic_s()
        while not self._closing.wait(_WATCH_EVERY_S):
            output = self._output
            if stream.error and not status.detail:
                status = msgspec.structs.replace(status, detail=stream.error)
                self._report(status)
            silent_s = monotonic_s() - stream.asked_s
            if output is None or not output.alive or silent_s > _DEAD_S:
                _close(output)
                self._output = None
                break
        return status


def _close(output: Output | None) -> None:
    """Close an output on a thread that may be left behind: drivers of a dead server hang."""
    if output is None:
        return

    def close_output() -> None:
        with contextlib.suppress(Exception):
            output.close()

    thread = threading.Thread(target=close_output, name="hipflow-close", daemon=True)
    thread.start()
    thread.join(_CLOSE_S)
