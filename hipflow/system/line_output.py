"""Lines of text for a terminal, a pipe or a file; the session never waits for their reader."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

import click

from hipflow.system import safe_text
from hipflow.system.writer_thread import WriterThread

_MOST_UNREAD = 1_000_000
"""Characters that may wait to be read: some days of play."""
_CLOSE_WAIT_S = 0.5
"""How long the end of the program waits for a reader."""
_POLL_EVERY_S = 0.05


class LineOutput:
    """Writes lines that are safe for a terminal.

    Args:
        writer: writes them in its own thread; without one they are written at once.
    """

    def __init__(self, writer: WriterThread | None = None) -> None:
        self._writer = writer

    def write(self, line: str) -> None:
        """Write a line, or several, with nothing in them that acts on the terminal.

        Raises:
            OSError: nothing can be written any more.
        """
        self._put(f"{safe_text.printable_lines(line)}\n")

    def ring(self) -> None:
        """Ring the terminal's bell; where the terminal has gone, the next line raises that."""
        with suppress(OSError):
            self._put("\a")

    async def flushed(self) -> None:
        """Wait until all lines are written, without an end where nobody reads."""
        while self._writer is not None and self._writer.is_busy:  # noqa: ASYNC110 - a thread is
            await asyncio.sleep(_POLL_EVERY_S)

    def _put(self, text: str) -> None:
        if self._writer is None:
            click.echo(text, nl=False)
        else:
            self._writer.write(text)


@contextmanager
def open_line_output(file: TextIO) -> Iterator[LineOutput]:
    """A `LineOutput` to a file, a pipe or a terminal, closed when the block ends.

    Raises:
        OSError: at the end, if some of them could not be written.
    """
    if not _has_file_descriptor(file):
        yield LineOutput()
        return
    writer = WriterThread(file, _MOST_UNREAD)
    try:
        yield LineOutput(writer)
    except BaseException:
        with suppress(OSError):  # what happened before says more
            writer.close(_CLOSE_WAIT_S)
        raise
    writer.close(_CLOSE_WAIT_S)


def _has_file_descriptor(file: TextIO) -> bool:
    """Whether the system knows it by a number that takes letters; a console of Windows does not."""
    with suppress(OSError, ValueError):
        return sys.platform != "win32" and file.fileno() >= 0
    return False
