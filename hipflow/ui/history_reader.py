"""Has all of a long history read while its screen goes on."""

import asyncio
from collections.abc import Callable
from typing import Any

from hipflow.storage.history_cache import HistoryCache, ReadingStoppedError
from hipflow.system.errors import StorageError
from hipflow.ui.screens._base.base import BaseScreen

BAR_AFTER_S, BAR_EVERY_S = 0.5, 0.1
"""How long reading may take before a bar is shown, and how often that moves."""


def read_in_background(
    screen: BaseScreen[Any],
    cache: HistoryCache,
    *,
    after_s: float,
    on_complete: Callable[[], None],
    on_error: Callable[[StorageError], None] = lambda _: None,
    on_progress: Callable[[float], None] = lambda _: None,
) -> None:
    """Read a history whole in a thread of its own, beginning in a moment.

    Args:
        screen: where this is for; it is given up with it.
        cache: reads the history.
        after_s: how long it waits, so that whoever does something at once goes first.
        on_complete: called when all is read, if the screen still stands.
        on_error: called where the file cannot be opened.
        on_progress: told how much is read, again and again, where that takes long.
    """

    async def read() -> None:
        timer = screen.set_interval(BAR_EVERY_S, lambda: on_progress(cache.share_read), pause=True)
        screen.set_timer(BAR_AFTER_S, timer.resume)
        try:
            await asyncio.to_thread(cache.read_in_background)
        except ReadingStoppedError:
            return
        except StorageError as error:
            on_error(error)
            return
        finally:
            timer.stop()
        if screen.is_usable:
            on_complete()

    screen.set_timer(after_s, lambda: screen.run_worker(read(), exclusive=True))
