"""A person whose computer dies again and again: the program on a pseudo-terminal, killed outright.

    python tests/support/dying.py 500

kills it 500 times at random moments, starts it again each time, and says what it found.
"""

import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pexpect

from hipflow.history.file import HistoryFile
from hipflow.history.lines import HistoryRead
from hipflow.player.journal import Recovered, recover
from hipflow.session.record import SessionRecord

SPEED = "50"
"""Session seconds a real one: a repetition of two seconds takes 40 ms."""
LONGEST_S = 1.2
"""Lived after its first word at most; so the whole session is played now and then."""
_PATIENCE_S = 60
ROUTINE = """
hipflow = 1
title = "Long one"
pain = { ask_before = false }
[defaults]
ready_s = 2
rest_s = 3
[[exercise]]
name = "Bridge"
sets = 2
reps = 6
out_s = 1
back_s = 1
[[exercise]]
name = "Clamshell"
sets = 2
reps = 4
out_s = 1
back_s = 1
side = "each"
"""
_REP = re.compile(rb"^  (\d+) of \d+\r?$", re.MULTILINE)
_OFFER, _BEGUN, _RATING, _EFFORT, _SAVED = (
    "Go on from there",
    "Keys: space",
    "Pain now",
    "How hard",
    "Saved[.]",
)


class Person:
    """One home, in which the program is started and killed.

    Attributes:
        ends: how often it ended how: killed with so much done, resumed, kept, saved.
    """

    def __init__(self, folder: Path, chance: random.Random) -> None:
        """Write the routine; nothing has been played."""
        self.ends: Counter[str] = Counter()
        self._chance = chance
        self._home = folder / "home"
        self._file = folder / "long.toml"
        self._file.write_text(ROUTINE, encoding="utf-8")
        self._process: pexpect.spawn[bytes] | None = None
        self._output = b""
        self._known = 0
        self._sessions = 0

    @property
    def history(self) -> HistoryRead:
        """What the history says now."""
        return HistoryFile(self._home / "history.jsonl").read()

    @property
    def journal(self) -> Recovered | None:
        """What the journal says now."""
        return recover(self._home / "history.running.jsonl")

    def live_and_die(self, *points: tuple[str, str]) -> None:
        """Start, be killed at a random moment or after the last point, and look at the files.

        Args:
            points: words to wait for, with the keys that are pressed then.
        """
        self._start()
        self._answer_offer()
        if not points:
            self._live(self._chance.uniform(0, LONGEST_S))
        for words, keys in points:
            self._see(words)
            self._send(keys)
        self._die()
        self._check()

    def _start(self) -> None:
        environment = {
            "HIPFLOW_HOME": str(self._home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
        }
        command = ["play", str(self._file), "--plain", "--mute", "--day", "usual"]
        self._output = b""
        self._process = pexpect.spawn(
            sys.executable,
            ["-m", "hipflow", *command, "--speed", SPEED],
            env=environment,
            timeout=_PATIENCE_S,
        )

    def _answer_offer(self) -> None:
        left = self.journal
        self._known = 0
        if left is not None and not left.session.ended:
            self._see(_OFFER)
            if self._chance.random() < 0.7:
                self._send("\r")
                self._known = reps_of(left.record)
                self.ends["gone on with"] += 1
            else:
                self._send("k")
                self.ends["kept as it was"] += 1
        elif left is not None:
            self.ends["had ended unrated"] += 1
        self._see(_BEGUN)
        self._sessions = len(self.history.records)

    def _live(self, seconds: float) -> None:
        """Read for a while, and rate the session where it ends meanwhile."""
        until_s = time.monotonic() + seconds
        answers = {_RATING: "2\r", _EFFORT: "3\r"}
        while (left_s := until_s - time.monotonic()) > 0:
            self._read(left_s)
            for words, keys in list(answers.items()):
                if words.encode() in self._output:
                    self._send(keys)
                    del answers[words]

    def _read(self, seconds: float) -> None:
        try:
            self._output += self._process.read_nonblocking(65_536, timeout=seconds)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            time.sleep(seconds)

    def _see(self, words: str) -> None:
        until_s = time.monotonic() + _PATIENCE_S
        while not re.search(words.encode(), self._output):
            assert time.monotonic() < until_s, f"{words!r} was never seen: {self._output!r}"
            self._read(0.05)

    def _send(self, keys: str) -> None:
        self._process.send(keys)

    def _die(self) -> None:
        self._process.kill(signal.SIGKILL)
        while self._process.isalive():
            time.sleep(0.001)
        self._read(0.01)
        self._process.close(force=True)

    def _check(self) -> None:
        """The history is whole, and every repetition that was told is in one of the files."""
        history, journal = self.history, self.journal
        assert not history.damaged
        assert not list(self._home.glob("*.damaged*"))
        # Killed between the history and the journal a session is written twice, and read once.
        self.ends["written twice"] = len(history.written) - len(history.records)
        told = self._known + len(_REP.findall(self._output))
        if journal is not None:
            kept = reps_of(journal.record)
            assert len(history.records) in (self._sessions, self._sessions + 1)
            self.ends["killed in mid-session"] += 1
        else:
            assert len(history.records) == self._sessions + 1, self._output
            kept = reps_of(max(history.records, key=lambda record: record.id))
            self.ends["killed after it was saved"] += 1
        assert kept >= told, f"{told} repetitions were told, {kept} are kept"
        self.ends["repetitions"] += len(_REP.findall(self._output))


def reps_of(record: SessionRecord) -> int:
    """All repetitions of a session."""
    return sum(entry.reps or 0 for one in record.exercises for entry in one.done)


def main(times: int, seed: int) -> None:
    """Kill it so often and tell."""
    with tempfile.TemporaryDirectory() as folder:
        person = Person(Path(folder), random.Random(seed))  # noqa: S311 - moments, no secrets
        for number in range(1, times + 1):
            person.live_and_die()
            if number % 50 == 0 or number == times:
                sessions = len(person.history.records)
                sys.stdout.write(f"{number} kills, {sessions} sessions: {dict(person.ends)}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7)
