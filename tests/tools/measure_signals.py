"""Sends every signal at every point of a session, and prints what was heard, seen and left.

    python -m tests.tools.measure_signals

Needs pulseaudio and parec; takes some minutes. Prints a row each: exit code, how long sound was
heard after, whether the voice's process is gone, whether the terminal is as it was, and what is in
the files. ``closed`` is a window that is closed, ``stopped`` is Ctrl+Z in a shell, at which nothing
has to be left but silence; ``frozen`` is stopped without a word for six seconds.
"""

import os
import signal
import sys
import tempfile
import time
from pathlib import Path

import click

from hipflow.storage.history_file import HistoryFile
from hipflow.storage.journal import recover
from tests.tools.pty_terminal import Shell, Terminal
from tests.tools.record_sound import SoundRecorder
from tests.tools.voice_helpers import processes_with

LONG = "Lie on your back, with both knees bent, and take all the time you need to get there. " * 2
ROUTINE = f"""
hipflow = 1
title = "Short one"
warning = "{LONG[:160]}"
[defaults]
ready_s = 60
[[exercise]]
name = "Bridge"
sets = 2
reps = 3
say = {{ ready = "{LONG[:190]}" }}
[[exercise]]
name = "Clamshell"
reps = 3
"""
HEARD_FOR_S = 1.2
FROZEN_S = 6.0
PLAIN = ("--plain", "--day", "usual")
SCREENS = {
    "preview": [("Start",)],
    "check-in": [("Start", "enter"), ("kind of day",)],
    "ready": [("Start", "enter"), ("kind of day", "3", "enter"), ("Exercise 1",)],
}
SCREENS["work"] = [*SCREENS["ready"], ("", " ", "r")]
SCREENS["panel"] = [*SCREENS["ready"], ("", "h"), ("does it hurt", "3")]
SCREENS["rating"] = [*SCREENS["ready"], ("", "f"), ("tired", "t"), ("How was it?", "2")]
SCREENS["summary"] = [*SCREENS["rating"], ("", "enter"), ("Pain after",)]
LINES = {
    "check-in": [("Pain now", "3")],
    "ready": [("Pain now", "3", "enter"), ("Get ready",)],
}
LINES["work"] = [*LINES["ready"], ("", " ", "r")]
LINES["question"] = [*LINES["ready"], ("", "f"), ("tired",)]
LINES["rating"] = [*LINES["question"], ("", "t"), ("Pain now", "2")]
SIGNALS = ("SIGHUP", "SIGTERM", "SIGINT", "SIGKILL", "closed", "frozen", "stopped")


class Run:
    """The program at one point of a session, and what a signal makes of it."""

    def __init__(
        self, ear: SoundRecorder, points: list[tuple[str, ...]], plain: bool, reported: str
    ) -> None:
        self._ear = ear
        self._told = reported
        self._home = Path(tempfile.mkdtemp(prefix="told"))
        (self._home / "short.toml").write_text(ROUTINE, encoding="utf-8")
        (self._home / "state.toml").write_text("", encoding="utf-8")
        environment = {
            **os.environ,
            "HIPFLOW_HOME": str(self._home),
            "PULSE_SERVER": ear.address,
        }
        command = ["play", str(self._home / "short.toml"), *(PLAIN if plain else ())]
        if reported == "stopped":
            self._terminal = Shell(environment)
            self._terminal.run(*command)
        else:
            self._terminal = Terminal(command, environment)
        for words, *keys in points:
            asked = True
            while words not in self._terminal.text:
                if asked and "I have read this" in self._terminal.text:
                    self._terminal.press("enter")
                    asked = False
                self._terminal.read(0.3)
            self._terminal.press(*keys)
        self._read(1.5)

    def tell(self) -> str:
        """Send it, and describe what follows."""
        at_s = time.monotonic()
        code = self._sent()
        heard = [self._ear.last_loud_s(at_s - 0.5, at_s + HEARD_FOR_S)]
        silent_ms = "quiet" if heard[0] is None else f"{1000 * (heard[0] - at_s):+.0f}"
        return f"{code:>5} {silent_ms:>6} {self._left()}"

    def _sent(self) -> str:
        terminal, pid = self._terminal, self._terminal.process.pid
        match self._told:
            case "closed":
                return str(terminal.hang_up())
            case "stopped":
                terminal.press("\x1a")
                self._read(1.0)
                back = terminal.is_given_back
                terminal.press("fg\r")
                self._read(1.5)
                os.kill(terminal.job, signal.SIGTERM)
                self._read(1.5)
                return "shell" if back else "TAKEN"
            case "frozen":
                terminal.process.kill(signal.SIGSTOP)
                time.sleep(FROZEN_S)
                terminal.process.kill(signal.SIGCONT)
                self._read(2.0)
                why = "asleep" if "asleep" in terminal.text else "on"
                os.kill(pid, signal.SIGTERM)
                terminal.end()
                return why
            case name:
                terminal.process.kill(getattr(signal, name))
                return str(terminal.end())

    def _left(self) -> str:
        time.sleep(0.3)
        workers = [each for each in processes_with(str(self._home)) if "voice.worker" in each]
        gone = "gone" if not workers else "ORPHAN"
        back = "-" if self._terminal.process.closed else str(self._terminal.is_given_back)
        journal = recover(self._home / "history.running.jsonl")
        records = len(HistoryFile(self._home / "history.jsonl").read().records)
        kept = "resumable" if journal and not journal.session.ended else ""
        kept = kept or ("unrated" if journal else "")
        words = "TRACEBACK" if "Traceback" in self._terminal.text else ""
        if not self._terminal.process.closed:
            self._terminal.process.close(force=True)
        return f"{gone:6} {back:5} {kept:9} {records} in the history {words}"

    def _read(self, seconds: float) -> None:
        until_s = time.monotonic() + seconds
        while time.monotonic() < until_s:
            self._terminal.read(0.1)


def main() -> None:
    """Go through them all, or those whose names are given."""
    wanted = set(sys.argv[1:])
    ear = SoundRecorder(Path(tempfile.mkdtemp(prefix="ear")))
    if not ear.wait_until_ready():
        sys.exit("there is no sound device to be had")
    try:
        for front, points in (("screens", SCREENS), ("plain", LINES)):
            for point, way in points.items():
                for reported in SIGNALS:
                    names = {front, point, reported}
                    if wanted <= names:
                        row = Run(ear, way, front == "plain", reported).tell()
                        click.echo(f"{front:8}{point:10}{reported:8} {row}")
    finally:
        ear.close()


if __name__ == "__main__":
    main()
