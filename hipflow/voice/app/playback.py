"""Plays one thing at once and waits until it has been heard: for trying out, outside a session."""

import asyncio

from hipflow.session.speech.tone import Tone
from hipflow.system.clock import monotonic_s
from hipflow.voice.app.spoken_voice import SpokenVoice
from hipflow.voice.protocol.sound import PlaybackResult, Sound

_BUFFERED_S = 0.2
"""What has gone into the stream is heard this much later at most."""


async def play_and_wait(
    voice: SpokenVoice, what: str | Tone, *, patience_s: float, name: str = "trial"
) -> PlaybackResult:
    """Play a sentence or a tone now; returns when it is over whether it was heard.

    Args:
        voice: It must have been started.
        what: The sentence, or the tone.
        patience_s: It may begin this late, and is taken back when it has not begun by then, or
            when this task is cancelled.
        name: Its id.
    """
    now_s = monotonic_s()
    text, tone = (None, what) if isinstance(what, Tone) else (what, None)
    sound = Sound(id=name, due_s=now_s, latest_s=now_s + patience_s, text=text, tone=tone)
    answer: asyncio.Future[PlaybackResult] = asyncio.get_running_loop().create_future()

    def on_result(heard: PlaybackResult) -> None:
        if heard.id == name and not answer.done():
            answer.set_result(heard)

    stop = voice.on_playback(on_result)
    try:
        voice.play([sound])
        async with asyncio.timeout(patience_s):
            heard = await answer
        if heard.started_s is not None:
            over_s = heard.started_s + heard.length_s + _BUFFERED_S
            await asyncio.sleep(over_s - monotonic_s())
    except TimeoutError:
        voice.cancel([name])
        return PlaybackResult(id=name, started_s=None)
    except asyncio.CancelledError:
        voice.cancel([name])
        raise
    else:
        return heard
    finally:
        stop()
