"""Checks that a file may be written where the person wants it, before the work is done."""

from pathlib import Path

from hipflow.system.errors import StorageError
from hipflow.system.safe_text import safe


def check_output_path(path: Path, *, force: bool, other: str) -> None:
    """Refuses an output path whose folder is missing, or where a file is, unless ``force``.

    Args:
        path: where it is to stand.
        force: whether it may take the place of another file.
        other: what another name looks like: ``NAME.wav``.

    Raises:
        StorageError: the name is taken, by a file or something else, or its folder is missing.
    """
    shown = safe(str(path))
    if not path.parent.is_dir():
        folder = safe(str(path.parent))
        raise StorageError(f"There is no folder {folder}\nMake it first, or choose another place.")
    if path.exists() and not path.is_file():
        raise StorageError(f"{shown} is there already, and is no file.\nChoose another: -o {other}")
    if path.exists() and not force:
        raise StorageError(
            f"{shown} is there already. Nothing was changed.\n"
            f"To replace it: --force. Or choose another name: -o {other}"
        )
