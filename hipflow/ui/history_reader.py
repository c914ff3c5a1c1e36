"""Has all of a long history read while its screen goes on."""

import asyncio
from collections.abc import Callable
from typing import Any

from hipflow.storage.diary import Diary, GivenUpError
from hipflow.system.errors import StorageError
from hipflow.ui.screens._base.base import CalmScreen

BAR_AFTER_S, BAR_EVERY_S = 0.5, 0.1
"""How long reading may take before a bar is shown, and how often that moves."""


def read_aside(
    screen: CalmScreen[Any],
    diary: Diary,
    *,
    after_s: float,
    then: Callable[[], None],
    refused: Callable[[StorageError], None] = lambda _: None,
    wait: Callable[[float], None] = lambda _: None,
) -> None:
    """Read a history whole in a thread of its own, beginning in a moment.

    Args:
        screen: where this is for; it is given up with it.
        diary: knows the history.
        after_s: how long it waits, so that whoever does something at once goes first.
        then: called when all is read, if the screen still stands.
        refused: called where the file cannot be opened.
        wait: told how much is read, again and again, where that takes long.
    """

    async def read() -> None:
        timer = screen.set_interval(BAR_EVERY_S, lambda: wait(diary.share_read), pause=True)
        screen.set_timer(BAR_AFTER_S, timer.resume)
        try:
            await asyncio.to_thread(diary.read_aside)
        except GivenUpError:
            return
        except StorageError as error:
            refused(error)
            return
        finally:
            timer.stop()
        if screen.is_there:
            then()

    screen.set_timer(after_s, lambda: screen.run_worker(read(), exclusive=True))
