"""The keys of a record that came after the first release: read, and never lost on any way."""

import json

import msgspec
import pytest
from msgspec import UNSET

from hipflow.export.sessions import json_text
from hipflow.session.record import Amendment
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import encode_line, parse_line
from hipflow.storage.history_merge import merge_histories
from hipflow.storage.session_store import SAVED_AFTER_ALL
from tests.builders.home_builder import store_in
from tests.builders.record_builders import session

OLD = json.loads(encode_line(session()))
"""A session as the first release wrote it."""
RECORD, EXERCISE, SET, PLANNED = (), ("exercises", 0), ("exercises", 0, "done", 0), ("planned",)
KEYS = [
    (RECORD, "date", "2026-11-23"),
    (RECORD, "session_of_day", "morning"),
    (RECORD, "session_of_day", None),
    (RECORD, "programme", {"file": "hip-weeks.toml", "phase": "Weeks 1 to 2", "begun": "02A"}),
    (RECORD, "programme", None),
    (EXERCISE, "key", "bridge#2"),
    (EXERCISE, "step", {"n": 2, "mark": "ab12"}),
    (EXERCISE, "step", None),
    (EXERCISE, "asked_step", {"n": 3, "answer": "yes"}),
    (EXERCISE, "asked_step", {"n": 3, "answer": "no"}),
    (EXERCISE, "asked_step", None),
    (EXERCISE, "felt", "sharp"),
    (EXERCISE, "felt", "numb"),
    (EXERCISE, "felt", None),
    (EXERCISE + PLANNED, "reps", [12, 10, 8]),
    (SET, "load", "5 kg"),
    (SET, "load", None),
    (SET, "count", 14),
    (SET, "count", None),
]
"""Where each stands, its name, and what it may say."""
IDS = [f"{name}={value}" for _, name, value in KEYS]
CORRECTION = Amendment(
    id="05",
    amends="01A",
    at="2026-11-24T08:00:00Z",
    set={"pain.next_morning": 3, "note": "stiff", "exercises.0.pain": 5},
)


def fields_with(where, name, value):
    """A session of the first release with one key more."""
    fields = json.loads(json.dumps(OLD))
    inner = fields
    for step in where:
        inner = inner[step]
    assert (name in inner) == (name == "reps")
    inner[name] = value
    return fields


@pytest.fixture(params=KEYS, ids=IDS)
def fields(request):
    """A line with one of the keys, or with all of them."""
    return fields_with(*request.param)


@pytest.fixture
def record(fields):
    """The session on that line."""
    return parse_line(json.dumps(fields).encode())


def corrected(fields):
    """The line as the correction makes it."""
    changed = fields | {"note": "stiff", "pain": fields["pain"] | {"next_morning": 3}}
    first, *others = fields["exercises"]
    return changed | {"exercises": [first | {"pain": 5}, *others]}


@pytest.mark.parametrize(("where", "name", "value"), KEYS, ids=IDS)
def test_it_is_read_and_stands_where_it_was_said(where, name, value):
    """With its value; where it was not said nothing stands."""
    read = msgspec.to_builtins(parse_line(json.dumps(fields_with(where, name, value)).encode()))
    old = msgspec.to_builtins(parse_line(json.dumps(OLD).encode()))
    for step in where:
        read, old = read[step], old[step]
    found = read[name]
    assert (list(found) if name == "reps" else found) == value
    assert name == "reps" or name not in old


def test_written_again_it_is_the_same_line(fields, record):
    """And nothing else is added to it."""
    assert json.loads(encode_line(record)) == fields


def test_a_correction_changes_nothing_else(fields, tmp_path):
    """Ratings are changed beside it."""
    history = HistoryFile(tmp_path / "history.jsonl")
    history.path.write_bytes(json.dumps(fields).encode() + b"\n")
    history.append(CORRECTION)
    (read,) = history.read().records
    assert json.loads(encode_line(read)) == corrected(fields)
    assert json.loads(bytes(json_text([read]))) == [corrected(fields)]
    assert history.read_last(1) == (read,)


def test_a_merge_takes_it_along(fields, record, tmp_path):
    """The line as it stands, with a correction and without."""
    other = tmp_path / "other.jsonl"
    other.write_bytes(json.dumps(fields).encode() + b"\n" + encode_line(CORRECTION))
    own = HistoryFile(tmp_path / "history.jsonl")
    assert merge_histories(own, [other]).sessions == 1
    assert own.path.read_bytes() == other.read_bytes()
    assert own.read().written == (record,)
    assert merge_histories(own, [other]).known == 2


def test_a_retry_writes_it(fields, record, tmp_path):
    """Refused at first, read as if it were written, then written whole."""
    store = store_in(tmp_path)
    store.history.path.mkdir()
    assert store.add(record).result().problem
    store.amend(CORRECTION)
    store.history.path.rmdir()
    assert json.loads(encode_line(store.records()[0])) == corrected(fields)
    assert store.retry().result() == SAVED_AFTER_ALL
    read = store.history.read()
    assert read.written == (record,)
    assert json.loads(encode_line(read.records[0])) == corrected(fields)


def test_all_of_them_stand_together():
    """One line has them all, and a session without them has none."""
    fields = json.loads(json.dumps(OLD))
    for where, name, value in reversed(KEYS):
        inner = fields
        for step in where:
            inner = inner[step]
        inner[name] = value
    assert json.loads(encode_line(parse_line(json.dumps(fields).encode()))) == fields
    old = parse_line(json.dumps(OLD).encode())
    assert (old.date, old.session_of_day, old.programme) == (UNSET, UNSET, UNSET)
    assert json.loads(encode_line(old)) == OLD
