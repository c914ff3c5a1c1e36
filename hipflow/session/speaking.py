"""How much is said, and how fast: what a script needs to know of the voice."""

from enum import StrEnum

from msgspec import Struct

WORDS_PER_MINUTE = 150
"""A comfortable rate for old and young (Sutton 1995: 150-200)."""

BETWEEN_MS = 250
"""The pause between two sentences."""


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


class Speaking(Struct, frozen=True, kw_only=True):
    """How fast the voice is, in session time: at double speed a word takes twice as much of it.

    ``keys`` is whether there are any to be spoken of; a sound file has none.
    """

    rate_wpm: int = WORDS_PER_MINUTE
    speed: float = 1.0
    verbosity: Verbosity = Verbosity.FULL
    keys: bool = True

    def length_ms(self, text: str) -> int:
        """About how long a text takes to say, the pauses between its sentences included."""
        spoken_ms = len(text.split()) * 60_000 / self.rate_wpm
        return round((spoken_ms + text.count(". ") * BETWEEN_MS) * self.speed)
