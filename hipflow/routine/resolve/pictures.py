"""Where a picture named in a file may lie: in that file's own folder, nowhere else."""

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

WINDOWS_DEVICE_NAMES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?:\..*)?", re.IGNORECASE)
"""Names no file may have on Windows, whatever ends them."""

MAX_PICTURE_BYTES = 10 * 1024 * 1024
"""A bigger file is too large to go along with a routine; a photograph of a phone takes half."""


_FORBIDDEN_ON_WINDOWS = frozenset('<>:"|?*')
"""A colon also names a second content that a file has and no list of files shows."""


def can_be_named_everywhere(part: str) -> bool:
    """Whether a file can have this name on any system, so that it can be mailed and kept."""
    return _is_a_name(part) and _FORBIDDEN_ON_WINDOWS.isdisjoint(part)


def is_inside_folder(name: str) -> bool:
    """Whether the name itself is relative and climbs nowhere, on any system."""
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    rooted = bool(windows.drive or windows.root or posix.root)
    return not rooted and "\0" not in name and all(map(_is_a_name, windows.parts))


def _is_a_name(part: str) -> bool:
    """Whether a part of a path names what it says everywhere: Windows drops dots at the end."""
    return not part.endswith((".", " ")) and WINDOWS_DEVICE_NAMES.fullmatch(part) is None


def picture_path(folder: Path | None, name: str) -> Path | None:
    """The picture's path, or ``None`` where it is missing or lies outside ``folder``."""
    if folder is None or not is_inside_folder(name):
        return None
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
        return path if inside and path.is_file() else None
    except (OSError, ValueError):
        # Names no file system takes: too long, or with characters it forbids.
        return None
