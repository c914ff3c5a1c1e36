"""The lines of a file, from its start or its end, never more of it in memory than a line may have.

A history may come from elsewhere, and what lies in its place need be none: of a line that never
ends only the beginning is given, which :mod:`hipflow.storage.history_lines` calls far too long.
"""

import os
from collections.abc import Iterator
from typing import BinaryIO

from hipflow.storage.history_lines import LONGEST_BYTES

BLOCK = 64 * 1024
"""Bytes read at a time: about fifty sessions."""


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines with their breaks, the first one first."""
    while line := file.readline(LONGEST_BYTES + 1):
        yield line
        if not line.endswith(b"\n"):
            _skip_line(file)


def _skip_line(file: BinaryIO) -> None:
    """Go to the end of a line that is far too long."""
    while block := file.read(BLOCK):
        found = block.find(b"\n")
        if found >= 0:
            file.seek(found + 1 - len(block), os.SEEK_CUR)
            return


def lines_from_end(file: BinaryIO) -> Iterator[bytes]:
    """The lines that hold something, without their breaks, the last one first."""
    rest: list[bytes] = []
    held = 0
    for _, block in blocks_from_end(file):
        begun, *lines = block.split(b"\n")
        if lines:
            lines[-1] = b"".join((lines[-1], *reversed(rest)))
            yield from (line for line in reversed(lines) if line.strip())
            rest, held = [], 0
        if held <= LONGEST_BYTES:
            rest.append(begun)
            held += len(begun)
    first = b"".join(reversed(rest))
    if first.strip():
        yield first


def torn_end_start(file: BinaryIO) -> int:
    """Where that begins which stands after the last line break; at the end nothing does."""
    for start, block in blocks_from_end(file):
        found = block.rfind(b"\n")
        if found >= 0:
            return start + found + 1
    return 0


def blocks_from_end(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Blocks of the file with where each starts, the last one first."""
    position = file.seek(0, os.SEEK_END)
    while position > 0:
        size = min(BLOCK, position)
        position -= size
        file.seek(position)
        yield position, file.read(size)
