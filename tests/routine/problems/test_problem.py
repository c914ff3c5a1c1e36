"""Problems as values: their JSON, their order."""

from hipflow.routine.problems.problem import (
    Problem,
    Severity,
    SourceLine,
    TextSpan,
    first_lines,
    sort_problems,
)


def problem(line: int, **more: object) -> Problem:
    """An error at the start of a line."""
    parts = {
        "file": "x.toml",
        "span": TextSpan(line, 1, line, 6),
        "severity": Severity.ERROR,
        "code": "conflict",
        "message": "no",
        "hint": "keep one",
    }
    return Problem(**(parts | more))


def test_the_json_has_the_promised_keys():
    """The keys of ``check --json`` in their order, and plain values."""
    assert problem(3).to_json() == {
        "file": "x.toml",
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 6,
        "severity": "error",
        "code": "conflict",
        "message": "no",
        "hint": "keep one",
    }
    assert type(problem(3).to_json()["severity"]) is str


def test_problems_are_put_in_the_order_of_the_file():
    """By line and column, and each once."""
    assert sort_problems([problem(3), problem(1), problem(3)]) == (problem(1), problem(3))


def test_the_lines_around_are_those_of_the_spans():
    """Each line once, in order; a line the file does not have is left out."""
    spans = [TextSpan(2, 1, 2, 2), TextSpan(1, 1, 1, 2), TextSpan(2, 3, 2, 4), TextSpan(9, 1, 9, 2)]
    assert first_lines(["a", "b"], spans) == (SourceLine(1, "a"), SourceLine(2, "b"))
