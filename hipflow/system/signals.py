"""What the system, the terminal and the shell tell a program, and how it stands still for them."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_TOLD = 128
"""Shells add the number of the signal that ended a program to this, and call that its exit code."""

_ENDINGS = ("SIGHUP", "SIGTERM", "SIGQUIT")
"""The terminal has gone, or somebody wants the program to end. Windows knows hardly any."""


def exit_code(number: int) -> int:
    """The exit code of a program that a signal has ended, as shells have it."""
    return _TOLD + number


def has_ended(code: int) -> bool:
    """Whether an exit code says that a signal has ended the program."""
    return code > _TOLD


@contextmanager
def ending(tell: Callable[[int], object]) -> Iterator[None]:
    """Tell of the signals to end, as :func:`listening` does.

    Whoever was told is about to end: told once more, as by a window that is closed, it is not to be
    cut short in what it still has to save.
    """
    told: list[int] = []

    def once_told(number: int) -> None:
        told.append(number)
        tell(number)

    try:
        with listening(once_told, *_ENDINGS):
            yield
    finally:
        for name in _ENDINGS if told else ():
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_IGN)


@contextmanager
def listening(tell: Callable[[int], object], *names: str) -> Iterator[None]:
    """Tell of the signals of these names on the running loop, never in the middle of anything.

    Args:
        tell: takes the number of the signal.
        names: signals; those this system does not know are left out.
    """
    loop = asyncio.get_running_loop()
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    handled = [number for number in numbers if _listen(loop, number, tell)]
    try:
        yield
    finally:
        for number in handled:
            loop.remove_signal_handler(number)


def _listen(loop: asyncio.AbstractEventLoop, number: int, tell: Callable[[int], object]) -> bool:
    try:
        loop.add_signal_handler(number, tell, number)
    except NotImplementedError:  # on Windows
        return False
    return True


def hang_up() -> None:
    """The terminal has gone, and the system has not said so: it tells leaders of sessions only."""
    if sys.platform != "win32":
        os.kill(os.getpid(), signal.SIGHUP)


def holds(terminal: int) -> bool:
    """Whether this program has a terminal's keys; a shell that shares it may have them just now.

    Args:
        terminal: the number of its file.
    """
    with suppress(OSError):  # no shell shares it with us
        return os.tcgetpgrp(terminal) == os.getpgrp()
    return True


@contextmanager
def not_stopped() -> Iterator[None]:
    """Touch a terminal while inside; behind a shell that has it, the system stops who does."""
    before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGTTOU, before)


def stand_still(*, others: bool) -> None:
    """Stop as after Ctrl+Z, and return when the shell has this program go on.

    Where no shell could do that, as in a window of its own, the system does not stop it at all.

    Args:
        others: whether to stop all programs of the same command line; a terminal that gives every
            key to this one has not told them.
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


def let_output_go() -> None:
    """What could not be written is tried again at the end of the program: let it go nowhere."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
