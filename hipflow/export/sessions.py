"""The sessions of the history as CSV and as JSON."""

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from hipflow.progress.adherence import counts_as_done, is_part_done
from hipflow.progress.dates import local_day
from hipflow.progress.exercise_series import sets_done
from hipflow.session.record import SessionRecord

COLUMNS = (
    *("id", "started", "date", "routine", "file", "day", "outcome", "reason"),
    *("minutes", "paused_minutes", "sets_done", "sets_asked"),
    *("pain_before", "pain_worst_during", "pain_after", "pain_next_morning"),
    *("effort", "speed", "note", "done"),
)
"""The columns, one row a session."""

_STARTS_A_FORMULA = (*"=+-@＝＋－＠", "\t", "\n")  # noqa: RUF001 - signs as wide as letters, too
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def csv_rows(records: Iterable[SessionRecord]) -> Iterator[str]:
    """The lines of the CSV table, its head first; what was not answered is empty.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, which
    spreadsheets show as text.
    """
    for cells in (COLUMNS, *map(_cells, records)):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(cells)
        yield line.getvalue()


def json_text(records: Iterable[SessionRecord]) -> bytearray:
    """The records as one JSON array in UTF-8, a session a line.

    Those of which less than half was done have ``part_done`` beside what the history has of them.
    """
    encoder = msgspec.json.Encoder()
    text = bytearray(b"[")
    for record in records:
        text += b"\n"
        encoder.encode_into(record, text, -1)
        if is_part_done(record):
            text[-1:] = b',"part_done":true}'
        text += b","
    if text.endswith(b","):
        text.pop()
    text += b"\n]"
    return text


def _cells(record: SessionRecord) -> tuple[object, ...]:
    done, asked = sets_done(record)
    pain = record.pain
    return (
        _text(record.id),
        _text(record.started),
        local_day(record).isoformat(),
        _text(record.routine.title),
        _text(record.routine.file),
        _text(record.day),
        _text(record.outcome),
        _text(record.reason),
        round(record.active_s / 60, 1),
        round(record.paused_s / 60, 1),
        done,
        asked,
        pain.before,
        pain.during_max,
        pain.after,
        pain.next_morning,
        record.effort,
        record.speed,
        _text(record.note),
        "whole" if counts_as_done(record) else "part" if is_part_done(record) else "",
    )


def _text(text: str | None) -> str | None:
    if not text:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
