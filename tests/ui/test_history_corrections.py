"""What a person says of a session after it is in the history."""

import dataclasses

from hipflow.storage import history_cache
from hipflow.storage.session_store import SessionStore
from hipflow.ui.history_corrections import Corrections, correct
from tests.fakes.fake_services import FakeWorld, hip_session


def test_a_correction_is_a_later_line(tmp_path):
    """The record that comes back is as the history now has it, and its own line stands."""
    fakes = FakeWorld(tmp_path, records=[hip_session(0, 3, 2)])
    (record,) = fakes.store.records()
    corrected = correct(fakes.services, record, {"pain.after": 4})
    assert corrected.refusal.result() == ""
    assert corrected.record.pain.after == 4
    lines = fakes.store.history.path.read_text(encoding="utf-8").splitlines()
    assert '"after":2' in lines[-2]
    assert '"amends"' in lines[-1]


def test_a_disk_that_refuses_is_told_and_the_correction_held(tmp_path):
    """The words say why; what was said holds for this run."""
    fakes = FakeWorld(tmp_path, records=[hip_session(0, 3, 2)])
    (record,) = fakes.store.records()
    fakes.store.history.path.unlink()
    fakes.store.history.path.mkdir()
    corrected = correct(fakes.services, record, {"effort": 5})
    assert corrected.refusal.result()
    assert fakes.store.pending


def test_nobody_waits_for_a_long_history_to_be_read(tmp_path, monkeypatch):
    """A session of late is corrected while the rest is still being read."""
    fakes = FakeWorld(tmp_path, records=[hip_session(1, 3, 2), hip_session(0, 3, 2)])
    record = fakes.store.records()[-1]
    store = SessionStore(fakes.paths)
    monkeypatch.setattr(history_cache, "READ_WHOLE_BYTES", 10)
    services = dataclasses.replace(fakes.services, store=store)
    with store.cache._reading:
        corrected = correct(services, record, {"pain.after": 4})
    assert corrected.record.pain.after == 4


def test_corrections_are_taken_back_the_last_one_first(tmp_path):
    """Each by one more line; what was corrected before stands again."""
    fakes = FakeWorld(tmp_path, records=[hip_session(0, 3, 2)])
    (record,) = fakes.store.records()
    corrections = Corrections(fakes.services)
    corrections.change(record, {"note": "first"})
    corrections.change(record, {"note": "second"})
    assert corrections.remove(record).result() == ""
    assert fakes.store.records() == ()
    undone = corrections.undo()
    assert (undone.ident, undone.refusal.result()) == (record.id, "")
    assert fakes.store.records()[0].note == "second"
    corrections.undo()
    assert fakes.store.records()[0].note == "first"
    corrections.undo()
    assert fakes.store.records() == (record,)
    assert not corrections.can_undo
