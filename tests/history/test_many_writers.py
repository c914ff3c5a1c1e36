"""Several programs that write into one history at once."""

import subprocess
import sys

from hipflow.history.file import HistoryFile

WRITER = """
import sys
from pathlib import Path
from hipflow.history.file import HistoryFile
from hipflow.session.record import RoutineRef, SessionRecord
import os
os.fsync = lambda _descriptor: None
history = HistoryFile(Path(sys.argv[1]), lock_wait_s=60)
for number in range(int(sys.argv[3])):
    history.append(
        SessionRecord(
            id=f"{sys.argv[2]}-{number}",
            routine=RoutineRef(title="Hip starter" * 20, file="hip-starter.toml"),
            started="2026-11-23T18:02:11+00:00",
            ended="2026-11-23T18:02:11+00:00",
            active_s=1, paused_s=0, outcome="finished",
        )
    )
"""
"""Without waiting for the disk each time: what the disk has is not what is looked at here."""
WRITERS, EACH = 4, 500


def test_four_programs_write_two_thousand_sessions(tmp_path):
    """All of them are there, each once, and no line is damaged."""
    path = tmp_path / "history.jsonl"
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(number), str(EACH)])
        for number in range(WRITERS)
    ]
    assert [process.wait() for process in running] == [0] * WRITERS
    read = HistoryFile(path).read()
    assert (len(read.written), len(read.damaged)) == (WRITERS * EACH, 0)
    assert len({record.id for record in read.written}) == WRITERS * EACH
