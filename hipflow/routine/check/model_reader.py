"""Reads a file's data into the model, whether or not all of it is right.

A right file is read by msgspec alone, and nothing else is loaded for it. Where that fails, the rest
of the work is done by :mod:`hipflow.routine.check.salvage`.
"""

import msgspec

from hipflow.routine.check.read_result import ReadResult, T, keys_by_table
from hipflow.routine.problems.toml_values import control_character_violations
from hipflow.routine.toml.source import Source


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
