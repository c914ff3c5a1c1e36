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
    begun = b""
    while line := file.readline(LONGEST_BYTES + 1 - len(begun)):
        if begun or b"\r" in line:
            *whole, line = (begun + line).splitlines(keepends=True)
            yield from whole
            if not line.endswith(b"\n") and len(line) <= LONGEST_BYTES:
                begun = line  # also one that ends in a carriage return: a line feed may follow
                continue
            begun = b""
        yield line
        if not line.endswith(b"\n"):
            _skip_line(file)
    if begun:
        yield begun


def _skip_line(file: BinaryIO) -> None:
    """Go to the end of a line that is far too long."""
    while block := file.read(BLOCK):
        found = block.replace(b"\r", b"\n").find(b"\n")
        if found >= 0:
            end = file.tell() - len(block) + found
            file.seek(end)
            if file.read(2) != b"\r\n":
                file.seek(end + 1)
            return


def lines_from_end(file: BinaryIO) -> Iterator[bytes]:
    """The lines that hold something, without their breaks, the last one first."""
    rest: list[bytes] = []
    held = 0
    for _, block in blocks_from_end(file):
        begun, *lines = block.replace(b"\r", b"\n").split(b"\n")
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
        found = max(block.rfind(b"\n"), block.rfind(b"\r"))
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
