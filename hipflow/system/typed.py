"""A path as it is typed on a command line."""

import os
from pathlib import Path

from hipflow.system.safe_text import one_line


def shell_path(path: Path, *, windows: bool = os.name == "nt") -> str:
    """The path, in quotes where it needs them, and never to be taken for an option.

    On Windows only double quotes hold a path together everywhere.
    """
    text = f".{os.sep}{path}" if str(path).startswith("-") else str(path)
    if windows:
        text = one_line(text)
        return text if text.isascii() and not set(text) & set(" &()^%;,=") else f'"{text}"'
    if not text.isprintable():
        return _by_numbers(text)
    import shlex  # noqa: PLC0415 - for a path that is told only

    return shlex.quote(text)


def _by_numbers(text: str) -> str:
    """With the bytes of what cannot be seen in numbers, between the quotes most shells have."""
    return f"$'{''.join(map(_letter, text))}'"


def _letter(letter: str) -> str:
    if letter.isprintable() and letter not in "\\'":
        return letter
    return "".join(f"\\x{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))
