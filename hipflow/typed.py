"""A path as it is typed on a command line."""

import os
from pathlib import Path


def typed(path: Path, *, windows: bool = os.name == "nt") -> str:
    """The path, in quotes where it needs them, and never to be taken for an option.

    On Windows only double quotes hold a path together everywhere.
    """
    text = f".{os.sep}{path}" if str(path).startswith("-") else str(path)
    if windows:
        return text if text.isascii() and not set(text) & set(" &()^%;,=") else f'"{text}"'
    import shlex  # noqa: PLC0415 - for a path that is told only

    return shlex.quote(text)
