"""Reads the right part of a file that has mistakes.

The wrong values are cut out, so that what remains can go on to the rules that look at several keys
at once; and it is kept in mind what was cut, so that nothing is called missing that is only
misspelt.
"""

import re
from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

import msgspec
from msgspec.structs import replace

from hipflow.routine.check.read_result import ReadResult, T, keys_by_table
from hipflow.routine.check.schema_check import schema_violations
from hipflow.routine.format.limits import MAX_EXERCISES
from hipflow.routine.format.model import ExerciseFile, RoutineFile
from hipflow.routine.problems.problem import Severity
from hipflow.routine.problems.toml_values import copy_containers
from hipflow.routine.problems.violation import ANY_KEY, Path, PointAt, Violation
from hipflow.routine.toml.source import Source

MISSING = "missing-key"
FIGURE_DEPTH: dict[type, int] = {ExerciseFile: 1, RoutineFile: 3}
"""How deep an exercise's ``figure`` stands in a file."""
MAX_CONVERSIONS = 50
MAX_VIOLATIONS = 1000
"""Mistakes reported of one file; who has made more begins with these."""

_PATH_STEP = re.compile(r"\.(?P<key>[A-Za-z0-9_]+)|\[(?P<index>\d+)\]")


def read_right_part(
    source: Source,
    model: type[T],
    control_violations: Iterable[Violation],
    left_out: Iterable[Path],
) -> ReadResult[T]:
    """Reads what is right.

    Args:
        source: The file.
        model: What it should be.
        control_violations: What was found before any key was looked at.
        left_out: The keys whose statements could not be read.
    """
    data = source.data or {}
    violations = list(
        islice(chain(control_violations, schema_violations(source, data, model)), MAX_VIOLATIONS)
    )
    lost = {
        *left_out,
        *(_lost_key(violation) for violation in violations if not _is_missing(violation)),
    }
    violations = [
        _as_warning_in_figure(violation, model)
        for violation in _without_consequences(violations, lost)
    ]
    lost |= {
        (*violation.path, violation.meant or "")
        for violation in violations
        if _is_missing(violation)
    }
    return _read_the_rest(data, model, violations, lost)


def _read_the_rest(
    data: dict[str, Any], model: type[T], violations: list[Violation], lost: set[Path]
) -> ReadResult[T]:
    """Reads what remains of the data when everything wrong is cut out of it."""
    rest = copy_containers(data)
    for violation in violations:
        if not _is_missing(violation):
            _cut(rest, _whole_figure(violation.path, model))
    if model is RoutineFile and not rest.get("exercise"):
        lost.add(("exercise", 0, ANY_KEY))
    for _ in range(MAX_CONVERSIONS):
        _fill_required_keys(rest, model)
        try:
            return ReadResult(msgspec.convert(rest, model), tuple(violations), keys_by_table(lost))
        except msgspec.ValidationError as error:
            # Something the schema cannot say, a newline at the end of an id for example.
            violation = _decoder_violation(str(error))
            if not violation.path and violations:
                break
            violations.append(_as_warning_in_figure(violation, model))
            lost.add(_lost_key(violation))
            _cut(rest, _whole_figure(violation.path, model))
    return ReadResult(None, tuple(violations))


def _decoder_violation(message: str) -> Violation:
    """What msgspec alone found wrong."""
    path = _path_in(message)
    return Violation(
        path=path,
        code="wrong-value",
        message=f"the value of `{_last_key(path)}` is not one the format allows",
        hint="check how it is written",
        at=PointAt.VALUE,
    )


def _as_warning_in_figure(violation: Violation, model: type) -> Violation:
    """A mistake in a figure stops nobody: it is left out, and the words and timers go on."""
    inside = _figure_depth(violation.path, model)
    return replace(violation, severity=Severity.WARNING) if inside else violation


def _whole_figure(path: Path, model: type) -> Path:
    """Half a figure would show a wrong movement: all of it goes."""
    return path[: _figure_depth(path, model) or len(path)]


def _figure_depth(path: Path, model: type) -> int:
    """How many steps lead to the figure a path lies in; 0 where it lies in none.

    Only an exercise has one: the same word elsewhere is an unknown key, or the name of a circuit.
    """
    depth = FIGURE_DEPTH[model]
    of_exercise = model is ExerciseFile or path[:1] == ("exercise",)
    return depth if of_exercise and path[depth - 1 : depth] == ("figure",) else 0


def _is_missing(violation: Violation) -> bool:
    return violation.code == MISSING


def _lost_key(violation: Violation) -> Path:
    """The key that could not be read because of a mistake."""
    path = violation.path
    if violation.meant is not None:
        return (*path[:-1], violation.meant)
    if path[:1] == ("exercise",) and len(path) == len(("exercise", 0)):
        return (*path, ANY_KEY)
    while path and not isinstance(path[-1], str):
        path = path[:-1]
    return path or (ANY_KEY,)


def _without_consequences(violations: Iterable[Violation], lost: set[Path]) -> list[Violation]:
    """Without what only follows from another mistake.

    A key is not called missing where a broken statement may hold it, or a misspelt key means it;
    and of each value one thing is reported.
    """
    kept: dict[Path, Violation] = {}
    for violation in violations:
        if not _is_missing(violation):
            kept.setdefault(violation.path, violation)
        elif not {(*violation.path, key) for key in (violation.meant, ANY_KEY)} & lost:
            kept[(*violation.path, violation.meant or "")] = violation
    return list(kept.values())


def _cut(data: dict[str, Any], path: Path) -> None:
    """Takes out the key that holds the value at ``path``."""
    exercises = data.get("exercise")
    if path[:1] == ("exercise",) and isinstance(exercises, list):
        # The other exercises keep their places.
        exercises[:] = [
            item if isinstance(item, dict) else {} for item in exercises[:MAX_EXERCISES]
        ]
        if len(path) == len(("exercise", 0)):
            return
    node: Any = data
    holder, key = data, ""
    for part in path:
        if isinstance(part, str) and isinstance(node, dict):
            holder, key = node, part
        try:
            node = node[part]
        except (KeyError, IndexError, TypeError):
            break
    holder.pop(key, None)


def _fill_required_keys(data: dict[str, Any], model: type) -> None:
    """Puts stand-ins where a required key is missing; its absence is reported already."""
    data.setdefault("hipflow", 1)
    if model is ExerciseFile:
        data.setdefault("name", "?")
        return
    data.setdefault("title", "?")
    if not data.get("exercise"):
        data["exercise"] = [{}]
    for circuit in (data.get("circuit") or {}).values():
        if isinstance(circuit, dict):
            circuit.setdefault("rounds", 1)


def _path_in(message: str) -> Path:
    """The path at the end of one of msgspec's messages, as far as it names keys."""
    _, _, written = message.rpartition("`$")
    return tuple(step["key"] or int(step["index"]) for step in _PATH_STEP.finditer(written))


def _last_key(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "file")
