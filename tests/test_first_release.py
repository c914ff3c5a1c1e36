"""What the first release wrote is read as it was: one line of a history, one running journal.

Both files were written by that release. ``history.json`` and ``history.csv`` are what hipflow made
of the line before records had a day of their own, ``interrupted.json`` what it made of the journal,
in which a set was made easier: every set, repetition and second of it is kept.
"""

from datetime import date
from pathlib import Path

import msgspec
from msgspec import UNSET, structs

from hipflow.export.sessions import csv_rows, json_text
from hipflow.player.interrupted_session import find_interrupted
from hipflow.progress.adherence import due, last_seven_days
from hipflow.progress.dates import local_day
from hipflow.progress.weeks import adherence
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import encode_line
from hipflow.storage.journal import recover
from tests.builders.file_readers import read_routine
from tests.builders.home_builder import store_in

WRITTEN = Path(__file__).parent / "first_release"
ROUTINE = Path(__file__).parent.parent / "routines" / "hip-starter.toml"


def test_the_line_is_a_session_and_written_again_is_the_same():
    """Nothing is added to it, and its figures are those it had."""
    contents = HistoryFile(WRITTEN / "history.jsonl").read()
    (record,) = contents.records
    assert (contents.damaged, contents.newer, contents.notes) == ((), 0, ())
    assert (record.date, local_day(record)) == (UNSET, date(2026, 11, 23))
    written = msgspec.json.decode((WRITTEN / "history.jsonl").read_bytes())
    assert msgspec.json.decode(encode_line(record)) == written
    today = date(2026, 11, 24)
    assert last_seven_days([record], today)[-2].done
    assert due(read_routine(ROUTINE), [record], today).done_this_week == 1
    assert [week.done for week in adherence([record], read_routine(ROUTINE), today).weeks] == [1]


def test_its_exports_say_what_they_said():
    """As an array, byte for byte; as a table, in all columns there were."""
    records = HistoryFile(WRITTEN / "history.jsonl").read().records
    assert bytes(json_text(records)) == (WRITTEN / "history.json").read_bytes()
    head, row = (line.split(",") for line in "".join(csv_rows(records)).splitlines())
    then_head, then_row = (
        line.split(",") for line in (WRITTEN / "history.csv").read_text().splitlines()
    )
    now = dict(zip(head, row, strict=True))
    assert {name: now[name] for name in then_head} == dict(zip(then_head, then_row, strict=True))


def test_the_journal_is_still_picked_up(tmp_path):
    """To be gone on with, or kept as it is; all of its lines are understood."""
    path = tmp_path / "history.running.jsonl"
    path.write_bytes((WRITTEN / "history.running.jsonl").read_bytes())
    found = recover(path)
    assert found.valid_bytes == path.stat().st_size
    record = found.record
    assert (record.outcome, record.started, record.ended) == (
        "interrupted",
        "2026-11-23T18:02:11+01:00",
        "2026-11-23T18:09:11+01:00",
    )
    told = msgspec.json.decode(encode_line(record))
    for exercise in told["exercises"]:
        del exercise["key"]
    assert told == msgspec.json.decode((WRITTEN / "interrupted.json").read_bytes())
    store = store_in(tmp_path)
    find_interrupted(store, None)
    assert (store.records(), path.exists()) == ((record,), False)


def test_a_session_of_the_first_release_with_more_keys_is_the_same_session():
    """The keys this version adds change none of the others."""
    (record,) = HistoryFile(WRITTEN / "history.jsonl").read().records
    with_date = structs.replace(record, date="2026-11-23")
    line = msgspec.json.decode(encode_line(with_date))
    assert line.pop("date") == "2026-11-23"
    assert line == msgspec.json.decode(encode_line(record))
