"""Work done aside, in order: what a slow disk takes its time for while the session goes on."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

NOTICE_AFTER_S = 0.3
"""Who waits longer than this is told so."""

SAVING = "Saving…"
"""What they are told."""

RETRY_EVERY_S = 1.0
"""How often it is seen whether a disk that refused has taken it since."""

DISK_WAIT_S = 10.0
"""Who wants to leave waits for a disk no longer than this."""

DISK_SILENT = "The session is not saved yet: the disk does not answer."
"""What they are told then."""


class BackgroundQueue(Protocol):
    """Does work in the order it is given."""

    def do(self, work: Callable[[], T]) -> "Future[T]":
        """Have work done; it cannot be taken back. What comes of it, an error too, is told there.

        Whoever waits for it on an event loop uses :func:`asyncio.wrap_future`.
        """
        ...

    def settle(self, at_most_s: float) -> bool:
        """Wait until all that was given is done, but no longer; whether it is."""
        ...


class InlineQueue:
    """Does it before it answers: for commands that do one thing, and for tests."""

    def do(self, work: Callable[[], T]) -> "Future[T]":
        """Do it now."""
        done: Future[T] = _running_future()
        _run_into(done, work)
        return done

    def settle(self, at_most_s: float) -> bool:
        """There is never anything left."""
        del at_most_s
        return True


INLINE = InlineQueue()


class ThreadQueue:
    """Does it on a thread of its own, which begins with the first work and ends with the program.

    The thread is a daemon: a disk that never answers does not keep the program from ending.

    Args:
        name: what the thread is called.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._work: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._submit_lock = Lock()
        self._thread: Thread | None = None
        self._last: Future[Any] | None = None

    def do(self, work: Callable[[], T]) -> "Future[T]":
        """Do it when all that was given before is done."""
        done: Future[T] = _running_future()
        with self._submit_lock:
            self._last = done
            self._work.put(lambda: _run_into(done, work))
            if self._thread is None:
                self._thread = Thread(target=self._run_all, name=self._name, daemon=True)
                self._thread.start()
        return done

    def settle(self, at_most_s: float) -> bool:
        """Wait for what was given last: all else was done before it."""
        last = self._last
        return last is None or not wait([last], at_most_s).not_done

    def _run_all(self) -> None:
        while True:
            self._work.get()()


def _running_future() -> "Future[T]":
    """A future that cannot be cancelled: a session that is to be kept is kept."""
    done: Future[T] = Future()
    done.set_running_or_notify_cancel()
    return done


def _run_into(done: "Future[T]", work: Callable[[], T]) -> None:
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - whoever waits is told, in place of this thread
        done.set_exception(error)
    else:
        done.set_result(result)
