"""Textual under a pilot without its waiting: the same screens, sooner.

Textual sleeps a fiftieth of a second three times for each key, and takes the program to be at rest
when the processor was idle meanwhile: slow, and wrong on a machine that is busy with something
else. And each app reads all style sheets anew, some of them twice. Here the loop itself is asked
whether there is anything left to do, and a style sheet that was read once is kept.
"""

import asyncio
import gc
from collections.abc import Callable
from typing import Any

import pytest
from textual import app, pilot
from textual.css.stylesheet import Stylesheet

_SOON_S = 0.02
"""What is due within this is waited for: Textual draws sixty times a second."""
_PATIENCE_S = 30.0
"""How long there may be something to do without an end, on a machine that is busy."""
_THREADS_S = 0.2
"""A test may hold a thread back; what needs longer, a test waits for by itself."""
_GLANCE_S = 0.001


async def at_rest(min_sleep: float = 0, max_sleep: float = 1.0) -> None:
    """Wait until the loop has nothing to do now or soon, for its threads a moment."""
    loop: Any = asyncio.get_running_loop()
    begun_s = loop.time()
    # Only what is slept counts: a busy machine takes longer for the work between, not for less.
    idle_s = 0.0
    while loop.time() < begun_s + _PATIENCE_S:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        now_s = loop.time()
        if _threads_work(loop) and now_s < begun_s + _THREADS_S:
            await asyncio.sleep(_GLANCE_S)
            continue
        due_s = min((call.when() for call in loop._scheduled if not call.cancelled()), default=None)
        # What moves on and on is not waited for for ever.
        if due_s is None or due_s > now_s + _SOON_S or idle_s > max_sleep:
            return
        await asyncio.sleep(due_s - now_s)
        idle_s += max(0.0, due_s - now_s)


def _threads_work(loop: Any) -> bool:
    """Whether a thread of the loop has something to do."""
    pool = loop._default_executor
    if pool is None:
        return False
    return pool._work_queue.qsize() > 0 or pool._idle_semaphore._value < len(pool._threads)


def quicken(patch: pytest.MonkeyPatch) -> None:
    """Put this in the place of what Textual does, and look for garbage less often.

    Each line on a screen is many small objects; a sixth of the time went into looking at them.
    """
    gc.set_threshold(20_000, 20, 50)
    patch.setattr(Stylesheet, "_parse_rules", _read_once(Stylesheet._parse_rules))
    patch.setattr(app, "wait_for_idle", at_rest)
    patch.setattr(pilot, "wait_for_idle", at_rest)


def _read_once(read: Callable[..., Any]) -> Callable[..., Any]:
    """Reads a style sheet, or gives what came of it the first time; rules are never changed."""
    known: dict[object, Any] = {}

    def rules(sheet: Stylesheet, *given: Any, **named: Any) -> Any:
        colours = tuple(sorted(sheet._variables.items()))
        key = (given, tuple(sorted(named.items())), colours)
        if key not in known:
            known[key] = read(sheet, *given, **named)
        return known[key]

    return rules
