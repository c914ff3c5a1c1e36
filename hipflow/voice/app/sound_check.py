"""The sound check: asks engine and device, plays three tones and a sentence, and sums up."""

import asyncio
import contextlib
import tempfile
from pathlib import Path

from hipflow.system.clock import monotonic_s
from hipflow.voice.app.playback import play_and_wait
from hipflow.voice.app.spoken_voice import SpokenVoice
from hipflow.voice.app.system_checks import (
    CHECK_TONES,
    SoundCheckFacts,
    SystemCheck,
    sound_check_results,
)
from hipflow.voice.protocol.messages import RenderResult
from hipflow.voice.protocol.sound import Voice, VoiceConfig

CHECK_SENTENCE = "Hipflow is ready when you are."
"""The sentence that is spoken in the check."""

_MOST_S = 11.0
_KNOWN_S = 5.0
_RENDERED_S = 2.0
_BEGUN_S = 0.5
_APART_S = 0.25


async def check_sound(
    voice: Voice | None = None, *, config: VoiceConfig | None = None, silent: bool = False
) -> list[SystemCheck]:
    """Try engine, device, tones and a sentence; returns a check for each.

    Takes about 6 s, at most 12, and leaves nothing on the disk.

    Args:
        voice: The voice to check. Without one, or with one that says nothing, another is started
            for the check.
        config: How that other one speaks.
        silent: Play nothing; the sentence is rendered all the same.
    """
    if isinstance(voice, SpokenVoice):
        return await _check(voice, silent=silent)
    with tempfile.TemporaryDirectory(prefix="hipflow-", ignore_cleanup_errors=True) as folder:
        own = SpokenVoice(cache_folder=Path(folder), config=config)
        try:
            return await _check(own, silent=silent)
        finally:
            await own.close()


async def _check(voice: SpokenVoice, *, silent: bool) -> list[SystemCheck]:
    end_s = monotonic_s() + _MOST_S
    await voice.start(_KNOWN_S)
    rendered = await _render_sentence(voice)
    state = voice.state
    facts = SoundCheckFacts(
        enabled=state.enabled,
        volume=voice.config.volume,
        gave_up=state.gave_up,
        engine=state.engine,
        device=state.device,
        rendered=rendered,
    )
    if not silent and facts.audible:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(end_s):
                await _listen(voice, facts)
        facts.device = state.device  # what could not be mixed is known once it was played
    return sound_check_results(facts, played=not silent)


async def _render_sentence(voice: SpokenVoice) -> RenderResult | None:
    """The result of rendering the sentence; None when the worker gave none in time."""
    answer: asyncio.Future[RenderResult] = asyncio.get_running_loop().create_future()

    def on_result(rendered: RenderResult) -> None:
        if rendered.text == CHECK_SENTENCE and not answer.done():
            answer.set_result(rendered)

    stop = voice.on_rendered(on_result)
    voice.prepare([CHECK_SENTENCE])
    try:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_RENDERED_S):
                return await answer
    finally:
        stop()
    return None


async def _listen(voice: SpokenVoice, facts: SoundCheckFacts) -> None:
    """Play the tones, then the sentence, one after the other."""
    if facts.enabled.tones:
        for tone in CHECK_TONES:
            facts.tones[tone] = await play_and_wait(voice, tone, patience_s=_BEGUN_S)
            await asyncio.sleep(_APART_S)
    if facts.enabled.speech and facts.rendered is not None and facts.rendered.length_s is not None:
        facts.sentence = await play_and_wait(voice, CHECK_SENTENCE, patience_s=_BEGUN_S)
