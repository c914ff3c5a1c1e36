"""Starts the worker, reads what it says, and starts another when it is lost, within bounds."""

import asyncio
from collections import deque
from collections.abc import Callable
from pathlib import Path

from hipflow.system.clock import monotonic_s
from hipflow.voice.app.worker_process import WorkerProcess
from hipflow.voice.protocol.cache_folder import folder_below, remove_half_made
from hipflow.voice.protocol.messages import FromWorker, ToWorker

_MAX_ENDS = 5
_ENDS_WITHIN_S = 60.0
_FIRST_PAUSE_S = 0.25


class WorkerSupervisor:
    """Owns the present worker process.

    Args:
        cache_folder: Below it a killed worker may have left something half-made.
        startup_messages: Returns the first messages to a new worker.
        take: Called with every message from a worker.
        ended: Called when a worker has ended by itself.
    """

    def __init__(
        self,
        cache_folder: Path,
        *,
        startup_messages: Callable[[], list[ToWorker]],
        take: Callable[[FromWorker], None],
        ended: Callable[[], None],
    ) -> None:
        self._folder = folder_below(cache_folder)
        self._startup_messages = startup_messages
        self._take = take
        self._ended = ended
        self._worker: WorkerProcess | None = None

    @property
    def pid(self) -> int | None:
        """The worker's process id; None while there is none."""
        return None if self._worker is None else self._worker.pid

    def send(self, message: ToWorker) -> bool:
        """Send a message; False when there is no worker just now."""
        if self._worker is None:
            return False
        self._worker.send(message)
        return True

    async def keep(self) -> None:
        """Replace every lost worker until cancelled; returns after five are lost in a minute."""
        ends: deque[float] = deque(maxlen=_MAX_ENDS)
        while True:
            await self._run_one()
            self._ended()
            now_s = monotonic_s()
            ends.append(now_s)
            if len(ends) == _MAX_ENDS and now_s - ends[0] < _ENDS_WITHIN_S:
                return
            if len(ends) > 1:
                await asyncio.sleep(_FIRST_PAUSE_S * 2 ** (len(ends) - 2))

    async def _run_one(self) -> None:
        """From a worker's start to its end; ends it when this task is cancelled."""
        try:
            worker = await WorkerProcess.launch()
        except OSError:
            return
        try:
            self._worker = worker
            for message in self._startup_messages():
                worker.send(message)
            async for incoming in worker.messages():
                self._take(incoming)
        except asyncio.CancelledError:
            await worker.end()
            raise
        finally:
            self._worker = None
            await worker.kill()
            remove_half_made(self._folder, worker.pid)
