"""What is written when a front end has closed."""

import pytest
from msgspec import Struct

from hipflow.cli.shutdown import finish_run, finish_run_quickly
from hipflow.system.background import SAVING


class Entry(Struct):
    """Something to be written."""

    after: int


class EndedRun:
    """A run that is over, with what is not on disk, on a disk that may be slow."""

    def __init__(self, *unsaved, slow=False):
        self.unsaved = unsaved
        self._slow = slow
        self.tried = 0

    def start_final_save(self):
        """One more try."""
        self.tried += 1

    def drain(self, _timeout_s):
        """Whether it is on disk."""
        return not self._slow


@pytest.mark.parametrize("tell", [lambda context: finish_run(context, None), finish_run_quickly])
@pytest.mark.parametrize("slow", [True, False])
def test_what_is_not_saved_is_there_to_be_copied(capsys, tell, slow):
    """Tried once more first, and it is said where the disk takes its time."""
    context = EndedRun(Entry(2), slow=slow)
    assert tell(context) is False
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == '{"after":2}'
    assert (lines[0] == SAVING) is slow
    assert context.tried == 1
    assert tell(EndedRun()) is True
    assert capsys.readouterr().out == ""
