"""A history on a disk that knows no locks: written all the same, and nothing cut off it."""

import errno
import os
import sys
from io import FileIO

import msgspec
import pytest

if sys.platform == "win32":
    pytest.skip("asks the locks of POSIX", allow_module_level=True)

import fcntl

from hipflow.session.record import Amendment
from hipflow.storage import history_file as file_module
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_merge import merge_histories
from hipflow.system.errors import StorageError
from tests.builders.record_builders import session

A, B = session("01A"), session("01B", "2026-11-24T18:00:00+01:00")


@pytest.fixture(params=["ENOLCK", "EOPNOTSUPP", "EINVAL", "EIO", "ENOSYS"])
def history(tmp_path, monkeypatch, request):
    """A history on such a disk."""
    number = getattr(errno, request.param)

    def flock(descriptor, operation):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)
    return HistoryFile(tmp_path / "history.jsonl")


def test_sessions_corrections_and_merges_are_written(history, tmp_path, capfd):
    """At once, and nothing is printed."""
    history.append(A)
    history.append(Amendment(id="05", amends="01A", at="2026-11-24T08:00:00Z", set={"note": "x"}))
    other = tmp_path / "other.jsonl"
    other.write_bytes(msgspec.json.encode(A) + b"\n" + msgspec.json.encode(B) + b"\n")
    assert merge_histories(history, [other]).sessions == 1
    assert [(record.id, record.note) for record in history.read().records] == [
        ("01A", "x"),
        ("01B", None),
    ]
    assert capfd.readouterr() == ("", "")


def test_a_line_is_written_in_one_go(history, monkeypatch):
    """So that another's that comes at the same time stands before or after it."""
    writes = []

    class Disk(FileIO):
        def write(self, data):
            writes.append(bytes(data))
            return super().write(data)

    monkeypatch.setattr(file_module, "open_to_append", lambda path: Disk(path, "a+"))
    history.append(A)
    assert writes == [msgspec.json.encode(A) + b"\n"]


def test_an_end_that_looks_torn_stays(history):
    """Another program may be writing it just now; a line of its own keeps the new one whole."""
    history.append(A)
    torn = b'{"v":1,"id":"01C"'
    with history.path.open("ab") as file:
        file.write(torn)
    history.append(B)
    assert history.set_aside is None
    assert torn in history.path.read_bytes().splitlines()
    assert [record.id for record in history.read().records] == ["01A", "01B"]
    assert not history.damaged_path.exists()


def test_what_another_wrote_meanwhile_is_not_cut_off(history, monkeypatch):
    """When the disk is full half-way through a line."""
    history.append(A)
    theirs = msgspec.json.encode(B) + b"\n"

    class FullDisk(FileIO):
        def write(self, data):
            if bytes(data)[:1] == b"{":
                super().write(bytes(data)[:10])
                with history.path.open("ab") as other:
                    other.write(b"\n" + theirs)
                return 10
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(file_module, "open_to_append", lambda path: FullDisk(path, "a+"))
        with pytest.raises(StorageError, match="the disk is full"):
            history.append(session("01C"))
    assert [record.id for record in history.read().records] == ["01A", "01B"]
    history.append(session("01C"))
    assert "01C" in {record.id for record in history.read().records}
