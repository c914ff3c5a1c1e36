"""The process that makes the sound: ``python -m hipflow.voice.worker.worker``.

It reads messages from its standard input and writes messages to its standard output, one a line,
and ends when its input ends: an app that was killed leaves nothing behind. Speech is rendered on
the main thread, where the speech drivers of every system want to be; a reader, a writer and the
sound device have threads of their own.
"""

import contextlib
import os
import queue
import sys
import threading
from io import BufferedReader
from typing import NoReturn

import msgspec

from hipflow.system.clock import monotonic_s
from hipflow.voice.protocol.messages import (
    CancelSounds,
    Configure,
    FromWorker,
    Heartbeat,
    ListVoices,
    PlaybackReport,
    PlaySounds,
    PrepareSpeech,
    ToWorker,
    decode_to_worker,
    encode,
)
from hipflow.voice.protocol.sound import Sound
from hipflow.voice.protocol.tones import samples_of
from hipflow.voice.worker.mixer import Mixer
from hipflow.voice.worker.output_supervisor import OutputSupervisor
from hipflow.voice.worker.speech_queue import SpeechQueue

HEARTBEAT_S = 0.5
"""So often the worker says that it lives."""

EXIT_HUNG = 4
"""The exit code when the speech engine did not come back from a sentence."""

_REPORT_EVERY_S = 0.05
_HUNG_S = 15.0
_THREAD_SWITCH_S = 0.001


class Worker:
    """Connects renderer, mixer and output with the two pipes to the app.

    Args:
        incoming: Lines from the app.
        outgoing: The file descriptor for lines to the app.
    """

    def __init__(self, incoming: BufferedReader, outgoing: int) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._outbox: queue.SimpleQueue[FromWorker] = queue.SimpleQueue()
        self._sending = threading.Lock()
        self._mixer = Mixer()
        self._output = OutputSupervisor(self._mixer, self._outbox.put)
        self._speech = SpeechQueue(self._mixer, self._outbox.put, self._send)

    def run(self) -> NoReturn:
        """Handle messages until the input ends, then end the process."""
        first = self._read_one()
        if not isinstance(first, Configure):
            self._end()
        self._configure(first)
        for task in (self._write_all, self._read_all):
            threading.Thread(target=task, name=f"hipflow-{task.__name__}", daemon=True).start()
        if first.aloud:
            self._output.start()
        self._speech.serve()

    def _configure(self, configure_message: Configure) -> None:
        """Take up at once what needs no engine, for what is playing too; the rest soon."""
        self._mixer.set_volume(configure_message.config.volume)
        self._mixer.set_lead_in(configure_message.config.lead_in_s)
        self._speech.configure(configure_message)

    def _read_one(self) -> ToWorker | None:
        """Read one message; None at the end of the input, or when it makes no sense."""
        line = self._incoming.readline()
        try:
            return decode_to_worker(line) if line.endswith(b"\n") else None
        except msgspec.DecodeError:
            return None

    def _read_all(self) -> None:
        """Do what the app asks, until it ends."""
        while (message := self._read_one()) is not None:
            match message:
                case Configure():
                    self._configure(message)
                case PrepareSpeech(texts=texts):
                    self._speech.want(texts)
                case PlaySounds(sounds=sounds):
                    self._schedule(sounds)
                case CancelSounds(ids=ids):
                    self._mixer.cancel(ids)
                case ListVoices():
                    self._speech.list_voices()
        self._end()

    def _schedule(self, sounds: tuple[Sound, ...]) -> None:
        for sound in sounds:
            self._mixer.schedule(sound, None if sound.tone is None else samples_of(sound.tone))
        self._speech.wake()

    def _write_all(self) -> None:
        """Send what is to be sent, and the heartbeat; see to it that nothing hangs."""
        beat_s = 0.0
        while True:
            with contextlib.suppress(queue.Empty):
                self._send(self._outbox.get(timeout=_REPORT_EVERY_S))
            now_s = monotonic_s()
            for heard in self._mixer.take_results():
                self._send(PlaybackReport(heard))
            if now_s - beat_s >= HEARTBEAT_S:
                beat_s = now_s
                self._mixer.drop_late(now_s)
                self._send(Heartbeat())
            since_s = self._speech.busy_since_s
            if since_s is not None and now_s - since_s > _HUNG_S:
                os._exit(EXIT_HUNG)

    def _send(self, message: FromWorker) -> None:
        try:
            with self._sending:
                os.write(self._outgoing, encode(message))
        except OSError:
            self._end()

    def _end(self) -> NoReturn:
        """Let go of the device, leave no file, and end without waiting for any thread."""
        with contextlib.suppress(Exception):
            self._output.close()
            self._speech.close()
        os._exit(0)


def main() -> None:
    """Run the worker; what C libraries print goes to the null device, not into the pipes."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    sys.setswitchinterval(_THREAD_SWITCH_S)
    Worker(incoming, outgoing).run()


if __name__ == "__main__":
    main()
