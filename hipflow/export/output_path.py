"""Where a file that is taken along may stand: never in the place of another one unasked."""

from pathlib import Path

from hipflow.system.errors import StorageError
from hipflow.system.safe_text import safe


def check_output_path(path: Path, *, force: bool, other: str) -> None:
    """Look before the work is done.

    Args:
        path: where it is to stand.
        force: whether it may take the place of another file.
        other: what another name looks like: ``NAME.wav``.

    Raises:
        StorageError: a file of that name is there, or what is no file, or its folder is not.
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
