"""A guided session as audio samples, mixed by the mixer of live play."""

from array import array
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from hipflow.export.guided_session import GuidedSession
from hipflow.session.speech.script import ScriptLine
from hipflow.session.speech.tone import Tone
from hipflow.voice.protocol.sound import PlaybackResult, Sound
from hipflow.voice.protocol.tones import RATE_HZ, samples_of
from hipflow.voice.protocol.wav import scaled
from hipflow.voice.worker.mixer import Mixer

LOUDNESS = 0.75
"""The share of full volume at which the loudest sentence with a tone over it is not distorted.
The person sets the volume on the phone."""

_REPEATED = 64
"""Softened sounds that are kept: counts and phase words come by the hundred."""

_BLOCK = RATE_HZ // 50
"""Samples that a sound device asks for at a time; the mixer spaces sentences by it."""


def frame_count(guided: GuidedSession) -> int:
    """How many samples the whole session takes, at ``RATE_HZ`` in mono."""
    return _frame(guided.total_ms)


def audio_blocks(
    guided: GuidedSession,
    speech: Mapping[str, "array[int]"],
    *,
    tones: bool = True,
    report: Callable[[PlaybackResult], None] = lambda _: None,
) -> Iterator["array[int]"]:
    """The samples of a whole session, a fiftieth of a second at a time.

    It ends when the session ends: the finish tone, which is heard after that in live play, ends
    with it here, and a sentence that would go on is left out.

    Args:
        guided: What is heard when.
        speech: The samples of its sentences; one without any is left out.
        tones: Whether tones are heard.
        report: Takes what began when, in seconds from the start, and what was dropped.
    """
    total = frame_count(guided)
    waiting = deque(_scheduled_sounds(guided, speech, tones=tones))
    mixer = Mixer()

    @lru_cache(maxsize=_REPEATED)
    def softened(text: str | None, tone: Tone | None) -> "array[int]":
        return scaled(speech[text] if text else samples_of(tone or Tone.FINISH), LOUDNESS)

    for start in range(0, total, _BLOCK):
        frames = min(_BLOCK, total - start)
        while waiting and waiting[0][0] < start + frames:
            _, sound = waiting.popleft()
            mixer.schedule(sound, softened(sound.text, sound.tone))
        yield mixer.fill(frames, start / RATE_HZ)
        for heard in mixer.take_results():
            report(heard)


def _scheduled_sounds(
    guided: GuidedSession, speech: Mapping[str, "array[int]"], *, tones: bool
) -> list[tuple[int, Sound]]:
    """Each sound with the frame it is due at, in order."""
    total = frame_count(guided)
    found = []
    for line in guided.lines:
        frame = _frame(line.at_ms)
        if line.text is None:
            last = total if tones else -1
        else:
            last = total - len(speech[line.text]) if line.text in speech else -1
        if frame <= last:
            found.append((frame, _sound(line, frame, last)))
    if tones:
        frame = max(0, total - len(samples_of(Tone.FINISH)))
        due_s = frame / RATE_HZ
        finish = Sound(id="finish", due_s=due_s, latest_s=due_s, tone=Tone.FINISH)
        found.append((frame, finish))
    return sorted(found, key=lambda placed: placed[0])


def _sound(line: ScriptLine, frame: int, last: int) -> Sound:
    """A line as the mixer takes it, due on its very sample; behind the last one it is cut off."""
    return Sound(
        id=line.id,
        due_s=frame / RATE_HZ,
        latest_s=min(line.latest_ms / 1000, last / RATE_HZ),
        text=line.text,
        tone=line.tone,
    )


def _frame(ms: int) -> int:
    """The sample a moment falls on."""
    return (ms * RATE_HZ + 500) // 1000
