"""A first look at TOML text, in one linear pass and before any parser sees it.

It finds where each statement begins, and refuses shapes that cost a parser far more than they say:
one dotted key of 20,000 parts takes :mod:`tomllib` seconds and more than a gigabyte, and brackets
nested deeply enough end any recursive parser. Strings and comments are stepped over, so that
nothing in them counts.
"""

import re

from msgspec import Struct

from hipflow.routine.problems.problem import TextSpan

MAX_KEY_PARTS = 8
MAX_NESTING = 16
MAX_SIGNS = 20_000
"""Of lines, keys and entries together. The longest routine somebody would write has a tenth."""

FLATTER = "write it flatter; nothing else was read"
SHORTER = "check that it is the right file, or make several of it; nothing was read"

# Each loop stops only where what follows it matches, so none ever tries a second way. They are not
# possessive: before Python 3.11.5 possessive groups go wrong.
_TOKEN = re.compile(
    r'''
      """ (?: [^"\\]++ | \\. | \\\Z | "(?!"") )* (?: (?P<closed>"{3,5}) | \Z )
    | \'\'\' (?: [^']++ | '(?!'') )* (?: (?P<closed_literal>'{3,5}) | \Z )
    | " (?: [^"\\\n]++ | \\[^\n] )* "?
    | ' [^'\n]*+ '?
    | \# [^\n]*+
    | [\[\]{}.,=\n]
    ''',
    re.VERBOSE | re.DOTALL,
)
_KEY_LINE = re.compile(r"[ \t]*+[A-Za-z0-9_.\-]++[ \t]*+=")
_HEADER_LINE = re.compile(
    r"^[ \t]*+\[{1,2}[ \t]*+(?!(?:true|false|inf|nan)\b)[A-Za-z_][\w. \t\-]*+\]{1,2}"
    r"[ \t]*+(?:\#[^\n]*+)?$",
    re.MULTILINE,
)


class Scan(Struct, frozen=True):
    """What the first look found."""

    starts: tuple[int, ...]
    """The line, from 1, on which each statement begins; comments and empty lines are statements."""
    unclosed: tuple[int, ...]
    """Those of them that open a bracket or a long text which is never closed."""
    unended: tuple[int, ...] = ()
    """Those that open a text in single quotes which does not end on its line."""
    refusal: "Refusal | None" = None


class Refusal(Struct, frozen=True):
    """A shape that is not handed to a parser."""

    span: TextSpan
    message: str
    code: str = "too-deep"
    hint: str = FLATTER


def scan(text: str) -> Scan:
    """Looks the text over; it stops at the first shape it refuses."""
    scanner = _Scanner(text)
    refusal = scanner.run()
    return Scan(tuple(scanner.starts), tuple(scanner.unclosed), tuple(scanner.unended), refusal)


class _Scanner:
    """Walks the tokens and keeps count of brackets and dots."""

    def __init__(self, text: str) -> None:
        self.starts = [1]
        self.unclosed: list[int] = []
        self.unended: list[int] = []
        self._text = text
        self._line = 1
        self._open: list[str] = []
        self._in_header = False
        self._dots = 0
        self._signs = 0
        self._statement_at = 0

    def run(self) -> Refusal | None:
        """Goes through the whole text."""
        position = 0
        while token := _TOKEN.search(self._text, position):
            position = token.end()
            first = token[0][0]
            self._signs += 1
            if self._signs > MAX_SIGNS:
                return self._too_many(token.start())
            if first in "\"'#":
                position = self._step_over(token)
            elif first == "\n":
                self._end_line(position)
            else:
                self._punctuation(first, token.start())
                if message := self._nesting_refusal():
                    return Refusal(self._span(token.start()), message)
        return None

    def _step_over(self, token: re.Match[str]) -> int:
        """Passes a text or a comment; an unclosed long text ends before the next header."""
        long = token[0].startswith(('"""', "'''"))
        if token[0][0] == "'" and (len(token[0]) == 1 or token[0][-1] != "'"):
            self.unended.append(self.starts[-1])
        if not long or token["closed"] or token["closed_literal"]:
            self._line += token[0].count("\n")
            return token.end()
        self.unclosed.append(self.starts[-1])
        header = _HEADER_LINE.search(self._text, token.start())
        end = header.start() if header else len(self._text)
        self._line += self._text.count("\n", token.start(), end)
        self._begin_statement(end)
        return end

    def _end_line(self, next_line: int) -> None:
        self._line += 1
        self._dots = 0
        if not self._open or self._in_header:
            self._begin_statement(next_line)
        elif self._next_line_starts_afresh(next_line):
            self.unclosed.append(self.starts[-1])
            self._begin_statement(next_line)

    def _next_line_starts_afresh(self, position: int) -> bool:
        """Whether a statement begins there although a bracket is still open."""
        in_list = self._open[-1] == "["
        if in_list and _KEY_LINE.match(self._text, position):
            return True
        return _HEADER_LINE.match(self._text, position) is not None

    def _begin_statement(self, position: int) -> None:
        if self.starts[-1] != self._line:
            self.starts.append(self._line)
        self._open.clear()
        self._in_header = False
        self._dots = 0
        self._statement_at = position

    def _punctuation(self, mark: str, at: int) -> None:
        self._dots = self._dots + 1 if mark == "." else 0
        if mark in "[{":
            if not self._open and not self._text[self._statement_at : at].strip():
                self._in_header = True
            self._open.append(mark)
        elif mark in "]}" and self._open:
            self._open.pop()

    def _nesting_refusal(self) -> str | None:
        if self._dots >= MAX_KEY_PARTS:
            return f"a key has at most {MAX_KEY_PARTS} parts joined by dots"
        if len(self._open) > MAX_NESTING:
            return f"brackets are nested at most {MAX_NESTING} deep"
        return None

    def _too_many(self, at: int) -> Refusal:
        message = f"a file has at most {MAX_SIGNS:,} lines, keys and entries"
        return Refusal(self._span(at), message, code="too-many", hint=SHORTER)

    def _span(self, at: int) -> TextSpan:
        column = at - self._text.rfind("\n", 0, at)
        return TextSpan(self._line, column, self._line, column + 1)
