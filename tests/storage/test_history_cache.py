"""The history at hand, read once."""

import pytest

from hipflow.session.record import Amendment
from hipflow.storage import history_cache
from hipflow.storage.history_cache import HistoryCache, ReadingStoppedError
from hipflow.storage.history_file import HistoryFile
from tests.builders.record_builders import session

A, B = session("01A"), session("01B", "2026-11-24T18:00:00+01:00")
NOTE = Amendment(id="05", amends="01A", at="2026-11-25T08:00:00+01:00", set={"note": "stiff"})


class Counting(HistoryFile):
    """A history file that counts how often it is read whole."""

    reads = 0

    def read(self, *report):
        """Count, and read."""
        self.reads += 1
        return super().read(*report)


@pytest.fixture
def history(tmp_path):
    """An empty history."""
    return Counting(tmp_path / "history.jsonl")


@pytest.fixture
def pending():
    """What is not in the file yet."""
    return []


@pytest.fixture
def cache(history, pending):
    """What is known of it."""
    return HistoryCache(history, lambda: tuple(pending))


def write(history, cache, entry):
    """A line is written here, and the cache hears of it."""
    before = cache.stamp()
    history.append(entry)
    cache.update(entry, before)


def test_it_is_read_once_and_knows_what_is_written_here(history, cache):
    """Sessions, corrections, and what takes a correction back."""
    write(history, cache, A)
    cache.contents()
    write(history, cache, B)
    write(history, cache, NOTE)
    assert [record.note for record in cache.contents().records] == ["stiff", None]
    undo = Amendment(id="06", amends="05", at="2026-11-25T08:00:00+01:00", removed=True)
    write(history, cache, undo)
    assert cache.contents().records == (A, B)
    assert history.reads == 1
    assert history.read().records == (A, B)


def test_unchanged_it_is_the_very_same(history, cache):
    """Nothing is built anew at each look."""
    write(history, cache, A)
    assert cache.contents() is cache.contents()


def test_what_another_program_writes_is_read(history, cache):
    """Before, after, or just as something is written here."""
    write(history, cache, A)
    cache.contents()
    HistoryFile(history.path).append(B)
    assert cache.contents().records == (A, B)
    assert history.reads == 2


def test_what_stands_in_a_file_that_was_replaced_meanwhile_is_read(history, cache):
    """Even where it is as long as was to be expected: another computer had written as much."""
    write(history, cache, A)
    cache.contents()
    before = cache.stamp()
    history.append(B)
    other = history.path.with_name("other")
    other.write_bytes(history.path.read_bytes().replace(b"01A", b"01C"))
    other.replace(history.path)
    cache.update(B, before)
    assert [record.id for record in cache.contents().records] == ["01C", "01B"]


def test_what_is_not_written_yet_is_read_as_if_it_were(history, cache, pending, monkeypatch):
    """Sessions and corrections, also where only the last ones are read."""
    history.append(A)
    pending += [B, NOTE]
    for limit in (history_cache.READ_WHOLE_BYTES, 0):
        monkeypatch.setattr(history_cache, "READ_WHOLE_BYTES", limit)
        found = HistoryCache(history, lambda: tuple(pending))
        assert [(one.id, one.note) for one in found.recent()] == [("01A", "stiff"), ("01B", None)]
    assert [record.id for record in cache.contents().records] == ["01A", "01B"]


def test_of_a_large_history_the_last_are_known_before_it_is_read(history, cache, monkeypatch):
    """Nothing is read whole until someone asks for all."""
    monkeypatch.setattr(history_cache, "READ_WHOLE_BYTES", 100)
    monkeypatch.setattr(history_cache, "RECENT_SESSIONS", 1)
    history.append(A)
    history.append(B)
    assert not cache.is_at_hand
    assert cache.recent() == (B,)
    assert history.reads == 0
    assert cache.contents().records == (A, B)
    assert cache.is_at_hand
    assert cache.recent() == (A, B)


def test_a_reading_nobody_waits_for_ends(history, cache):
    """Leaving the program need not wait for the rest of a long history."""
    history.append(A)
    cache.stop_reading()
    with pytest.raises(ReadingStoppedError):
        cache.read_in_background()
    assert cache.contents().records == (A,)


def test_reading_in_the_background_gives_the_same_and_says_how_far_it_is(
    history, cache, monkeypatch
):
    """It pauses now and then; whoever needs all at once does not wait for the pauses."""
    monkeypatch.setattr(history_cache, "PAUSE_S", 0.0)
    history.append(A)
    history.append(B)
    assert cache.read_in_background() == cache.contents()
    assert history.reads == 1
    assert 0 <= cache.share_read <= 1
