"""The end of a history file: mended where a write was torn, and added to.

Where others are not kept out (``alone`` is false: the disk knows no locks) nothing is cut off,
since it may be a line that another program is just writing.
"""

import os
from contextlib import suppress
from io import FileIO
from pathlib import Path

from hipflow.storage.history_lines import LONGEST_BYTES, parse_line
from hipflow.storage.line_reader import BLOCK, torn_end_start
from hipflow.system.files import open_to_append, prove_written


def mend_end(file: FileIO, damaged_path: Path, *, alone: bool) -> bool:
    """See that a file ends with a whole line; returns whether a torn end was moved.

    Args:
        file: the history.
        damaged_path: where torn ends are kept. Where others are not kept out they stay, with a line
            break behind them.
        alone: whether others are kept out.

    Raises:
        OSError: the disk refuses.
    """
    start = torn_end_start(file)
    if start == file.seek(0, os.SEEK_END):
        return False
    if not alone or not _is_torn(file, start):
        write_at_end(file, b"\n", alone=alone)
        return False
    _move_torn_end(file, start, damaged_path)  # on disk there before it goes from here
    file.truncate(start)
    return True


def write_at_end(file: FileIO, lines: bytes, *, alone: bool) -> None:
    """Write all of it, in one go where the disk takes it so.

    When the disk refuses half-way, the file is left as it was; but where others are not kept out,
    as it is.

    Raises:
        OSError: the disk refuses.
    """
    start = file.seek(0, os.SEEK_END)
    rest = memoryview(lines)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except OSError:
        if alone:
            with suppress(OSError):  # then the torn end is moved by the next write
                file.truncate(start)
        raise


def _is_torn(file: FileIO, start: int) -> bool:
    """Whether what the file ends with lacks more than its line break."""
    file.seek(start)
    try:
        parse_line(file.read(LONGEST_BYTES + 1))
    except ValueError:
        return True
    return False


def _move_torn_end(file: FileIO, start: int, damaged_path: Path) -> None:
    file.seek(start)
    with open_to_append(damaged_path) as damaged:
        before, last = damaged.seek(0, os.SEEK_END), b""
        try:
            while block := file.read(BLOCK):
                write_at_end(damaged, block, alone=True)
                last = block
            write_at_end(damaged, b"\n", alone=True)
        except OSError:
            with suppress(OSError):
                damaged.truncate(before)
            raise
        prove_written(damaged, damaged_path, last + b"\n")
