"""Background queues: work in order, and waiting for it with a notice."""

import asyncio
import threading

import pytest

from hipflow.system import background
from hipflow.system.background import INLINE, ThreadQueue, wait_with_notice


@pytest.fixture
def queue():
    """A thread for work."""
    return ThreadQueue("test")


def test_it_is_done_in_order_and_not_by_who_asks(queue):
    """One thread, which begins with the first work and is the same for all."""
    done = []

    def work(number):
        done.append(number)
        return threading.current_thread()

    threads = {queue.do(lambda n=number: work(n)).result(10) for number in range(20)}
    assert done == list(range(20))
    assert len(threads) == 1
    assert threads != {threading.current_thread()}


def test_who_asks_does_not_wait(queue):
    """A disk that takes its time: all that was asked is done once it answers."""
    answers, done = threading.Event(), []
    queue.do(answers.wait)
    last = queue.do(lambda: done.append(1))
    assert not queue.drain(0.01)
    assert not done
    answers.set()
    assert queue.drain(10)
    assert last.done()
    assert done == [1]


def test_an_error_is_raised_where_it_is_waited_for(queue):
    """And the next work is done all the same."""

    def fail():
        raise LookupError("lost")

    for each in (queue, INLINE):
        assert isinstance(each.do(fail).exception(10), LookupError)
        assert each.do(lambda: 3).result(10) == 3


async def test_what_was_asked_for_cannot_be_taken_back(queue):
    """Whoever waits may be cancelled; the work is done."""
    answers, done = threading.Event(), []
    queue.do(answers.wait)
    coming = queue.do(lambda: done.append(1))
    waiting = asyncio.ensure_future(asyncio.wrap_future(coming))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.sleep(0)
    answers.set()
    coming.result(10)
    assert done == [1]


def test_a_queue_without_work_is_drained(queue):
    """No thread is begun for nothing."""
    assert queue.drain(0)
    assert INLINE.drain(0)


async def test_a_quick_disk_gives_no_notice():
    """What is done soon is awaited without a word."""
    assert await wait_with_notice(asyncio.wrap_future(INLINE.do(lambda: 3)), pytest.fail) == 3


async def test_a_slow_disk_gives_one_notice(monkeypatch):
    """And is awaited all the same."""
    monkeypatch.setattr(background, "NOTICE_AFTER_S", 0.001)
    future, notices = asyncio.get_running_loop().create_future(), []

    def on_slow():
        notices.append(True)
        future.set_result(3)

    assert await wait_with_notice(future, on_slow) == 3
    assert notices == [True]
