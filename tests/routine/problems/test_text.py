"""Problems as text, safe for any terminal."""

import re

from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.problems.problem import Problem, Severity, SourceLine, SpanNote, TextSpan
from hipflow.routine.problems.text import MOST_SHOWN, format_problem, format_problems, safe

ANSI = re.compile("\x1b\\[[0-9;]*m")


def problem(line: str = "setts = 2", column: int = 1, width: int = 5, **more: object) -> Problem:
    """An error on line 9."""
    parts = {
        "file": "x.toml",
        "span": TextSpan(9, column, 9, column + width),
        "severity": Severity.ERROR,
        "code": "unknown-key",
        "message": "unknown key `setts`",
        "hint": "did you mean `sets`?",
        "lines": (SourceLine(9, line),),
    }
    return Problem(**(parts | more))


def test_a_hint_stands_beside_the_caret():
    """Without a label the hint is said where the caret points."""
    assert format_problem(problem()).split("\n") == [
        "x.toml:9:1: error: unknown key `setts`  [unknown-key]",
        "  |",
        "9 | setts = 2",
        "  | ^^^^^ did you mean `sets`?",
    ]


def test_a_label_moves_the_hint_below():
    """With a label the hint follows on its own line."""
    shown = format_problem(problem(label="this is text", hint="write: x = 1"))
    assert shown.split("\n")[3:] == ["  | ^^^^^ this is text", "  = write: x = 1"]


def test_lines_that_are_apart_are_shown_so():
    """Between two lines that do not follow one another stand dots; numbers are lined up."""
    lines = (SourceLine(9, "reps = 8"), SourceLine(12, "for_s = 3"))
    shown = format_problem(
        problem(others=(SpanNote(TextSpan(12, 1, 12, 6), "set here"),), lines=lines)
    )
    assert shown.split("\n")[1:] == [
        "   |",
        " 9 | reps = 8",
        "   | ^^^^^ did you mean `sets`?",
        "...",
        "12 | for_s = 3",
        "   | ----- set here",
    ]


def test_several_problems_stand_apart():
    """An empty line stands between two problems."""
    assert "`sets`?\n\nx.toml" in format_problems([problem(), problem()])
    assert format_problems([]) == ""


def test_a_problem_without_lines_still_says_what_to_do():
    """A file that could not be read has no lines to show."""
    assert format_problem(problem(lines=())).split("\n")[1:] == ["  = did you mean `sets`?"]


def test_colour_changes_nothing_but_colour():
    """Taking the colours away leaves the plain text."""
    coloured = format_problem(problem(label="x"), colour=True)
    assert ANSI.sub("", coloured) == format_problem(problem(label="x"))
    assert coloured != format_problem(problem(label="x"))


def test_control_characters_are_shown_as_escapes():
    """Nothing from a file moves a cursor; the caret stays below what it points at."""
    shown = format_problem(
        problem("\x1b[2J = 2", column=6, width=1, message="a\nb\x07", file="\x9b.toml")
    )
    assert "\x1b" not in shown
    assert shown.startswith("\\x9b.toml:9:6: error: a b\\x07")
    assert "9 | \\x1b[2J = 2\n  |         ^" in shown


def test_wide_letters_and_tabs_keep_the_caret_in_place():
    """Letters two cells wide count two, marks that join count none, a tab one."""
    shown = format_problem(problem("\t肩e\u0301 = 2", column=6, width=1))
    assert "9 |  肩e\u0301 = 2\n  |      ^" in shown


def test_a_long_line_is_cut_around_the_place():
    """Of a line of a thousand letters the part around the caret is shown."""
    shown = format_problem(problem("a" * 500 + "HERE" + "b" * 500, column=501, width=4)).split("\n")
    assert "HERE" in shown[2]
    assert len(shown[2]) <= MOST_SHOWN + len("9 | ……")
    assert shown[2].index("HERE") == shown[3].index("^^^^")


def test_a_span_over_several_lines_points_to_the_end_of_its_first():
    """A list over several lines is underlined as far as its first line goes."""
    shown = format_problem(problem("cues = [", column=8, span=TextSpan(9, 8, 11, 2)))
    assert shown.split("\n")[3] == "  |        ^ did you mean `sets`?"


def test_a_long_text_is_cut():
    """A name as long as a book does not fill the screen."""
    assert len(safe("x" * 10_000)) < 500


@given(line=st.text(max_size=200), column=st.integers(1, 250), width=st.integers(0, 250))
def test_any_line_is_shown_safely(line, column, width):
    """Whatever a line holds, what is shown is printable, and the caret is there."""
    shown = format_problem(problem(line, column=column, width=width))
    assert all(letter.isprintable() or letter == "\n" for letter in shown)
    assert "^" in shown.split("\n")[-1]
