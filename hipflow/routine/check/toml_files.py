"""The files of a folder that end in ``.toml``, however many lie there."""

import os
from itertools import islice
from pathlib import Path

MAX_FILES = 2_000
"""Of one folder. Somebody with more has put something else there; reading it would hold up all."""


def toml_files(folder: Path) -> list[Path]:
    """Them by name, but for hidden ones; no more than the first :data:`MAX_FILES`.

    None where the folder is missing or may not be read.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries]
    except OSError:
        return []
    ours = (name for name in names if name.endswith(".toml") and not name.startswith("."))
    return [folder / name for name in sorted(ours, key=lambda name: name[:-5])[:MAX_FILES]]


def toml_files_in_own_folders(folder: Path) -> list[Path]:
    """Each ``NAME/NAME.toml`` of a folder, by name; no more than :data:`MAX_FILES`."""
    try:
        with os.scandir(folder) as entries:
            names = (entry.name for entry in entries if entry.is_dir())
            files = (folder / name / f"{name}.toml" for name in names)
            found = list(islice(filter(Path.is_file, files), MAX_FILES))
    except OSError:
        return []
    return sorted(found, key=lambda path: path.stem)


def has_more_files(folder: Path) -> bool:
    """Whether there may be more files than are looked at."""
    return MAX_FILES in (len(toml_files(folder)), len(toml_files_in_own_folders(folder)))
