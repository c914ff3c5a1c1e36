"""What there is to know of every key, in words: for editors and for the reference page.

All of it is made from the schema, and so from the model.
"""

import json
import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from hipflow.routine.format.schema import Schema, exercise_schema, routine_schema, types_of

ROUTINE_SCHEMA_FILE = "hipflow-routine.schema.json"
"""How the two are called where they lie beside the files they describe."""

_LEFT_OUT = re.compile(r"(?:(?<=^)|(?<=[.;] ))(?P<what>[^.;]+?) when left out[.;] ?")


class KeyFacts(Struct, frozen=True, kw_only=True):
    """One key.

    Attributes:
        name: the key.
        says: what it means.
        values: what may stand there, its limits and unit included.
        left_out: what holds when it is not written; empty where nothing needs saying.
        example: a line as it is written, empty for tables.
        required: whether it must be there.
    """

    name: str
    says: str
    values: str
    left_out: str
    example: str
    required: bool


def key_facts(table: Schema) -> tuple[KeyFacts, ...]:
    """The keys of a table, in the order of the model."""
    required = table.get("required", ())
    return tuple(
        _facts(name, schema, required=name in required)
        for name, schema in table.get("properties", {}).items()
    )


@cache
def published_routine_schema() -> Schema:
    """The schema of a routine as editors are given it; not to be changed."""
    return _published(routine_schema())


@cache
def published_exercise_schema() -> Schema:
    """The schema of a library exercise as editors are given it; not to be changed."""
    return _published(exercise_schema())


def limits_text(schema: Schema) -> str:
    """``1 to 20``, ``0 to 600 seconds``, ``up to 80 characters``; empty where there are none."""
    if "minimum" in schema and "maximum" in schema:
        unit = schema.get("x-unit", "")
        return f"{schema['minimum']} to {schema['maximum']} {unit}".rstrip()
    if "maxLength" in schema:
        return f"up to {schema['maxLength']} characters"
    if "array" in types_of(schema) and schema.get("items", {}).get("type") != "object":
        return _list_limits(schema)
    return ""


def _list_limits(schema: Schema) -> str:
    items = schema.get("items", {})
    each = "" if "array" in types_of(items) else limits_text(items)
    least, most = schema.get("minItems"), schema.get("maxItems")
    count = (
        f"up to {most}" if least is None else f"{least}" if least == most else f"{least} to {most}"
    )
    return f"{count} of {each}" if each else count


def _facts(name: str, schema: Schema, *, required: bool) -> KeyFacts:
    says = schema.get("description", "").removesuffix("; required.").rstrip(".")
    left_out = _LEFT_OUT.search(schema.get("description", ""))
    if left_out:
        says = _LEFT_OUT.sub("", schema["description"]).strip(" .;")
    return KeyFacts(
        name=name,
        says=f"{says}.",
        values=_values(schema),
        left_out=left_out["what"] if left_out else "",
        example=_example_line(name, schema),
        required=required,
    )


def _values(schema: Schema) -> str:
    """What may stand there: ``whole number or [least, most], 1 to 20``."""
    if "anyOf" in schema:
        is_id = any("pattern" in way for way in schema["anyOf"])
        return "an id, or a table" if is_id else "a text, or a table"
    if "enum" in schema:
        return " · ".join(json.dumps(value) for value in schema["enum"])
    types, items = types_of(schema), schema.get("items", {})
    if "object" in types:
        return "a table"
    if types == ("array",):
        what = {"object": "tables", "integer": "whole numbers", "array": "[name, seconds]"}.get(
            items.get("type"), "texts"
        )
        limits = limits_text(schema)
        return f"a list of {what}" + (f": {limits}" if limits else "")
    names = {"string": "a text", "boolean": "true or false", "integer": "a whole number"}
    kind = "a number" if "number" in types else names[types[0]]
    kind += " or [least, most]" if "array" in types else ""
    limits = limits_text(schema)
    return f"{kind}, {limits}" if limits else kind


def _example_line(name: str, schema: Schema) -> str:
    examples = schema.get("examples", [])
    if not examples or isinstance(examples[0], dict):
        return ""
    # A number, a text or a list looks the same in JSON and in TOML.
    return f"{name} = {json.dumps(examples[0], ensure_ascii=False)}"


def _published(schema: Schema) -> Schema:
    """The same schema with its limits in words and an example of each table."""
    published = {**schema, **_published_parts(schema)}
    words = limits_text(schema)
    if words and "description" in schema:
        published["description"] = f"{schema['description']} {words[:1].upper()}{words[1:]}."
    if (
        "$schema" not in published
        and "examples" not in published
        and (example := _example(published)) is not None
    ):
        published["examples"] = [example]
    return published


def _published_parts(schema: Schema) -> Schema:
    parts: Schema = {
        part: _published(schema[part])
        for part in ("items", "additionalProperties")
        if isinstance(schema.get(part), dict)
    }
    if "properties" in schema:
        parts["properties"] = {
            key: _published(value) for key, value in schema["properties"].items()
        }
    if "anyOf" in schema:
        parts["anyOf"] = [_published(part) for part in schema["anyOf"]]
    return parts


def _example(schema: Schema) -> object:
    """An example made of those of its keys; ``None`` where nothing is known of them."""
    if "properties" in schema:
        return dict(_some_keys(schema)) or None
    if isinstance(schema.get("items"), dict) and "properties" in schema["items"]:
        return [dict(_some_keys(schema["items"]))]
    inner = schema.get("additionalProperties")
    if isinstance(inner, dict) and "properties" in inner:
        return {"A": dict(_some_keys(inner))}
    return None


_SHOWN_FIRST = ("use", "sets", "reps")
"""Of a table as large as an exercise, these are enough of an example."""


def _some_keys(table: Schema) -> Iterator[tuple[str, object]]:
    properties = table["properties"]
    keys = [key for key in _SHOWN_FIRST if key in properties] or list(properties)
    for key in keys:
        examples = properties[key].get("examples")
        if examples:
            yield key, examples[0]
