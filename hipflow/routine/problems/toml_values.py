"""Walks over parsed TOML, whatever it says."""

import datetime as dt
import math
import re
from collections.abc import Iterator
from typing import Any

from hipflow.routine.problems.violation import Path, PointAt, Violation
from hipflow.system.safe_text import find_control

MAX_EXACT = 2**53


def control_character_violations(value: object, path: Path) -> Iterator[Violation]:
    """Texts that hold characters nobody can see."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if mark := find_control(key):
                yield _control_violation((*path, key), mark, PointAt.KEY)
            yield from control_character_violations(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from control_character_violations(inner, (*path, index))
    elif isinstance(value, str) and (mark := find_control(value)):
        yield _control_violation(path, mark, PointAt.VALUE)


def _control_violation(path: Path, mark: str, at: PointAt) -> Violation:
    return Violation(
        path=path,
        code="control-character",
        message=f"a text holds a character that cannot be shown (U+{ord(mark):04X})",
        hint="type this text again: one letter of it cannot be seen",
        at=at,
    )


def _is_plain(value: object) -> bool:
    """Whether JSON has such a value and every reader understands it alike."""
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return abs(value) < MAX_EXACT
    return not isinstance(value, dt.date | dt.time)


def json_safe(value: Any) -> Any:  # noqa: ANN401 - parsed TOML is of any type
    """The data as the validator can read it: what JSON lacks becomes ``None``, wrong everywhere."""
    if isinstance(value, dict):
        return {key: json_safe(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [json_safe(inner) for inner in value]
    return value if _is_plain(value) else None


def in_quotes(plain: str) -> str:
    """A text in double quotes as TOML writes it, every letter of it kept."""
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def name_in_header(name: str) -> str:
    """A name as a header holds it: in quotes, unless it is of plain letters."""
    return name if re.fullmatch(r"[A-Za-z0-9_\-]+", name) else in_quotes(name)


def leaves(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Every value that is no table or list, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path, value


def copy_containers(value: Any) -> Any:  # noqa: ANN401 - parsed TOML is of any type
    """The same tables and lists anew, to cut things out of them."""
    if isinstance(value, dict):
        return {key: copy_containers(inner) for key, inner in value.items()}
    return [copy_containers(inner) for inner in value] if isinstance(value, list) else value
