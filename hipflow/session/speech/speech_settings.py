"""How much is said, and how fast: what a script needs to know of the voice."""

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

WORDS_PER_MINUTE = 150
"""A comfortable rate for old and young (Sutton 1995: 150-200)."""

SLOWEST_WPM, FASTEST_WPM = 80, 300
"""Between these a voice can be set, in words a minute."""

AFTER_TONE_MS = 400
"""Speech begins this long after a step does, behind the tone."""

BETWEEN_MS = 250
"""The pause between two sentences."""

LETTER_MS = 76
COMMA_MS = 400
STOP_MS = 600
BREATH_MS = 150
"""What a letter, a comma, a full stop inside and the beginning take at 150 words a minute.

Fitted to 410 sentences rendered at 100, 150 and 220 words a minute, a little on the long side: nine
in ten last between 0.8 and 1.1 of the length told.
"""

_NUMBER = re.compile(r"\d+")
_COMMA = re.compile(r"[,;:](?= )")
_STOP = re.compile(r"[.!?](?= )")
_LETTERS_UP_TO_19 = (4, 3, 3, 5, 4, 4, 3, 5, 5, 4, 3, 6, 6, 8, 8, 7, 7, 9, 8, 8)
_LETTERS_OF_TENS = (0, 0, 6, 6, 5, 5, 5, 7, 6, 6)
_HUNDRED_AND = 13


class Verbosity(StrEnum):
    """How much is said. Tones are another matter."""

    FULL = "full"
    """Names, places, how to get there, reminders, every phase and count."""
    BRIEF = "brief"
    """Names, places, counts and times; no setup, no reminders."""
    COUNTS = "counts"
    """The count of each repetition, and nothing else."""
    OFF = "off"
    """Nothing."""


class SpeechSettings(Struct, frozen=True, kw_only=True):
    """How the voice speaks, in session time: at double speed a word takes twice as much of it.

    ``keys`` is whether there are any to be spoken of; a sound file has none.
    """

    rate_wpm: int = WORDS_PER_MINUTE
    speed: float = 1.0
    verbosity: Verbosity = Verbosity.FULL
    keys: bool = True
    language_factor: float = 1.0
    """How long the language takes to say beside English of as many letters."""

    @property
    def full(self) -> bool:
        """Whether everything is said there is time for."""
        return self.verbosity is Verbosity.FULL

    @property
    def talks(self) -> bool:
        """Whether sentences are said, not only counts."""
        return self.verbosity in (Verbosity.FULL, Verbosity.BRIEF)

    def length_ms(self, text: str) -> int:
        """About how long a text takes to say."""
        per_wpm = self.language_factor * WORDS_PER_MINUTE / self.rate_wpm
        return round(_usual_ms(text) * per_wpm * self.speed)


@lru_cache(maxsize=4096)  # each sentence is asked for many times while a plan is made to fit
def _usual_ms(text: str) -> float:
    """How long a text takes in English at the usual rate."""
    letters = sum(map(str.isalpha, text))
    letters += sum(_letters_of(int(number)) for number in _NUMBER.findall(text))
    pauses_ms = COMMA_MS * len(_COMMA.findall(text)) + STOP_MS * len(_STOP.findall(text))
    return BREATH_MS + LETTER_MS * letters + pauses_ms


def _letters_of(number: int) -> int:
    """How many letters a number has when it is written out."""
    if number < len(_LETTERS_UP_TO_19):
        return _LETTERS_UP_TO_19[number]
    tens, ones = divmod(number % 100, 10)
    rest = _LETTERS_OF_TENS[tens] + (_LETTERS_UP_TO_19[ones] if ones else 0)
    return rest if number < 100 else _HUNDRED_AND + rest  # noqa: PLR2004 - a hundred
