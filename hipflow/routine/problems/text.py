"""Shows problems as text: where, what, the lines themselves, and what to write instead.

Text from files is made safe here: control characters are shown as escapes and cannot move a cursor,
and a long line is cut around the place that is pointed at.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from hipflow.routine.problems.problem import Problem, SpanNote, TextSpan
from hipflow.system.safe_text import safe, safe_letter

MOST_SHOWN = 100
"""Columns of a line that are shown; a longer one is cut."""
BEFORE_CUT = 30
"""How many of them stand before the place, where a line is cut."""
_RESET = "\x1b[0m"
_STYLES = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;36m",
    "frame": "\x1b[2m",
    "also": "\x1b[36m",
    "hint": "\x1b[32m",
}


_Paint = Callable[[str, str], str]


class LineExcerpt(Struct, frozen=True):
    """The part of a line that is shown, and the columns of it that are pointed at."""

    text: str
    before: int
    width: int


def format_problems(problems: Iterable[Problem], *, colour: bool = False) -> str:
    """All problems, an empty line between two; ends without a newline."""
    return "\n\n".join(format_problem(problem, colour=colour) for problem in problems)


def format_problem(problem: Problem, *, colour: bool = False) -> str:
    """One problem as text of several lines, without a newline at the end.

    Args:
        problem: What to show.
        colour: Whether to colour it with ANSI escapes.
    """
    paint = _paint if colour else _plain
    severity = str(problem.severity)
    where = f"{safe(problem.file)}:{problem.line}:{problem.column}"
    head = f"{where}: {paint(severity, severity)}: {safe(problem.message)}"
    lines = [f"{head}  [{problem.code}]", *_excerpt(problem, paint=paint)]
    return "\n".join(lines)


def _plain(_style: str, text: str) -> str:
    return text


def _paint(style: str, text: str) -> str:
    return f"{_STYLES[style]}{text}{_RESET}" if text else text


def _excerpt(problem: Problem, *, paint: _Paint) -> Iterator[str]:
    """The lines of the file with what is pointed at below them."""
    footer = problem.hint if problem.label and problem.hint else None
    if not problem.lines:
        if problem.hint:
            yield f"  = {safe(problem.hint)}"
        return
    gutter = len(str(max(line.number for line in problem.lines)))
    bar = " " * gutter + " " + paint("frame", "|")
    marks = _pointers(problem)
    yield bar
    previous = None
    for line in problem.lines:
        if previous is not None and line.number > previous + 1:
            yield paint("frame", "...")
        previous = line.number
        here = [mark for mark in marks if mark.label.span.line == line.number]
        first = here[0].label.span if here else problem.span
        start = _cut_start(line.text, first)
        number = paint("frame", f"{line.number:>{gutter}} |")
        yield f"{number} {_window(line.text, first, start).text}".rstrip()
        for mark in here:
            window = _window(line.text, mark.label.span, start)
            pointer = paint(mark.style, mark.sign * window.width)
            words = paint(mark.style, safe(mark.label.words))
            yield f"{bar} {' ' * window.before}{pointer} {words}".rstrip()
    if footer:
        yield f"{' ' * gutter} {paint('frame', '=')} {paint('hint', safe(footer))}"


class _Pointer(Struct, frozen=True):
    """One place to point at, and how."""

    label: SpanNote
    sign: str
    style: str


def _pointers(problem: Problem) -> list[_Pointer]:
    own = SpanNote(problem.span, problem.label or problem.hint or "")
    return [
        _Pointer(own, "^", str(problem.severity)),
        *(_Pointer(other, "-", "also") for other in problem.others),
    ]


def _cut_start(line: str, span: TextSpan) -> int:
    """The first character that is shown of a line."""
    if sum(_width(letter) for letter in line[: MOST_SHOWN * 2]) <= MOST_SHOWN:
        return 0
    return max(0, span.column - 1 - BEFORE_CUT)


def _window(line: str, span: TextSpan, start: int) -> LineExcerpt:
    """What is shown of a line from ``start`` on, and where in it the span lies."""
    shown, width, end = ["…" if start else ""], 1 if start else 0, start
    while end < len(line) and width + _width(line[end]) <= MOST_SHOWN:
        shown.append(safe_letter(line[end]))
        width += _width(line[end])
        end += 1
    if end < len(line):
        shown.append("…")
    first = min(max(span.column - 1, start), end)
    last = span.end_column - 1 if span.end_line == span.line else len(line)
    before = (1 if start else 0) + sum(map(_width, line[start:first]))
    return LineExcerpt(
        "".join(shown), before, max(1, sum(map(_width, line[first : min(last, end)])))
    )


def _width(letter: str) -> int:
    """Columns a letter takes in a terminal, as it is shown."""
    shown = safe_letter(letter)
    if shown != letter:
        return len(shown)
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
