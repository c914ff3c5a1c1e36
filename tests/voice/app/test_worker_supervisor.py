"""A worker is kept, and replaced within bounds."""

import asyncio
import os
import sys
from collections.abc import Callable

import pytest

from hipflow.voice.app import worker_supervisor
from hipflow.voice.app.worker_supervisor import WorkerSupervisor
from hipflow.voice.protocol.cache_folder import make_folder_below
from hipflow.voice.protocol.messages import Heartbeat, PrepareSpeech

pytestmark = pytest.mark.skipif(os.name != "posix", reason="scripts of POSIX are used")

Maker = Callable[[str], WorkerSupervisor]


@pytest.fixture
def keep(tmp_path, monkeypatch):
    """A supervisor of shell scripts; it notes what happens in ``reported``."""
    monkeypatch.setattr(worker_supervisor, "_FIRST_PAUSE_S", 0.0)

    def make(source: str) -> WorkerSupervisor:
        script = tmp_path / "worker"
        script.write_text(f"#!/bin/sh\n{source}\n", encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(script))
        reported: list[object] = []
        keeper = WorkerSupervisor(
            tmp_path,
            startup_messages=lambda: [PrepareSpeech(("One.",))],
            take=reported.append,
            ended=lambda: reported.append("ended"),
        )
        keeper.reported = reported
        return keeper

    return make


async def test_each_worker_is_briefed_and_heard(keep: Maker, tmp_path):
    """It gets the startup messages first; after five losses in a row no other is started."""
    keeper = keep(f'head -n 1 >>{tmp_path}/read; echo \'{{"type":"alive"}}\'')
    async with asyncio.timeout(30):
        await keeper.keep()
    assert keeper.reported == [Heartbeat(), "ended"] * 5
    lines = (tmp_path / "read").read_bytes().splitlines()
    assert lines == [b'{"type":"prepare","texts":["One."]}'] * 5
    assert keeper.pid is None
    assert not keeper.send(PrepareSpeech(()))


async def test_a_program_that_does_not_start_is_given_up(keep: Maker, monkeypatch):
    """Without a process there is an end too, and no exception."""
    keeper = keep("")
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    async with asyncio.timeout(30):
        await keeper.keep()
    assert keeper.reported == ["ended"] * 5


async def test_what_a_killed_worker_left_half_made_is_removed(keep: Maker, tmp_path):
    """Its own scrap, and nothing else; cancelled at work, it ends and reports nothing."""
    folder = make_folder_below(tmp_path)
    keeper = keep(f'echo x >{folder}/.$$.wav; echo \'{{"type":"alive"}}\'; exec sleep 30')
    (folder / ".1.wav").touch()
    task = asyncio.create_task(keeper.keep())
    async with asyncio.timeout(30):
        while not keeper.reported:  # noqa: ASYNC110 - what is waited for is in a list
            await asyncio.sleep(0.01)
    pid = keeper.pid
    assert (folder / f".{pid}.wav").exists()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert keeper.reported == [Heartbeat()]
    assert [path.name for path in folder.glob(".*")] == [".1.wav"]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
