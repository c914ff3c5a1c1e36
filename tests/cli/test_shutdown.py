"""What is written when a front end has closed."""

import pytest
from msgspec import Struct

from hipflow.cli.shutdown import SAVED, finish_run, finish_run_quickly
from hipflow.session.record import Note
from hipflow.storage.history_lines import parse_line
from hipflow.storage.session_store import SAVED_AFTER_ALL
from hipflow.system.background import INLINE, SAVING


class Entry(Struct):
    """Something to be written."""

    after: int


class EndedRun:
    """A run that is over, with what is not on disk, on a disk that may be slow."""

    def __init__(self, *pending, slow=False, words=""):
        self.pending = pending
        self.store = self
        self._slow = slow
        self._words = words
        self.tried = 0

    def retry(self):
        """One more try; what it has to say."""
        self.tried += 1
        return INLINE.do(lambda: self._words)

    def close(self, _timeout_s):
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


@pytest.mark.parametrize("tell", [lambda context: finish_run(context, None), finish_run_quickly])
def test_what_came_through_at_the_last_try_is_told(capsys, tell):
    """Whoever read that it could not be saved is not left with that."""
    assert tell(EndedRun(words=SAVED_AFTER_ALL)) is True
    assert capsys.readouterr().out == f"{SAVED_AFTER_ALL}\n"


def test_a_note_to_copy_is_the_line_of_the_history(capsys):
    """Pasted into the history it is read as that very note."""
    note = Note(
        id="06", at="2026-11-25T08:00:00Z", date="2026-11-25", kind="goal", details={"n": 1}
    )
    assert finish_run_quickly(EndedRun(note)) is False
    assert parse_line(capsys.readouterr().out.splitlines()[-1].encode()) == note


def test_whoever_waited_is_told_that_it_is_saved(capsys):
    """The disk takes its time, and has it all in the end."""
    run = EndedRun()
    answers = iter([False, True])
    run.close = lambda _timeout_s: next(answers)
    assert finish_run_quickly(run) is True
    assert capsys.readouterr().out.splitlines() == [SAVING, SAVED]
