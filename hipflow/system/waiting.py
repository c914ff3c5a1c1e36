"""Waiting for an errand on an event loop, with a word where it takes a while."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from hipflow.system.background import LATE_S

Come = TypeVar("Come")
"""What is waited for."""


async def come(coming: Awaitable[Come], late: Callable[[], object]) -> Come:
    """Wait for something; where that takes longer than anyone likes to wait, do ``late``.

    Args:
        coming: what is waited for, such as :func:`asyncio.wrap_future` of an errand.
        late: says that it takes a while.
    """
    waiting = asyncio.ensure_future(coming)
    done, _ = await asyncio.wait([waiting], timeout=LATE_S)
    if not done:
        late()
    return await waiting
