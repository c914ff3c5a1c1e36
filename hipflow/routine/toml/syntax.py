"""Reads TOML that may be broken: every syntax mistake, and all the data around them.

A parser stops at its first mistake. Blanking the statement it stopped in and parsing again finds
the next one, and in the end the rest is read as if the broken statements were not there.
"""

import re
import tomllib
from bisect import bisect_right
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from hipflow.routine.problems.problem import TextSpan
from hipflow.routine.problems.proposal import Part, propose
from hipflow.routine.problems.violation import ANY_KEY
from hipflow.routine.toml.explain import UNENDED_TEXT, explain
from hipflow.routine.toml.explain_header import guess_header, is_header
from hipflow.routine.toml.explain_notes import is_heading, list_entry
from hipflow.routine.toml.explain_value import TEXT_LISTS
from hipflow.routine.toml.misplaced import find_misplaced
from hipflow.routine.toml.scan import Scan
from hipflow.routine.toml.statement import BrokenStatement, Explanation

MAX_MISTAKES = 50
MAX_UNENDED_LINES = 20
"""So far below is looked for the end of a text that should stand on one line."""
UNREAD_TABLE_PREFIX = "\N{REPLACEMENT CHARACTER} unread "
"""Begins the names of tables that stand in for headers which could not be understood."""

_SINGLE_BRACKETS = re.compile(
    r"[ \t]*\[[ \t]*(?P<name>exercises?)[ \t]*\][ \t]*(?:#.*)?", re.IGNORECASE
)
_BEGINS = re.compile(r"[ \t]*+(?:\[|#|[A-Za-z0-9_\-]++[ \t]*+=)")
_LIST_BELOW = re.compile(
    rf"[ \t]*+(?:{'|'.join(TEXT_LISTS)})[ \t]*+[=:]?[ \t]*+(?:#.*)?", re.IGNORECASE
)
_HEAD = re.compile(r"[ \t]*+hipflow[ \t]*+=")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")


class SkippedEntry(Struct, frozen=True):
    """A statement that was left out."""

    line: int
    key: str
    """The key it was to write, as far as that is clear."""


class ParseResult(Struct, frozen=True):
    """What could be read."""

    data: dict[str, Any] | None
    """``None`` where the mistakes leave nothing to be read."""
    text: str
    """The text that was read in the end: the same lines, broken statements blank."""
    mistakes: tuple[Explanation, ...] = ()
    left_out: tuple[SkippedEntry, ...] = ()


def has_single_brackets(data: dict[str, Any]) -> bool:
    """Whether an exercise was begun as ``[exercise]``, which is TOML and means something else."""
    return any(
        key.lower() in ("exercise", "exercises") and isinstance(value, dict)
        for key, value in data.items()
    )


def parse_broken(text: str, scan: Scan) -> ParseResult:
    """Reads the text, blanking what is broken."""
    return _Parser(text, scan).run()


class _Parser:
    """Parses again and again until nothing broken is left."""

    def __init__(self, text: str, scan: Scan) -> None:
        self._original = text.split("\n")
        self._lines = list(self._original)
        self._scan = scan
        self._mistakes: list[Explanation] = []
        self._left_out: list[SkippedEntry] = []
        self._unread = 0

    def run(self) -> ParseResult:
        """The data and the mistakes."""
        while len(self._mistakes) < MAX_MISTAKES:
            try:
                data = tomllib.loads("\n".join(self._lines))
            except tomllib.TOMLDecodeError as error:
                if not (
                    self._double_single_brackets()
                    or self._blank_misplaced(str(error))
                    or self._blank_at_error(str(error))
                ):
                    return self._result_at_failure()
                continue
            except (ValueError, OverflowError, RecursionError):
                # A number of thousands of digits, or a depth no parser follows.
                if not self._blank_statement(
                    self._first_unreadable_statement(), "a number is too long"
                ):
                    return self._result_at_failure()
                continue
            if has_single_brackets(data) and self._double_single_brackets():
                continue
            return self._result(
                {
                    key: value
                    for key, value in data.items()
                    if not key.startswith(UNREAD_TABLE_PREFIX)
                }
            )
        return self._result(None)

    def _result_at_failure(self) -> ParseResult:
        """Where blanking a statement does not help: what was found, and that it is not all."""
        line = self._last_line()
        self._mistakes.append(
            Explanation(
                span=TextSpan(line, 1, line, 2),
                message="hipflow does not understand the file up to here",
                hint="put right what is above, or write it again",
            )
        )
        return self._result(None)

    def _result(self, data: dict[str, Any] | None) -> ParseResult:
        return ParseResult(
            data, "\n".join(self._lines), tuple(self._mistakes), tuple(self._left_out)
        )

    def _blank_misplaced(self, message: str) -> bool:
        """Blanks what stands above the table it belongs to, not the table itself."""
        place = _PLACE.search(message)
        line = int(place[1]) if place else self._last_line()
        found = find_misplaced(self._lines, self._scan.starts, line)
        if found is None:
            return False
        self._mistakes.append(found.mistake)
        self._left_out.append(SkippedEntry(found.first, ANY_KEY))
        blank = [""] * (found.after - found.first)
        if self._lines[found.first - 1].lstrip().startswith("["):
            self._unread += 1
            blank[0] = f'["{UNREAD_TABLE_PREFIX}{self._unread}"]'
        self._lines[found.first - 1 : found.after - 1] = blank
        return True

    def _blank_at_error(self, message: str) -> bool:
        """Blanks the statement the parser stopped in; ``False`` if that changed nothing."""
        place = _PLACE.search(message)
        line = int(place[1]) if place else self._last_line()
        # The parser notices an unclosed bracket only in the statement after it, and the missing
        # end of a text in single quotes only at the end of the file.
        late = sorted((*self._scan.unclosed, *self._scan.unended))
        noticed_late = next((start for start in late if self._lines[start - 1]), line)
        return self._blank_statement(min(noticed_late, line), message)

    def _blank_statement(self, line: int, reason: str) -> bool:
        index = bisect_right(self._scan.starts, line) - 1
        start = self._scan.starts[index]
        after = (*self._scan.starts, len(self._lines) + 1)[index + 1]
        after = self._end_of_unended_text(start) or self._end_of_bullets(start) or after
        lines = self._lines[start - 1 : after - 1]
        if not any(part.strip(" \t") for part in lines) or lines[0].startswith(
            f'["{UNREAD_TABLE_PREFIX}'
        ):
            return False
        statement = BrokenStatement(
            line=start,
            text="\n".join(lines),
            unclosed=start in self._scan.unclosed,
            reason=reason,
            before=self._original[: start - 1],
            is_above_head=any(map(_HEAD.match, self._lines[after - 1 :])),
            is_above_exercise=self._begins_exercise(after),
        )
        explanation = explain(statement)
        extent = TextSpan(start, 1, after - 1, len(lines[-1]) + 1)
        self._mistakes.append(replace(explanation, statement=extent))
        if explanation.code != "duplicate-key":
            self._left_out.append(SkippedEntry(start, statement.key))
            if is_header(lines[0]) and "=" in lines[0]:
                # What stands behind a header belongs below it.
                self._left_out.append(SkippedEntry(start + 1, ANY_KEY))
        blank = [""] * len(lines)
        if is_header(lines[0]) and not is_heading(statement):
            blank[0] = self._stand_in(lines[0], twice=explanation.code == "duplicate-key")
        self._lines[start - 1 : after - 1] = blank
        return True

    def _begins_exercise(self, line: int) -> bool:
        """Whether the first line from this one on that says something begins an exercise."""
        below = next((each for each in self._lines[line - 1 :] if each.strip()), "")
        return below.lstrip().startswith("[[exercise]]")

    def _end_of_unended_text(self, start: int) -> int | None:
        """The line after a text that was begun on this one and ends further down, if it does."""
        if not UNENDED_TEXT.match(self._lines[start - 1]):
            return None
        for number, line in enumerate(self._lines[start : start + MAX_UNENDED_LINES], start + 1):
            if not line.strip() or _BEGINS.match(line):
                return None
            if '"' in line:
                return number + 1
        return None

    def _end_of_bullets(self, start: int) -> int | None:
        """The line after the entries of a list written below its key, one bullet each."""
        if not _LIST_BELOW.fullmatch(self._lines[start - 1]):
            return None
        end = start
        while end < len(self._lines) and list_entry(self._lines[end]):
            end += 1
        return end + 1 if end > start else None

    def _stand_in(self, header: str, *, twice: bool) -> str:
        """A header to read on with, so that the keys below stay out of the table above."""
        guess = None if twice else guess_header(header)
        if guess and (guess == "[[exercise]]" or guess not in self._lines):
            return guess
        self._unread += 1
        return f'["{UNREAD_TABLE_PREFIX}{self._unread}"]'

    def _double_single_brackets(self) -> bool:
        """Reads every ``[exercise]`` as ``[[exercise]]``, and reports each."""
        found = [
            start
            for start in self._scan.starts
            if _SINGLE_BRACKETS.fullmatch(self._lines[start - 1])
        ]
        for number in found:
            line = self._lines[number - 1]
            column = line.index("[") + 1
            self._lines[number - 1] = "[[exercise]]"
            span = TextSpan(number, column, number, line.index("]") + 2)
            self._mistakes.append(
                Explanation(
                    span=span,
                    message="an exercise begins with two brackets, as there may be several",
                    hint=propose("write: [[exercise]]", Part.POINTED, "[[exercise]]"),
                )
            )
        return bool(found)

    def _first_unreadable_statement(self) -> int:
        """The first statement that cannot be read for another reason than its spelling."""
        ends = (*self._scan.starts[1:], len(self._lines) + 1)
        for start, end in zip(self._scan.starts, ends, strict=True):
            try:
                tomllib.loads("\n".join(self._lines[start - 1 : end - 1]))
            except tomllib.TOMLDecodeError:
                continue
            except (ValueError, OverflowError, RecursionError):
                return start
        return 1

    def _last_line(self) -> int:
        """The last line that says something."""
        numbered = reversed(list(enumerate(self._lines, 1)))
        return next((number for number, line in numbered if line.strip(" \t")), 1)
