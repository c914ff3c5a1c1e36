"""One thing that is wrong in a file, where it stands, and what to do about it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """Whether a file with this problem can be played; a note is no problem, only good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class TextSpan(Struct, frozen=True, order=True):
    """A stretch of text: lines and columns count characters from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class TextEdit(Struct, frozen=True):
    """A stretch of a text, and what is to stand there."""

    span: TextSpan
    text: str


Way = tuple[TextEdit, ...]
"""The edits of one way to mend something."""


class SourceLine(Struct, frozen=True):
    """A line of the file, kept so that a problem can be shown without its file."""

    number: int
    text: str


class SpanNote(Struct, frozen=True):
    """A second place that has to do with a problem, and why."""

    span: TextSpan
    words: str


class Problem(Struct, frozen=True, kw_only=True):
    """One mistake, warning or note, ready to be shown anywhere: terminal, app, JSON.

    ``hint`` says what to do next. It stands beside the caret, unless ``label`` says there what is
    wrong; then the hint follows on a line of its own.
    """

    file: str
    span: TextSpan
    severity: Severity
    code: str
    message: str
    hint: str | None = None
    label: str | None = None
    others: tuple[SpanNote, ...] = ()
    lines: tuple[SourceLine, ...] = ()
    ways: tuple[Way, ...] | None = None
    """What the hint says to write, as edits, one of each way it offers.

    ``None`` where it says nothing to write; none where that is to be carried out nowhere.
    """
    otherwise: str | None = None
    """What to say in place of the hint, where to follow it would do harm."""

    @property
    def line(self) -> int:
        """The line it begins on, from 1."""
        return self.span.line

    @property
    def column(self) -> int:
        """The character it begins at, from 1."""
        return self.span.column

    @property
    def end_line(self) -> int:
        """The line it ends on, from 1."""
        return self.span.end_line

    @property
    def end_column(self) -> int:
        """The character after its last one, from 1."""
        return self.span.end_column

    @property
    def is_error(self) -> bool:
        """Whether it keeps the file from being played."""
        return self.severity is Severity.ERROR

    def to_json(self) -> dict[str, object]:
        """What ``hipflow check --json`` prints for it; ``hint`` is ``None`` where there is none."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "severity": str(self.severity),
            "code": self.code,
            "message": self.message,
            "hint": self.hint or self.label,
        }


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as they stand in their file, each once."""
    return tuple(dict.fromkeys(sorted(problems, key=lambda problem: problem.span)))


def first_lines(text_lines: Sequence[str], spans: Iterable[TextSpan]) -> tuple[SourceLine, ...]:
    """The first line of each span, as the file has it, in order."""
    numbers = sorted({span.line for span in spans if 1 <= span.line <= len(text_lines)})
    return tuple(SourceLine(number, text_lines[number - 1]) for number in numbers)
