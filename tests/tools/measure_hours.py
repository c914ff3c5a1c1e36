"""Plays the installed program for hours of real time, with its voice, and watches it from outside.

    python -m tests.tools.measure_hours 2

Every five minutes: the memory, the handles and the threads of the program and of its voice. At the
end: how far cues have drifted, told by when the running journal was written. Needs Linux (it asks
inotify and /proc) and pulseaudio.
"""

import ctypes
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tests.tools.pty_terminal import Terminal
from tests.tools.record_sound import SCRIPT

_EXERCISE = """
[[exercise]]
name = "Exercise {number}"
sets = 2
reps = 10
out_s = 2
back_s = 3
hold_s = 5
rest_s = 30
ready_s = 20
setup = "Lie on your back and bend both knees."
cues = ["Breathe out as you lift"]
"""
_EXERCISE_S = 270
_TOLD_EVERY_S = 300
_QUIET_S = 90
_IN_MODIFY = 2


class Lateness:
    """Learns from the journal how late each cue was, on the monotonic clock.

    Attributes:
        late_ms: for each line, the real time less the session's; where zero lies is not known.
    """

    def __init__(self, journal: Path) -> None:
        self.late_ms: list[float] = []
        self._journal = journal
        self._read = journal.stat().st_size
        self._system = ctypes.CDLL(None, use_errno=True)
        self._watch = self._system.inotify_init1(0)
        self._system.inotify_add_watch(self._watch, os.fsencode(journal), _IN_MODIFY)
        threading.Thread(target=self._follow, daemon=True).start()

    def _follow(self) -> None:
        while os.read(self._watch, 4096):
            now_ms = time.monotonic() * 1000
            try:
                with self._journal.open("rb") as file:
                    file.seek(self._read)
                    new = file.read()
            except OSError:
                return
            whole = new[: new.rfind(b"\n") + 1]
            self._read += len(whole)
            for line in whole.splitlines():
                self.late_ms.append(now_ms - msgspec.json.decode(line)["at_ms"])


def measured(process: int) -> str:
    """Memory, handles and threads of a process."""
    folder = Path("/proc") / str(process)
    status = dict(
        line.split(":", 1) for line in (folder / "status").read_text("ascii").splitlines()
    )
    size_mb = int(status["VmRSS"].split()[0]) / 1000
    handles = sum(1 for _ in (folder / "fd").iterdir())
    return f"{size_mb:.1f} MB, {handles} handles, {status['Threads'].strip()} threads"


def children(process: int) -> list[int]:
    """The processes a process has started."""
    tasks = (Path("/proc") / str(process) / "task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def share(values: list[float], part: float) -> float:
    """The value that so large a part of the values lie below."""
    return sorted(values)[int((len(values) - 1) * part)]


def say(line: str) -> None:
    """Write it at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@contextmanager
def sound_device(folder: Path) -> Iterator[str]:
    """A device that is not there, heard by nobody; its address."""
    socket = folder / "pulse.socket"
    server = subprocess.Popen([SCRIPT, folder], stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        while not socket.exists():
            if server.poll() is not None:
                raise SystemExit("pulseaudio does not run here")
            time.sleep(0.1)
        yield f"unix:{socket}"
    finally:
        server.terminate()
        server.wait()


def play(folder: Path, hours: float, sound: str) -> list[float]:
    """Play to the rating; print what is used and how late each cue was."""
    exercises = (_EXERCISE.format(number=n) for n in range(round(hours * 3600 / _EXERCISE_S)))
    head = 'hipflow = 1\ntitle = "Long one"\npain = { ask_before = false }\n'
    (folder / "long.toml").write_text(head + "".join(exercises), encoding="utf-8")
    home = folder / "home"
    environment = {**os.environ, "HIPFLOW_HOME": str(home), "PULSE_SERVER": sound}
    terminal = Terminal(["play", str(folder / "long.toml")], environment, 100, 30)
    for words in ("Start", "kind of day"):
        terminal.see(words)
        terminal.press("enter")
    journal = home / "history.running.jsonl"
    while not journal.is_file():
        terminal.drain(0.1)
    lateness = Lateness(journal)
    begun_s = told_s = time.monotonic()
    known, changed_s = 0, begun_s
    while time.monotonic() - changed_s < _QUIET_S:
        terminal.drain(1)
        if len(lateness.late_ms) != known:
            known, changed_s = len(lateness.late_ms), time.monotonic()
        if time.monotonic() >= told_s:
            told_s += _TOLD_EVERY_S
            own = terminal.process.pid
            used = " | ".join(measured(process) for process in (own, *children(own)))
            say(f"{(time.monotonic() - begun_s) / 60:.0f} min: {used}; {known} cues")
    late_ms = list(lateness.late_ms)  # what comes now is no cue
    terminal.resize(100, 31)  # all is drawn anew, and now looked at
    terminal.see("How was it?")
    terminal.press("2", "enter")
    terminal.see("Saved")
    terminal.process.close(force=True)
    return late_ms


def main(hours: float) -> None:
    """Play and print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with sound_device(folder) as sound:
            late_ms = play(folder, hours, sound)
    tenth = max(1, len(late_ms) // 10)
    start_ms = share(late_ms[:tenth], 0.5)
    for words, part in (("first", late_ms[:tenth]), ("last", late_ms[-tenth:])):
        reported = " ".join(f"{share(part, of) - start_ms:.2f}" for of in (0.05, 0.5, 0.99))
        say(f"{words} tenth of {len(late_ms)} cues, late by ms at 5, 50, 99 %: {reported}")
    say(f"the last cue: {late_ms[-1] - start_ms:.2f} ms; the worst: {max(late_ms) - start_ms:.2f}")


if __name__ == "__main__":
    main(float(sys.argv[1]))
