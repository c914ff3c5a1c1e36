"""The last words of a program that met a mistake of its own, and the file that tells of it.

What is written down names files and lines of the program, and no value of any variable: those may
say how somebody feels.
"""

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from hipflow import __version__
from hipflow.storage.paths import Paths
from hipflow.system.errors import StorageError
from hipflow.system.files import write_atomic
from hipflow.system.safe_text import safe_line

FILE_NAME = "last-error.txt"

_STOPPED = "hipflow had to stop: something in it went wrong."
_NOT_WRITTEN = "What went wrong could not be written down: {kind}."
_WRITTEN = "What went wrong is written in {file}, for whoever can mend it."


def report_crash(error: Exception, environment: Mapping[str, str]) -> str:
    """Write down where the program failed; returns two lines for the person.

    Args:
        error: what nothing else has caught.
        environment: says where the person's files are.
    """
    data, folders = _folders(environment)
    kept = f" What you did is kept in {safe_line(str(data))}" if data else ""
    file = _write(_text(error).encode("utf-8", "backslashreplace"), folders)
    where = (
        _WRITTEN.format(file=safe_line(str(file)))
        if file
        else _NOT_WRITTEN.format(kind=type(error).__name__)
    )
    return f"{_STOPPED}{kept}\nStart it again, and it goes on from there. {where}"


def _folders(environment: Mapping[str, str]) -> tuple[Path | None, tuple[Path, ...]]:
    """Where the person's data are, if that is known, and where to write, the best place first."""
    with suppress(StorageError):
        paths = Paths.from_environment(environment)
        return paths.history_file.parent, (paths.cache, paths.data)
    return None, ()


def _text(error: Exception) -> str:
    lines = traceback.TracebackException.from_exception(error).format()
    about = f"hipflow {__version__}, Python {platform.python_version()}, {sys.platform}"
    return f"{about}\n\n{''.join(lines)}"


def _write(text: bytes, folders: tuple[Path, ...]) -> Path | None:
    """Write it, for its owner alone, into the first folder that takes it; where it is."""
    for folder in folders:
        with suppress(OSError):
            write_atomic(folder / FILE_NAME, text)
            return folder / FILE_NAME
    with suppress(OSError):
        descriptor, name = tempfile.mkstemp(prefix="hipflow-", suffix=f"-{FILE_NAME}")
        with os.fdopen(descriptor, "wb") as file:
            file.write(text)
        return Path(name)
    return None
