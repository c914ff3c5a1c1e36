"""Waiting with a word."""

import asyncio

import pytest

from hipflow.system import waiting
from hipflow.system.background import INLINE
from hipflow.system.waiting import wait_with_notice


async def test_what_comes_soon_is_waited_for_in_silence():
    """Nobody is told of a disk that is quick."""
    assert await wait_with_notice(asyncio.wrap_future(INLINE.do(lambda: 3)), pytest.fail) == 3


async def test_what_takes_a_while_is_told_once(monkeypatch):
    """And waited for all the same."""
    monkeypatch.setattr(waiting, "NOTICE_AFTER_S", 0.001)
    coming, told = asyncio.get_running_loop().create_future(), []

    def late():
        told.append(True)
        coming.set_result(3)

    assert await wait_with_notice(coming, late) == 3
    assert told == [True]
