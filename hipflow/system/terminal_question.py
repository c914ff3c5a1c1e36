"""Asks the terminal something, and reads its answer before anything else is read from it."""

import os
import re
import select
from typing import TextIO

_MOST_BYTES = 512


def ask_terminal(
    question: str, answer: re.Pattern[bytes], keys: TextIO, screen: TextIO, patience_s: float
) -> bytes | None:
    """What the terminal says up to the end of its answer; ``None`` where it does not answer.

    Keys pressed in that moment are lost.

    Args:
        question: what is sent.
        answer: what the answer ends with.
        keys: where it comes from.
        screen: where the question goes.
        patience_s: how long more of it is waited for.
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
        screen.write(question)
        screen.flush()
        read = _read_until(answer, file, patience_s)
    finally:
        termios.tcsetattr(file, termios.TCSADRAIN, before)
    return read if answer.search(read) else None


def _read_until(answer: re.Pattern[bytes], file: int, patience_s: float) -> bytes:
    read = b""
    while len(read) < _MOST_BYTES and not answer.search(read):
        if not select.select([file], [], [], patience_s)[0] or not (more := os.read(file, 64)):
            break
        read += more
    return read
