"""Tells when a file has changed, or what lies around it."""

from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

GATHER_MS = 120
"""Changes this close together are one: an editor writes a file in several goes."""
STEP_MS = 30
"""How often is looked for more of them."""
LOOK_MS = 200
"""How often is looked where a system tells of no changes by itself, a network drive for one."""


def watched(file: Path) -> tuple[Path, ...]:
    """The folders to watch for a routine's file: its own, and the library beside it.

    The folder and not the file: most editors write a new one and put it in the old one's place.
    """
    folder = file.absolute().parent
    return tuple(place for place in (folder, folder / "library") if place.is_dir())


async def changes(folders: tuple[Path, ...]) -> AsyncIterator[None]:
    """Yields after each change in one of these folders, not in those below.

    Where the system cannot watch any more, the folders are looked at from time to time; where they
    are gone, it ends.
    """
    from watchfiles import awatch  # noqa: PLC0415 - only the preview needs it

    for looking in (None, True):
        with suppress(OSError):
            async for _ in awatch(
                *folders,
                watch_filter=None,
                debounce=GATHER_MS,
                step=STEP_MS,
                force_polling=looking,
                poll_delay_ms=LOOK_MS,
                recursive=False,
            ):
                yield None
