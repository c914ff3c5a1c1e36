"""The keys for the sound while playing: the settings after each, and the text for it. Pure.

Every front end has the same keys; none of them touches the session.
"""

from enum import StrEnum

from msgspec.structs import replace

from hipflow.session.speech.speech_settings import FASTEST_WPM, SLOWEST_WPM, Verbosity
from hipflow.storage.settings import Settings

VOLUME_STEPS = 10
"""The volume is changed in tenths."""

RATE_STEP_WPM = 10
"""Speech is made faster and slower by this; fewer words a minute are hardly heard."""

_NEXT_VERBOSITY = {
    Verbosity.FULL: Verbosity.BRIEF,
    Verbosity.BRIEF: Verbosity.COUNTS,
    Verbosity.COUNTS: Verbosity.OFF,
    Verbosity.OFF: Verbosity.FULL,
}

_VERBOSITY_TEXTS = {
    Verbosity.FULL: "Speech: everything.",
    Verbosity.BRIEF: "Speech: names, counts and times.",
    Verbosity.COUNTS: "Speech: only the counts.",
    Verbosity.OFF: "Speech is off.",
}


class SoundKey(StrEnum):
    """What a key does to the sound."""

    SPEECH = "speech"
    """Speech on or off."""
    TONES = "tones"
    """Tones on or off."""
    WORDS = "words"
    """How much is said: full, brief, counts, off, and round again."""
    LOUDER = "louder"
    SOFTER = "softer"
    FASTER = "faster"
    SLOWER = "slower"


def settings_after_key(key: SoundKey, settings: Settings, last_spoken: Verbosity) -> Settings:
    """The settings after a key.

    Args:
        key: the key.
        settings: the settings before.
        last_spoken: how much was said when speech was last on; it comes back to that.
    """
    match key:
        case SoundKey.SPEECH:
            is_off = settings.verbosity is Verbosity.OFF
            return replace(settings, verbosity=last_spoken if is_off else Verbosity.OFF)
        case SoundKey.TONES:
            return replace(settings, tones=not settings.tones)
        case SoundKey.WORDS:
            return replace(settings, verbosity=_NEXT_VERBOSITY[settings.verbosity])
        case SoundKey.LOUDER | SoundKey.SOFTER:
            return change_volume(settings, 1 if key is SoundKey.LOUDER else -1)
        case SoundKey.FASTER | SoundKey.SLOWER:
            return change_rate(settings, 1 if key is SoundKey.FASTER else -1)


def sound_key_text(key: SoundKey, settings: Settings) -> str:
    """What a key has done, from the settings after it."""
    match key:
        case SoundKey.SPEECH:
            return "Speech is off." if settings.verbosity is Verbosity.OFF else "Speech is on."
        case SoundKey.TONES:
            return "Tones are on." if settings.tones else "Tones are off."
        case SoundKey.WORDS:
            return _VERBOSITY_TEXTS[settings.verbosity]
        case SoundKey.LOUDER | SoundKey.SOFTER:
            ends = {0: ", silent", VOLUME_STEPS: ", the loudest"}
            volume = volume_of(settings)
            return f"Volume {volume} of {VOLUME_STEPS}{ends.get(volume, '')}."
        case SoundKey.FASTER | SoundKey.SLOWER:
            ends = {SLOWEST_WPM: ", the slowest", FASTEST_WPM: ", the fastest"}
            return f"{settings.rate_wpm} words a minute{ends.get(settings.rate_wpm, '')}."


def volume_of(settings: Settings) -> int:
    """The volume in whole tenths."""
    return round(settings.volume * VOLUME_STEPS)


def change_volume(settings: Settings, tenths: int) -> Settings:
    """The settings with another volume, inside its limits."""
    volume = min(max(volume_of(settings) + tenths, 0), VOLUME_STEPS)
    return replace(settings, volume=volume / VOLUME_STEPS)


def change_rate(settings: Settings, steps: int) -> Settings:
    """The settings with faster or slower speech, inside its limits."""
    rate_wpm = settings.rate_wpm + steps * RATE_STEP_WPM
    return replace(settings, rate_wpm=min(max(rate_wpm, SLOWEST_WPM), FASTEST_WPM))
