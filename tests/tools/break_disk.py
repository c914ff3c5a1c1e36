"""A disk that breaks under the installed program: full, slow, forbidden, at a write or from it on.

    python -m tests.tools.break_disk

plays a short session in plain lines once for each thing that is asked of the disk, with that one
and with all from it on refused, and says what became of the rating.
"""

import ctypes
import errno
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from hipflow.storage.history_file import HistoryFile

_HERE = Path(__file__).parent / "broken_disk"

SHORT = """
hipflow = 1
title = "Short one"
pain = { ask_before = false }
[defaults]
ready_s = 4
rest_s = 4
[[exercise]]
name = "Bridge"
sets = 2
reps = 3
"""
RATED = "2\n"
"""What is typed: the rating after."""


class BrokenDiskHome:
    """One home on a disk that breaks.

    Attributes:
        home: the home of the program.
        routine: a short routine beside it.
        log: what was asked of the disk, a line each.
    """

    def __init__(self, folder: Path) -> None:
        """Write the routine; nothing is broken yet."""
        self.home, self.log = folder / "home", folder / "asked.log"
        self.routine = folder / "short.toml"
        self.routine.write_text(SHORT, encoding="utf-8")

    def environment(
        self,
        first: int = 1,
        last: int = 10**9,
        *,
        number: int = 0,
        slow_s: float = 0.0,
        name: str = "",
        while_there: Path | None = None,
    ) -> dict[str, str]:
        """The environment of a program whose disk breaks.

        Args:
            first: what is asked of the disk is counted from 1; from this one on it is broken.
            last: up to this one.
            number: the ``errno`` it refuses with; 0 where it does not.
            slow_s: how long it takes for each.
            name: the end of the names of the files it is broken for; all count if left out.
            while_there: a file; the disk is broken while it is there, and the count says nothing.
        """
        return self._broken_by(
            first=first,
            last=last,
            errno=number,
            slow_s=slow_s,
            name=name,
            while_there=str(while_there) if while_there else "",
        )

    def without_locks(self, number: int) -> dict[str, str]:
        """The environment of a program whose disk answers so whenever it is asked for a lock."""
        return self._broken_by(no_locks=number)

    def replaced(self, name: str, times: int) -> dict[str, str]:
        """The environment of a program beside one that syncs.

        That one has an older copy, which it puts in the place of each file with such a name just
        before what was written is synced, so many times.
        """
        return self._broken_by(replaced=name, times=times)

    def _broken_by(self, **how: object) -> dict[str, str]:
        whole = {
            "folder": str(self.home),
            "log": str(self.log),
            "first": 10**9,
            "last": 10**9,
            "errno": 0,
            "slow_s": 0.0,
            "name": "",
            "while_there": "",
            "no_locks": 0,
            "replaced": "",
            "times": 0,
        }
        return self.whole_environment | {
            "PYTHONPATH": str(_HERE),
            "BROKEN_DISK": json.dumps(whole | how),
        }

    @property
    def whole_environment(self) -> dict[str, str]:
        """The environment of a program whose disk is well."""
        return {"HIPFLOW_HOME": str(self.home), "PATH": os.environ["PATH"]}

    def command(self, *more: str) -> list[str]:
        """What plays the routine."""
        return ["play", str(self.routine), "--mute", *more]

    def playing(self, environment: dict[str, str], speed: int) -> subprocess.Popen[str]:
        """Begin it in plain lines; how it will be rated is typed already."""
        arguments = self.command("--plain", "--speed", f"{speed}", "--day", "usual")
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "hipflow", *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=_obey,  # noqa: PLW1509 - no other thread runs here
        )
        process.stdin.write(RATED)
        process.stdin.close()
        return process

    def play(self, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Play it in plain lines and rate it."""
        with self.playing(environment, 100) as process:
            reported = process.stdout.read()
        return subprocess.CompletedProcess(process.args, process.returncode, reported)

    @property
    def asked(self) -> int:
        """How much was asked of the disk so far."""
        return len(self.log.read_bytes().splitlines())

    @property
    def ratings(self) -> list[int | None]:
        """The ratings in the history."""
        read = HistoryFile(self.home / "history.jsonl").read()
        assert not read.damaged
        return [record.pain.after for record in read.records]


def _obey() -> None:
    """Obey what files allow from now on, even where this user need not."""
    library = ctypes.CDLL(None)
    for capability in (1, 2):  # to write, and to read, what is not allowed
        library.prctl(24, capability, 0, 0, 0)  # drop it with the next program


def what_became(broken: BrokenDiskHome, ended: subprocess.CompletedProcess[str]) -> str:
    """Where the rating is after a session on a broken disk; fails where it is nowhere."""
    reported = ended.stdout
    assert "Traceback" not in reported, reported
    assert "Finished." in ended.stdout, reported
    if ended.returncode == 0:
        assert "Saved." in ended.stdout or "could not be saved" in ended.stdout, reported
        assert broken.ratings == [2], reported
        return "in the history"
    assert ended.returncode == 2, reported
    assert '"after":2' in ended.stdout, reported
    if broken.ratings == [2]:
        return "in the file, and shown to copy since the disk may not have it"
    assert broken.ratings == [], reported
    again = broken.play(broken.whole_environment)
    assert again.returncode == 0, again.stdout
    assert "Saved." in again.stdout, again.stdout
    if broken.ratings == [2, 2]:
        return "shown to copy, and in the history after the next start"
    if broken.ratings == [None, 2]:
        return "shown to copy, and what the journal has in the history after the next start"
    assert broken.ratings == [2], reported
    return "shown to copy"


def main() -> None:
    """Break each in turn, and print the outcome."""
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        whole = BrokenDiskHome(Path(folder))
        whole.play(whole.environment(first=10**9))
        count = whole.asked
    for first in range(1, count + 2):
        for last in (first, 10**9):
            with tempfile.TemporaryDirectory() as folder:
                broken = BrokenDiskHome(Path(folder))
                ended = broken.play(broken.environment(first, last, number=errno.ENOSPC))
                end = what_became(broken, ended)
                ends["this one: " * (first == last) + "from it on: " * (first != last) + end] += 1
    sys.stdout.write(f"{count} things are asked of the disk; refused in turn: {dict(ends)}\n")


if __name__ == "__main__":
    main()
