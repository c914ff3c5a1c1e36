"""Waiting for an errand on an event loop, with a word where it takes a while."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from hipflow.system.background import NOTICE_AFTER_S

T = TypeVar("T")
"""What is waited for."""


async def wait_with_notice(awaitable: Awaitable[T], give_notice: Callable[[], object]) -> T:
    """Wait for something; where that takes longer than anyone likes to wait, do ``give_notice``.

    Args:
        awaitable: what is waited for, such as :func:`asyncio.wrap_future` of an errand.
        give_notice: says that it takes a while.
    """
    waiting = asyncio.ensure_future(awaitable)
    done, _ = await asyncio.wait([waiting], timeout=NOTICE_AFTER_S)
    if not done:
        give_notice()
    return await waiting
