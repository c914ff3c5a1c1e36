"""Plays four hours at compressed events, and looks at what grows.

The screens draw every move of a session of four hours, whose time is moved on by hand from deadline
to deadline, so that each cue and each refresh is really handled. Then the real clock is tried for
a minute: how far the last cue is from its time.
"""

import asyncio
import gc
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

from hipflow.player.player import Player, PlayerSetup
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.plan.plan import make_plan
from hipflow.system.clock import SystemClock
from tests.builders.home_builder import store_in
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import HIP_REF
from tests.tools.app_pilot import app_pilot

HOURS = 4
_SLICE_S = 60
_EVERY = 20


def long_routine(hours: float):
    """Enough exercises for so many hours: each about four minutes."""
    one = counted(10, hold_s=(5, 5), sets=(2, 2), rest_s=30)
    exercises = (
        Prescription(usual=play(f"Exercise {number}", **one), written_ready_s=20)
        for number in range(int(hours * 15) + 2)
    )
    return routine(*exercises)


def measured() -> tuple[float, int, int]:
    """Megabytes held, handles open and threads running now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6, _handles(), threading.active_count()


def _handles() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


async def compressed() -> None:
    """Four hours of a session on the screen, every event of them."""
    with tempfile.TemporaryDirectory() as folder:
        async with app_pilot(Path(folder), (100, 30)) as stage:
            player = await stage.work_out(long_routine(HOURS))
            begun_s = time.monotonic()
            for number in range(int(HOURS * 3600 / _SLICE_S)):
                await stage.wait(_SLICE_S)
                if number % _EVERY == 0:
                    size, handles, threads = measured()
                    say(f"{number} min: {size:.1f} MB, {handles} handles, {threads} threads")
            size, handles, threads = measured()
            at = player.session.clock_ms / 60_000
            took_s = time.monotonic() - begun_s
            say(
                f"{at:.0f} min: {size:.1f} MB, {handles} handles, {threads} threads; {took_s:.0f} s"
            )


async def real(seconds: float) -> None:
    """A session on the real clock and loop: how late cues are sent."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as folder:
        setup = PlayerSetup(plan=make_plan(long_routine(1)), routine=HIP_REF, id="01K")
        store = store_in(Path(folder))
        player = Player(
            setup,
            clock=clock,
            timer=asyncio.get_running_loop(),
            journal=store.new_journal(),
            store=store,
        )
        late_ms: list[float] = []
        begun_s = clock.monotonic_s()

        def listen(_session, cues):
            now_s = clock.monotonic_s()
            late_ms.extend((now_s - begun_s) * 1000 - cue.at_ms for cue in cues)

        player.listen(listen)
        player.start()
        await asyncio.sleep(seconds)
        player.close()
    say(f"{len(late_ms)} cues in {seconds:.0f} s: last {late_ms[-1]:.1f} ms late")


def say(line: str) -> None:
    """Write it at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(compressed())
    asyncio.run(real(60))
