"""Text from elsewhere as it may be shown: what could act on a terminal stands there as an escape.

File names, files that are quoted, what a system says of an error: none of them moves a cursor,
turns writing round, or begins a line of its own.
"""

import os
from pathlib import Path

LONGEST_TEXT = 400
"""Characters shown of a message, a hint or a name."""

_SHORT, _PLANE = 0x100, 0x10000


def safe(text: str) -> str:
    """The text on one line, harmless, and cut where it never ends."""
    shown = one_line(text[:LONGEST_TEXT])
    return shown + "…" if len(text) > LONGEST_TEXT else shown


def one_line(text: str) -> str:
    """The whole text on one line, harmless."""
    return text if text.isprintable() else "".join(map(safe_letter, text))


def safe_lines(text: str) -> str:
    """A text of several lines, each of them harmless."""
    return "\n".join(map(one_line, text.split("\n")))


def safe_letter(letter: str) -> str:
    """The letter, or what stands for it: a space for a gap, an escape for what cannot be seen."""
    if letter.isprintable():
        return letter
    if letter in "\t\n\r":
        return " "
    code = ord(letter)
    return f"\\x{code:02x}" if code < _SHORT else f"\\u{code:04x}"


def json_lines(text: str) -> str:
    """JSON with the same meaning, in which what cannot be seen is written by its number."""
    return "\n".join(
        line if line.isprintable() else "".join(map(_json_letter, line))
        for line in text.split("\n")
    )


def _json_letter(letter: str) -> str:
    if letter.isprintable():
        return letter
    code = ord(letter)
    if code < _PLANE:
        return f"\\u{code:04x}"
    high, low = divmod(code - _PLANE, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def shell_path(path: Path, *, windows: bool = os.name == "nt") -> str:
    """A path as it is typed on a command line: quoted where needed, and never taken for an option.

    On Windows only double quotes hold a path together everywhere.
    """
    text = f".{os.sep}{path}" if str(path).startswith("-") else str(path)
    if windows:
        text = one_line(text)
        return text if text.isascii() and not set(text) & set(" &()^%;,=") else f'"{text}"'
    if not text.isprintable():
        return _ansi_quoted(text)
    import shlex  # noqa: PLC0415 - only where a path is shown

    return shlex.quote(text)


def _ansi_quoted(text: str) -> str:
    """A text in the ``$''`` quotes most shells have, with unprintable bytes written as numbers."""
    return f"$'{''.join(map(_ansi_letter, text))}'"


def _ansi_letter(letter: str) -> str:
    if letter.isprintable() and letter not in "\\'":
        return letter
    return "".join(f"\\x{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))
