"""A person who plays in plain lines, and whose computer dies again and again."""

import random
import re
import signal
import sys
import time
from pathlib import Path

import pexpect

from tests.tools.kill_player import SPEED, KilledHome, reps_of

LONGEST_S = 1.2
"""Lived after its first word at most; so the whole session is played now and then."""
_PATIENCE_S = 60
_REP = re.compile(rb"^  (\d+) of \d+\r?$", re.MULTILINE)
_OFFER, _BEGUN, _RATING, _EFFORT = ("Go on from there", "Keys: space", "Pain now", "How hard")


class PlainPlayer(KilledHome):
    """Every repetition that was printed is in one of the files."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        """Nothing has been played."""
        super().__init__(folder, chance)
        self._process: pexpect.spawn[bytes] | None = None
        self._output = b""
        self._known = 0
        self._sessions = 0

    def live_and_die(self, *points: tuple[str, str]) -> None:
        """Start, be killed at a random moment or after the last point, and read the files."""
        self._start()
        self._answer_offer()
        if not points:
            self._live(self.chance.uniform(0, LONGEST_S))
        for words, keys in points:
            self._see(words)
            self._send(keys)
        self._die()
        self._check()

    def _start(self) -> None:
        environment = {
            "HIPFLOW_HOME": str(self.home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
        }
        command = ["play", str(self.file), "--plain", "--mute", "--day", "usual"]
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
            if self.chance.random() < 0.7:
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
        self.check_files()
        history, journal = self.history, self.journal
        reported = self._known + len(_REP.findall(self._output))
        if journal is not None:
            kept = reps_of(journal.record)
            assert len(history.records) in (self._sessions, self._sessions + 1)
            self.ends["killed in mid-session"] += 1
        else:
            assert len(history.records) == self._sessions + 1, self._output
            kept = reps_of(max(history.records, key=lambda record: record.id))
            self.ends["killed after it was saved"] += 1
        assert kept >= reported, f"{reported} repetitions were told, {kept} are kept"
        self.ends["repetitions"] += len(_REP.findall(self._output))
