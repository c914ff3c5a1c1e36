"""A worker as the app sees it."""

import asyncio
import os
import sys

import pytest

from hipflow.voice.app import worker_process
from hipflow.voice.app.worker_process import WorkerProcess
from hipflow.voice.protocol.messages import Heartbeat, PrepareSpeech

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and scripts of POSIX are used")


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Starts a shell script in the worker's place."""

    async def start(source: str) -> WorkerProcess:
        script = tmp_path / "worker"
        script.write_text(f"#!/bin/sh\n{source}\n", encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(script))
        return await WorkerProcess.launch()

    return start


async def said_by(worker: WorkerProcess) -> list[object]:
    """All that a worker says."""
    return [message async for message in worker.messages()]


async def test_what_it_says_ends_with_it(stand_in):
    """Messages come until the end of the process; sending to the dead is harmless."""
    worker = await stand_in("""echo '{"type":"alive"}'; echo '{"type":"alive"}'""")
    assert await said_by(worker) == [Heartbeat(), Heartbeat()]
    worker.send(PrepareSpeech(("x",)))
    await worker.end()
    worker.send(PrepareSpeech(("x",)))


async def test_nonsense_is_the_end(stand_in):
    """A worker that prints something else is not believed."""
    worker = await stand_in("""echo 'Audio saved'; echo '{"type":"alive"}'; sleep 9""")
    assert await said_by(worker) == []
    await worker.kill()


async def test_silence_is_the_end(stand_in, monkeypatch):
    """Without a heartbeat it is taken for lost."""
    monkeypatch.setattr(worker_process, "_LOST_S", 0.1)
    monkeypatch.setattr(worker_process, "_ONCE_MORE_S", 0.05)
    worker = await stand_in("""echo '{"type":"alive"}'; sleep 9""")
    async with asyncio.timeout(30):
        await said_by(worker)
    await worker.kill()


@pytest.mark.alone
async def test_one_that_will_not_end_is_killed(stand_in):
    """The end takes less than a second, whatever the worker does, children included."""
    worker = await stand_in("""trap '' TERM; sleep 30 & echo '{"type":"alive"}'; sleep 30""")
    async with asyncio.timeout(30):
        await anext(worker.messages())
    loop = asyncio.get_running_loop()
    asked_s = loop.time()
    await worker.end()
    assert loop.time() - asked_s < 1.1
    assert worker._process.stdout is not None
    assert worker._process.stdout.at_eof()  # nobody is left who could write


async def test_a_program_that_is_not_there_is_an_os_error(monkeypatch):
    """The client then counts it as a lost worker."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(OSError, match="nowhere"):
        await WorkerProcess.launch()
