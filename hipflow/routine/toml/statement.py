"""A broken statement, what is said of it, and where its parts stand."""

import re
from collections.abc import Sequence

from msgspec import Struct

from hipflow.routine.problems.problem import SpanNote, TextSpan
from hipflow.routine.problems.proposal import Hint, Part
from hipflow.routine.problems.violation import ANY_KEY

PAIR = re.compile(
    r"[ \t]*+(?P<key>[^=\s:#][^=:# \t\n]*+(?:[ \t]++[^=:# \t\n]++)*)[ \t]*+"
    r"(?P<mark>[=:])[ \t]*+(?P<value>[^\n]*)"
)
BARE_KEY = re.compile(r"""[A-Za-z0-9_.\-]+|"[^"\n]*"|'[^'\n]*'""")
_TEXT_OR_COMMENT = re.compile(r'"[^"]*+"?|\'[^\']*+\'?|#.*')

Fault = tuple[str, Hint]
"""What is wrong, and what to do about it."""


class BrokenStatement(Struct, frozen=True):
    """A broken statement and what the parser said of it."""

    line: int
    text: str
    unclosed: bool
    reason: str
    before: Sequence[str]
    """The lines of the file above it."""
    is_above_head: bool = False
    """Whether the line with the format's version comes below it."""
    is_above_exercise: bool = False
    """Whether an exercise begins right below it."""

    @property
    def first(self) -> str:
        """Its first line that says something."""
        return self.text.split("\n", 1)[0]

    @property
    def key(self) -> str:
        """The key it was to write; that of a table, or of who knows what, is ``ANY_KEY``."""
        pair = PAIR.match(self.first)
        whole = pair and BARE_KEY.fullmatch(pair["key"]) and not self.unclosed
        return pair["key"] if pair and whole else ANY_KEY


class Explanation(Struct, frozen=True, kw_only=True):
    """What is said of a broken statement."""

    span: TextSpan
    message: str
    hint: Hint | None = None
    code: str = "syntax"
    others: tuple[SpanNote, ...] = ()
    statement: TextSpan | None = None
    """All of what is broken, where that is more than is pointed at."""


def without_comment(value: str) -> str:
    """A line without the comment behind it; a `#` inside a text begins none."""
    for part in _TEXT_OR_COMMENT.finditer(value):
        if part[0].startswith("#"):
            if part.start() == 0 or value[part.start() - 1] in " \t":
                return value[: part.start()].strip()
        elif len(part[0]) == 1 or part[0][-1] != part[0][0]:
            # A quote that is never closed hides nothing.
            return re.split(r"[ \t]#", value, maxsplit=1)[0].strip()
    return value.strip()


def whole(statement: BrokenStatement) -> TextSpan:
    """The first line of the statement, without the space and comment around it."""
    text = without_comment(statement.first) or statement.first.strip()
    return span_of(statement, text)


def span_of(statement: BrokenStatement, text: str, start: int = 0) -> TextSpan:
    """Where a text stands in the first line of a statement, looked for from a column on."""
    return in_line(statement.line, statement.first, text, start)


def in_line(number: int, line: str, text: str, start: int = 0) -> TextSpan:
    """Where a text stands in the line of that number."""
    column = max(line.find(text, start), 0) + 1
    return TextSpan(number, column, number, column + max(len(text), 1))


def statement_part(part: Part, mistake: Explanation, lines: Sequence[str]) -> TextSpan | None:
    """Where a part of a broken statement stands, in the lines of its file."""
    if part is Part.POINTED:
        return mistake.span
    if mistake.statement is None:
        return None
    begins = _begin(mistake.statement, lines)
    ends = _end(mistake.statement, lines)
    return TextSpan(*(ends if part is Part.END else begins), *ends)


def _begin(statement: TextSpan, lines: Sequence[str]) -> tuple[int, int]:
    first = lines[statement.line - 1]
    return statement.line, len(first) - len(first.lstrip()) + 1


def _end(statement: TextSpan, lines: Sequence[str]) -> tuple[int, int]:
    """Behind the last line that says something, before the comment there."""
    number = statement.end_line
    while number > statement.line and not without_comment(lines[number - 1]):
        number -= 1
    line = lines[number - 1]
    text = without_comment(line) or line.strip()
    return number, line.find(text) + len(text) + 1
