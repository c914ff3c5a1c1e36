"""Puts what the validator found into words: what is wrong with one value, and what to write.

Each function here explains one kind of error of the JSON Schema. A :class:`FieldValue` gives it the
value as it was read, as it was written, and what the format allows in its place.
"""

import re
from collections.abc import Callable, Iterator

from hipflow.routine.format.field_value import (
    FieldValue,
    actual_text,
    expected_text,
    suggestion,
    write_this_value,
)
from hipflow.routine.format.limits import MAX_EXERCISES
from hipflow.routine.format.precautions import FORMER_NAMES
from hipflow.routine.problems.proposal import Hint, Part, propose, write_value
from hipflow.routine.problems.suggestions import did_you_mean_key, nearest_word
from hipflow.routine.problems.toml_values import in_quotes
from hipflow.routine.problems.violation import PointAt, Violation

ID_KEYS = ("use", "easier", "harder", "like")
PRECAUTION_KEYS = ("precautions", "not_with")

VALUE_ALIASES = {
    "sitting": "seated",
    "standing": "stand",
    "seated": "sit",
    "lying": "supine",
    "back": "supine",
    "side": "side-lying",
    "front": "prone",
    "tummy": "prone",
    "stomach": "prone",
    "all-fours": "quadruped",
    "hands-and-knees": "quadruped",
    "floor": "floor-sitting",
    "sitting-on-the-floor": "floor-sitting",
    "chair": "seated",
    "half-kneeling": "kneeling",
    "floor-seated": "floor-sitting",
    "alternating": "alternate",
    "bilateral": "both",
    "left-and-right": "each",
    "each-side": "each",
    "self-paced": "self",
    "own": "self",
    "own-pace": "self",
    "sore": "affected",
    "bad": "affected",
    "painful": "affected",
    "injured": "affected",
    "operated": "affected",
    "good": "other",
    "healthy": "other",
    "unaffected": "other",
    "l": "left",
    "r": "right",
    **FORMER_NAMES,
}
LANGUAGE_ALIASES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
}


_BEFORE_A_PLACE = re.compile(r"(?:lying-|sitting-)?on-(?:your-|the-|a-)?")


def _violation(
    field: FieldValue,
    code: str,
    message: str,
    *,
    hint: Hint | None = None,
    label: str | None = None,
    at: PointAt = PointAt.VALUE,
) -> Iterator[Violation]:
    yield Violation(path=field.path, code=code, message=message, hint=hint, label=label, at=at)


def wrong_type(field: FieldValue) -> Iterator[Violation]:
    """A text where a number is meant, and the like."""
    return _violation(
        field,
        "wrong-type",
        f"`{field.key}` must be {expected_text(field)}",
        label=f"this {actual_text(field)}",
        hint=suggestion(field),
    )


def whole_number(field: FieldValue) -> Iterator[Violation]:
    """``8.0`` where only whole numbers are meant."""
    plain = int(field.value)
    return _violation(
        field,
        "wrong-type",
        f"`{field.key}` must be {expected_text(field)}",
        label="this has a decimal point",
        hint=write_this_value(field, str(plain)),
    )


def out_of_range(field: FieldValue) -> Iterator[Violation]:
    """A number beyond the format's limits."""
    least, most = field.schema.get("minimum"), field.schema.get("maximum")
    unit = " seconds" if field.key.endswith("_s") else ""
    if field.schema.get("x-unit") == "degrees":
        unit = " degrees"
    too_small = least is not None and field.value < least
    return _violation(
        field,
        "out-of-range",
        f"`{field.key}` must be between {least} and {most}{unit}",
        label=f"this is {field.value}",
        hint=f"the {'least is ' if too_small else 'most is '}{least if too_small else most}",
    )


def wrong_length(field: FieldValue) -> Iterator[Violation]:
    """A list with too few or too many entries."""
    count = len(field.value)
    if field.is_range:
        first = next((str(value) for value in field.value if isinstance(value, int)), None)
        return _violation(
            field,
            "wrong-range",
            f"a range of `{field.key}` is two numbers, the smaller first",
            label=f"there {'is' if count == 1 else 'are'} {count}",
            hint=write_value(field.key, first) if count == 1 and first else "write [least, most]",
        )
    if field.key == "exercise":
        return _exercise_count(field, count)
    least, most = field.schema.get("minItems"), field.schema.get("maxItems")
    how_many = f"at most {most}" if least is None else f"{least} to {most}"
    how_many = f"exactly {most}" if least == most else how_many
    return _violation(
        field,
        "wrong-length",
        f"`{field.key}` takes {how_many} entries",
        label=f"there are {count}",
        hint="shorten the list" if most is not None and count > most else "add what is missing",
    )


def _exercise_count(field: FieldValue, count: int) -> Iterator[Violation]:
    if count == 0:
        yield from missing_key(FieldValue((), None, "", field.schema), "exercise")
        return
    yield Violation(
        path=(*field.path, MAX_EXERCISES),
        code="too-many-exercises",
        message=f"a routine has at most {MAX_EXERCISES} exercises, this one has {count}",
        hint="make two routines of it",
    )


def unknown_value(field: FieldValue) -> Iterator[Violation]:
    """A word that is none of those allowed."""
    if field.key == "hipflow":
        return _violation(
            field,
            "format-version",
            "this hipflow reads version 1 of the format",
            label=f"this is {field.raw[:20]}",
            hint=propose("write: hipflow = 1, or install a newer hipflow", Part.POINTED, "1"),
        )
    options = field.schema["enum"]
    word = str(field.value).strip().lower().replace("_", "-").replace(" ", "-")
    plain = _BEFORE_A_PLACE.sub("", word, count=1)
    meant = VALUE_ALIASES.get(word) or VALUE_ALIASES.get(plain, "")
    if meant not in options:
        begins = next((option for option in options if word.startswith(f"{option}-")), "")
        meant = begins or nearest_word(word, options) or ""
    return _violation(
        field,
        "unknown-value",
        f"`{word}` is no precaution hipflow knows"
        if field.key in PRECAUTION_KEYS
        else f"`{field.key}` must be {expected_text(field)}",
        hint=propose(f'did you mean "{meant}"?', Part.POINTED, in_quotes(meant))
        if meant
        else "see the precautions on the format page"
        if field.key in PRECAUTION_KEYS
        else "choose one of these",
    )


def wrong_pattern(field: FieldValue) -> Iterator[Violation]:
    """A text that does not look as it must: an id, a language, a title."""
    if field.key in ID_KEYS:
        return _bad_id(field)
    if field.key == "language":
        meant = LANGUAGE_ALIASES.get(str(field.value).lower())
        return _violation(
            field,
            "unknown-value",
            "`language` must be a language tag such as en, de or pt-BR",
            hint=write_value("language", in_quotes(meant))
            if meant
            else 'for example: language = "en"',
        )
    return _violation(
        field,
        "empty-text",
        f"`{field.key}` must not be empty",
        hint="write a few words, or delete the line",
    )


def _bad_id(field: FieldValue) -> Iterator[Violation]:
    text = str(field.value).strip()
    as_path = any(mark in text for mark in "/\\.")
    stem = re.split(r"[/\\]", text.rstrip("/\\"))[-1].removesuffix(".toml")
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:80]
    message = (
        f"`{field.key}` names an exercise by its id, not by a file"
        if as_path
        else "an id is made of small letters, digits and hyphens"
    )
    yield Violation(
        path=field.path,
        code="path-as-id" if as_path else "bad-id",
        message=message,
        hint="write the id of an exercise of the library",
        at=PointAt.VALUE,
        looked_up=slug or None,
    )


def too_long(field: FieldValue) -> Iterator[Violation]:
    """A text longer than there is room for."""
    most = field.schema["maxLength"]
    return _violation(
        field,
        "too-long",
        f"`{field.key}` has at most {most} characters",
        label=f"this has {len(field.value)}",
        hint="shorten it",
    )


def too_many_keys(field: FieldValue) -> Iterator[Violation]:
    """A table with more keys than it may have."""
    most = field.schema["maxProperties"]
    return _violation(
        field, "wrong-length", f"`{field.key}` has at most {most} keys", hint="shorten it"
    )


def bad_table_names(field: FieldValue) -> Iterator[Violation]:
    """Circuits and poses whose name is empty or too long."""
    what, example = ("pose", "[figure.pose]") if field.in_figure else ("circuit", "[circuit.A]")
    allowed = field.schema["propertyNames"]
    if "enum" in allowed:
        yield from _unknown_precautions(field, allowed["enum"])
        return
    for name in field.value:
        if len(name) > allowed["maxLength"] or not re.search(allowed["pattern"], name):
            yield Violation(
                path=(*field.path, name),
                code="bad-name",
                message=f"a {what}'s name has 1 to {allowed['maxLength']} characters",
                hint=f"write for example: {example}",
            )


def _unknown_precautions(field: FieldValue, known: list[str]) -> Iterator[Violation]:
    """Names in `care_with` that are no precaution."""
    for name in field.value:
        if name not in known:
            meant = FORMER_NAMES.get(name) or nearest_word(name, known)
            yield Violation(
                path=(*field.path, name),
                code="unknown-value",
                message=f"`{name}` is no precaution hipflow knows",
                hint=did_you_mean_key(meant) if meant else f"known are {', '.join(known)}",
            )


def missing_key(field: FieldValue, key: str) -> Iterator[Violation]:
    """A key that must be there."""
    example = {
        "hipflow": "hipflow = 1",
        "title": 'title = "Hip starter"',
        "name": 'name = "Bridge"',
        "rounds": "rounds = 2",
        "exercise": "[[exercise]] with what to do below it",
    }.get(key, f"{key} = …")
    what = "a routine has at least one exercise" if key == "exercise" else f"`{key}` is missing"
    yield Violation(
        path=field.path,
        code="missing-key",
        message=what,
        hint=propose(f"write: {example}", Part.TOP, f"{example}\n")
        if key == "hipflow"
        else f"write {example}"
        if key == "exercise"
        else f"for example: {example}",
        meant=key,
    )


EXPLAINERS: dict[str, Callable[[FieldValue], Iterator[Violation]]] = {
    "type": wrong_type,
    "anyOf": wrong_type,
    "minimum": out_of_range,
    "maximum": out_of_range,
    "minItems": wrong_length,
    "maxItems": wrong_length,
    "enum": unknown_value,
    "pattern": wrong_pattern,
    "maxLength": too_long,
    "maxProperties": too_many_keys,
}
"""How each kind of the validator's errors that speaks of one value is explained."""
