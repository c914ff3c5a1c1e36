"""A person at the screens whose computer dies again and again, wherever that finds them."""

import re
import signal
import time
from contextlib import suppress

import msgspec

from hipflow.session.engine.events import ResumeInterrupted
from hipflow.session.record import SessionRecord
from hipflow.storage.journal import JournalLine, RecoveredSession
from tests.tools.kill_player import SPEED, KilledHome
from tests.tools.pty_terminal import PATIENCE_S, Terminal

LONGEST_S = 1.4
"""Played at most before something is pressed: a whole session now and then."""
AFTER_S = 0.2
"""Lived at most after the last key."""

PANELS = {
    "work": (),
    "hurts": (("h", "does it hurt"), ("4", ""), ("enter", "go on as before"), ("space", "")),
    "leaving": (("right", "Why "), ("t", "")),
    "finishing": (("f", "Why finish"), ("esc", "")),
    "jumping": (("j", "which exercise"), ("\x1b[B", ""), ("enter", "")),
    "help": (("?", "What the keys do"), ("esc", "")),
    "pausing": (("p", "Paused"), ("space", "")),
    "palette": (("\x10", "Search"), ("esc", "")),
    "easier": (("e", ""), ("+", ""), ("enter", "")),
    "back": (("left", ""), ("left", "")),
}
"""What is pressed in mid-session, and seen then."""
GO_BACK = ("jumping", "back")
ENDS = {
    "rating": (("3", ""),),
    "rated": (("3", ""), ("enter", "")),
    "summary": (("3", ""), ("enter", "Pain after")),
    "noting": (("3", ""), ("enter", "Pain after"), ("n", "note"), ("a", ""), ("enter", "")),
    "effort": (("n", "Pain after"), ("e", "hard"), ("4", ""), ("enter", "")),
    "rerating": (("n", "Pain after"), ("u", "Pain"), ("5", ""), ("enter", "")),
}
"""What is pressed once a session has ended, and seen then."""
PHASES = ("offer", "preview", "check-in", *PANELS, *ENDS)
"""Where it is killed."""
_OVER = "How was it?"


class _OverError(Exception):
    """The session has ended meanwhile."""


class ScreenPlayer(KilledHome):
    """What was to be seen is in one of the files, and going on leads to the very place."""

    _terminal: Terminal
    _left: RecoveredSession | None
    _content: bytes
    _sessions: int
    _way: str
    """``offered``, ``gone on``, ``kept``, ``begun``, or empty where nothing was."""

    def live_and_die(self, *points: tuple[str, str]) -> None:
        """Start, be killed at a random moment of some phase, and read the files.

        Args:
            points: a phase, where it is not left to chance.
        """
        phase = points[0][0] if points else self.chance.choice(PHASES)
        self._left, self._content = self.journal, self._journal_bytes()
        self._sessions = len(self.history.records)
        self._way = ""
        self._start()
        with suppress(_OverError):
            if self._opened(phase):
                self._live(self.chance.uniform(0, LONGEST_S))
                self._press_some(phase)
        self._live(self.chance.uniform(0, AFTER_S))
        self._die()
        self._check(phase)
        self.ends[phase] += 1

    def _start(self) -> None:
        (self.home / "settings.toml").write_text("big_digits = false\n", encoding="utf-8")
        own = {"HIPFLOW_HOME": str(self.home), "PATH": "/usr/bin:/bin"}
        command = ["play", str(self.file), "--mute", "--speed", SPEED]
        self._terminal = Terminal(command, own)

    def _opened(self, phase: str) -> bool:
        """Come to the workout, unless it is to be killed before; whether it is there."""
        terminal, left = self._terminal, self._left
        if left is not None and not left.session.ended:
            terminal.see("was interrupted")
            hurt = "Go on all the same" in terminal.text  # it is kept by Enter then
            self._way = "offered"
            if phase == "offer":
                return False
            if self.chance.random() < 0.7:
                self._way = "gone on"
                terminal.press("y" if hurt else "enter")
                return True
            self._way = "kept"
            terminal.press("enter" if hurt else "k")
        terminal.see("Long one")
        if phase in ("offer", "preview"):
            return False
        terminal.press("enter")
        terminal.see("kind of day")
        if phase == "check-in":
            return False
        self._sessions = len(self.history.records)  # one that had ended unrated is there by now
        terminal.press("enter")
        self._see("of 2")
        self._way = "begun"
        return True

    def _press_some(self, phase: str) -> None:
        """Press the first few keys of a phase."""
        if phase in ENDS:
            if _OVER not in self._terminal.text:
                with suppress(_OverError):
                    self._press(("f", "Why finish"), ("t", ""))
            self._terminal.see(_OVER)
        elif _OVER in self._terminal.text:
            raise _OverError
        keys = PANELS.get(phase) or ENDS.get(phase, ())
        self._press(*keys[: self.chance.randint(0, len(keys))], ends=phase in ENDS)

    def _press(self, *keys: tuple[str, str], ends: bool = False) -> None:
        for key, words in keys:
            self._terminal.press(key)
            if ends and words:
                self._terminal.see(words)
            elif words:
                self._see(words)

    def _see(self, words: str) -> None:
        """Wait for words, or for the end of the session."""
        until_s = time.monotonic() + PATIENCE_S
        while words not in self._terminal.text:
            if _OVER in self._terminal.text:
                raise _OverError
            assert time.monotonic() < until_s, f"{words!r} was never seen:\n{self._terminal.text}"
            self._terminal.read(0.05)

    def _live(self, seconds: float) -> None:
        until_s = time.monotonic() + seconds
        while (left_s := until_s - time.monotonic()) > 0:
            self._terminal.read(left_s)

    def _die(self) -> None:
        self._terminal.process.kill(signal.SIGKILL)
        self._terminal.end()
        self._terminal.process.close(force=True)

    def _journal_bytes(self) -> bytes:
        path = self.home / "history.running.jsonl"
        return path.read_bytes() if path.exists() else b""

    def _check(self, phase: str) -> None:
        self.check_files()
        records, journal = self.history.records, self.journal
        text = self._terminal.text
        new = len(records) - self._sessions
        if self._way == "offered":
            assert (new, self._journal_bytes()) == (0, self._content)
        elif self._way in ("gone on", "begun"):
            assert journal or new == 1, text
            self.ends["in mid-session" if journal and not journal.session.ended else "over"] += 1
        self.ends[self._way or "before it"] += 1
        if self._way == "gone on":
            self._check_place(journal)
        if self._way in ("gone on", "begun") and phase not in GO_BACK:
            kept = journal.record if journal else max(records, key=lambda record: record.id)
            self._check_seen(kept, text)

    def _check_place(self, journal: RecoveredSession | None) -> None:
        """The journal was written on from where it broke off, to get into place first."""
        left = self._left
        assert left is not None
        if journal is None:
            assert left.header.id in {record.id for record in self.history.records}
            return
        before = self._content[: left.valid_bytes].rstrip(b"\n")
        after = self._journal_bytes()
        assert after.startswith(before)
        first = after[len(before) :].strip().partition(b"\n")[0]
        if first:
            line = msgspec.json.decode(first, type=JournalLine)
            assert isinstance(line.event, ResumeInterrupted)
            assert line.at_ms == left.session.clock_ms
            self.ends["picked up"] += 1

    def _check_seen(self, record: SessionRecord, text: str) -> None:
        """Whatever was on the screen is kept, but for the repetition under way."""
        if place := place_in(text):
            name, side, set_, rep = place
            kept = [
                entry.reps or 0
                for one in record.exercises
                for entry in one.done
                if (one.name, entry.side, entry.set) == (name, side, set_)
            ]
            assert max(kept, default=0) >= rep - 1, f"{place} was seen, {kept} is kept:\n{text}"
            self.ends["places compared"] += 1
        if "go on as before" in text:
            assert record.pain.during_max == 4
        if "Your note: a" in text:
            assert record.note == "a"
        if "Pain after" in text and "▲ 3" in text:
            assert record.pain.after == 3


def place_in(text: str) -> tuple[str, str, int, int] | None:
    """Exercise, side, set and repetition that are to be seen, where something is counted.

    On a machine that is busy words are drawn later than numbers: where the marks and the words tell
    of different sets, nothing can be said.
    """
    name = re.search(r"^ *(Bridge|Clamshell)(?: +· +(LEFT|RIGHT))?", text)
    set_ = re.search(r"set (\d) of \d", text)
    rep = re.search(r"^ *(\d+) *$", text, re.MULTILINE)
    reps = re.search(r"^ *of (\d) *$", text, re.MULTILINE)
    marks = re.search(r"^ *(?:(?:██|▆▆|▁▁) +)+$", text, re.MULTILINE)
    if not (name and set_ and rep and reps and marks):
        return None
    if len(marks[0].split()) != int(reps[1]) or int(rep[1]) > int(reps[1]):
        return None
    return name[1], (name[2] or "both").lower(), int(set_[1]), int(rep[1])
