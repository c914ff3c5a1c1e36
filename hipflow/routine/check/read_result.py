"""What was read of a file that may have mistakes: its right part, and what is lacking in it."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from hipflow.routine.format.model import ExerciseFile, RoutineFile
from hipflow.routine.problems.violation import Path, Violation

T = TypeVar("T", bound=RoutineFile | ExerciseFile)


class ReadResult(Struct, Generic[T], frozen=True):
    """What was read of a file."""

    value: T | None
    """The right part of the file; required keys that are missing hold stand-ins."""
    violations: tuple[Violation, ...] = ()
    lost: Mapping[Path, frozenset[str]] = {}
    """Of each table the keys that were meant but could not be read, ``ANY_KEY`` for any key."""


def keys_by_table(lost: Iterable[Path]) -> dict[Path, frozenset[str]]:
    """The last keys of the paths, by the tables they stand in."""
    tables: dict[Path, set[str]] = {}
    for path in lost:
        tables.setdefault(path[:-1], set()).add(str(path[-1]))
    return {table: frozenset(keys) for table, keys in tables.items()}
