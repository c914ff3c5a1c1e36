"""The sound check: asks engine and device, plays three tones and a sentence, and sums up."""

import asyncio
import contextlib
import tempfile
from pathlib import Path

from hipflow.voice.app.playback import heard_out
from hipflow.voice.app.spoken_voice import SpokenVoice
from hipflow.voice.app.system_checks import TONES, Finding, Tried, findings_of
from hipflow.voice.protocol.messages import Rendered
from hipflow.voice.protocol.sound import Manner, Voice

SENTENCE = "Hipflow is ready when you are."
"""What is said in the check."""

_MOST_S = 11.0
_KNOWN_S = 5.0
_RENDERED_S = 2.0
_BEGUN_S = 0.5
_APART_S = 0.25


async def sound_check(
    voice: Voice | None = None, *, manner: Manner | None = None, silent: bool = False
) -> list[Finding]:
    """Try the sound and say what there is, what is missing, and what to do.

    Takes about 6 s, at most 12, and leaves nothing on the disk.

    Args:
        voice: The voice to check. Without one, or with one that says nothing, another is started
            for the check.
        manner: How that other one speaks.
        silent: Play nothing; the sentence is rendered all the same.
    """
    if isinstance(voice, SpokenVoice):
        return await _checked(voice, silent=silent)
    with tempfile.TemporaryDirectory(prefix="hipflow-", ignore_cleanup_errors=True) as folder:
        own = SpokenVoice(cache_folder=Path(folder), manner=manner)
        try:
            return await _checked(own, silent=silent)
        finally:
            await own.close()


async def _checked(voice: SpokenVoice, *, silent: bool) -> list[Finding]:
    end_s = asyncio.get_running_loop().time() + _MOST_S
    await voice.start(_KNOWN_S)
    rendered = await _rendered(voice)
    standing = voice.standing
    tried = Tried(
        wish=standing.wish,
        volume=voice.manner.volume,
        gave_up=standing.gave_up,
        engine=standing.engine,
        device=standing.device,
        rendered=rendered,
    )
    if not silent and tried.audible:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(end_s):
                await _listen(voice, tried)
    return findings_of(tried, played=not silent)


async def _rendered(voice: SpokenVoice) -> Rendered | None:
    """What became of the sentence; None when nobody told in time."""
    answer: asyncio.Future[Rendered] = asyncio.get_running_loop().create_future()

    def note(rendered: Rendered) -> None:
        if rendered.text == SENTENCE and not answer.done():
            answer.set_result(rendered)

    stop = voice.on_rendered(note)
    voice.prepare([SENTENCE])
    try:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_RENDERED_S):
                return await answer
    finally:
        stop()
    return None


async def _listen(voice: SpokenVoice, tried: Tried) -> None:
    """Play the tones, then the sentence, one after the other."""
    if tried.wish.tones:
        for tone in TONES:
            tried.tones[tone] = await heard_out(voice, tone, patience_s=_BEGUN_S)
            await asyncio.sleep(_APART_S)
    if tried.wish.speech and tried.rendered is not None and tried.rendered.length_s is not None:
        tried.sentence = await heard_out(voice, SENTENCE, patience_s=_BEGUN_S)
