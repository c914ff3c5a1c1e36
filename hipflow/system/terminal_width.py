"""Asks the terminal how wide it draws a text: some draw block characters two columns wide."""

import os
import re
import select
from typing import TextIO

_PATIENCE_S = 0.5
"""A terminal that knows the question answers far sooner, also over a network."""
_MOST_BYTES = 256
_REPORT_CURSOR, _CARRIAGE_RETURN, _CLEAR_LINE = "\x1b[6n", "\r", "\r\x1b[K"
_ANSWER = re.compile(rb"\x1b\[\d{1,4};(\d{1,4})R")


def drawn_columns(text: str, keys: TextIO, screen: TextIO) -> int | None:
    """How many columns a short text takes; ``None`` where the terminal does not tell.

    Keys pressed in that moment are lost.

    Args:
        text: the text to measure; it is drawn and wiped away again.
        keys: where the terminal's answer comes from.
        screen: where it is drawn.
    """
    try:
        import termios  # noqa: PLC0415 - Windows has none
        import tty  # noqa: PLC0415 - the same
    except ImportError:
        return None
    if not (keys.isatty() and screen.isatty()):
        return None
    file = keys.fileno()
    before = termios.tcgetattr(file)
    try:
        tty.setcbreak(file, termios.TCSANOW)
        screen.write(_CARRIAGE_RETURN + text + _REPORT_CURSOR)
        screen.flush()
        found = _ANSWER.search(_answer(file))
    finally:
        screen.write(_CLEAR_LINE)
        screen.flush()
        termios.tcsetattr(file, termios.TCSADRAIN, before)
    return int(found[1]) - 1 if found else None


def _answer(file: int) -> bytes:
    read = b""
    while len(read) < _MOST_BYTES and not _ANSWER.search(read):
        if not select.select([file], [], [], _PATIENCE_S)[0]:
            break
        read += os.read(file, 64)
    return read
