"""A disk that is full, slow, gone or forbidden: shown, kept, tried again; nobody waits for it.

``python -m tests.tools.break_disk`` breaks it at each write in turn; here are a few of them.
"""

import errno
import io
import re
import shutil
import sys
import time

import pytest

if sys.platform != "linux":
    pytest.skip("asks Linux which file is synced", allow_module_level=True)

from hipflow.plain.session import JOURNAL_WORKS_AGAIN
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.journal import recover
from hipflow.system.background import SAVING
from tests.tools.break_disk import BrokenDiskHome, what_became

SLOW_S = 2.0
"""A slow disk takes this for everything it is asked for."""
SPEED = 10
"""Session seconds a real one."""
CLOCK = re.compile(r"\[(\d+):(\d\d)\]")
"""What a step begins with in plain lines: the session's time."""
NO_LOCKS = ("ENOLCK", "EOPNOTSUPP", "EINVAL", "EIO", "ENOSYS")
"""What disks answer that know no locks."""


@pytest.fixture
def broken(tmp_path):
    """A home on a disk that breaks."""
    return BrokenDiskHome(tmp_path)


@pytest.fixture
def begin(broken, open_terminal):
    """Starts the screens in a terminal, and goes to the first repetitions."""

    def start(environment, *more, words="of 3"):
        terminal = open_terminal(*broken.command(*more), **environment)
        terminal.process.logfile_read = io.BytesIO()
        terminal.see("Short one")
        terminal.press("enter")
        terminal.see("kind of day")
        terminal.press("enter")
        terminal.see(words)
        return terminal

    return start


@pytest.mark.parametrize(
    ("name", "first"), [("", 1), ("history.running.jsonl", 4), ("history.jsonl", 2)]
)
def test_a_disk_that_is_full_from_a_write_on(broken, name, first):
    """At the start, in mid-journal, at the rating: played on, and the rating is there to copy."""
    ended = broken.play(broken.environment(first, number=errno.ENOSPC, name=name))
    what_became(broken, ended)
    if name != "history.running.jsonl":
        assert ended.returncode == 2


def test_a_disk_that_refuses_the_rating_once(broken):
    """Tried again before it ends: it is in the history, and no journal is left."""
    ended = broken.play(broken.environment(1, 1, number=errno.EIO, name="history.jsonl"))
    assert what_became(broken, ended) == "in the history"
    assert not list(broken.home.glob("*.running*.jsonl"))


@pytest.fixture
def slow(tmp_path):
    """A file; while it is there, the disk takes two seconds for everything."""
    path = tmp_path / "slow"
    path.touch()
    return path


def test_on_a_slow_disk_the_cues_come_on_time(broken, slow):
    """Each step is written when it is due on the wall clock, and at the end all is saved."""
    told_s = {}
    environment = broken.environment(while_there=slow, slow_s=SLOW_S)
    with broken.playing(environment, SPEED) as process:
        for line in process.stdout:
            if found := CLOCK.match(line):
                told_s[60 * int(found[1]) + int(found[2])] = time.monotonic()
            if line.startswith(SAVING):
                slow.unlink(missing_ok=True)
    assert list(told_s) == [0, 4, 16, 20]
    for due_s, at_s in told_s.items():
        assert at_s - told_s[0] == pytest.approx(due_s / SPEED, abs=SLOW_S / 4)
    assert process.returncode == 0
    assert broken.ratings == [2]
    assert not slow.exists()


def test_on_a_slow_disk_the_screen_goes_on(broken, begin, slow):
    """It is played in its time; the rating is waited for with a word, and then it is saved."""
    terminal = begin(broken.environment(while_there=slow, slow_s=SLOW_S), "--speed", f"{SPEED}")
    begun_s = time.monotonic()
    terminal.see("How was it?")
    # Ready, work, rest and work last 32 seconds; to wait for the disk at each cue lasted a minute.
    assert time.monotonic() - begun_s < 32 / SPEED + 4 * SLOW_S
    terminal.press("2", "enter")
    terminal.see(SAVING)
    assert broken.ratings == []
    slow.unlink()
    terminal.see("Saved.")
    assert broken.ratings == [2]


def test_a_disk_that_is_full_for_a_while(broken, begin, tmp_path):
    """Said while it lasts; when there is room again the journal is whole, and it says no more."""
    full = tmp_path / "full"
    full.touch()
    environment = broken.environment(while_there=full, number=errno.ENOSPC)
    terminal = begin(
        environment, "--speed", f"{SPEED}", words="Not being saved just now: the disk is full."
    )
    assert not (broken.home / "history.running.jsonl").exists()
    full.unlink()
    terminal.see("How was it?")
    assert recover(broken.home / "history.running.jsonl").session.ended
    full.touch()
    terminal.press("2", "enter")
    terminal.see("could not be saved")
    terminal.see("copy the line")
    terminal.press(*["down"] * 6)  # what is to be done about the pain stands above it
    terminal.see('{"v":1')
    full.unlink()
    terminal.press("\x11")
    assert terminal.end() == 0
    assert broken.ratings == [2]
    assert not list(broken.home.glob("*.running*.jsonl"))


def test_a_folder_that_is_removed_under_way(broken, begin):
    """It is made anew with all that was done before."""
    terminal = begin(broken.whole_environment, "--speed", f"{SPEED}")
    shutil.rmtree(broken.home)
    terminal.see("How was it?")
    found = recover(broken.home / "history.running.jsonl")
    assert [entry.reps for entry in found.record.exercises[0].done] == [3, 3]
    terminal.press("2", "enter")
    terminal.see("Saved.")
    assert broken.ratings == [2]


def test_a_folder_that_may_never_be_written_to(broken):
    """Told in words, the rating there to copy; allowed again, the next session is saved."""
    broken.home.mkdir(mode=0o500)
    ended = broken.play(broken.whole_environment)
    assert "it is not allowed" in ended.stdout
    broken.home.chmod(0o700)
    assert what_became(broken, ended) == "shown to copy"


def test_a_folder_that_may_not_be_written_to_for_a_while(broken):
    """Said when it begins and when it is over; nothing of the session is missing."""
    broken.home.mkdir(mode=0o500)
    with broken.playing(broken.whole_environment, SPEED) as process:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("[0:16]"):
                broken.home.chmod(0o700)
    reported = "".join(lines)
    assert (
        reported.index("Not being saved")
        < reported.index(JOURNAL_WORKS_AGAIN)
        < reported.index("Saved.")
    )
    assert process.returncode == 0
    assert broken.ratings == [2]


@pytest.mark.parametrize("answer", NO_LOCKS)
def test_on_a_disk_that_knows_no_locks_all_is_saved(broken, answer):
    """Each line of the journal as it comes, then the rating; nothing is said about it."""
    ended = broken.play(broken.without_locks(getattr(errno, answer)))
    assert what_became(broken, ended) == "in the history"
    assert "Saved." in ended.stdout
    assert "Not being saved" not in ended.stdout
    assert "flock" not in ended.stdout
    assert not list(broken.home.glob("*.running*.jsonl"))


@pytest.mark.parametrize("answer", ["ENOLCK", "ENOSYS"])
def test_on_a_disk_that_knows_no_locks_nothing_stray_is_on_the_screens(broken, begin, answer):
    """Played to its rating: it is saved, and nothing is drawn that hipflow does not draw.

    The one is what such disks answer, the other what Python warned of in the middle of a screen.
    """
    terminal = begin(broken.without_locks(getattr(errno, answer)), "--speed", f"{SPEED}")
    assert "Not being saved" not in terminal.text
    terminal.see("How was it?")
    assert recover(broken.home / "history.running.jsonl").session.ended
    terminal.press("2", "enter")
    terminal.see("Saved.")
    assert broken.ratings == [2]
    terminal.press("\x11")
    assert terminal.end() == 0
    drawn = terminal.process.logfile_read.getvalue()
    assert drawn.count(b"Saved.")
    for stray in (b"flock", b"Warning:", b"warn(", b"Errno", b".py"):
        assert stray not in drawn


@pytest.mark.parametrize("times", [1, 3])
def test_a_history_that_is_replaced_under_way_has_the_rating(broken, times):
    """At the worst moment: after the line was written, before it was sure. The name counts."""
    assert broken.play(broken.whole_environment).returncode == 0
    ended = broken.play(broken.replaced("history.jsonl", times))
    assert ended.returncode == 0
    assert "Saved." in ended.stdout
    assert broken.ratings == [2, 2]


def test_a_history_that_is_replaced_again_and_again_is_reported_and_not_lost(broken):
    """Tried so often and no more; the rating is there to copy and comes with the next start."""
    ended = broken.play(broken.replaced("history.jsonl", 10**6))
    assert "another program keeps replacing it" in ended.stdout
    assert what_became(broken, ended) == "shown to copy, and in the history after the next start"


@pytest.mark.parametrize("times", [1, 5, 10**6])
def test_a_journal_that_is_replaced_under_way_loses_no_line(broken, times):
    """However often, the session is in the history with all its repetitions, and nothing twice."""
    ended = broken.play(broken.replaced("history.running.jsonl", times))
    assert what_became(broken, ended) == "in the history"
    (record,) = HistoryFile(broken.home / "history.jsonl").read().records
    assert [entry.reps for entry in record.exercises[0].done] == [3, 3]
    again = broken.play(broken.whole_environment)
    assert "Saved." in again.stdout
    assert broken.ratings == [2, 2]
