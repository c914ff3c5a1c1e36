"""Work done aside, in order."""

import asyncio
import threading

import pytest

from hipflow.system.background import INLINE, ThreadQueue


@pytest.fixture
def aside():
    """A thread for work."""
    return ThreadQueue("test")


def test_it_is_done_in_order_and_not_by_who_asks(aside):
    """One thread, which begins with the first work and is the same for all."""
    done = []

    def work(number):
        done.append(number)
        return threading.current_thread()

    threads = {aside.do(lambda n=number: work(n)).result(10) for number in range(20)}
    assert done == list(range(20))
    assert len(threads) == 1
    assert threads != {threading.current_thread()}


def test_who_asks_does_not_wait(aside):
    """A disk that takes its time: all that was asked is done once it answers."""
    answers, done = threading.Event(), []
    aside.do(answers.wait)
    last = aside.do(lambda: done.append(1))
    assert not aside.settle(0.01)
    assert not done
    answers.set()
    assert aside.settle(10)
    assert last.done()
    assert done == [1]


def test_an_error_is_told_where_it_is_waited_for(aside):
    """And the next work is done all the same."""

    def fail():
        raise LookupError("lost")

    for disk_queue in (aside, INLINE):
        assert isinstance(disk_queue.do(fail).exception(10), LookupError)
        assert disk_queue.do(lambda: 3).result(10) == 3


async def test_what_was_asked_for_cannot_be_taken_back(aside):
    """Whoever waits may be cancelled; the work is done."""
    answers, done = threading.Event(), []
    aside.do(answers.wait)
    coming = aside.do(lambda: done.append(1))
    waiting = asyncio.ensure_future(asyncio.wrap_future(coming))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.sleep(0)
    answers.set()
    coming.result(10)
    assert done == [1]


def test_nothing_asked_is_settled(aside):
    """No thread is begun for nothing."""
    assert aside.settle(0)
    assert INLINE.settle(0)
