"""One value of a file beside what the format allows in its place, and the words for both."""

import datetime as dt
import json
import math
import re
from typing import Any

from msgspec import Struct

from hipflow.routine.format.schema import Schema, keys_of
from hipflow.routine.format.schema import types_of as schema_types
from hipflow.routine.problems.amounts import (
    suggest_decimal_or_range,
    suggest_each_side,
    suggest_number,
    suggest_sets_and_reps,
)
from hipflow.routine.problems.proposal import Hint, Part, Proposal, propose, write_value
from hipflow.routine.problems.toml_values import MAX_EXACT
from hipflow.routine.problems.violation import Path

_EXPECTED = (
    ("number", "a number of seconds"),
    ("integer", "a whole number"),
    ("array", "a list of texts"),
    ("string", "a text in quotes"),
    ("boolean", "true or false"),
    ("object", "a table"),
)
_LISTS = {
    "object": "a list of tables",
    "integer": "a list of whole numbers",
    "array": 'a list of phases such as ["Push", 7]',
}


class FieldValue(Struct, frozen=True):
    """One value, and what may stand in its place."""

    path: Path
    value: Any
    raw: str
    schema: Schema

    @property
    def key(self) -> str:
        """The key it belongs to; for an entry of a list, the list's key."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "file")

    @property
    def types(self) -> tuple[str, ...]:
        """The JSON types allowed here."""
        return schema_types(self.schema)

    @property
    def takes_table(self) -> bool:
        """Whether only a table may stand here, or one was meant where a text may stand as well."""
        meant = isinstance(self.value, list) and any(isinstance(each, dict) for each in self.value)
        return self.types == ("object",) or ("anyOf" in self.schema and meant)

    @property
    def header(self) -> str:
        """The header of the table it would be: ``[exercise.say]``."""
        return f"[{'.'.join(part for part in self.path if isinstance(part, str))}]"

    @property
    def in_list(self) -> bool:
        """Whether it is an entry of a list."""
        return isinstance(self.path[-1], int)

    @property
    def in_figure(self) -> bool:
        """Whether it belongs to a figure, whose numbers are degrees and whose lists are sides."""
        return "figure" in (*self.path[:1], *self.path[2:3])

    @property
    def is_range(self) -> bool:
        """Whether two numbers may stand here, the least and the most."""
        pairs = len(self.types) > 1 and "array" in self.types
        whole = self.schema.get("items", {}).get("type") == "integer"
        return pairs and whole and not self.in_figure


def expected_text(field: FieldValue) -> str:
    """What must stand there, as the end of a sentence."""
    schema, types = field.schema, field.types
    if field.in_list or (field.in_figure and "integer" in types):
        return _expected_in_figure(field) if field.in_figure else _expected_in_list(field)
    if "anyOf" in schema:
        return _expected_of_two(field)
    if "enum" in schema and "string" in types:
        return "one of " + ", ".join(f'"{option}"' for option in schema["enum"])
    if field.is_range and "number" not in types:
        return "a whole number or a range such as [2, 3]"
    if types == ("array",):
        return _LISTS.get(schema.get("items", {}).get("type"), "a list of texts")
    return next((words for kind, words in _EXPECTED if kind in types), "something else")


def _expected_of_two(field: FieldValue) -> str:
    """For a key that takes a text or a table."""
    if field.key == "say":
        steps = ", ".join(f"`{step}`" for step in keys_of(field.schema))
        return f"a text in quotes, or a table with {steps}"
    return "an exercise's id in quotes, or a table of what changes"


def _expected_in_figure(field: FieldValue) -> str:
    if "enum" in field.schema:
        return "made of " + ", ".join(f'"{option}"' for option in field.schema["enum"])
    if "integer" not in field.types:
        return "made of texts in quotes"
    if "array" in field.types:
        return "a number, or [working side, other side]"
    return "a number" if "number" in field.types else "a whole number"


def _expected_in_list(field: FieldValue) -> str:
    if field.key == "rep_phases":
        return 'made of phases such as ["Push", 7]'
    if "integer" in field.types:
        by_set = field.key.endswith("_by_set")
        return "a list of whole numbers" if by_set else "a whole number or a range of two"
    return "a list of tables" if "object" in field.types else "a list of texts"


def actual_text(field: FieldValue) -> str:
    """What stands there, as the end of a sentence that begins with "this"."""
    value = field.value
    if isinstance(value, float) and not math.isfinite(value):
        return "is no number to count with"
    if isinstance(value, float) and "integer" in field.types:
        return "is not a whole number"
    if isinstance(value, int) and abs(value) >= MAX_EXACT:
        return "number is far too large"
    names: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "is true or false"),
        ((int, float), "is a number"),
        (str, "is text"),
        (list, "is a list"),
        (dict, "is a table"),
        ((dt.date, dt.datetime), "is a date"),
        (dt.time, "is a time of day"),
    )
    return next((words for kind, words in names if isinstance(value, kind)), "is not")


def suggestion(field: FieldValue) -> Hint:
    """The same meaning written as the format wants it, or else an example."""
    if several := _more_than_one_value(field):
        return several
    if (header := _suggested_header(field)) is not None:
        return header
    if (meant := _suggested_value(field)) is not None:
        return write_this_value(field, meant)
    if field.takes_table and not field.in_list:
        return f"begin the table with its heading, {field.header}, and put its keys below"
    # Beside a number of the author's, one of ours would read as what was meant.
    numeric = not {"integer", "number"}.isdisjoint(field.types)
    no_example = field.in_list or (numeric and re.search(r"\d", field.raw))
    examples = [] if no_example else field.schema.get("examples", [])
    if examples and not isinstance(examples[0], dict):
        # A number, a text or a list looks the same in JSON and in TOML.
        return f"for example: {field.key} = {json.dumps(examples[0])}"
    return f"write {expected_text(field)}"


def _more_than_one_value(field: FieldValue) -> Hint | None:
    """What to write where one value says two things, or one of two is not whole."""
    if field.key == "rep_phases" and field.in_list:
        return 'write it as [["Push", 7], ["Relax", 3]]'
    if field.in_list:
        is_part = isinstance(field.value, float) and "integer" in field.types
        return "round it the way you mean it: a range takes whole numbers" if is_part else None
    sets = suggest_sets_and_reps(field.raw) if field.key in ("sets", "reps") else None
    return (
        sets
        or suggest_each_side(field.key, field.raw)
        or suggest_decimal_or_range(field.key, field.raw)
    )


def write_this_value(field: FieldValue, meant: str) -> Proposal:
    """Another value in its place, said with its key, or as an entry of a list alone."""
    if field.in_list:
        return propose(f"write {meant}", Part.POINTED, meant)
    return write_value(field.key, meant)


def _suggested_header(field: FieldValue) -> str | None:
    """The line that begins what was written in another way; what stands below it is open."""
    if field.in_list:
        return None
    if "array" in field.types and field.key == "exercise":
        return "begin each exercise with [[exercise]], and write its keys below that"
    if not field.takes_table:
        return None
    if field.key == "circuit":
        return "write: [circuit.A] with its rounds below"
    if field.path[0] == "circuit" and field.key in keys_of(field.schema):
        return "write: [circuit.A] in place of [circuit]"
    return None


def _suggested_value(field: FieldValue) -> str | None:
    """The value that was meant."""
    value, types = field.value, field.types
    if "integer" in types or "number" in types:
        meant = suggest_number(field.key, field.raw, list_allowed=field.is_range)
        return meant if meant and is_number_allowed(meant, field.schema) else None
    if field.takes_table and not field.in_list:
        return _suggested_words(field)
    if "boolean" in types and isinstance(value, str | int):
        return "true" if str(value).lower() in ("true", "yes", "on", "1") else "false"
    if "string" in types and isinstance(value, int | float) and not isinstance(value, bool):
        return f'"{field.raw}"'
    if "array" in types and isinstance(value, str):
        return f"[{field.raw}]" if field.raw.endswith(('"', "'")) else None
    return None


def _suggested_words(field: FieldValue) -> str | None:
    """The table of `words` for one that is written without its table."""
    tables = isinstance(field.value, list) and any(isinstance(each, dict) for each in field.value)
    if field.key != "words" or tables:
        return None
    said = field.raw if isinstance(field.value, str) else '"Lift"'
    return f"{{ out = {said} }}"


def is_number_allowed(meant: str, schema: Schema) -> bool:
    """Whether a suggested number would be accepted."""
    numbers = [float(number) for number in re.findall(r"[\d.]+", meant)]
    return all(schema.get("minimum", 0) <= n <= schema.get("maximum", n) for n in numbers)
