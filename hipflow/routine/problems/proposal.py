"""What to write instead: the words a person is told, made from the edits that carry them out.

A rule that proposes something names a part of what it found wrong and gives the text for it. Where
that part stands is looked up when the mistake is placed in its file, so that what is said, what is
tried before it is said, and what a program might write for its author are one and the same.
"""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from msgspec import Struct

from hipflow.routine.problems.problem import TextEdit, TextSpan, Way


class Part(Enum):
    """A place in a file by what it is."""

    POINTED = auto()
    """What the mistake points at: a key, or a value."""
    NAME = auto()
    """Of the key or the header that is pointed at, the name that is wrong."""
    ENTRY = auto()
    """A key and its value, or a line; a comment behind it is no part of it."""
    END = auto()
    """Right behind that."""
    TOP = auto()
    """Above the first line."""


class Change(Struct, frozen=True):
    """What is to stand at a part of a file, or at a stretch of it that is known already."""

    at: Part | TextSpan
    text: str


class Proposal(Struct, frozen=True):
    """Something to write: in words, and each way to follow them as changes of the text."""

    words: str
    ways: tuple[tuple[Change, ...], ...]
    otherwise: str | None = None
    """What is said in its place, where it would do harm."""


Hint = str | Proposal
"""What to do about a mistake: a proposal, or words that leave it to the author."""


def words_of(hint: Hint | None) -> str | None:
    """A hint as it is said."""
    return hint.words if isinstance(hint, Proposal) else hint


def write(text: str, otherwise: str | None = None) -> Proposal:
    """This in place of the entry, or of the line."""
    return propose(f"write: {text}", Part.ENTRY, text, otherwise)


def write_value(key: str, value: str) -> Proposal:
    """Another value, which is pointed at, said with its key."""
    return propose(f"write: {key} = {value}", Part.POINTED, value)


def write_two_lines(first: str, second: str) -> Proposal:
    """Two lines in place of one."""
    return propose(f"write two lines, `{first}` and `{second}`", Part.ENTRY, f"{first}\n{second}")


def write_either(key: str, value: str, other: str) -> Proposal:
    """One value, or else a range, where either may be meant."""
    return Proposal(
        f"write: {key} = {value}, or [{other}] for a range",
        tuple((Change(Part.ENTRY, f"{key} = {each}"),) for each in (value, f"[{other}]")),
    )


def propose(words: str, at: Part | TextSpan, text: str, otherwise: str | None = None) -> Proposal:
    """One change, in words of its own."""
    return Proposal(words, ((Change(at, text),),), otherwise)


def place(proposal: Proposal, find: Callable[[Part], TextSpan | None]) -> tuple[Way, ...]:
    """Each way of a proposal as edits; none if a part of it is nowhere.

    Args:
        proposal: What is to be written.
        find: Tells where a part stands.
    """
    ways = []
    for changes in proposal.ways:
        spans = [each.at if isinstance(each.at, TextSpan) else find(each.at) for each in changes]
        edits = [
            TextEdit(span, each.text) for span, each in zip(spans, changes, strict=True) if span
        ]
        if len(edits) < len(changes):
            return ()
        ways.append(tuple(edits))
    return tuple(ways)


def apply_edits(lines: Sequence[str], edits: Sequence[TextEdit]) -> tuple[str, ...]:
    """The lines of a text with the edits made."""
    result = list(lines)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        span = edit.span
        before = result[span.line - 1][: span.column - 1]
        after = result[span.end_line - 1][span.end_column - 1 :]
        result[span.line - 1 : span.end_line] = f"{before}{edit.text}{after}".split("\n")
    return tuple(result)
