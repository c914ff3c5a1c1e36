"""Explains letters that nobody sees, or that only look like a space."""

import re

from hipflow.routine.problems.problem import TextSpan
from hipflow.routine.problems.proposal import Change, Proposal, propose
from hipflow.routine.toml.statement import BrokenStatement, Explanation

UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""What takes no room at all."""
_THOUSANDS = re.compile(r"\d[\u00a0\u202f\u2009]\d{3}")
_HARD_SPACE = re.compile(
    r"[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202e\u202f\u205f-\u2064\u3000\ufeff]"
)
_TEXT_OR_COMMENT = re.compile(r'"[^"]*+"?|\'[^\']*+\'?|#.*')


def hard_spaces(line: str) -> list[int]:
    """The columns, from 0, of what only looks like a space, outside texts and comments."""
    seen = _TEXT_OR_COMMENT.sub(lambda found: "." * len(found[0]), line)
    return [found.start() for found in _HARD_SPACE.finditer(seen)]


def forbidden_character(statement: BrokenStatement) -> Explanation | None:
    """A control character, which no text may hold."""
    lines = statement.text.split("\n")
    for number, line in enumerate(lines, statement.line):
        match = re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line)
        if match:
            span = one_letter(number, match.start())
            return Explanation(
                span=span,
                code="control-character",
                message="there is a letter here that cannot be shown",
                hint=propose("delete it", span, ""),
            )
    return None


def find_hard_space(statement: BrokenStatement) -> Explanation | None:
    """What only looks like a space, or takes no room, outside texts and comments."""
    place = next(iter(hard_spaces(statement.first)), None)
    if place is None or _THOUSANDS.match(statement.first, place - 1):
        return None
    span = one_letter(statement.line, place)
    if UNSEEN.match(statement.first[place]):
        return Explanation(
            span=span,
            code="hard-space",
            message="there is a letter here that nobody sees; it came with copied text",
            hint=_delete_unseen(statement, "delete it", "delete it, and the others in this line"),
        )
    return Explanation(
        span=span,
        code="hard-space",
        message="this looks like a space and is not one; it came with copied text",
        hint=_delete_unseen(
            statement,
            "delete it and type a space",
            "delete it and type a space, and do the same with the others in this line",
        ),
    )


def _delete_unseen(statement: BrokenStatement, alone: str, several: str) -> Proposal:
    """Without what takes no room, and with a space for what only looks like one."""
    line = statement.first
    changes = [
        Change(one_letter(statement.line, place), "" if UNSEEN.match(line[place]) else " ")
        for place in hard_spaces(line)
    ]
    words = alone if len(changes) == 1 else several
    # What is written may still be a mistake, but no number is another with a space in it.
    otherwise = words if all(change.text for change in changes) else None
    return Proposal(words, (tuple(changes),), otherwise)


def one_letter(line: int, column: int) -> TextSpan:
    """One letter by its line, from 1, and its column, from 0."""
    return TextSpan(line, column + 1, line, column + 2)
