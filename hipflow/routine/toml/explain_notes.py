"""Notes that were written without the sign a note begins with."""

import re

from hipflow.routine.problems.proposal import write
from hipflow.routine.toml.statement import BrokenStatement, Explanation, whole, without_comment

_NOTE_SIGN = re.compile(r"[ \t]*+(?://+|;+|/\*|--+(?=[ \t\w])|<!--|%|\*(?=/))[ \t]*+(?P<note>.*)")
_DIVIDER = re.compile(
    r"[ \t]*+(?:[^\w\s\[\](){}\"'#]|_)(?:[ \t]*+(?:[^\w\s\[\](){}\"'#]|_)){2,}[ \t]*+"
)
BULLET = re.compile(r"[ \t]*+(?:[-•–·‣◦▪]|\*(?!\*))[ \t]*+(?P<text>\S.*)")
NUMBERED = re.compile(r"[ \t]*+(?P<text>\d{1,2}[.)][ \t]++\S.*)")
"""An entry of a numbered list; its number stays, so that none is lost."""
_COUNTED = re.compile(
    r"(?:exercise|week|day|page|part|phase|stage|step|level|number|circuit|no\.?)\s*+\d+(?:\s+of\s+\d+)?",
    re.IGNORECASE,
)
"""A number of a heading, which is no amount."""
_PROSE = re.compile(
    r"[^\W\d_].*[ \t].*|[^\W\d_]{12,}.*|\d+[.)]?[ \t].*|[^\w\s\"'=\[{].*[^\W\d_].*", re.DOTALL
)

NOTE_OR_ENTRY = "if it is a note, put # before it; else write `key = value`"


def note_without_sign(statement: BrokenStatement) -> Explanation | None:
    """A note as other languages begin one, a line drawn with signs, or an entry of a list."""
    line = without_comment(statement.first)
    if _DIVIDER.fullmatch(line):
        return _note(statement, line.strip(), "a line across is a note, and a note begins with #")
    if note := _NOTE_SIGN.match(line):
        return _note(statement, note["note"].strip("*/- >"), "a note begins with #")
    bullet = BULLET.match(line)
    if bullet and not is_heading(statement) and not re.match(r"\w+[ \t]*=", bullet["text"]):
        quoted = bullet["text"].strip().rstrip(",").replace("\\", "\\\\").replace('"', '\\"')
        return Explanation(
            span=whole(statement),
            message="this looks like an entry of a list",
            hint=f'in a list such as cues = [ … ] write "{quoted}", and before a note a #',
        )
    return None


def list_entry(line: str) -> str | None:
    """The text of an entry of a list that stands on lines of its own, as in a leaflet."""
    found = BULLET.match(line) or NUMBERED.match(line)
    return found["text"].strip().rstrip(",").strip('"') if found else None


def is_heading(statement: BrokenStatement) -> bool:
    """Whether words stand right above an exercise, or above the head of a file."""
    line = statement.first.lstrip()
    is_above = statement.is_above_head or statement.is_above_exercise
    return is_above and line[:1] not in ("[", "{") and "=" not in line


def prose(statement: BrokenStatement) -> Explanation | None:
    """Words that stand by themselves: a heading or a note."""
    line = without_comment(statement.first)
    if line.startswith(("[", "{")) or "=" in line:
        return None
    if not is_heading(statement) and not _PROSE.fullmatch(line):
        return None
    if re.search(r"\d", _COUNTED.sub("", line) if is_heading(statement) else line):
        # A number may be meant to count; in a note it does not.
        return Explanation(
            span=whole(statement),
            message="hipflow does not understand this line",
            hint=NOTE_OR_ENTRY,
        )
    return _note(statement, line, "this looks like a note, and a note begins with #")


def _note(statement: BrokenStatement, note: str, message: str) -> Explanation:
    return Explanation(span=whole(statement), message=message, hint=write(f"# {note}".rstrip()))
