"""Background queues for disk work, so that a slow disk never stops a session."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Future, wait
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

NOTICE_AFTER_S = 0.3
"""A person who waits longer than this is told that it takes a while."""

SAVING = "Saving…"
"""The notice for somebody who waits for the disk."""

LOOK_AGAIN_S = 1.0
"""How often a screen looks whether what was refused is saved by now."""

DISK_WAIT_S = 10.0
"""The longest a person who wants to leave waits for a disk."""

DISK_SILENT = "The session is not saved yet: the disk does not answer."
"""The last notice for somebody who leaves before the disk has answered."""


class BackgroundQueue(Protocol):
    """A queue that does one piece of work after the other, in the order they were given."""

    def do(self, work: Callable[[], T]) -> "Future[T]":
        """Queue work, which cannot be cancelled afterwards.

        Returns:
            The work's result or its error, once it is done. On an event loop it is awaited by way
            of :func:`asyncio.wrap_future`.
        """
        ...

    def drain(self, timeout_s: float) -> bool:
        """Wait until all work given is done, at most this long; returns whether it is."""
        ...


class InlineQueue:
    """Does work before it returns: for commands that do one thing, and for tests."""

    def do(self, work: Callable[[], T]) -> "Future[T]":
        """Do work now; the future that comes back is done."""
        done: Future[T] = _running_future()
        _run_into(done, work)
        return done

    def drain(self, timeout_s: float) -> bool:
        """Nothing ever waits here: always true."""
        del timeout_s
        return True


INLINE = InlineQueue()


class ThreadQueue:
    """Does work on a thread of its own, which starts with the first work and ends with the program.

    The thread is a daemon: a disk that never answers does not keep the program from ending.

    Args:
        name: the thread's name.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._work: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._submit_lock = Lock()
        self._thread: Thread | None = None
        self._last: Future[Any] | None = None

    def do(self, work: Callable[[], T]) -> "Future[T]":
        """Do work once all that was given before is done."""
        done: Future[T] = _running_future()
        with self._submit_lock:
            self._last = done
            self._work.put(lambda: _run_into(done, work))
            if self._thread is None:
                self._thread = Thread(target=self._run_all, name=self._name, daemon=True)
                self._thread.start()
        return done

    def drain(self, timeout_s: float) -> bool:
        """Wait for the work given last: all else is done before it."""
        last = self._last
        return last is None or not wait([last], timeout_s).not_done

    def _run_all(self) -> None:
        while True:
            self._work.get()()


async def wait_with_notice(awaitable: Awaitable[T], on_slow: Callable[[], object]) -> T:
    """Await something, and call ``on_slow`` once where it takes longer than ``NOTICE_AFTER_S``.

    Args:
        awaitable: often a future of a queue, by way of :func:`asyncio.wrap_future`.
        on_slow: shows a person that it takes a while.
    """
    import asyncio  # noqa: PLC0415 - commands that keep something need no event loop

    task = asyncio.ensure_future(awaitable)
    done, _ = await asyncio.wait([task], timeout=NOTICE_AFTER_S)
    if not done:
        on_slow()
    return await task


async def wait_for_disk(saving: "Future[T]", on_slow: Callable[[], object]) -> T | None:
    """What comes of writing something; ``None`` where the disk does not answer in ``DISK_WAIT_S``.

    Args:
        saving: goes on all the same.
        on_slow: as in :func:`wait_with_notice`.
    """
    import asyncio  # noqa: PLC0415 - as above

    waiting = wait_with_notice(asyncio.wrap_future(saving), on_slow)
    try:
        return await asyncio.wait_for(waiting, DISK_WAIT_S)
    except TimeoutError:
        return None


def _running_future() -> "Future[T]":
    """A future that cannot be cancelled: a session that is to be saved is saved."""
    done: Future[T] = Future()
    done.set_running_or_notify_cancel()
    return done


def _run_into(done: "Future[T]", work: Callable[[], T]) -> None:
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - raised where the future is read, not in this thread
        done.set_exception(error)
    else:
        done.set_result(result)
