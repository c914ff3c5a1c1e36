"""A text that is read out line by line, on request: when each line is due. Pure."""

from collections.abc import Sequence

from hipflow.session.speech.say_as import say_as
from hipflow.session.speech.speech_settings import SpeechSettings
from hipflow.voice.protocol.sound import Sound

PAUSE_S = 1.5
"""Quiet after each line, so that one can think of what it said."""

_MAY_WAIT_S = 600.0
"""A line is never left out because the one before it took longer than was thought."""


def reading_sounds(
    lines: Sequence[str], language: str, begin_s: float, speaking: SpeechSettings
) -> tuple[Sound, ...]:
    """The lines as sounds, one after the other with a pause behind each."""
    sounds, due_s = [], begin_s
    for number, line in enumerate(lines):
        text = say_as(line, language)
        latest_s = due_s + _MAY_WAIT_S
        sounds.append(Sound(id=f"read-{number}", due_s=due_s, latest_s=latest_s, text=text))
        due_s += speaking.length_ms(text) / 1000 + PAUSE_S
    return tuple(sounds)


def line_under_way(sounds: Sequence[Sound], now_s: float) -> int:
    """The number of the line that is read at a time, the first one 0."""
    return max(0, sum(1 for sound in sounds if sound.due_s <= now_s) - 1)
