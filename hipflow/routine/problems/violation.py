"""A mistake as the rules report it: by its path in the data, not yet by its place in the text."""

from enum import Enum, auto

from msgspec import Struct

from hipflow.routine.problems.problem import Severity
from hipflow.routine.problems.proposal import Hint

Path = tuple[str | int, ...]
"""Keys and places in lists, from the top of the file to one value."""

ANY_KEY = "*"
"""Stands for any key, where it is not known which one could not be read."""


class PointAt(Enum):
    """What of an entry is pointed at."""

    KEY = auto()
    VALUE = auto()


class RelatedEntry(Struct, frozen=True):
    """A second entry that has to do with a mistake, and why."""

    path: Path
    words: str
    at: PointAt = PointAt.KEY


class Violation(Struct, frozen=True, kw_only=True):
    """One mistake or warning that a rule found, at a path in the data, not yet a place in the file.

    :meth:`hipflow.routine.toml.source.Source.problem_at` makes a problem of it.
    """

    path: Path
    code: str
    message: str
    hint: Hint | None = None
    label: str | None = None
    at: PointAt = PointAt.KEY
    also: RelatedEntry | None = None
    severity: Severity = Severity.ERROR
    meant: str | None = None
    """For an unknown key, the key it probably stands for."""
    looked_up: str | None = None
    """A word that may be meant for an exercise; what the library has decides what is proposed."""


def note(
    path: Path, code: str, message: str, hint: Hint, *, at: PointAt = PointAt.KEY
) -> Violation:
    """Something that is good to know, and no problem."""
    return Violation(
        path=path, code=code, message=message, hint=hint, at=at, severity=Severity.NOTE
    )


def make_warning(
    path: Path, code: str, message: str, hint: Hint, *, at: PointAt = PointAt.KEY
) -> Violation:
    """Something a file may be played with, but probably should not."""
    return Violation(
        path=path, code=code, message=message, hint=hint, at=at, severity=Severity.WARNING
    )
