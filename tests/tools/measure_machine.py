"""Whether the machine itself kept time while something was measured on it.

A machine that is busy with other work wakes every process late, and nothing can be on the beat
there. So what is measured to the millisecond is measured beside a process that does nothing but
sleep, and measured again where that one was woken late.
"""

import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

TRIES = 4
LATE_S = 0.008
"""A machine that wakes a sleeping process later than this is busy with something else."""

_SLEEPER = """
import sys, threading, time
over = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
worst = 0.0
while not over.is_set():
    due = time.monotonic() + 0.005
    time.sleep(0.005)
    worst = max(worst, time.monotonic() - due)
print(worst)
"""


class WakeDelay:
    """How late the sleeper was woken at the worst; known once the measuring is over."""

    late_s = 0.0


@contextmanager
def watch_wake_delay() -> Iterator[WakeDelay]:
    """Watch the machine meanwhile."""
    found = WakeDelay()
    with subprocess.Popen(
        [sys.executable, "-c", _SLEEPER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as sleeper:
        try:
            yield found
        finally:
            out, _ = sleeper.communicate()
            found.late_s = float(out)


def measure_undisturbed(measure: Callable[[], float], most: float) -> float:
    """Measure until the figure is small enough, or the machine was still and it is not.

    Args:
        measure: what gives the figure.
        most: how large it may be.
    """
    for _ in range(TRIES):
        with watch_wake_delay() as machine:
            figure = measure()
        if figure <= most or machine.late_s < LATE_S:
            break
    return figure


async def measure_undisturbed_async(measure: Callable[[], Awaitable[float]], most: float) -> float:
    """The same for what is measured on a loop."""
    for _ in range(TRIES):
        with watch_wake_delay() as machine:
            figure = await measure()
        if figure <= most or machine.late_s < LATE_S:
            break
    return figure
