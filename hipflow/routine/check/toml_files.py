"""The files of a folder that end in ``.toml``, however many lie there."""

import os
from pathlib import Path

MOST_FILES = 500
"""Of one folder. Somebody with more has put something else there; reading it would hold up all."""


def toml_files(folder: Path) -> list[Path]:
    """Them by name, but for hidden ones; no more than :data:`MOST_FILES`, and then any of them.

    None where the folder is missing or may not be read.
    """
    found: list[Path] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".toml") and not entry.name.startswith("."):
                    found.append(folder / entry.name)
                    if len(found) == MOST_FILES:
                        break
    except OSError:
        return []
    return sorted(found, key=lambda path: path.stem)


def is_crowded(folder: Path) -> bool:
    """Whether there may be more files than are looked at."""
    return len(toml_files(folder)) == MOST_FILES
