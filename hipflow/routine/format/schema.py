"""The JSON Schema of routines and exercises, made from the model.

Editors complete and check with it, and so does the checker. It is kept flat for both: no
references, and a key that takes a number or a range has one list of types instead of alternatives,
so that a validator points at the key itself and editors go on completing. Only keys that take a
text or a whole table (``easier``, ``harder``, ``say``) keep ``anyOf``, the text first.
"""

from functools import cache
from typing import Any

import msgspec

from hipflow.routine.format.model import ExerciseFile, RoutineFile
from hipflow.routine.problems.violation import Path

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def routine_schema() -> Schema:
    """The schema of a routine file; the same object each time, not to be changed."""
    return _flat_schema(RoutineFile, "hipflow routine")


@cache
def exercise_schema() -> Schema:
    """The schema of a library exercise file; the same object each time, not to be changed."""
    return _flat_schema(ExerciseFile, "hipflow exercise")


def schema_at(schema: Schema, path: Path) -> Schema | None:
    """The part of a schema that speaks of the value at a path, if any does."""
    for part in path:
        found = _below(_table_branch(schema), part)
        if found is None:
            return None
        schema = found
    return schema


def types_of(schema: Schema) -> tuple[str, ...]:
    """The JSON types a part of the schema allows; empty where it allows anything."""
    types = schema.get("type", ())
    return (types,) if isinstance(types, str) else tuple(types)


def keys_of(schema: Schema) -> tuple[str, ...]:
    """The keys a table takes; of alternatives, those of the table."""
    return tuple(_table_branch(schema).get("properties", ()))


def _below(schema: Schema, part: str | int) -> Schema | None:
    if isinstance(part, int):
        found = schema.get("items")
    else:
        found = schema.get("properties", {}).get(part, schema.get("additionalProperties"))
    return found if isinstance(found, dict) else None


def _table_branch(schema: Schema) -> Schema:
    """Of alternatives the one that is a table, else the schema itself."""
    return next((part for part in schema.get("anyOf", ()) if part.get("type") == "object"), schema)


def _flat_schema(model: type, title: str) -> Schema:
    raw = msgspec.json.schema(model)
    return {"$schema": DIALECT, **_flatten(raw, raw["$defs"]), "title": title}


def _flatten(node: Schema, definitions: dict[str, Schema]) -> Schema:
    """The same schema with its references replaced and its alternatives merged."""
    if "$ref" in node:
        target = definitions[node["$ref"].removeprefix("#/$defs/")]
        own = {key: value for key, value in node.items() if key not in ("$ref", "$defs")}
        return {**_without_title(_flatten(target, definitions)), **own}
    flat = {
        key: value
        for key, value in node.items()
        # TOML has no null: a key is written or left out.
        if key not in ("anyOf", "$defs") and not (key == "default" and value is None)
    }
    if "anyOf" in node:
        # What the key says of itself wins over what its type says.
        flat = _merged([_flatten(part, definitions) for part in node["anyOf"]]) | flat
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(flat.get(key), dict):
            flat[key] = _flatten(flat[key], definitions)
    if "properties" in flat:
        flat["properties"] = {
            key: _flatten(value, definitions) for key, value in flat["properties"].items()
        }
    if "description" in flat:
        flat["description"] = " ".join(flat["description"].replace("``", "`").split())
    return _with_type(flat)


def _merged(parts: list[Schema]) -> Schema:
    """Alternatives as one: a list of types, unless one of them is a table among others."""
    parts = [part for part in parts if part.get("type") != "null"]
    if len(parts) > 1 and any(part.get("type") == "object" for part in parts):
        return {"anyOf": parts}
    merged: Schema = {}
    types: list[str] = []
    for part in parts:
        types += [kind for kind in types_of(part) if kind not in types]
        merged = {**part, **merged}
    return {**merged, "type": types if len(types) > 1 else types[0]}


def _with_type(schema: Schema) -> Schema:
    """Names the type where only the allowed values were listed."""
    values = schema.get("enum")
    if not values or "type" in schema:
        return schema
    return {**schema, "type": "integer" if isinstance(values[0], int) else "string"}


def _without_title(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "title"}
