"""Notes that were written without the sign a note begins with."""

import re

from hipflow.routine.problems.proposal import write
from hipflow.routine.toml.statement import BrokenStatement, Explanation, whole, without_comment

_NOTE_SIGN = re.compile(r"[ \t]*+(?://+|;+|/\*|--+(?=[ \t\w])|<!--|%|\*(?=/))[ \t]*+(?P<note>.*)")
_DIVIDER = re.compile(r"[ \t]*+[^\w\s\[\](){}\"'#](?:[ \t]*+[^\w\s\[\](){}\"'#]){2,}[ \t]*+")
BULLET = re.compile(r"[ \t]*+[-•*–·‣◦▪][ \t]*+(?P<text>\S.*)")
_PROSE = re.compile(r"[^\W\d_].*[ \t].*|[^\W\d_]{12,}.*|\d+[.)][ \t].*", re.DOTALL)


def note_without_sign(statement: BrokenStatement) -> Explanation | None:
    """A note as other languages begin one, a line drawn with signs, or an entry of a list."""
    line = without_comment(statement.first)
    if _DIVIDER.fullmatch(line):
        return _note(statement, line.strip(), "a line drawn across is a note, which begins with #")
    if note := _NOTE_SIGN.match(line):
        return _note(statement, note["note"].strip("*/- >"), "a note begins with #")
    bullet = BULLET.match(line)
    if bullet and not re.match(r"\w+[ \t]*=", bullet["text"]):
        quoted = bullet["text"].strip().rstrip(",").replace("\\", "\\\\").replace('"', '\\"')
        return Explanation(
            span=whole(statement),
            message="this looks like an entry of a list",
            hint=f'in a list such as cues = [ … ] write "{quoted}", and before a note a #',
        )
    return None


def is_heading(statement: BrokenStatement) -> bool:
    """Whether words stand above the head of a file, where no table begins yet."""
    line = statement.first.lstrip()
    return statement.is_above_head and line[:1].isalpha() and "=" not in line


def prose(statement: BrokenStatement) -> Explanation | None:
    """Words that stand by themselves: a heading or a note."""
    line = without_comment(statement.first)
    if line.startswith(("[", "{", "(")) or "=" in line:
        return None
    if not is_heading(statement) and not _PROSE.fullmatch(line):
        return None
    if re.search(r"\d", line):
        # A number may be meant to count; in a note it does not.
        return Explanation(
            span=whole(statement),
            message="this line is not understood",
            hint="if it is a note, put # before it; else write `key = value`",
        )
    return _note(statement, line, "this looks like a note, which begins with #")


def _note(statement: BrokenStatement, note: str, message: str) -> Explanation:
    return Explanation(span=whole(statement), message=message, hint=write(f"# {note}".rstrip()))
