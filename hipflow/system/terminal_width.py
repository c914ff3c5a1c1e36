"""Asks the terminal how wide it draws a text: some draw block characters two columns wide."""

import re
from typing import TextIO

from hipflow.system.terminal_question import ask_terminal

_PATIENCE_S = 0.5
"""A terminal that knows the question answers far sooner, also over a network."""
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
    question = _CARRIAGE_RETURN + text + _REPORT_CURSOR
    answer = ask_terminal(question, _ANSWER, keys, screen, _PATIENCE_S)
    if screen.isatty():
        screen.write(_CLEAR_LINE)
        screen.flush()
    found = _ANSWER.search(answer or b"")
    return int(found[1]) - 1 if found else None
