"""The tones, made in code: gentle, each told apart by pitch and rhythm with the eyes closed.

All pitches lie between 390 and 1,050 Hz, where hearing fades last with age.
"""

import functools
import math
from array import array

import msgspec

from hipflow.session.speech.tone import Tone

RATE_HZ = 22_050
"""Samples a second, for tones and speech alike."""

PEAK = 9_000
"""The loudest sample of any tone, of 32,767: a tone over a sentence leaves room for both."""

_ATTACK_S = 0.008
_RELEASE_S = 0.015
_OVERTONE = 0.25
_FULL_TURN = 2 * math.pi

_G4, _C5, _D5, _E5, _G5, _A5, _C6 = 392.0, 523.25, 587.33, 659.26, 783.99, 880.0, 1046.5


class Note(msgspec.Struct, frozen=True):
    """One note of a tone.

    Attributes:
        pitch_hz: How high.
        length_s: How long, fading all the while.
        loudness: 0 to 1 of `PEAK`.
        pause_s: The quiet after it.
    """

    pitch_hz: float
    length_s: float
    loudness: float = 1.0
    pause_s: float = 0.0


NOTES: dict[Tone, tuple[Note, ...]] = {
    Tone.START: (Note(_C5, 0.12, pause_s=0.02), Note(_G5, 0.30)),
    Tone.TICK: (Note(_A5, 0.05, loudness=0.6),),
    Tone.HALFWAY: (Note(_E5, 0.14, pause_s=0.08), Note(_E5, 0.14)),
    Tone.COUNTDOWN: (Note(_D5, 0.14, loudness=0.7),),
    Tone.WORK_END: (Note(_G5, 0.18, pause_s=0.02), Note(_C5, 0.55)),
    Tone.REST_END: (Note(_G4, 0.30, pause_s=0.04), Note(_D5, 0.14)),
    Tone.FINISH: (
        Note(_C5, 0.20, pause_s=0.02),
        Note(_E5, 0.20, pause_s=0.02),
        Note(_C6, 0.70),
    ),
}
"""Every tone's notes, in order."""


@functools.cache
def samples_of(tone: Tone) -> "array[int]":
    """A tone as 16-bit mono samples at `RATE_HZ`, shared by all callers: do not change them."""
    made = array("h")
    for note in NOTES[tone]:
        made.extend(_note(note))
    return made


def _note(note: Note) -> "array[int]":
    """One note, beginning and ending at nought so that nothing clicks."""
    count = round(note.length_s * RATE_HZ)
    turn = _FULL_TURN * note.pitch_hz / RATE_HZ
    peak = PEAK * note.loudness / (1 + _OVERTONE)
    made = array("h")
    for index in range(count):
        wave = math.sin(turn * index) + _OVERTONE * math.sin(2 * turn * index)
        made.append(round(peak * wave * _envelope(index, count)))
    made.extend(array("h", bytes(2 * round(note.pause_s * RATE_HZ))))
    return made


def _envelope(index: int, count: int) -> float:
    """How loud a note is at one sample: a short swell, a long fade, an even end."""
    swell = min(1.0, index / (_ATTACK_S * RATE_HZ))
    fade = math.exp(-2.5 * index / count)
    end = min(1.0, (count - 1 - index) / (_RELEASE_S * RATE_HZ))
    return swell * fade * end
