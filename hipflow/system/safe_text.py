r"""Makes text from elsewhere harmless: the one place that decides which characters may be shown.

There are two ways, and neither lets through what moves a cursor, changes colours, turns writing
round or begins a line of its own:

* ``printable…`` is for words a person reads or hears. What cannot be seen goes; what only joins
  its neighbours (an emoji of several parts, a Persian word) stays.
* ``safe…`` is for names of files, quoted lines and messages of the system, where nothing may be
  hidden: what cannot be seen is shown by its number, as in ``\x1b``.
"""

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

LONGEST_TEXT = 400
"""Characters shown of a message, a hint or a name."""

_SHORT, _PLANE = 0x100, 0x10000

_JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner: they decide how the letters beside them are drawn.

Variation selectors such as U+FE0F do the same, but Python counts them as printable already.
"""

_FORMATS_WITH_A_LOOK = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]"
)
"""The signs of category Cf that are drawn: they stand below or around the number they precede."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What moves a cursor, or turns the direction of writing round; line feeds and tabs do not."""


def printable(text: str) -> str:
    """A text as it looks, on one line.

    A space stands for each control character, line break and unassigned character. Format
    characters without a look (soft hyphen, zero-width space, direction marks) leave no gap.
    """
    return _rewritten(text, _gap_or_nothing)


def printable_lines(text: str) -> str:
    """A text of several lines, each as it looks."""
    return "\n".join(map(printable, text.split("\n")))


def single_line(text: str) -> str:
    """A text as it looks, on one line, with single spaces between its words and none around it."""
    return " ".join(printable(text).split())


def _gap_or_nothing(letter: str) -> str:
    return "" if unicodedata.category(letter) == "Cf" else " "


def _rewritten(text: str, replacement: Callable[[str], str]) -> str:
    """The text with each character that cannot be seen replaced, but for joiners that join."""
    if text.isprintable():
        return text
    shown: list[str] = []
    for letter in text:
        if letter.isprintable() or _FORMATS_WITH_A_LOOK.match(letter) or _joins(letter, shown):
            shown.append(letter)
        elif replaced := replacement(letter):
            shown.append(replaced)
    return "".join(shown)


def _joins(letter: str, before: list[str]) -> bool:
    """Whether a joiner follows what it can join; ASCII letters have no joined forms."""
    return (
        letter in _JOINERS
        and bool(before)
        and not before[-1].isascii()
        and (before[-1] not in _JOINERS)
    )


def without_control(text: str) -> str:
    """The text without control characters and direction marks; line feeds and tabs stay."""
    return _CONTROL.sub("", text)


def find_control(text: str) -> str | None:
    """The first control character or direction mark; ``None`` if there are only line ends."""
    return next((mark for mark in _CONTROL.findall(text) if mark != "\r"), None)


def safe(text: str) -> str:
    """The text on one line with nothing hidden, cut after `LONGEST_TEXT` characters."""
    shown = safe_line(text[:LONGEST_TEXT])
    return shown + "…" if len(text) > LONGEST_TEXT else shown


def safe_line(text: str) -> str:
    """The whole text on one line with nothing hidden."""
    return _rewritten(text, safe_letter)


def safe_lines(text: str) -> str:
    """A text of several lines, each with nothing hidden."""
    return "\n".join(map(safe_line, text.split("\n")))


def safe_letter(letter: str) -> str:
    r"""The letter if it can be seen, a space for a tab or line end, else its number: ``\u202e``."""
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
        text = safe_line(text)
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


def composed(text: str) -> str:
    """The text to compare: what looks alike is alike, however its accents are stored.

    Some systems keep the name of a file as letters and accents apart; no keyboard types them so.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text)
