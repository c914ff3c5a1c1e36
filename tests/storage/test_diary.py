"""The history at hand, read once."""

import pytest

from hipflow.session.record import Amendment
from hipflow.storage import diary as diary_module
from hipflow.storage.diary import Diary, GivenUpError
from hipflow.storage.history_file import HistoryFile
from hipflow.system.errors import StorageError
from tests.builders.record_builders import session

A, B = session("01A"), session("01B", "2026-11-24T18:00:00+01:00")
NOTE = Amendment(id="05", amends="01A", at="2026-11-25T08:00:00+01:00", set={"note": "stiff"})


class Counting(HistoryFile):
    """A history file that counts how often it is read whole."""

    reads = 0

    def read(self, *told):
        """Count, and read."""
        self.reads += 1
        return super().read(*told)


@pytest.fixture
def history(tmp_path):
    """An empty history."""
    return Counting(tmp_path / "history.jsonl")


def test_it_is_read_once_and_goes_along_with_what_is_written_here(history):
    """Sessions, corrections, and what takes a correction back."""
    diary = Diary(history)
    diary.keep(A)
    diary.read()
    diary.keep(B)
    diary.keep(NOTE)
    assert [record.note for record in diary.read().records] == ["stiff", None]
    undo = Amendment(id="06", amends="05", at="2026-11-25T08:00:00+01:00", removed=True)
    diary.keep(undo)
    assert diary.read().records == (A, B)
    assert history.reads == 1
    assert history.read().records == (A, B)


def test_what_another_program_writes_is_read(history):
    """Before, after, or just as something is written here."""
    diary = Diary(history)
    diary.keep(A)
    diary.read()
    HistoryFile(history.path).append(B)
    assert diary.read().records == (A, B)
    assert history.reads == 2


def test_what_stands_in_a_file_that_was_replaced_meanwhile_is_read(history, monkeypatch):
    """Even where it is as long as was to be expected: another computer had written as much."""
    diary, take = Diary(history), history.append
    diary.keep(A)
    diary.read()

    def replaced(record):
        take(record)
        other = history.path.with_name("other")
        other.write_bytes(history.path.read_bytes().replace(b"01A", b"01C"))
        other.replace(history.path)

    monkeypatch.setattr(history, "append", replaced)
    diary.keep(B)
    assert [record.id for record in diary.read().records] == ["01C", "01B"]


def test_of_a_large_history_the_last_are_known_before_it_is_read(history, monkeypatch):
    """Nothing is read whole until someone asks for all."""
    monkeypatch.setattr(diary_module, "AT_ONCE_BYTES", 100)
    monkeypatch.setattr(diary_module, "LATELY", 1)
    history.append(A)
    history.append(B)
    diary = Diary(history)
    assert not diary.is_at_hand
    assert diary.lately() == (B,)
    assert history.reads == 0
    assert diary.read().records == (A, B)
    assert diary.is_at_hand
    assert diary.lately() == (A, B)


def test_what_the_disk_refuses_is_shown_all_the_same(history, monkeypatch):
    """And written with the next."""
    diary = Diary(history)

    def refuse(_record):
        raise StorageError("full")

    with monkeypatch.context() as patched:
        patched.setattr(history, "append", refuse)
        with pytest.raises(StorageError):
            diary.keep(A)
    assert diary.read().records == (A,)
    assert diary.unsaved == (A,)
    diary.keep(B)
    assert HistoryFile(history.path).read().records == (A, B)
    assert diary.unsaved == ()


def test_while_the_disk_is_asked_for_the_rest_it_is_still_refused(history, monkeypatch):
    """Of two it refused it takes the first: that is no word on the second."""
    diary, take, still_refused = Diary(history), history.append, []

    def full(_record):
        raise StorageError("full")

    def nearly_full(record):
        still_refused.append(diary.is_refused)
        return take(record) if record is A else full(record)

    for append in (full, full, nearly_full):
        monkeypatch.setattr(history, "append", append)
        for record in (A, B):
            with pytest.raises(StorageError):
                diary.keep(record)
    assert still_refused[:2] == [True, True]
    assert (diary.is_refused, diary.unsaved) == (True, (B,))
    monkeypatch.setattr(history, "append", take)
    diary.save()
    assert (diary.is_refused, diary.unsaved) == (False, ())


def test_what_a_session_waits_for(history):
    """Itself, or a correction of it; nothing once it is written."""
    diary = Diary(history)
    diary.hold(NOTE)
    assert (diary.awaits("01A"), diary.awaits("01B")) == (True, False)
    diary.hold(B)
    assert diary.awaits("01B")
    diary.save()
    assert (diary.awaits("01A"), diary.awaits("01B")) == (False, False)


def test_a_reading_nobody_waits_for_ends(history):
    """Leaving the program need not wait for the rest of a long history."""
    history.append(A)
    diary = Diary(history)
    diary.give_up()
    with pytest.raises(GivenUpError):
        diary.read_in_background()
    assert diary.read().records == (A,)


def test_reading_aside_gives_the_same_and_says_how_far_it_is(history, monkeypatch):
    """It pauses now and then; whoever needs all at once does not wait for the pauses."""
    monkeypatch.setattr(diary_module, "PAUSE_S", 0.0)
    history.append(A)
    history.append(B)
    diary = Diary(history)
    assert diary.read_in_background() == diary.read()
    assert history.reads == 1
    assert 0 <= diary.share_read <= 1
