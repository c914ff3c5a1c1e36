"""A whole file of mistakes of all kinds: each found once, at its place, however it was saved."""

from pathlib import Path

import pytest

from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder

FOURTEEN = (Path(__file__).parents[1] / "data" / "fourteen.toml").read_text(encoding="utf-8")
EXPECTED = [
    # code, line, column, end column
    ("unknown-key", 2, 1, 6),
    ("out-of-range", 3, 12, 13),
    ("wrong-type", 4, 11, 12),
    ("wrong-type", 7, 10, 15),
    ("unknown-exercise", 10, 7, 13),
    ("unknown-key", 11, 1, 6),
    ("reversed-range", 16, 8, 15),
    ("out-of-range", 17, 10, 13),
    ("conflict", 18, 1, 6),
    ("path-as-id", 21, 7, 18),
    ("undeclared-circuit", 25, 11, 14),
    ("missing-name", 27, 1, 13),
    ("wrong-range", 32, 8, 17),
    ("unknown-exercise", 33, 10, 21),
]
BROKEN = FOURTEEN.replace("reps = 10\n", "reps = 8-12\nnote = 'Slowly\n")
"""The same with two statements more that no parser reads."""
BROKEN_EXPECTED = [
    *EXPECTED[:-2],
    ("syntax", 28, 8, 12),
    ("syntax", 29, 8, 15),
    *((code, line + 1, first, last) for code, line, first, last in EXPECTED[-2:]),
]


def saved(text, form):
    """The bytes of a text, saved as different editors do."""
    data = text.encode()
    if "crlf" in form:
        data = data.replace(b"\n", b"\r\n")
    return b"\xef\xbb\xbf" + data if "bom" in form else data


def places(checked):
    """Code and place of every error."""
    return [(e.code, e.line, e.column, e.end_column) for e in checked.errors]


@pytest.mark.parametrize("form", ["lf", "crlf", "bom", "crlf and bom"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [(FOURTEEN, EXPECTED), (BROKEN, BROKEN_EXPECTED)],
    ids=["fourteen", "and two of syntax"],
)
def test_every_mistake_is_found_once_at_its_place(check, text, expected, form):
    """None is missed, none is invented, and line ends and the mark at the front change nothing."""
    library = ExerciseLibrary([shipped_folder("exercises")])
    assert places(check(saved(text, form), library=library)) == expected


def test_each_says_what_to_do(check):
    """What is near enough is offered: a title, sets, the two exercises, seconds, the range."""
    errors = check(FOURTEEN, library=ExerciseLibrary([shipped_folder("exercises")])).errors
    hints = [error.hint for error in errors]
    assert all(hints)
    assert {
        "did you mean `title`?",
        "write: rest_s = 45",
        "did you mean `squat`?",
        "did you mean `sets`?",
        "write: reps = [8, 12]",
        'write: use = "bridge"',
        "did you mean `mini-squat`?",
    } <= set(hints)
