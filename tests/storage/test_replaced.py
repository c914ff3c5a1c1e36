"""A history that another program replaces while a line is written: the name counts."""

import errno
import os
from pathlib import Path

import msgspec
import pytest

from hipflow.session.record import Amendment
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_merge import merge_histories
from hipflow.system import files
from hipflow.system.errors import StorageError
from hipflow.system.files import REPLACED_AT_MOST
from tests.builders.record_builders import session
from tests.tools.sync_program import WAYS, Syncing, replace

A, B, C = (
    session(f"01{letter}", f"2026-11-0{number}T18:00:00+01:00")
    for number, letter in enumerate("ABC", start=1)
)


@pytest.fixture
def history(tmp_path, monkeypatch):
    """A history of one session; tried again at once."""
    monkeypatch.setattr(files, "REPLACED_PAUSE_S", 0)
    made = HistoryFile(tmp_path / "history.jsonl", lock_wait_s=0.05)
    made.append(A)
    return made


@pytest.fixture
def sync(history, monkeypatch):
    """Begins to sync the history, or another file, so many times."""

    def begin(act=replace, times=1, path=None):
        made = Syncing(path or history.path, act, times)
        monkeypatch.setattr(os, "fsync", made.fsync)
        return made

    return begin


def ids(history):
    """The sessions in the file that has the history's name."""
    return [record.id for record in history.read().records]


@pytest.mark.parametrize("act", WAYS)
@pytest.mark.parametrize("times", [1, REPLACED_AT_MOST])
def test_a_session_lies_in_the_file_that_has_the_name(history, sync, act, times):
    """Replaced, taken away, written anew or cut short between the write and the sync."""
    syncing = sync(act, times)
    history.append(B)
    assert syncing.done == times
    assert "01B" in ids(history)
    assert history.read().damaged == ()


def test_a_correction_lies_there_too(history, sync):
    """It is a line like any other."""
    sync()
    history.append(Amendment(id="05", amends="01A", at="2026-11-24T08:00:00Z", set={"note": "x"}))
    assert history.read().records[0].note == "x"


def test_so_does_what_is_merged(history, sync, tmp_path):
    """What is lacking is lacking in the new file; what was added is told."""
    other = tmp_path / "other.jsonl"
    other.write_bytes(msgspec.json.encode(B) + b"\n" + msgspec.json.encode(C) + b"\n")
    sync()
    merged = merge_histories(history, [other])
    assert (merged.sessions, merged.known) == (2, 0)
    assert ids(history) == ["01A", "01B", "01C"]


def test_what_the_new_file_has_is_not_merged_into_it(history, sync, tmp_path):
    """Another computer had merged the same."""
    line = msgspec.json.encode(B) + b"\n"
    other = tmp_path / "other.jsonl"
    other.write_bytes(line)
    sync(lambda path, known: replace(path, known + line))
    merge_histories(history, [other])
    assert [record.id for record in history.read().written] == ["01A", "01B"]


def test_a_file_that_is_replaced_for_ever_refuses(history, sync):
    """Nobody waits for ever; what was not saved is not called saved."""
    syncing = sync(times=10**6)
    with pytest.raises(StorageError, match="another program keeps replacing it") as refused:
        history.append(B)
    assert "pause that for a moment" in str(refused.value)
    assert syncing.done == REPLACED_AT_MOST + 1
    assert ids(history) == ["01A"]


def test_a_disk_that_says_itself_that_the_file_was_replaced(history, monkeypatch):
    """As network disks do: written again."""
    real, stale = os.fsync, [OSError(errno.ESTALE, "Stale file handle")]

    def fsync(descriptor):
        if stale:
            raise stale.pop()
        return real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    history.append(B)
    assert ids(history) == ["01A", "01B"]


def test_a_torn_end_is_not_cut_off_before_it_is_safe_beside(history, sync):
    """The file for such ends is replaced as it is written there."""
    with history.path.open("ab") as file:
        file.write(b'{"v":1,"torn')
    history.damaged_path.write_bytes(b"before\n")
    sync(path=history.damaged_path)
    history.append(B)
    assert history.set_aside == history.damaged_path
    assert history.damaged_path.read_bytes() == b'before\n{"v":1,"torn\n'
    assert ids(history) == ["01A", "01B"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_is_replaced_by_a_file(tmp_path, sync, history):
    """The line lies where the name leads by then."""
    link = HistoryFile(tmp_path / "link.jsonl")
    link.path.symlink_to(history.path)
    sync(lambda _path, known: replace(link.path, known))
    link.append(B)
    assert not link.path.is_symlink()
    assert ids(link) == ["01A", "01B"]


@pytest.mark.parametrize("number", [0, 7])
def test_a_disk_whose_numbers_of_files_say_nothing(history, monkeypatch, number):
    """All the same, as on some disks on Windows, or another each time: the bytes decide."""
    real = Path.stat

    def stat(path, **more):
        status = list(real(path, **more))
        status[1] = number
        return os.stat_result(status)

    monkeypatch.setattr(Path, "stat", stat)
    history.append(B)
    assert [record.id for record in history.read().written] == ["01A", "01B"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_disk_that_cannot_be_asked_to_be_sure(history, monkeypatch, number):
    """It has written what it was given, once."""

    def fsync(_descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fsync)
    history.append(B)
    assert [record.id for record in history.read().written] == ["01A", "01B"]
