"""Reads a file's data into the model, whether or not all of it is right.

A right file is read by msgspec alone, and nothing else is loaded for it. Where that fails, the rest
of the work is done by :mod:`hipflow.routine.check.read_right_part`.
"""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from hipflow.routine.format.model import ExerciseFile, RoutineFile
from hipflow.routine.problems.toml_values import control_character_violations
from hipflow.routine.problems.violation import Path, Violation
from hipflow.routine.toml.source import Source

T = TypeVar("T", bound=RoutineFile | ExerciseFile)


class ReadResult(Struct, Generic[T], frozen=True):
    """What was read of a file."""

    value: T | None
    """The right part of the file; required keys that are missing hold stand-ins."""
    violations: tuple[Violation, ...] = ()
    lost: Mapping[Path, frozenset[str]] = {}
    """Of each table the keys that were meant but could not be read, ``ANYTHING`` for any key."""


def read_model(source: Source, model: type[T]) -> ReadResult[T]:
    """Reads a file's data as ``model``, with every mistake in single keys and values."""
    if source.data is None:
        return ReadResult(None)
    left_out = source.left_out() if source.problems else set()
    control_violations = tuple(control_character_violations(source.data, ()))
    if not control_violations:
        try:
            return ReadResult(msgspec.convert(source.data, model), lost=keys_by_table(left_out))
        except msgspec.ValidationError:
            pass
    from hipflow.routine.check.salvage import read_right_part  # noqa: PLC0415 - only files with mistakes need it

    return read_right_part(source, model, control_violations, left_out)


def keys_by_table(lost: Iterable[Path]) -> dict[Path, frozenset[str]]:
    """The last keys of the paths, by the tables they stand in."""
    tables: dict[Path, set[str]] = {}
    for path in lost:
        tables.setdefault(path[:-1], set()).add(str(path[-1]))
    return {table: frozenset(keys) for table, keys in tables.items()}
