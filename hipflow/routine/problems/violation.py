"""A mistake as the rules report it: by its path in the data, not yet by its place in the text."""

from enum import Enum, auto

from msgspec import Struct

from hipflow.routine.problems.problem import Severity

Path = tuple[str | int, ...]
"""Keys and places in lists, from the top of the file to one value."""

ANYTHING = "*"
"""Stands for any key, where it is not known which one could not be read."""


class At(Enum):
    """What of an entry is pointed at."""

    KEY = auto()
    VALUE = auto()


class Also(Struct, frozen=True):
    """A second entry that has to do with a mistake, and why."""

    path: Path
    words: str
    at: At = At.KEY


class Finding(Struct, frozen=True, kw_only=True):
    """One mistake or warning; see :class:`hipflow.routine.problems.problem.Problem` for the words."""

    path: Path
    code: str
    message: str
    hint: str | None = None
    label: str | None = None
    at: At = At.KEY
    also: Also | None = None
    severity: Severity = Severity.ERROR
    meant: str | None = None
    """For an unknown key, the key it probably stands for."""


def note(path: Path, code: str, message: str, hint: str, *, at: At = At.KEY) -> Finding:
    """Something that is good to know, and no problem."""
    return Finding(path=path, code=code, message=message, hint=hint, at=at, severity=Severity.NOTE)


def warning(path: Path, code: str, message: str, hint: str, *, at: At = At.KEY) -> Finding:
    """Something a file may be played with, but probably should not."""
    return Finding(
        path=path, code=code, message=message, hint=hint, at=at, severity=Severity.WARNING
    )
