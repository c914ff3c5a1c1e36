"""Reads a file's data into the model, whether or not all of it is right.

A right file is read by msgspec alone, and nothing else is loaded for it. Where that fails, the rest
of the work is done by :mod:`hipflow.routine.check.salvage`.
"""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from hipflow.routine.format.model import ExerciseFile, RoutineFile
from hipflow.routine.problems.toml_values import strange_values
from hipflow.routine.problems.violation import Finding, Path
from hipflow.routine.toml.source import Source

FileType = TypeVar("FileType", bound=RoutineFile | ExerciseFile)


class Fields(Struct, Generic[FileType], frozen=True):
    """What was read of a file."""

    value: FileType | None
    """The right part of the file; required keys that are missing hold stand-ins."""
    findings: tuple[Finding, ...] = ()
    lost: Mapping[Path, frozenset[str]] = {}
    """Of each table the keys that were meant but could not be read, ``ANYTHING`` for any key."""


def read_fields(source: Source, model: type[FileType]) -> Fields[FileType]:
    """Reads a file's data as ``model``, with every mistake in single keys and values."""
    if source.data is None:
        return Fields(None)
    left_out = source.left_out() if source.problems else set()
    strange = tuple(strange_values(source.data, ()))
    if not strange:
        try:
            return Fields(msgspec.convert(source.data, model), lost=by_table(left_out))
        except msgspec.ValidationError:
            pass
    from hipflow.routine.check.salvage import salvage  # noqa: PLC0415 - only files with mistakes need it

    return salvage(source, model, strange, left_out)


def by_table(lost: Iterable[Path]) -> dict[Path, frozenset[str]]:
    """The last keys of the paths, by the tables they stand in."""
    tables: dict[Path, set[str]] = {}
    for path in lost:
        tables.setdefault(path[:-1], set()).add(str(path[-1]))
    return {table: frozenset(keys) for table, keys in tables.items()}
