"""A lock that another holds stops a program; a disk that knows no locks does not."""

import errno
import os
import signal
import stat
import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("asks the locks of POSIX", allow_module_level=True)

import fcntl

from hipflow.system.file_lock import POLL_S, FileLock, HeldError, knows_locks

NO_LOCKS = [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL, errno.EIO, errno.ENOSYS]
"""What disks answer that know no locks."""


@pytest.fixture
def path(tmp_path):
    """Where a lock's file is to be."""
    return tmp_path / "history.jsonl.lock"


@pytest.fixture
def answering(monkeypatch):
    """Has the disk answer with an error when it is asked for a lock, on some files or on all."""

    def answer(number, only=None):
        real = fcntl.flock

        def flock(descriptor, operation):
            is_meant = only is None or os.path.samestat(os.fstat(descriptor), only.stat())
            if operation & fcntl.LOCK_EX and is_meant:
                raise OSError(number, os.strerror(number))
            return real(descriptor, operation)

        monkeypatch.setattr(fcntl, "flock", flock)

    return answer


def test_one_holds_it_and_the_others_wait_in_vain(path):
    """Until it is let go of; its file is its owner's alone, and stays."""
    first, second = FileLock(path), FileLock(path)
    first.take(0)
    assert first.keeps_others_out
    with pytest.raises(HeldError):
        second.take(2 * POLL_S)
    assert not second.keeps_others_out
    first.release()
    second.take(0)
    assert second.keeps_others_out
    second.release()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_is_waited_for(path, monkeypatch):
    """Who waits has it once the other lets go."""
    first, second = FileLock(path), FileLock(path)
    first.take(0)
    monkeypatch.setattr("hipflow.system.file_lock.time.sleep", lambda _s: first.release())
    second.take(POLL_S)
    assert second.keeps_others_out
    second.release()


def test_taken_twice_and_let_go_of_twice(path):
    """By who has it, and by who has not: nothing comes of it."""
    lock = FileLock(path)
    lock.take(0)
    lock.take(0)
    lock.release()
    lock.release()
    lock.take(0)
    assert lock.keeps_others_out
    lock.release()


def test_any_program_that_locks_the_file_is_heard(path):
    """Earlier releases locked it in the same way."""
    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(HeldError):
            FileLock(path).take(0)


def test_a_program_that_died_holds_nothing(path):
    """Killed outright, while it had the lock."""
    holding = f"""
import sys
from pathlib import Path
from hipflow.system.file_lock import FileLock
lock = FileLock(Path({str(path)!r}))
lock.take(0)
print("held", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", holding], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(HeldError):
            FileLock(path).take(0)
        other.send_signal(signal.SIGKILL)
        other.wait()
        lock = FileLock(path)
        lock.take(0)
        assert lock.keeps_others_out
        lock.release()


@pytest.mark.parametrize("number", NO_LOCKS)
def test_on_a_disk_that_knows_no_locks_nobody_waits(path, answering, number, capfd):
    """Everybody continues at once, nobody is kept out, and nothing is printed."""
    answering(number)
    for lock in (FileLock(path), FileLock(path)):
        lock.take(60)
        assert not lock.keeps_others_out
        lock.release()
    assert knows_locks(path.parent) is False
    assert capfd.readouterr() == ("", "")


def test_not_allowed_means_held_where_other_files_can_be_locked(path, answering):
    """So an SMB disk says that another program has it."""
    answering(errno.EACCES, path)
    with pytest.raises(HeldError):
        FileLock(path).take(POLL_S)


def test_not_allowed_means_no_locks_where_no_file_can_be_locked(path, answering):
    """So says a system that keeps programs from locking."""
    answering(errno.EACCES)
    FileLock(path).take(60)


def test_a_lock_whose_file_cannot_be_made_stops_nobody(path, tmp_path):
    """The file to be written may be writable all the same; if not, that is the error."""
    path.mkdir()
    FileLock(path).take(0)
    FileLock(tmp_path / "gone" / "lock").take(0)
    assert not (tmp_path / "gone").exists()


def test_through_a_link_nothing_is_made(path, tmp_path):
    """A lock's file is no link, unless somebody means harm."""
    path.symlink_to(tmp_path / "elsewhere")
    FileLock(path).take(0)
    assert not (tmp_path / "elsewhere").exists()


def test_a_lock_that_went_with_its_file_is_taken_anew(path):
    """Else another would lock a new file of that name, and both would have it."""
    first, second = FileLock(path), FileLock(path)
    first.take(0)
    path.unlink()
    first.take(0)
    with pytest.raises(HeldError):
        second.take(0)
    first.release()


def test_a_file_that_is_replaced_as_it_is_locked_counts_for_nothing(path, monkeypatch):
    """The one that has the name is locked."""
    real, removed = fcntl.flock, []

    def flock(descriptor, operation):
        if not removed:
            path.unlink()
            removed.append(path)
        return real(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", flock)
    lock = FileLock(path)
    lock.take(POLL_S)
    with pytest.raises(HeldError):
        FileLock(path).take(0)
    lock.release()


def test_trying_whether_locks_are_known_leaves_nothing(tmp_path):
    """No file stays, and no folder is made."""
    assert knows_locks(tmp_path)
    assert knows_locks(tmp_path / "missing") is None
    assert list(tmp_path.iterdir()) == []
