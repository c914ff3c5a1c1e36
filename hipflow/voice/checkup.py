"""What `hipflow doctor` says of the sound: what is there, what is missing, and what to do."""

import asyncio
import contextlib
import sys
import tempfile

import msgspec

from hipflow.voice.messages import Configure, DeviceReady, EngineReady, Prepare, Rendered
from hipflow.voice.sound import Manner
from hipflow.voice.workerprocess import WorkerProcess

_PATIENCE_S = 8.0
_SENTENCE = "Hipflow is ready when you are."
_CURES = {
    "linux": "the package espeak-ng (on Debian: apt install espeak-ng)",
    "darwin": "choose a voice under Accessibility, Spoken Content",
    "win32": "choose a voice under Time & language, Speech",
}
_NOT_TOLD = "nothing was heard of it within 8 seconds"


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at.

    Attributes:
        what: What was looked at.
        well: It is as it should be.
        words: What was found; when it is not well, what went wrong in the driver's own words.
        cure: What to do; empty when all is well.
    """

    what: str
    well: bool
    words: str
    cure: str = ""


class _Told(msgspec.Struct):
    """What a worker said before it ended or was told to end."""

    engine: EngineReady | None = None
    device: DeviceReady | None = None
    sentence: Rendered | None = None
    trouble: str = _NOT_TOLD

    @property
    def all(self) -> bool:
        return None not in (self.engine, self.device, self.sentence)


async def sound_check(language: str = "en", rate_wpm: int = 150) -> list[Finding]:
    """Start a voice worker, have it render a sentence, and sum up; takes at most 9 s.

    Nothing is played, and nothing is left on the disk.

    Args:
        language: A BCP 47 tag.
        rate_wpm: Words a minute.
    """
    told = await _ask(language, rate_wpm)
    return [
        _engine_finding(told),
        _voice_finding(told, language),
        _sentence_finding(told),
        _device_finding(told),
    ]


async def _ask(language: str, rate_wpm: int) -> _Told:
    told = _Told()
    with tempfile.TemporaryDirectory(prefix="hipflow-", ignore_cleanup_errors=True) as folder:
        try:
            worker = await WorkerProcess.launch()
        except OSError as error:
            told.trouble = f"no process could be started: {error}"
            return told
        try:
            worker.send(
                Configure(
                    cache_folder=folder,
                    manner=Manner(language=language, rate_wpm=rate_wpm),
                    speech=True,
                )
            )
            worker.send(Prepare(texts=(_SENTENCE,)))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE_S):
                    await _listen(worker, told)
        finally:
            await worker.end()
    return told


async def _listen(worker: WorkerProcess, told: _Told) -> None:
    async for message in worker.messages():
        match message:
            case EngineReady():
                told.engine = message
            case DeviceReady():
                told.device = message
            case Rendered():
                told.sentence = message
        if told.all:
            return
    told.trouble = "the process that makes the sound ended while it was asked"


def _engine_finding(told: _Told) -> Finding:
    engine = told.engine
    if engine is None:
        return Finding("Speech engine", well=False, words=told.trouble, cure=_engine_cure())
    if not engine.ready:
        return Finding("Speech engine", well=False, words=engine.detail, cure=_engine_cure())
    return Finding("Speech engine", well=True, words=f"{engine.name}; library: {engine.library}")


def _voice_finding(told: _Told, language: str) -> Finding:
    engine = told.engine
    if engine is None or not engine.ready:
        return Finding("Voice", well=False, words="none without a speech engine")
    if not engine.fits_language:
        return Finding(
            "Voice",
            well=False,
            words=f"{engine.voice}: no voice speaks “{language}”",
            cure="Install a voice for this language in the system's speech settings.",
        )
    return Finding("Voice", well=True, words=engine.voice)


def _sentence_finding(told: _Told) -> Finding:
    sentence = told.sentence
    if sentence is None:
        return Finding("A spoken sentence", well=False, words=told.trouble, cure=_engine_cure())
    if sentence.length_s is None:
        words = sentence.detail or "none without a speech engine"
        return Finding("A spoken sentence", well=False, words=words, cure=_engine_cure())
    return Finding("A spoken sentence", well=True, words=f"{sentence.length_s:.1f} s of speech")


def _device_finding(told: _Told) -> Finding:
    device = told.device
    cure = "Switch a speaker or headphones on and see that other programs are heard."
    if device is None:
        return Finding("Sound device", well=False, words=told.trouble, cure=cure)
    if not device.open:
        return Finding("Sound device", well=False, words=device.detail, cure=cure)
    return Finding("Sound device", well=True, words=device.name)


def _engine_cure() -> str:
    """What brings speech back, on this system."""
    return f"Install hipflow anew, or {_CURES.get(sys.platform, _CURES['linux'])}."
