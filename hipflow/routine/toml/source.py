"""A file as text, read once: its data, its syntax mistakes, and where everything stands."""

import tomllib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from hipflow.routine.problems.problem import (
    Problem,
    Severity,
    SpanNote,
    TextSpan,
    Way,
    first_lines,
)
from hipflow.routine.problems.proposal import Hint, Part, Proposal, place, words_of
from hipflow.routine.problems.violation import Path, PointAt, Violation
from hipflow.routine.toml.scan import Scan, scan
from hipflow.routine.toml.statement import Explanation, statement_part
from hipflow.system.errors import UnreadableError
from hipflow.system.open_file import read_plain

if TYPE_CHECKING:
    from hipflow.routine.toml.spans import Spans
    from hipflow.routine.toml.syntax import SkippedEntry

MAX_BYTES = 256 * 1024
_RICH_TEXT = b"{\\rtf"
_NO_TEXT = (
    (b"%PDF", "is a PDF, which is made for reading and printing, not a text file."),
    (b"PK\x03\x04", "is a document of a word processor or a packed folder, not a text file."),
    (b"\xd0\xcf\x11\xe0", "is a document of a word processor, not a text file."),
    (b"\x89PNG", "is a picture, not a text file."),
    (b"\xff\xd8\xff", "is a picture, not a text file."),
)
"""How files of other programs begin, and what they are."""
_OTHER_FILE = " Open it, and copy its words into a new text file that ends in .toml."
_EXERCISE_NAMES = ("exercise", "Exercise", "EXERCISE", "exercises", "Exercises")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_source(path: FilePath) -> bytes:
    """The bytes of a file, at most one more than a file may have.

    Raises:
        UnreadableError: it is missing, not a file, or may not be read.
    """
    try:
        if not path.is_file():
            raise _unreadable(str(path), _why_no_file(path))
        return read_plain(path, MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise _unreadable(str(path), f"cannot be read: {reason}. Check who may read it.") from error


def decode_text(data: bytes, name: str) -> str:
    """The text of a file, without its byte-order mark, lines ended by a newline alone.

    Raises:
        UnreadableError: it is too big, or not text in UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise _unreadable(
            name,
            f"is larger than {MAX_BYTES // 1024} KiB, too big for a routine or an exercise."
            " Check that it is the right file.",
        )
    if data.startswith(_RICH_TEXT):
        raise _unreadable(
            name,
            "is a document of a word processor (RTF). Save it as plain text:"
            " in TextEdit, Format > Make Plain Text.",
        )
    for beginning, what in _NO_TEXT:
        if data.startswith(beginning):
            raise _unreadable(name, what + _OTHER_FILE)
    if b"\0" in data and not data.startswith(_UTF_16):
        raise _unreadable(
            name, "is not a text file. Save it as plain text in UTF-8, or check the name."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(
            name,
            f"is not UTF-8 text: line {line} holds a letter saved in another way. Save it again"
            " with the encoding UTF-8: in Notepad, File > Save as, and choose it under Encoding.",
        ) from None
    # Macintosh programs of old end lines with a carriage return alone.
    return text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")


def _unreadable(name: str, why: str) -> UnreadableError:
    """The refusal of a file; its name comes from elsewhere and is made safe to show."""
    from hipflow.system.safe_text import safe  # noqa: PLC0415 - right files need none of it

    return UnreadableError(f"{safe(name)} {why}")


def _why_no_file(path: FilePath) -> str:
    """What stands in a file's place, or which one is probably meant."""
    if path.is_dir():
        return "is a folder, not a file. Check the name and the folder."
    if path.exists():
        return "is no ordinary file. Check the name and the folder."
    hidden_ending = path.with_name(f"{path.name}.txt")
    if path.name and hidden_ending.is_file():
        return (
            f"is not there, but {hidden_ending.name} is: Notepad adds .txt to a name, which Windows"
            " hides. Rename it without, or save it with the name in quotes."
        )
    if path.name and path.with_name(f"{path.name}.toml").is_file():
        return f"is not there, but {path.name}.toml is. Write the whole name."
    return "is not there. Check the name and the folder."


def _valid_data(text: str) -> dict[str, Any] | None:
    """The data of a text that is TOML throughout, else ``None``."""
    try:
        data = tomllib.loads(text)
    except (ValueError, OverflowError, RecursionError):
        return None
    # Single brackets for an exercise are TOML, but mean something else.
    return None if any(isinstance(data.get(name), dict) for name in _EXERCISE_NAMES) else data


class Source:
    """One file's text and what was read from it.

    Attributes:
        name: The file's name as it is shown in problems.
        data: What it says, or ``None`` where nothing could be read.
        problems: Its syntax mistakes.
    """

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self._lines = text.split("\n")
        self._text = text
        self.data: dict[str, Any] | None = None
        self.problems: tuple[Problem, ...] = ()
        self._left_out: tuple[SkippedEntry, ...] = ()
        scan_result = scan(text)
        if scan_result.refusal:
            refusal = scan_result.refusal
            self.problems = (
                self._syntax_problem(
                    Explanation(
                        span=refusal.span,
                        code=refusal.code,
                        message=refusal.message,
                        hint=refusal.hint,
                    )
                ),
            )
            return
        self.data = _valid_data(text)
        if self.data is None:
            self._read_broken(scan_result)

    def _read_broken(self, scan_result: Scan) -> None:
        """Reads around the statements that are broken."""
        from hipflow.routine.toml.line_numbers import without_line_numbers  # noqa: PLC0415 - only broken files need it
        from hipflow.routine.toml.syntax import parse_broken  # noqa: PLC0415 - the same

        if numbered := without_line_numbers(self._text):
            self._text = numbered.text
            scan_result = scan(self._text)
        result = parse_broken(self._text, scan_result)
        self.data = result.data
        self._text = result.text
        self._left_out = result.left_out
        mistakes = (numbered.mistake, *result.mistakes) if numbered else result.mistakes
        self.problems = tuple(map(self._syntax_problem, mistakes))

    def problem_at(self, finding: Violation) -> Problem:
        """The finding as a problem, at its place in the text."""
        also = finding.also
        others = () if also is None else (SpanNote(self._span(also.path, also.at), also.words),)
        span = self._span(finding.path, finding.at)
        return Problem(
            file=self.name,
            span=span,
            severity=finding.severity,
            code=finding.code,
            message=finding.message,
            hint=words_of(finding.hint),
            label=finding.label,
            others=others,
            lines=first_lines(self._lines, (span, *(other.span for other in others))),
            ways=_ways(finding.hint, lambda part: self._spans.part(part, finding.path, span)),
            otherwise=_otherwise(finding.hint),
        )

    def raw(self, path: Path) -> str:
        """How the value at that path is written, as far as its first line goes."""
        span = self._span(path, PointAt.VALUE)
        line = self._lines[span.line - 1] if span.line <= len(self._lines) else ""
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        return line[span.column - 1 : end]

    def left_out(self) -> set[Path]:
        """The keys whose statements could not be read, ``ANY_KEY`` where that is not known."""
        return {(*self._spans.owner(broken.line), broken.key) for broken in self._left_out}

    @cached_property
    def _spans(self) -> "Spans":
        from hipflow.routine.toml.spans import Spans  # noqa: PLC0415 - only files with problems need it

        return Spans(self._text)

    def _span(self, path: Path, at: PointAt) -> TextSpan:
        return self._spans.key(path) if at is PointAt.KEY else self._spans.value(path)

    def _syntax_problem(self, mistake: Explanation) -> Problem:
        return Problem(
            file=self.name,
            span=mistake.span,
            severity=Severity.ERROR,
            code=mistake.code,
            message=mistake.message,
            hint=words_of(mistake.hint),
            others=mistake.others,
            lines=first_lines(self._lines, (mistake.span, *(each.span for each in mistake.others))),
            ways=_ways(mistake.hint, lambda part: statement_part(part, mistake, self._lines)),
            otherwise=_otherwise(mistake.hint),
        )


def _ways(hint: Hint | None, find: Callable[[Part], TextSpan | None]) -> tuple[Way, ...] | None:
    """What a hint says to write, as edits of the text."""
    return place(hint, find) if isinstance(hint, Proposal) else None


def _otherwise(hint: Hint | None) -> str | None:
    return hint.otherwise if isinstance(hint, Proposal) else None
