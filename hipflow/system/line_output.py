"""Lines for whoever reads along. The session does not wait for them, and leaving hardly."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

import click

from hipflow.system import safe_text
from hipflow.system.writer_thread import Outlet

_MOST_UNREAD = 1_000_000
"""Characters that may wait to be read: some days of play."""
_LEFT_UNREAD_S = 0.5
"""How long leaving waits for a reader."""
_LOOK_EVERY_S = 0.05


class Lines:
    """Where the lines go.

    Args:
        outlet: writes them without anybody waiting; where there is none they are written at once.
    """

    def __init__(self, outlet: Outlet | None = None) -> None:
        self._outlet = outlet

    def write(self, line: str) -> None:
        """Write a line, or several, with nothing in them that acts on the terminal.

        Raises:
            OSError: nothing can be written any more.
        """
        self._put(f"{safe_text.lines(line)}\n")

    def ring(self) -> None:
        """Ring the terminal's bell; one that has gone is told of by the next line."""
        with suppress(OSError):
            self._put("\a")

    async def all_read(self) -> None:
        """Wait until whoever reads has taken all; for ever, where that takes so long."""
        while self._outlet is not None and self._outlet.is_busy:  # noqa: ASYNC110 - a thread is
            await asyncio.sleep(_LOOK_EVERY_S)

    def _put(self, text: str) -> None:
        if self._outlet is None:
            click.echo(text, nl=False)
        else:
            self._outlet.write(text)


@contextmanager
def written_lines(file: TextIO) -> Iterator[Lines]:
    """Lines that go to a file, a pipe or a terminal while inside.

    Raises:
        OSError: at the end, where not all of them could be written.
    """
    if not _has_number(file):
        yield Lines()
        return
    outlet = Outlet(file, _MOST_UNREAD)
    try:
        yield Lines(outlet)
    except BaseException:
        with suppress(OSError):  # what happened before says more
            outlet.close(_LEFT_UNREAD_S)
        raise
    outlet.close(_LEFT_UNREAD_S)


def _has_number(file: TextIO) -> bool:
    """Whether the system knows it by a number that takes letters; a console of Windows does not."""
    with suppress(OSError, ValueError):
        return sys.platform != "win32" and file.fileno() >= 0
    return False
