"""Sessions for other programs."""

import csv
import io
import json

import msgspec
import pytest
from msgspec import structs

from hipflow.export.sessions import (
    COLUMNS,
    EXERCISE_COLUMNS,
    TableStyle,
    csv_rows,
    exercise_csv_rows,
    json_text,
)
from hipflow.session.record import PlannedDose, RoutineRef
from tests.builders.record_builders import BRIDGE, not_today, session
from tests.fakes.fake_services import FOUR_WEEKS, hip_session


def table(*records):
    """The rows as a program reads them, by the names of their columns."""
    return list(csv.DictReader(io.StringIO("".join(csv_rows(records)))))


def test_a_session_is_a_row_of_plain_numbers():
    """Numbers without units, an empty cell where nothing was answered."""
    (row,) = table(FOUR_WEEKS[-1])
    assert tuple(row) == COLUMNS
    assert (row["date"], row["minutes"], row["sets_done"], row["sets_asked"]) == (
        *("2026-11-21", "14.7", "7", "12"),
    )
    pains = [row[f"pain_{when}"] for when in ("before", "worst_during", "after", "next_morning")]
    assert pains == ["3", "5", "4", "3"]
    assert (row["effort"], row["reason"]) == ("", "")


@pytest.mark.parametrize("note", ["=cmd()", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\n=1"])
def test_what_a_spreadsheet_takes_for_a_formula_is_text(note):
    """In a note and in a title; an apostrophe stands before it."""
    ref = RoutineRef(title=note, file="x.toml")
    text = "".join(csv_rows([hip_session(1, note=note, routine=ref)]))
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert row["note"] == f"'{note}"
    assert row["routine"] == f"'{note}"


def test_quotes_and_line_breaks_stay_in_their_cell():
    """A note of two lines is one row."""
    (row,) = table(hip_session(1, note='She said "stop",\r\nso I did.'))
    assert row["note"] == 'She said "stop",\nso I did.'


def test_no_session_is_a_head_alone():
    """A program reads an empty table."""
    assert list(csv_rows([])) == [",".join(COLUMNS) + "\n"]


def test_json_is_one_array_a_session_a_line():
    """Whole, and each can be found by its line."""
    text = json_text(FOUR_WEEKS)
    assert msgspec.json.encode(json.loads(text)) == msgspec.json.encode(FOUR_WEEKS)
    assert len(text.splitlines()) == len(FOUR_WEEKS) + 2
    assert json.loads(json_text([])) == []


def test_a_line_break_in_a_note_ends_no_line():
    """It is written as an escape."""
    record = hip_session(1, note="two\nlines")
    assert json.loads(json_text([record, record]))[1]["note"] == "two\nlines"


def test_rest_that_was_chosen_is_a_row_without_a_session():
    """Outcome and rating; no kind of day, nothing done, nothing asked."""
    (row,) = table(not_today(7))
    assert (row["outcome"], row["pain_before"], row["day"]) == ("not-today", "7", "")
    assert (row["minutes"], row["sets_done"], row["sets_asked"]) == ("0.0", "0", "0")
    assert (row["pain_worst_during"], row["pain_after"], row["pain_next_morning"]) == ("",) * 3
    (values,) = json.loads(bytes(json_text([not_today(7)])))
    assert (values["outcome"], values["pain"]["before"], values["exercises"]) == (
        "not-today",
        7,
        [],
    )


def test_what_is_part_done_says_so():
    """As a word in the table, and beside what the history has in the array; others stay as is."""
    begun = structs.replace(BRIDGE, planned=PlannedDose(sets=3, reps=8))
    records = [session("01A"), session("01B", exercises=(begun,)), session("01C", speed=20)]
    rows = table(*records)
    assert [row["done"] for row in rows] == ["whole", "part", ""]
    found = json.loads(json_text(records))
    assert [one.get("part_done") for one in found] == [None, True, None]
    assert found[1].pop("part_done")
    assert found == [json.loads(msgspec.json.encode(record)) for record in records]


def test_a_table_for_excel_in_a_country_of_the_comma():
    """A mark at the beginning, semicolons between, commas in numbers; texts stay as they are."""
    style = TableStyle(excel=True, decimal_comma=True)
    text = "".join(csv_rows([hip_session(1, note="1.5; 2,5 Müller")], style))
    assert text.startswith("\ufeffid;started;")
    assert text.count("\ufeff") == 1
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert (row["minutes"], row["pain_before"], row["note"]) == ("14,7", "3", "1.5; 2,5 Müller")
    point = "".join(csv_rows([hip_session(1)], TableStyle(excel=True)))
    assert point.startswith("\ufeffid,started,")
    assert ",14.7," in point


def test_a_row_an_exercise():
    """What was asked and done of each; its session is found by its id."""
    one = structs.replace(BRIDGE, pain=4, felt="sharp", load="=2kg")
    records = [session("01A", exercises=(one, BRIDGE)), not_today(7)]
    rows = list(csv.DictReader(io.StringIO("".join(exercise_csv_rows(records)))))
    assert [row["session"] for row in rows] == ["01A", "01A"]
    assert tuple(rows[0]) == EXERCISE_COLUMNS
    assert (rows[0]["name"], rows[0]["pain"], rows[0]["felt"]) == (BRIDGE.name, "4", "sharp")
    assert rows[0]["load"] == "'=2kg"
    done = sum(entry.reps or 0 for entry in BRIDGE.done)
    assert (rows[0]["sets_done"], rows[0]["reps_done"]) == (f"{len(BRIDGE.done)}", f"{done}")
    assert (rows[1]["pain"], rows[1]["felt"], rows[1]["stopped"]) == ("", "", "")


def test_sets_that_differ_and_what_was_left():
    """One number a set; each side counts; why a set was left early."""
    planned = PlannedDose(sets=2, reps=(8, 6), side="each", hold_s=5)
    left = structs.replace(BRIDGE.done[0], stopped="hurt", reps=3)
    one = structs.replace(BRIDGE, planned=planned, done=(left,), skipped="hurt")
    (row,) = csv.DictReader(io.StringIO("".join(exercise_csv_rows([session(exercises=(one,))]))))
    assert (row["sets_asked"], row["reps_asked"], row["hold_seconds"]) == ("4", "8 6", "5")
    assert (row["sets_done"], row["reps_done"], row["stopped"]) == ("0", "3", "hurt")
    assert row["skipped"] == "hurt"
