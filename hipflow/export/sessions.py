"""The sessions of the history as CSV and as JSON."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import UNSET, Struct, UnsetType

from hipflow.progress.adherence import counts_as_done, is_part_done
from hipflow.progress.dates import local_day
from hipflow.progress.exercise_series import sets_done
from hipflow.session.record import ExerciseRecord, SessionRecord

COLUMNS = (
    *("id", "started", "date", "routine", "file", "day", "outcome", "reason"),
    *("minutes", "paused_minutes", "sets_done", "sets_asked"),
    *("pain_before", "pain_worst_during", "pain_after", "pain_next_morning"),
    *("effort", "speed", "note", "done"),
)
"""The columns, one row a session."""

EXERCISE_COLUMNS = (
    *("session", "started", "date", "routine", "file"),
    *("exercise", "name", "level", "load"),
    *("sets_asked", "reps_asked", "seconds_asked", "hold_seconds", "side"),
    *("sets_done", "reps_done", "seconds_done"),
    *("pain", "felt", "skipped", "stopped"),
)
"""The columns of the table that has a row an exercise; ``session`` is the ``id`` of the other."""

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the table for one in the alphabet of its country."""


class TableStyle(Struct, frozen=True, kw_only=True):
    """How a table is written.

    Attributes:
        excel: whether it is for a double click in Excel, which reads a mark at the beginning.
        decimal_comma: whether 12.5 is written 12,5; the columns are parted by semicolons then.
    """

    excel: bool = False
    decimal_comma: bool = False


PLAIN = TableStyle()
"""As programs read it."""

_STARTS_A_FORMULA = (*"=+-@＝＋－＠", "\t", "\n")  # noqa: RUF001 - signs as wide as letters, too
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def csv_rows(records: Iterable[SessionRecord], style: TableStyle = PLAIN) -> Iterator[str]:
    """The lines of the CSV table, its head first; what was not answered is empty.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, which
    spreadsheets show as text.
    """
    return _lines((COLUMNS, *map(_cells, records)), style)


def exercise_csv_rows(records: Iterable[SessionRecord], style: TableStyle = PLAIN) -> Iterator[str]:
    """The lines of the table with a row an exercise; as :func:`csv_rows` writes them."""
    cells = (_exercise_cells(record, one) for record in records for one in record.exercises)
    return _lines((EXERCISE_COLUMNS, *cells), style)


def _lines(rows: Iterable[Sequence[object]], style: TableStyle) -> Iterator[str]:
    mark = BYTE_ORDER_MARK if style.excel else ""
    for cells in rows:
        line = io.StringIO()
        line.write(mark)
        mark = ""
        delimiter = ";" if style.decimal_comma else ","
        writer = csv.writer(line, delimiter=delimiter, lineterminator="\n")
        writer.writerow([_number(cell) if style.decimal_comma else cell for cell in cells])
        yield line.getvalue()


def _number(cell: object) -> object:
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


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


def _session_cells(record: SessionRecord) -> tuple[object, ...]:
    """What a row of either table begins with: which session it is."""
    return (
        _text(record.id),
        _text(record.started),
        local_day(record).isoformat(),
        _text(record.routine.title),
        _text(record.routine.file),
    )


def _cells(record: SessionRecord) -> tuple[object, ...]:
    done, asked = sets_done(record)
    pain = record.pain
    return (
        *_session_cells(record),
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


def _exercise_cells(record: SessionRecord, exercise: ExerciseRecord) -> tuple[object, ...]:
    planned, done = exercise.planned, exercise.done
    reps = planned.reps if isinstance(planned.reps, tuple) else (planned.reps,)
    stopped = dict.fromkeys(one.stopped for one in done if one.stopped is not UNSET)
    counted = [one.reps for one in done if one.reps is not None]
    return (
        *_session_cells(record),
        _text(exercise.id),
        _text(exercise.name),
        _text(exercise.level),
        _text(exercise.load),
        planned.sets_in_all,
        " ".join(str(count) for count in reps if count is not None),
        planned.for_s,
        planned.hold_s,
        _text(planned.side),
        sum(1 for one in done if one.stopped is UNSET),
        sum(counted) if counted else None,
        round(sum(one.s for one in done), 1),
        exercise.pain,
        _text(exercise.felt or None),
        _text(exercise.skipped),
        _text(" ".join(stopped)),
    )


def _text(text: str | UnsetType | None) -> str | None:
    if text is None or text is UNSET:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
