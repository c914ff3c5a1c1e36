"""Small TOML files the app owns: read forgivingly, written whole.

A person may edit these files by hand. What cannot be understood is replaced by its default and said
in a note; it never stops the app, and it is not lost: before such a file is first written over, the
old one is kept beside it.
"""

import math
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin

import msgspec
import tomli_w
from msgspec import Meta, Struct

from hipflow.routine.toml.scan import scan
from hipflow.system.files import move_to_backup, refusal, write_atomic
from hipflow.system.open_file import read_plain
from hipflow.system.safe_text import safe

MAX_BYTES = 256 * 1024
"""No file of the app's own comes near this; a bigger one is something else."""

MOST_UNKNOWN_NAMED = 5
"""Unknown keys that are named."""

T = TypeVar("T", bound=Struct)

Table = dict[str, Any]


def _no_upgrade(table: Table) -> Table:
    """What this version has written needs no turning."""
    return table


class TomlContents(Struct, Generic[T], frozen=True, kw_only=True):
    """What was read.

    Attributes:
        values: the values, defaults where there was nothing to understand.
        notes: problems for the person to read, one sentence each.
        whole: whether all known values were understood.
        unknown: the keys this version does not know; they are kept when the file is written.
    """

    values: T
    notes: tuple[str, ...] = ()
    whole: bool = True
    unknown: tuple[str, ...] = ()


def read_toml(
    path: Path,
    shape: type[T],
    upgrade: Callable[[Table], Table] = _no_upgrade,
) -> TomlContents[T]:
    """Read a file into a shape whose every field has a default. Never fails.

    Each field of ``shape`` carries a ``Meta(description=…)`` that says in words what it may be.
    ``upgrade`` turns what an earlier version wrote into what is written now.
    """
    try:
        table = upgrade(_table(path))
    except FileNotFoundError:
        return TomlContents(values=shape())
    except (OSError, ValueError, RecursionError) as error:
        why = f"it {error}" if isinstance(error, _NotTomlError) else "it cannot be read"
        note = f"{path.name} could not be used: {why}. The usual values are used instead."
        return TomlContents(values=shape(), notes=(note,), whole=False)
    return _convert_table(path.name, shape, table)


def write_toml(path: Path, values: Struct, upgrade: Callable[[Table], Table] = _no_upgrade) -> None:
    """Write the values; the keys of the file stay that this version does not know.

    ``upgrade`` is as in :func:`read_toml`.

    Raises:
        StorageError: the disk refuses; the old file stands as it was.
    """
    try:
        known = {field.name for field in msgspec.structs.fields(values)}
        unknown: Table = {}
        if path.exists():
            if read_toml(path, type(values), upgrade).whole:
                unknown = {k: v for k, v in _table(path).items() if k not in known}
            else:
                move_to_backup(path)
        content = {k: v for k, v in msgspec.to_builtins(values).items() if v is not None}
        write_atomic(path, tomli_w.dumps(content | unknown).encode())
    except OSError as error:
        raise refusal("The settings could not be saved", path, error) from error


class _NotTomlError(ValueError):
    """A file that is no TOML; its text goes on from "it"."""


def _table(path: Path) -> Table:
    if not path.is_file() and path.exists():
        raise _NotTomlError("is no plain file")
    content = read_plain(path, MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise _NotTomlError("is too big")
    try:
        text = content.decode("utf-8-sig")
        if refused := scan(text).refusal:
            raise _NotTomlError(f"is no file of settings ({refused.message})")
        return tomllib.loads(text)
    except UnicodeDecodeError:
        raise _NotTomlError("is not written in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise _NotTomlError(f"is no TOML ({error})") from None


def _convert_table(name: str, shape: type[T], table: Table) -> TomlContents[T]:
    values: dict[str, Any] = {}
    notes: list[str] = []
    for field in msgspec.structs.fields(shape):
        if field.name not in table:
            continue
        try:
            values[field.name] = _value(table[field.name], field.type)
        except ValueError:
            notes.append(
                f"`{field.name}` in {name} must be {_in_words(field.type)}; "
                "the usual value is used instead."
            )
    unknown = tuple(key for key in table if key not in shape.__struct_fields__)
    whole = not notes
    notes += [
        f"`{safe(key)}` in {name} is not known to this version; it is left alone."
        for key in unknown[:MOST_UNKNOWN_NAMED]
    ]
    if len(unknown) > MOST_UNKNOWN_NAMED:
        notes.append(f"So are {len(unknown) - MOST_UNKNOWN_NAMED:,} more.")
    return TomlContents(values=shape(**values), notes=tuple(notes), whole=whole, unknown=unknown)


def _value(written: object, kind: Any) -> Any:  # noqa: ANN401 - of the kind that is asked for
    if isinstance(written, float) and not math.isfinite(written):
        raise ValueError("not a number")
    try:
        return msgspec.convert(written, kind)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _in_words(kind: Any) -> str:  # noqa: ANN401 - any type a field may have
    metas = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    descriptions = [meta.description for meta in metas if isinstance(meta, Meta)]
    return next((text for text in descriptions if text), "something else")
