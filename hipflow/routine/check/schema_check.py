"""Finds every mistake in single keys and values, in one pass.

The validator follows the JSON Schema through the whole file where msgspec stops at the first
mistake; what it finds is put into words by :mod:`hipflow.routine.check.value_violations` and
:mod:`hipflow.routine.check.unknown_keys`.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from hipflow.routine.check.unknown_keys import unknown_key
from hipflow.routine.check.value_violations import (
    EXPLAINERS,
    bad_table_names,
    missing_key,
    whole_number,
)
from hipflow.routine.format.field_value import FieldValue
from hipflow.routine.format.model import RoutineFile
from hipflow.routine.format.schema import (
    Schema,
    exercise_schema,
    routine_schema,
    schema_at,
    types_of,
)
from hipflow.routine.problems.toml_values import json_safe, leaves
from hipflow.routine.problems.violation import Path, Violation
from hipflow.routine.toml.source import Source

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError, Validator


MOST_ENTRIES = 100
"""Mistakes in the entries of one list after so many are passed over: no list may be so long."""


@cache
def _validator(model: type[Struct]) -> "Validator":
    """Built once: it takes longer than most files do."""
    import jsonschema_rs  # noqa: PLC0415 - only files with mistakes need it

    return jsonschema_rs.validator_for(_schema_of(model))


def _schema_of(model: type[Struct]) -> Schema:
    return routine_schema() if model is RoutineFile else exercise_schema()


def schema_violations(
    source: Source, data: dict[str, Any], model: type[Struct]
) -> Iterator[Violation]:
    """What the schema of a model finds wrong in a file's data."""
    schema = _schema_of(model)
    for error in _validator(model).iter_errors(json_safe(data)):
        if not any(isinstance(step, int) and step >= MOST_ENTRIES for step in error.instance_path):
            yield from _error_violations(error, source, data, schema)
    for path, value in leaves(data, ()):
        if isinstance(value, float) and value.is_integer():
            part = schema_at(schema, path)
            types = types_of(part) if part else ()
            if part is not None and "integer" in types and "number" not in types:
                yield from whole_number(_field(path, source, data, part))


def _error_violations(
    error: "ValidationError", source: Source, data: dict[str, Any], schema: Schema
) -> Iterator[Violation]:
    """One error of the validator in plain words; of alternatives, the one that was meant."""
    path: Path = tuple(error.instance_path)
    kind: Any = error.kind
    part = schema_at(schema, path)
    if part is None:
        return
    field = _field(path, source, data, part)
    if kind.name == "additionalProperties":
        for key in kind.unexpected:
            yield from unknown_key(field, key)
    elif kind.name == "required":
        yield from missing_key(field, kind.property)
    elif kind.name == "propertyNames":
        yield from bad_table_names(field)
    elif kind.name == "anyOf" and isinstance(field.value, str | dict):
        branch = kind.context[1 if isinstance(field.value, dict) else 0]
        for inner in branch:
            yield from _error_violations(inner, source, data, schema)
    elif kind.name in EXPLAINERS:
        if kind.name in ("pattern", "maxLength") and "anyOf" in part:
            part = part["anyOf"][0]
        yield from EXPLAINERS[kind.name](_field(path, source, data, part))


def _field(path: Path, source: Source, data: dict[str, Any], schema: Schema) -> FieldValue:
    value: Any = data
    for step in path:
        value = value[step]
    return FieldValue(path, value, source.raw(path) if path else "", schema)
