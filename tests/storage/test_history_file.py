"""The history file on a disk: nothing is lost, and what goes wrong is said."""

import errno
import os
import stat
import subprocess
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflow.session.record import Amendment
from hipflow.storage import history_file as file_module
from hipflow.storage import line_reader
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import LONGEST_BYTES
from hipflow.system.errors import StorageError
from hipflow.system.file_lock import FileLock
from tests.builders.record_builders import session

ROOT = Path(__file__).parents[2]


@pytest.fixture
def history(tmp_path):
    """A history in a folder that is not there yet."""
    return HistoryFile(tmp_path / "data" / "history.jsonl", lock_wait_s=0.05)


def amendment(ident="02", amends="01A", at="2026-11-24T08:00:00+01:00", **others):
    """A correction made the morning after."""
    return Amendment(id=ident, amends=amends, at=at, **others)


def test_missing_file_is_an_empty_history(history):
    """Nothing is made by reading, and nothing is found."""
    assert history.read().records == ()
    assert history.read_last(5) == ()
    assert not history.path.parent.exists()


def test_appended_sessions_are_read_back(history):
    """What was written is what is read, all its fields included."""
    first = session("01A", note='She said "ouch"\nthen went on · ½', after=4)
    second = session("01B", "2026-11-24T18:00:00+01:00")
    history.append(first)
    assert history.set_aside is None
    history.append(second)
    assert history.set_aside is None
    read = history.read()
    assert read.records == (first, second)
    assert read.damaged == ()


def test_one_line_a_session_whatever_its_note(history):
    """A note with line breaks of any kind still makes one line."""
    history.append(session(note="a\nb\r\nc\u2028d\x85e"))
    assert history.path.read_bytes().count(b"\n") == 1
    assert len(history.read().records) == 1


def test_amendments_are_laid_on_and_the_line_stays(history):
    """A correction changes what is read, not the line it corrects."""
    history.append(session("01A", after=4))
    before = history.path.read_bytes()
    history.append(amendment(set={"pain.next_morning": 3, "note": "fine again"}))
    record = history.read().records[0]
    assert (record.pain.after, record.pain.next_morning, record.note) == (4, 3, "fine again")
    assert history.path.read_bytes().startswith(before)


def test_removed_session_is_not_shown_and_not_erased(history):
    """A removal is a line as well; what was written stays in the file."""
    history.append(session("01A"))
    history.append(amendment(removed=True))
    assert history.read().records == ()
    assert b'"01A"' in history.path.read_bytes().splitlines()[0]


@pytest.mark.parametrize("field", ["pain", "outcome", "pain.nextmorning", "id"])
def test_measured_fields_are_not_amended(history, field):
    """What was measured, and what is misspelt, is refused before anything is written."""
    with pytest.raises(ValueError, match=field):
        history.append(amendment(set={field: 3}))
    assert not history.path.exists()


def test_an_impossible_rating_is_not_written(history):
    """A correction to a rating that no scale has is refused."""
    with pytest.raises(ValueError, match="11"):
        history.append(amendment(set={"pain.after": 11}))
    assert not history.path.exists()


@pytest.mark.skipif(os.name == "nt", reason="modes are a POSIX thing")
def test_health_data_is_the_owners_alone(history):
    """The file, its lock, what is set aside and every new folder are closed to others."""
    history.append(session("01A"))
    history.path.write_bytes(history.path.read_bytes() + b'{"v":1,"id"')
    history.append(session("01B"))
    files = list(history.path.parent.iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(history.path.parent.stat().st_mode) == 0o700


def test_a_torn_end_is_moved_and_reported(history):
    """A line that was cut short goes to the damaged file, and the new one is read."""
    history.append(session("01A"))
    with history.path.open("ab") as file:
        file.write(b'{"v":1,"id":"01B","rou')
    history.append(session("01C"))
    assert history.set_aside == history.damaged_path
    assert history.damaged_path.name == "history.damaged.jsonl"
    assert history.damaged_path.read_bytes() == b'{"v":1,"id":"01B","rou\n'
    read = history.read()
    assert [record.id for record in read.records] == ["01A", "01C"]
    assert read.damaged == ()


@pytest.mark.parametrize("end", [b"\r", b""])
def test_lines_that_another_program_ended_in_carriage_returns_are_kept(history, end):
    """An editor of old, or a transfer, writes so: nothing is set aside, all are read."""
    history.append(session("01A"))
    history.append(session("01B"))
    content = history.path.read_bytes()
    history.path.write_bytes(content.replace(b"\n", b"\r").removesuffix(b"\r") + end)
    assert [record.id for record in history.read().records] == ["01A", "01B"]
    history.append(session("01C"))
    assert history.set_aside is None
    read = history.read()
    assert ([record.id for record in read.records], read.damaged) == (["01A", "01B", "01C"], ())
    assert [record.id for record in history.read_last(2)] == ["01B", "01C"]


def test_whole_line_without_its_break_is_kept(history):
    """A last line that lacks only its line break is completed, not set aside."""
    history.append(session("01A"))
    history.path.write_bytes(history.path.read_bytes().rstrip(b"\n"))
    history.append(session("01B"))
    assert history.set_aside is None
    assert [record.id for record in history.read().records] == ["01A", "01B"]
    assert not history.damaged_path.exists()


def test_two_torn_ends_are_both_kept(history):
    """What was set aside before is not written over."""
    for number in (1, 2):
        history.path.parent.mkdir(exist_ok=True)
        with history.path.open("ab") as file:
            file.write(b"torn %d" % number)
        history.append(session(f"01{number}"))
    assert history.damaged_path.read_bytes() == b"torn 1\ntorn 2\n"


def test_damaged_line_is_numbered_and_stays(history):
    """A spoilt line in the middle is reported with its number; the others are read."""
    history.append(session("01A"))
    with history.path.open("ab") as file:
        file.write(b"not a session\n")
    history.append(session("01B"))
    before = history.path.read_bytes()
    read = history.read()
    assert [record.id for record in read.records] == ["01A", "01B"]
    assert [line.number for line in read.damaged] == [2]
    assert "cut short" in read.damaged[0].why
    assert history.path.read_bytes() == before


def test_writing_a_session_twice_shows_it_once(history):
    """A write that is tried again after a doubtful failure does no harm."""
    history.append(session("01A"))
    history.append(session("01A"))
    assert len(history.read().records) == 1


def test_a_session_is_on_disk_before_append_returns(history, monkeypatch):
    """The disk is asked to keep the line once all of it was written."""
    sizes, sync = [], os.fsync

    def noting_sync(descriptor):
        sizes.append(os.fstat(descriptor).st_size)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", noting_sync)
    history.append(session())
    assert history.path.stat().st_size in sizes


def test_full_disk_leaves_the_file_as_it_was(history, monkeypatch):
    """A write the disk breaks off half-way is undone, and the person is told what to do."""
    history.append(session("01A"))
    before = history.path.read_bytes()

    class FullDisk(FileIO):
        def write(self, data):
            if self.tell() > len(before):
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().write(bytes(data[:10]))

    monkeypatch.setattr(file_module, "open_to_append", lambda path: FullDisk(path, "a+"))
    with pytest.raises(StorageError) as refused:
        history.append(session("01B"))
    assert "the disk is full" in str(refused.value)
    assert str(history.path) in str(refused.value)
    assert "Free some space" in str(refused.value)
    assert history.path.read_bytes() == before


def test_busy_file_is_waited_for_only_so_long(history):
    """Another program that holds the file does not hang this one."""
    history.append(session("01A"))
    lock = FileLock(Path(f"{history.path}.lock"))
    lock.take(0)
    with pytest.raises(StorageError, match="another program is using the history"):
        history.append(session("01B"))
    lock.release()
    assert len(history.read().records) == 1


def test_a_folder_in_the_files_place_is_said(history):
    """Neither reading nor writing a folder ends in anything but words."""
    history.path.mkdir(parents=True)
    with pytest.raises(StorageError, match="no plain file"):
        history.read()
    with pytest.raises(StorageError, match="a folder stands where the file should be"):
        history.append(session())


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes to open there")
def test_a_pipe_is_not_waited_for(tmp_path):
    """A history that is a pipe is refused at once, to be read and to be written."""
    os.mkfifo(tmp_path / "pipe")
    history = HistoryFile(tmp_path / "pipe")
    with pytest.raises(StorageError, match="no plain file"):
        history.read()
    with pytest.raises(StorageError, match="no plain file"):
        history.append(session())


def test_part_of_the_path_is_a_file(tmp_path):
    """A path through a file is refused in words, and reads as no history."""
    (tmp_path / "file").write_text("x")
    history = HistoryFile(tmp_path / "file" / "history.jsonl")
    with pytest.raises(StorageError, match="The file is"):
        history.append(session())


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path):
    """A history kept elsewhere by a link is written there, under the lock of the real file."""
    real = tmp_path / "real.jsonl"
    (tmp_path / "link.jsonl").symlink_to(real)
    HistoryFile(tmp_path / "link.jsonl").append(session("01A"))
    assert (tmp_path / "link.jsonl").is_symlink()
    assert len(HistoryFile(real).read().records) == 1
    assert (tmp_path / "real.jsonl.lock").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_the_locks_place_loses_nothing_of_what_it_leads_to(history):
    """Older releases of the library that locks would empty it."""
    history.append(session("01A"))
    lock = history.path.with_name("history.jsonl.lock")
    precious = history.path.with_name("precious")
    precious.write_bytes(b"x")
    lock.unlink(missing_ok=True)
    lock.symlink_to(precious)
    with suppress(StorageError):
        history.append(session("01B"))
    assert precious.read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes to open there")
def test_a_pipe_in_the_place_of_torn_ends_is_not_waited_for(history):
    """The session is refused in words, and the torn end stays where it is."""
    history.append(session("01A"))
    with history.path.open("ab") as file:
        file.write(b'{"torn')
    os.mkfifo(history.damaged_path)
    before = history.path.read_bytes()
    with pytest.raises(StorageError, match="no plain file"):
        history.append(session("01B"))
    assert history.path.read_bytes() == before


_WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from io import FileIO
from pathlib import Path
from hipflow.storage import history_file as file
from tests.builders.record_builders import session

class SlowDisk(FileIO):
    def write(self, data):
        return super().write(bytes(data[:40]))

file.open_to_append = lambda path: SlowDisk(path, "a+")
print("ready", flush=True)
sys.stdin.readline()
for number in range(30):
    file.HistoryFile(Path(sys.argv[2]), lock_wait_s=30).append(session(sys.argv[3] + str(number)))
"""


def test_two_programs_at_once_lose_nothing(tmp_path):
    """Two processes whose lines reach the disk bit by bit do not get between one another."""
    path = tmp_path / "history.jsonl"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, ROOT, path, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for name in ("a", "b")
    ]
    assert [writer.stdout.readline() for writer in writers] == [b"ready\n"] * 2
    for writer in writers:
        writer.stdin.write(b"go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    history = HistoryFile(path)
    assert len(history.read().records) == 60
    assert history.read().damaged == ()
    assert not history.damaged_path.exists()


def test_last_sessions_are_read_from_the_end(history):
    """The last ones written, corrected, in order of start; as many as there are at most."""
    for number in range(8):
        history.append(session(f"01{number}", f"2026-11-1{number}T18:00:00+01:00"))
    history.append(amendment("02", "017", set={"note": "corrected"}))
    history.append(amendment("03", "016", removed=True))
    last = history.read_last(3)
    assert [record.id for record in last] == ["014", "015", "017"]
    assert last[-1].note == "corrected"
    assert history.read_last(100) == history.read().records
    assert history.read_last(0) == ()


def test_last_sessions_pass_over_damage(history):
    """Damage near the end costs the tail reader nothing but the damaged line."""
    history.append(session("01A"))
    with history.path.open("ab") as file:
        file.write(b"\xff\xfe\n\n[1]\n" + b'{"v":1,')
    assert [record.id for record in history.read_last(2)] == ["01A"]


@settings(max_examples=30, deadline=None)
@given(block=st.integers(1, 700), count=st.integers(1, 12))
def test_reading_the_end_does_not_depend_on_the_block(tmp_path_factory, block, count):
    """However the blocks fall on the lines, the same sessions are found at the end."""
    path = tmp_path_factory.mktemp("h") / "h.jsonl"
    lines = [session(f"{n:02}", f"2026-11-{n + 1:02}T18:00:00Z", note="é" * n) for n in range(9)]
    path.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_reader, "BLOCK", block)
        history = HistoryFile(path)
        assert history.read_last(count) == history.read().records[-count:]
        path.write_bytes(path.read_bytes() + b'{"torn')
        history.append(session("99", "2026-12-01T18:00:00Z"))
        assert history.set_aside == history.damaged_path
    assert history.damaged_path.read_bytes() == b'{"torn\n'
    assert len(history.read().records) == 10


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 2000), garbage=st.binary(max_size=20))
def test_appending_after_any_cut_loses_only_the_cut_line(tmp_path_factory, cut, garbage):
    """After a cut at any byte, and rubbish behind it, all whole lines and the new one are read."""
    path = tmp_path_factory.mktemp("h") / "h.jsonl"
    whole = b"".join(
        msgspec.json.encode(session(f"{n:02}", f"2026-11-{n + 1:02}T18:00:00Z")) + b"\n"
        for n in range(3)
    )
    kept = whole[: min(cut, len(whole))]
    path.write_bytes(kept + garbage)
    history = HistoryFile(path)
    history.append(session("99", "2026-12-01T18:00:00Z"))
    ids = [record.id for record in history.read().records]
    assert ids[-1] == "99"
    assert ids[: kept.count(b"\n")] == ["00", "01", "02"][: kept.count(b"\n")]
    # Every byte that stood there still stands somewhere.
    aside = history.damaged_path.read_bytes() if history.damaged_path.exists() else b""
    for line in (kept + garbage).splitlines():
        assert line in path.read_bytes() + aside


def test_a_line_without_end_is_damage_like_any_other(history):
    """It is never whole in memory; the lines around it are read, and as a torn end it is kept."""
    long = b"x" * (LONGEST_BYTES * 3)
    history.append(session("01A"))
    with history.path.open("ab") as file:
        file.write(long + b"\n" + msgspec.json.encode(session("01B")) + b"\n" + long)
    read = history.read()
    assert [record.id for record in read.records] == ["01A", "01B"]
    assert [line.number for line in read.damaged] == [2, 4]
    assert [record.id for record in history.read_last(2)] == ["01A", "01B"]
    history.append(session("01C"))
    assert history.set_aside == history.damaged_path
    assert history.damaged_path.read_bytes() == long + b"\n"
    assert [record.id for record in history.read().records] == ["01A", "01B", "01C"]
