"""What tests of the spoken voice share: sounds, and how to wait until they are reported."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

from hipflow.session.speech.tone import Tone
from hipflow.voice.app.spoken_voice import SpokenVoice
from hipflow.voice.protocol.sound import PlaybackResult, Sound


def sentence(name: str, text: str, due_s: float, *, patience_s: float = 0.0) -> Sound:
    """A sentence that may begin `patience_s` late."""
    return Sound(id=name, due_s=due_s, latest_s=due_s + patience_s, text=text)


def tone(name: str, which: Tone, due_s: float) -> Sound:
    """A tone."""
    return Sound(id=name, due_s=due_s, latest_s=due_s, tone=which)


async def until(happened: Callable[[], object], *, within_s: float = 30.0) -> None:
    """Let the loop run until something has happened."""
    async with asyncio.timeout(within_s):
        while not happened():  # noqa: ASYNC110 - what is waited for may be outside this loop
            await asyncio.sleep(0.01)


async def prepared(voice: SpokenVoice, *texts: str) -> None:
    """Have sentences rendered."""
    voice.prepare(texts)
    await until(lambda: voice.preparing == 0)


def heard_by(voice: SpokenVoice) -> list[PlaybackResult]:
    """A list that fills with what the voice reports."""
    heard: list[PlaybackResult] = []
    voice.on_playback(heard.append)
    return heard


def worker_pid(voice: SpokenVoice) -> int:
    """The process id of the voice's worker."""
    assert voice._supervisor.pid is not None
    return voice._supervisor.pid


def is_gone(pid: int) -> bool:
    """Whether no process has this id."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def processes_with(words: str) -> list[str]:
    """The processes of this computer that have these words in their environment (Linux only)."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if words.encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found
