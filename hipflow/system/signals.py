"""Signals of the system, the terminal and the shell: how a program ends or is suspended."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial

_EXIT_CODE_BASE = 128
"""Shells add the number of the signal that ended a program to this, and call that its exit code."""

_END_SIGNALS = ("SIGHUP", "SIGTERM", "SIGQUIT", "SIGBREAK")
"""The terminal has gone, or somebody wants the program to end.

Windows has SIGBREAK only: it comes when a console's window is closed, and at Ctrl+Break.
"""


def exit_code(number: int) -> int:
    """The exit code of a program that a signal has ended, as shells have it."""
    return _EXIT_CODE_BASE + number


def is_signal_exit(code: int) -> bool:
    """Whether an exit code says that a signal has ended the program."""
    return code > _EXIT_CODE_BASE


@contextmanager
def on_end_signals(callback: Callable[[int], object]) -> Iterator[None]:
    """Call back at the signals to end, as :func:`on_signals` does.

    A program that has received one is about to end: a second one, as from a window that is closed,
    does not cut short what it still has to save.
    """
    received: list[int] = []

    def on_signal(number: int) -> None:
        received.append(number)
        callback(number)

    try:
        with on_signals(on_signal, *_END_SIGNALS):
            yield
    finally:
        for name in _END_SIGNALS if received else ():
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_IGN)


@contextmanager
def on_signals(callback: Callable[[int], object], *names: str) -> Iterator[None]:
    """Call back at signals, on the running loop, while inside; only the main thread may do that.

    Args:
        callback: takes the number of the signal.
        names: signals, such as ``SIGTERM``; those this system does not have are left out.
    """
    loop = asyncio.get_running_loop()
    with ExitStack() as handlers:
        for name in names:
            if hasattr(signal, name):
                handlers.callback(_add_handler(loop, getattr(signal, name), callback))
        yield


def _add_handler(
    loop: asyncio.AbstractEventLoop, number: int, callback: Callable[[int], object]
) -> Callable[[], object]:
    """Has a signal call back on the loop; returns the function that ends that."""
    try:
        loop.add_signal_handler(number, callback, number)
    except NotImplementedError:  # loops of Windows have no handlers of their own
        before = signal.signal(number, lambda *_: loop.call_soon_threadsafe(callback, number))
        return partial(signal.signal, number, before)
    return partial(loop.remove_signal_handler, number)


def raise_hangup() -> None:
    """Send this program the signal of a closed terminal; the system sends session leaders one."""
    if sys.platform != "win32":
        os.kill(os.getpid(), signal.SIGHUP)


def owns_terminal(terminal: int) -> bool:
    """Whether this program has a terminal's keys; a shell that shares it may have them just now.

    Args:
        terminal: the number of its file.
    """
    with suppress(OSError):  # no shell shares it with us
        return os.tcgetpgrp(terminal) == os.getpgrp()
    return True


@contextmanager
def ignore_output_stop() -> Iterator[None]:
    """Keep the system from stopping this program when it writes to a terminal its shell has."""
    before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGTTOU, before)


def suspend(*, others: bool) -> None:
    """Stop as after Ctrl+Z; returns when the shell continues this program.

    Where no shell could do that, as in a window of its own, the system does not stop it at all.

    Args:
        others: whether to stop all programs of the same command line; a terminal that gives every
            key to this one has not stopped them.
    """
    if sys.platform == "win32":
        return
    # The system itself shall do what it does for programs that know nothing of these signals.
    before = {
        number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGTSTP, signal.SIGCONT)
    }
    try:
        os.kill(0 if others else os.getpid(), signal.SIGTSTP)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def discard_output() -> None:
    """Drop output that could not be written, which Python would try to write again at the end."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
