"""What all share whose computer dies: a home, its files, and how often it ended how."""

import random
from abc import ABC, abstractmethod
from collections import Counter
from pathlib import Path

from hipflow.session.record import SessionRecord
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import HistoryContents
from hipflow.storage.journal import RecoveredSession, recover

SPEED = "50"
"""Session seconds a real one: a repetition of two seconds takes 40 ms."""
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


class KilledHome(ABC):
    """One home, in which the program is started and killed.

    Attributes:
        home: where the program keeps its files.
        file: the routine.
        chance: what decides when to kill it.
        ends: how often it ended how: killed with so much done, resumed, kept, saved.
    """

    def __init__(self, folder: Path, chance: random.Random) -> None:
        """Write the routine; nothing has been played."""
        self.ends: Counter[str] = Counter()
        self.chance = chance
        self.home = folder / "home"
        self.home.mkdir()
        self.file = folder / "long.toml"
        self.file.write_text(ROUTINE, encoding="utf-8")

    @property
    def history(self) -> HistoryContents:
        """What the history says now."""
        return HistoryFile(self.home / "history.jsonl").read()

    @property
    def journal(self) -> RecoveredSession | None:
        """What the journal says now."""
        return recover(self.home / "history.running.jsonl")

    @abstractmethod
    def live_and_die(self, *points: tuple[str, str]) -> None:
        """Start, be killed at a random moment or after the last point, and read the files.

        Args:
            points: words to wait for, with the keys that are pressed then.
        """

    def check_files(self) -> None:
        """The history is whole, and nothing had to be set aside."""
        history = self.history
        assert not history.damaged
        assert not list(self.home.glob("*.damaged*"))
        # Killed between the history and the journal a session is written twice, and read once.
        self.ends["written twice"] = len(history.written) - len(history.records)


def reps_of(record: SessionRecord) -> int:
    """All repetitions of a session."""
    return sum(entry.reps or 0 for one in record.exercises for entry in one.done)
