"""One voice worker as the app sees it: starts it, sends and reads messages, ends it."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec

from hipflow.voice.protocol.messages import (
    MAX_LINE_BYTES,
    FromWorker,
    ToWorker,
    decode_from_worker,
    encode,
)

_LOST_S = 3.0
_ONCE_MORE_S = 0.5
_END_S = 0.7
_KILL_S = 0.25
_CHOKED_BYTES = 1 << 20


class WorkerProcess:
    """A running worker, in a process group of its own, which Ctrl-C does not reach.

    Args:
        process: The process, its standard input and output piped.
    """

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def launch(cls) -> "WorkerProcess":
        """Start a worker.

        Raises:
            OSError: The system starts no process.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # the folder a person is in shall not take the place of Python's own modules
            "-m",
            "hipflow.voice.worker.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=MAX_LINE_BYTES,
            env=_environment(),
            start_new_session=os.name == "posix",
            creationflags=_windows_flags(),
        )
        return cls(process)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def send(self, message: ToWorker) -> None:
        """Send a message; it is lost if the worker has ended or does not read."""
        stdin = self._process.stdin
        if stdin is None or stdin.is_closing():
            return
        if stdin.transport.get_write_buffer_size() > _CHOKED_BYTES:
            self._kill()
            return
        stdin.write(encode(message))

    async def messages(self) -> AsyncIterator[FromWorker]:
        """Yield the worker's messages until it ends, stops sending, or sends something else."""
        while (line := await self._line()) is not None:
            try:
                yield decode_from_worker(line)
            except msgspec.DecodeError:
                return

    async def end(self) -> None:
        """Ask the worker to end, and see to it that it does; takes less than a second."""
        stdin = self._process.stdin
        if stdin is not None:
            stdin.close()
        try:
            await self._wait_for_exit(_END_S)
        except TimeoutError:
            await self.kill()

    async def kill(self) -> None:
        """End the worker at once."""
        self._kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        with contextlib.suppress(TimeoutError):
            await self._wait_for_exit(_KILL_S)

    async def _line(self) -> bytes | None:
        """The next line; None when there is none in time.

        After a time-out it reads once more: when it was this app that was stopped, the lines are
        there.
        """
        stdout = self._process.stdout
        if stdout is None:
            return None
        for patience_s in (_LOST_S, _ONCE_MORE_S):
            try:
                async with asyncio.timeout(patience_s):
                    line = await stdout.readline()
            except TimeoutError:
                continue
            except (OSError, ValueError):
                return None
            return line if line.endswith(b"\n") else None
        return None

    async def _wait_for_exit(self, patience_s: float) -> None:
        """Wait for the end of the process, reading on so that it can write what it still has."""
        async with asyncio.timeout(patience_s):
            if self._process.stdout is not None:
                with contextlib.suppress(OSError, ValueError):
                    while await self._process.stdout.read(MAX_LINE_BYTES):
                        pass
            await self._process.wait()

    def _kill(self) -> None:
        """Kill the worker and whatever player program it started."""
        if self._process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)


def _environment() -> dict[str, str]:
    """This process's environment, with hipflow importable from where it was imported here."""
    home = str(Path(__file__).resolve().parents[3])
    before = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([home, before] if before else [home])}


def _windows_flags() -> int:
    """No console window, and no share in the app's Ctrl-C."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return 0
