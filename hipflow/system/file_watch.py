"""Watches a file, and the library beside it, for changes."""

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, suppress
from pathlib import Path

DEBOUNCE_MS = 120
"""Changes this close together are one: an editor writes a file in several goes."""
DEBOUNCE_STEP_MS = 30
"""How often to check for more of them."""
POLL_MS = 200
"""How often to poll where a system reports no changes by itself, as on a network drive."""


def watched_folders(file: Path) -> tuple[Path, ...]:
    """The folders to watch for a routine's file: its own, and the library beside it.

    The folder and not the file: most editors write a new one and put it in the old one's place. Of
    a link that is also the folder it leads to.
    """
    folder = file.absolute().parent
    places = dict.fromkeys((folder, folder / "library", Path(os.path.realpath(file)).parent))
    return tuple(place for place in places if place.is_dir())


async def watch_changes(file: Path) -> AsyncIterator[None]:
    """Yields once it watches, then after each change around a file, but not in the folders below.

    A library that is made later is watched from then on, and a folder that was taken away once it
    is back. Where the system cannot watch any more, the folders are polled.
    """
    while True:
        folders = watched_folders(file)
        if not folders:
            await asyncio.sleep(POLL_MS / 1000)
            continue
        others = False
        async with aclosing(_changes_in(folders)) as found:
            async for _ in found:
                others = watched_folders(file) != folders
                yield None
                if others:
                    break
        if not others and watched_folders(file):
            return


async def _changes_in(folders: tuple[Path, ...]) -> AsyncGenerator[None, None]:
    """Yields once it watches, then after each change; ends where nothing can be watched."""
    from watchfiles import awatch  # noqa: PLC0415 - only the preview needs it

    for polling in (None, True):
        watches = False
        with suppress(OSError):
            async for changed in awatch(
                *folders,
                watch_filter=None,
                debounce=DEBOUNCE_MS,
                step=DEBOUNCE_STEP_MS,
                rust_timeout=POLL_MS,
                yield_on_timeout=True,
                force_polling=polling,
                poll_delay_ms=POLL_MS,
                recursive=False,
            ):
                if changed or not watches:
                    yield None
                watches = True
