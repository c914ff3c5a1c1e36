"""The history as lines of text."""

import pytest
from msgspec import structs

from hipflow.export.text_tables import history_lines, merged_lines
from hipflow.session.record import Amendment, Note, PainRatings
from hipflow.storage.history_lines import DamagedLine
from hipflow.storage.history_merge import Disagreement, MergeResult
from tests.builders.record_builders import BRIDGE, HIP, not_today, session


def test_nothing_yet_says_how_to_begin():
    """An empty history is a sentence with the command to type."""
    (line,) = history_lines([])
    assert "hipflow play hip-starter" in line


def test_the_newest_stands_first():
    """One row a session under one head, and the columns stand under each other."""
    older = session("01A", "2026-11-21T18:02:11+01:00", pain=PainRatings(before=3, after=4))
    newer = session("01B", "2026-11-23T18:02:11+01:00", day="gentle")
    head, first, second = history_lines([older, newer])
    assert first.startswith("Mon 23 Nov 2026 18:02")
    assert second.startswith("Sat 21 Nov 2026 18:02")
    assert first[head.index("Day") :].startswith("gentle")
    assert second[: head.index("  After") + 7].split()[-2:] == ["3", "4"]
    assert first[: head.index("  After") + 7].split()[-2:] == ["-", "-"]
    assert first[head.index("How") :] == "all done"


def test_a_long_title_keeps_its_column():
    """Cut with an ellipsis, so that the table stays a table."""
    long = session(routine=structs.replace(HIP, title="A very long title of a routine"))
    head, row = history_lines([long])
    assert row[head.index("Day") :].startswith("usual")
    assert "…" in row


def test_the_day_is_the_patients_own():
    """A session at half past twelve at night stands on the day before, with its time."""
    late = session(started="2026-11-24T00:30:00+01:00", date="2026-11-23")
    assert history_lines([late])[1].startswith("Mon 23 Nov 2026 00:30")


def test_an_odd_time_is_shown_as_it_is():
    """A line of another hand never breaks the table."""
    assert history_lines([session(started="some day")])[1].startswith("some day")


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ({}, "all done"),
        ({"outcome": "interrupted"}, "interrupted"),
        ({"outcome": "stopped", "reason": "no-time"}, "stopped early: no time"),
        ({"outcome": "stopped"}, "stopped early"),
        ({"speed": 20}, "all done (speed 20)"),
        (
            {"exercises": (structs.replace(BRIDGE, done=(), skipped="hurt"), BRIDGE)},
            "bridge left out, it hurt",
        ),
    ],
)
def test_how_it_went(others, words):
    """One phrase, the same as on the screen, and the speed where it was another."""
    head, row = history_lines([session(**others)])
    assert row[head.index("How") :] == words


def test_a_row_is_one_line_whatever_stands_in_the_record():
    """Line breaks and tabs of titles and reasons end no row."""
    odd = session(
        routine=structs.replace(HIP, title="Hip\nstarter\there"), outcome="stopped", reason="a\nb"
    )
    assert len("\n".join(history_lines([odd])).splitlines()) == 2
    assert "Hip starter here" in history_lines([odd])[1]


def test_rest_that_was_chosen_has_neither_day_nor_time():
    """Its rating stands before, and how it went says what it was."""
    head, row = history_lines([not_today(7)])
    assert row[head.index("Day") :].split() == ["-", "-", "7", "-", "not", "today"]
    assert row[head.index("How") :] == "not today"


def test_what_came_of_a_merge_is_said(tmp_path):
    """Numbers, what was known, and where a torn end went."""
    assert merged_lines(MergeResult(known=3)) == ["Nothing to add: your history has all of it."]
    damaged = MergeResult(damaged=((tmp_path, DamagedLine(1, "torn")),))
    assert "all that can be read of it" in merged_lines(damaged)[0]
    lines = merged_lines(MergeResult(sessions=2, corrections=1, known=3, torn_end_file=tmp_path))
    assert lines[0] == "Added: 2 sessions, 1 correction."
    assert lines[1] == "Already there: 3 lines."
    assert str(tmp_path) in lines[2]
    assert merged_lines(MergeResult(notes=1))[0] == "Added: 0 sessions, 0 corrections, 1 note."


@pytest.mark.parametrize(
    ("added", "is_shown", "words"),
    [
        (
            session("01A", "2026-11-23T18:02:11+01:00"),
            False,
            (
                "Not the same in both: Hip starter, Mon 23 Nov 2026 18:02. Both are kept. "
                "Yours is shown. If that is wrong, correct it in History."
            ),
        ),
        (
            session("01A", "2026-11-23T18:02:11+01:00"),
            True,
            (
                "Not the same in both: Hip starter, Mon 23 Nov 2026 18:02. Both are kept. "
                "The other one is shown, as it says more. If that is wrong, correct it in History."
            ),
        ),
        (
            Note(id="02", at="2026-11-22T09:00:00+01:00", date="2026-11-22", kind="go\x1b[2Jal"),
            False,
            (
                "Not the same in both: a note (go [2Jal) of Sun 22 Nov 2026 09:00. Both are kept. "
                "Yours is shown."
            ),
        ),
        (
            Amendment(id="09", amends="01A", at="2026-11-24T08:00:00+01:00"),
            False,
            (
                "Not the same in both: a correction of Tue 24 Nov 2026 08:00. Both are kept. "
                "Yours is shown."
            ),
        ),
    ],
    ids=["yours", "the other", "note", "correction"],
)
def test_what_two_histories_say_differently_is_named(added, is_shown, words):
    """By the routine and the time, and which of the two is shown from now on."""
    found = Disagreement(added=added, is_shown=is_shown)
    lines = merged_lines(MergeResult(known=3, disagreements=(found,)))
    assert lines[1] == words
