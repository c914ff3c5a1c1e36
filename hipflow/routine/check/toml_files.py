"""The files of a folder that end in ``.toml``, however many lie there."""

import os
from pathlib import Path

MAX_FILES = 500
"""Of one folder. Somebody with more has put something else there; reading it would hold up all."""


def toml_files(folder: Path) -> list[Path]:
    """Them by name, but for hidden ones; no more than :data:`MAX_FILES`, and then any of them.

    None where the folder is missing or may not be read.
    """
    found: list[Path] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".toml") and not entry.name.startswith("."):
                    found.append(folder / entry.name)
                    if len(found) == MAX_FILES:
                        break
    except OSError:
        return []
    return sorted(found, key=lambda path: path.stem)


def has_more_files(folder: Path) -> bool:
    """Whether there may be more files than are looked at."""
    return len(toml_files(folder)) == MAX_FILES
