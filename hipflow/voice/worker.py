"""The process that makes the sound: ``python -m hipflow.voice.worker``.

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
import time
from array import array
from collections import deque
from io import BufferedReader
from pathlib import Path
from typing import NoReturn

import msgspec

from hipflow.voice.engine import EngineError, SpeechEngine
from hipflow.voice.messages import (
    Alive,
    Cancel,
    Configure,
    EngineReady,
    FromWorker,
    Play,
    Prepare,
    Rendered,
    Rendering,
    Reported,
    Samples,
    ToWorker,
    decode_to_worker,
    encode,
)
from hipflow.voice.mixer import Mixer
from hipflow.voice.outputkeeper import OutputKeeper
from hipflow.voice.renderer import Renderer
from hipflow.voice.sound import Sound
from hipflow.voice.tones import RATE_HZ, samples_of
from hipflow.voice.wav import length_s, scaled

HEARTBEAT_S = 0.5
"""So often the worker says that it lives."""

EXIT_HUNG = 4
"""The exit code when the speech engine did not come back from a sentence."""

_REPORT_EVERY_S = 0.05
_HUNG_S = 15.0
_THREAD_SWITCH_S = 0.001
_PART_FRAMES = RATE_HZ // 2
_SWITCHED_OFF = "the speech engine ended its process while it was opened, twice"
_WAKING_NOISE = (0, 8, 0, -8)


class Worker:
    """Joins renderer, mixer and output to the two pipes.

    Args:
        incoming: Lines from the app.
        outgoing: The file descriptor for lines to the app.
    """

    def __init__(self, incoming: BufferedReader, outgoing: int) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._outbox: queue.SimpleQueue[FromWorker] = queue.SimpleQueue()
        self._mixer = Mixer()
        self._keeper = OutputKeeper(self._mixer, self._outbox.put)
        self._wanted: deque[str] = deque()
        self._work = threading.Event()
        self._sending = threading.Lock()
        self._rendering_since_s: float | None = None
        self._renderer: Renderer | None = None
        self._configure: Configure

    def run(self) -> NoReturn:
        """Work until the input ends; never returns."""
        first = self._read_one()
        if not isinstance(first, Configure):
            self._end()
        self._configure = first
        for task in (self._write_all, self._read_all):
            threading.Thread(target=task, name=f"hipflow-{task.__name__}", daemon=True).start()
        if first.aloud:
            self._keeper.start()
        self._renderer = self._open_renderer()
        while True:
            self._work.wait()
            self._work.clear()
            self._render_all()

    def _open_renderer(self) -> Renderer | None:
        """Open the speech engine, and say how that went."""
        wish = self._configure
        if not wish.speech:
            self._outbox.put(EngineReady(ready=False, detail=_SWITCHED_OFF))
            return None
        try:
            engine = SpeechEngine(wish.language, wish.rate_wpm)
            renderer = Renderer(engine, Path(wish.cache_folder), wish.rate_wpm)
        except (EngineError, OSError) as error:
            self._outbox.put(EngineReady(ready=False, detail=str(error)))
            return None
        self._outbox.put(
            EngineReady(
                ready=True,
                name=engine.name,
                library=engine.library,
                voice=engine.voice,
                fits_language=engine.fits_language,
            )
        )
        return renderer

    def _render_all(self) -> None:
        """Render what is due soonest, then what was asked ahead, until nothing is left."""
        while True:
            text = self._mixer.lacking()
            if text is not None:
                self._mixer.supply(text, self._for_the_stream(self._rendered(text)))
            elif self._wanted:
                self._rendered(self._wanted.popleft())
            else:
                return

    def _rendered(self, text: str) -> "array[int]":
        """Render one sentence and report it; nothing at all when that fails."""
        samples = array("h")
        detail = ""
        if self._renderer is not None:
            try:
                samples = self._renderer.samples_of(text, self._before_engine)
            except EngineError as error:
                detail = str(error)
            self._rendering_since_s = None
        if not self._configure.aloud:
            self._hand_over(samples)
        length = length_s(samples) if samples else None
        self._outbox.put(Rendered(text=text, length_s=length, detail=detail))
        return samples

    def _hand_over(self, samples: "array[int]") -> None:
        """Send a sentence in parts that any pipe takes."""
        for start in range(0, len(samples), _PART_FRAMES):
            self._outbox.put(Samples(part=samples[start : start + _PART_FRAMES].tobytes()))

    def _before_engine(self, text: str) -> None:
        """Tell the app at once which sentence is at work: the engine may end this process."""
        self._rendering_since_s = time.monotonic()
        self._send(Rendering(text=text))

    def _for_the_stream(self, samples: "array[int]") -> "array[int]":
        """Set the volume, and put the near-silence before it that wakes a speaker."""
        wish = self._configure
        if not samples:
            return samples
        noise = array("h", _WAKING_NOISE * round(wish.lead_in_s * RATE_HZ / len(_WAKING_NOISE)))
        return noise + scaled(samples, wish.volume)

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
                case Prepare(texts=texts):
                    self._wanted.extend(texts)
                    self._work.set()
                case Play(sounds=sounds):
                    self._schedule(sounds)
                case Cancel(ids=ids):
                    self._mixer.cancel(ids)
                case Configure():
                    break
        self._end()

    def _schedule(self, sounds: tuple[Sound, ...]) -> None:
        wish = self._configure
        for sound in sounds:
            if sound.tone is not None:
                self._mixer.schedule(sound, scaled(samples_of(sound.tone), wish.volume))
            else:
                ahead = msgspec.structs.replace(sound, due_s=sound.due_s - wish.lead_in_s)
                self._mixer.schedule(ahead, None)
        self._work.set()

    def _write_all(self) -> None:
        """Send what is to be sent, and the heartbeat; see to it that nothing hangs."""
        beat_s = 0.0
        while True:
            with contextlib.suppress(queue.Empty):
                self._send(self._outbox.get(timeout=_REPORT_EVERY_S))
            now_s = time.monotonic()
            for heard in self._mixer.take_heard():
                self._send(Reported(id=heard.id, started_s=heard.started_s))
            if now_s - beat_s >= HEARTBEAT_S:
                beat_s = now_s
                self._mixer.drop_late(now_s)
                self._send(Alive())
            since_s = self._rendering_since_s
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
            self._keeper.close()
            if self._renderer is not None:
                self._renderer.close()
        os._exit(0)


def main() -> None:
    """Keep the pipes for messages, point what C libraries print at nothing, and work."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    sys.setswitchinterval(_THREAD_SWITCH_S)
    Worker(incoming, outgoing).run()


if __name__ == "__main__":
    main()
