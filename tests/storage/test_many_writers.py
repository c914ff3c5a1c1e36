"""Several programs that write into one history at once."""

import subprocess
import sys

import msgspec
import pytest

from hipflow.storage.history_file import HistoryFile
from tests.builders.record_builders import session

WRITER = """
import sys
from pathlib import Path
from hipflow.storage.history_file import HistoryFile
from hipflow.session.record import Note, RoutineRef, SessionRecord
import os
os.fsync = lambda _descriptor: None
def know_no_locks(_descriptor, _operation):
    raise OSError(37, "No locks available")
if sys.argv[4:]:
    import fcntl
    fcntl.flock = know_no_locks
history = HistoryFile(Path(sys.argv[1]), lock_wait_s=60)
def note(ident):
    at = "2026-11-23T18:02:11+00:00"
    details = {"text": "to the shop" * 20}
    return Note(id=ident, at=at, date="2026-11-23", kind="goal", details=details)
def session(ident):
    return SessionRecord(
        id=ident,
        routine=RoutineRef(title="Hip starter" * 20, file="hip-starter.toml"),
        started="2026-11-23T18:02:11+00:00",
        ended="2026-11-23T18:02:11+00:00",
        active_s=1, paused_s=0, outcome="finished",
    )
for number in range(int(sys.argv[3])):
    history.append((note if number % 5 == 4 else session)(f"{sys.argv[2]}-{number}"))
"""
"""Without waiting for the disk each time: what the disk has is not what is looked at here."""
MERGER = """
import sys
from pathlib import Path
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_merge import merge_histories as merge
print("ready", flush=True)
sys.stdin.readline()
history = HistoryFile(Path(sys.argv[1]), lock_wait_s=60)
print(merge(history, [Path(sys.argv[2])]).sessions)
"""
WRITERS, EACH = 4, 500


@pytest.mark.parametrize(
    "disk",
    [
        (),
        pytest.param(
            ("no locks",),
            marks=pytest.mark.skipif(sys.platform == "win32", reason="asks the locks of POSIX"),
        ),
    ],
    ids=["locks", "no locks"],
)
def test_four_programs_write_two_thousand_lines(tmp_path, disk):
    """All sessions and notes are there, each once, and none is damaged; without locks, too."""
    path = tmp_path / "history.jsonl"
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(number), str(EACH), *disk])
        for number in range(WRITERS)
    ]
    assert [process.wait() for process in running] == [0] * WRITERS
    read = HistoryFile(path).read()
    assert (len(read.damaged), read.more_damaged) == (0, 0)
    written = {f"{writer}-{number}" for writer in range(WRITERS) for number in range(EACH)}
    notes = {ident for ident in written if int(ident.partition("-")[2]) % 5 == 4}
    assert sorted(record.id for record in read.written) == sorted(written - notes)
    assert sorted(note.id for note in read.written_notes) == sorted(notes)


def test_four_programs_that_merge_one_file_at_once_add_it_once(tmp_path):
    """Each session stands once, and only who added it says so."""
    path, other = tmp_path / "history.jsonl", tmp_path / "other.jsonl"
    records = [session(f"{number:04}") for number in range(2_000)]
    other.write_bytes(b"".join(msgspec.json.encode(record) + b"\n" for record in records))
    running = [
        subprocess.Popen(
            [sys.executable, "-c", MERGER, str(path), str(other)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _ in range(WRITERS)
    ]
    assert [process.stdout.readline() for process in running] == [b"ready\n"] * WRITERS
    for process in running:
        process.stdin.write(b"go\n")
        process.stdin.flush()
    told = [int(process.communicate(timeout=60)[0]) for process in running]
    assert sorted(told) == [0, 0, 0, len(records)]
    assert [record.id for record in HistoryFile(path).read().written] == [
        record.id for record in records
    ]
