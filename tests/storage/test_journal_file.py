"""The journal's file on a disk that refuses, loses it, or comes back."""

import errno
import os
import shutil
import stat
import sys
from io import FileIO
from pathlib import Path

import pytest

from hipflow.storage import journal_file
from hipflow.storage.journal_file import OTHER_PLAYING, RETRY_MS, JournalFile
from hipflow.system import files
from tests.tools.sync_program import WAYS, Syncing, replace


class Disk:
    """A disk that can be broken.

    Attributes:
        room: how many bytes it takes; ``None`` for as many as you like.
        opened: how often it was asked to open a file.
    """

    def __init__(self):
        self.room = None
        self.opened = 0

    def open(self, path):
        """Open a file on it."""
        self.opened += 1
        if self.room == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return _File(self, path)


class _File(FileIO):
    """A file on it; unlike a real one it may take a part of a line only."""

    def __init__(self, disk, path):
        super().__init__(path, "a+", opener=lambda name, flags: os.open(name, flags, 0o600))
        self._disk = disk

    def write(self, data):
        disk = self._disk
        if disk.room is None:
            return super().write(data)
        if not disk.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        part = bytes(data)[: disk.room]
        disk.room -= len(part)
        return super().write(part)


@pytest.fixture
def disk(monkeypatch):
    """The disk that journals are written on."""
    made = Disk()
    monkeypatch.setattr(journal_file, "open_to_append", made.open)
    return made


@pytest.fixture
def file(tmp_path):
    """A file in a folder that is not there yet."""
    made = JournalFile(tmp_path / "deep" / "history.running.jsonl")
    yield made
    made.close()


def add(file, *lines, at_ms=None):
    """Note lines, and write after each."""
    for line in lines:
        file.note(line)
        file.write(at_ms)


@pytest.mark.parametrize("room", range(12))
def test_what_a_full_disk_refused_is_written_when_there_is_room(file, disk, room):
    """Wherever it was cut, in mid-line too: told, and in the end every line is there once."""
    disk.room = room
    add(file, b"one", b"two", b"three")
    assert "Not being saved" in file.problem
    assert "the disk is full" in file.problem
    disk.room = None
    add(file, b"four")
    assert file.problem == ""
    assert file.path.read_bytes() == b"one\ntwo\nthree\nfour\n"


@pytest.fixture
def synced(monkeypatch):
    """How long each file was that was synced; a folder is none."""
    sizes = []

    def sync(descriptor):
        status = os.fstat(descriptor)
        sizes.append(None if stat.S_ISDIR(status.st_mode) else status.st_size)

    monkeypatch.setattr(os, "fsync", sync)
    return sizes


def test_what_is_written_outlasts_a_power_cut(file, synced):
    """Each line, and the name of the file once; lines that come at once are synced once."""
    add(file, b"one")
    file.sync()
    add(file, b"two")
    file.note(b"three")
    file.sync()
    file.write(None)
    file.sync()
    assert synced == [4, None, 14]


def test_a_disk_that_cannot_be_sure_says_so(file, monkeypatch):
    """It is told as what could not be written, and all is well again with the next line."""

    def refuse(_descriptor):
        raise OSError(errno.EIO, "Input/output error")

    add(file, b"one")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        file.sync()
    assert "Input/output error" in file.problem
    add(file, b"two")
    assert (file.problem, file.path.read_bytes()) == ("", b"one\ntwo\n")


def test_a_disk_that_refused_is_left_alone_for_a_while(file, disk):
    """It is asked again some seconds of the session later, and at the end whatever it said."""
    add(file, b"one", at_ms=0)
    disk.room = 0
    add(file, b"two", at_ms=1_000)
    disk.room = None
    opened = disk.opened
    add(file, b"three", at_ms=1_000 + RETRY_MS - 1)
    assert disk.opened == opened
    assert file.problem
    add(file, b"four", at_ms=1_000 + RETRY_MS)
    assert file.path.read_bytes() == b"one\ntwo\nthree\nfour\n"
    disk.room = 0
    add(file, b"five", at_ms=8_000)
    disk.room = None
    file.close()
    assert file.path.read_bytes().endswith(b"four\nfive\n")


def test_a_folder_that_has_gone_is_made_anew_with_all_that_was_in_it(file):
    """Taken away under way: with the next line everything is there again, for its owner alone."""
    add(file, b"one", b"two")
    shutil.rmtree(file.path.parent)
    add(file, b"three")
    assert file.path.read_bytes() == b"one\ntwo\nthree\n"
    if os.name != "nt":
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    other = JournalFile(file.path)
    add(other, b"other")
    assert other.problem == OTHER_PLAYING


def test_a_folder_that_went_while_nothing_happened_is_seen_at_the_end(file):
    """What is left at the next start is whole."""
    add(file, b"one")
    shutil.rmtree(file.path.parent)
    file.close()
    assert file.path.read_bytes() == b"one\n"


def test_a_file_that_was_cut_short_is_made_whole(file):
    """By another hand, while it is written."""
    add(file, b"one", b"two")
    os.truncate(file.path, 2)
    add(file, b"three")
    assert file.path.read_bytes() == b"one\ntwo\nthree\n"


def test_what_stands_in_its_place_is_never_written_over(file):
    """Another journal came there while the folder was away: it is kept beside."""
    add(file, b"one")
    file.path.unlink()
    file.path.write_bytes(b"another\n")
    add(file, b"two")
    assert file.path.read_bytes() == b"one\ntwo\n"
    (beside,) = file.path.parent.glob("*.waiting*")
    assert beside.read_bytes() == b"another\n"


def test_only_its_own_file_is_removed(file):
    """Another's that stands in its place stays."""
    add(file, b"one")
    file.path.unlink()
    file.path.write_bytes(b"another\n")
    file.remove()
    assert file.path.read_bytes() == b"another\n"


def test_of_two_players_the_second_is_written_once_the_first_has_gone(file):
    """Told while the other plays and left alone; then everything is there, and no more is told."""
    other = JournalFile(file.path)
    add(other, b"other")
    add(file, b"one", at_ms=0)
    assert file.problem == OTHER_PLAYING
    assert file.path.read_bytes() == b"other\n"
    other.remove()
    add(file, b"two", at_ms=RETRY_MS)
    assert file.problem == ""
    assert file.path.read_bytes() == b"one\ntwo\n"


def test_where_nothing_may_be_removed_the_file_is_emptied(file, monkeypatch):
    """Its session is in the history: it must not be offered once more."""

    def refuse(*_others, **_more):
        raise PermissionError(errno.EACCES, "Permission denied")

    add(file, b"one")
    monkeypatch.setattr(type(file.path), "unlink", refuse)
    file.remove()
    assert file.path.read_bytes() == b""


def test_after_its_end_nothing_is_written(file):
    """Removed, closed, and noted once more: no file comes back."""
    add(file, b"one")
    file.remove()
    file.close()
    add(file, b"two")
    assert not file.path.exists()


def test_a_torn_end_that_the_disk_would_not_keep_beside_is_kept_later(file, disk):
    """Gone on with on a full disk: what could not be understood is not written over before."""
    file.path.parent.mkdir()
    file.path.write_bytes(b"one\ntor")
    disk.room = 0
    assert file.resume(4, lambda: True)
    assert file.path.read_bytes() == b"one\ntor"
    disk.room = None
    add(file, b"two")
    assert file.path.read_bytes() == b"one\ntwo\n"
    (beside,) = file.path.parent.glob("*.damaged*")
    assert beside.read_bytes() == b"tor\n"


@pytest.fixture
def sync(file, monkeypatch):
    """Begins to sync the journal, so many times; it is written again at once."""

    def begin(act=replace, times=1):
        made = Syncing(file.path, act, times)
        monkeypatch.setattr(os, "fsync", made.fsync)
        return made

    monkeypatch.setattr(files, "REPLACED_PAUSE_S", 0)
    return begin


@pytest.mark.parametrize("act", WAYS)
@pytest.mark.parametrize("times", [1, 5])
def test_a_journal_that_is_replaced_under_way_has_every_line(file, sync, act, times):
    """Not only with the next line: the program may die before that."""
    add(file, b"one")
    file.sync()
    syncing = sync(act, times)
    add(file, b"two")
    file.sync()
    assert syncing.done == times
    assert file.path.read_bytes() == b"one\ntwo\n"
    assert file.problem == ""
    add(file, b"three")
    file.sync()
    assert file.path.read_bytes() == b"one\ntwo\nthree\n"


def test_an_older_copy_of_it_is_written_on_and_not_kept_beside(file):
    """It tells nothing more; kept, it would be told as another session that was interrupted."""
    add(file, b"one", b"two")
    replace(file.path, b"one\n")
    add(file, b"three")
    assert file.path.read_bytes() == b"one\ntwo\nthree\n"
    replace(file.path, b"one\ntw")
    file.remove()
    assert not list(file.path.parent.glob("*.jsonl"))


def test_what_is_replaced_for_ever_is_told_and_written_in_the_end(file, sync):
    """Said while it lasts; nothing is lost."""
    add(file, b"one")
    file.sync()
    syncing = sync(times=100)
    add(file, b"two")
    file.sync()
    assert "another program keeps replacing it" in file.problem
    assert syncing.done < 100
    syncing.done = 100
    add(file, b"three")
    file.sync()
    assert file.problem == ""
    assert file.path.read_bytes() == b"one\ntwo\nthree\n"


def test_at_the_end_it_is_seen_whether_it_is_there(file, sync):
    """What was written last was not sure yet."""
    add(file, b"one")
    file.sync()
    sync()
    add(file, b"two")
    file.close()
    assert file.path.read_bytes() == b"one\ntwo\n"


def test_a_file_that_says_more_is_not_removed(file):
    """Another program has written on in it."""
    add(file, b"one")
    with file.path.open("ab") as other:
        other.write(b"more\n")
    file.remove()
    assert file.path.read_bytes() == b"one\nmore\n"


def test_where_files_have_no_numbers_the_bytes_tell_whose_it_is(file, monkeypatch):
    """As on some disks on Windows."""
    real = {"stat": Path.stat, "fstat": os.fstat}

    def unnumbered(name):
        def look(*which, **more):
            status = list(real[name](*which, **more))
            status[1] = 0
            return os.stat_result(status)

        return look

    monkeypatch.setattr(Path, "stat", unnumbered("stat"))
    monkeypatch.setattr(os, "fstat", unnumbered("fstat"))
    add(file, b"one")
    file.sync()
    file.path.unlink()
    file.path.write_bytes(b"another\n")
    add(file, b"two", b"three")
    file.sync()
    assert file.path.read_bytes() == b"one\ntwo\nthree\n"
    (beside,) = file.path.parent.glob("*.waiting*")
    assert beside.read_bytes() == b"another\n"


@pytest.mark.skipif(sys.platform == "win32", reason="asks the locks of POSIX")
def test_two_players_on_a_disk_that_knows_no_locks_do_not_push_each_other_out(file, monkeypatch):
    """Each writes its own to the end, in one file; nothing stays when both are over."""
    import fcntl  # noqa: PLC0415 - not everywhere

    def flock(_descriptor, _operation):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", flock)
    other = JournalFile(file.path)
    for number in range(20):
        add(file, b"%d" % number)
        file.sync()
        add(other, b"other %d" % number)
        other.sync()
    assert (file.problem, other.problem) == ("", "")
    whole = {
        b"".join(b"%d\n" % number for number in range(20)),
        b"".join(b"other %d\n" % number for number in range(20)),
    }
    files = list(file.path.parent.glob("*.jsonl"))
    assert len(files) == 2
    assert {path.read_bytes() for path in files} == whole
    file.remove()
    other.remove()
    assert not list(file.path.parent.glob("*.jsonl"))
