"""The keys for the sound: what each makes of the settings, and how it is told."""

import pytest

from hipflow.player.sound_keys import (
    SoundKey,
    change_rate,
    change_volume,
    settings_after_key,
    sound_key_text,
    volume_of,
)
from hipflow.session.speech.speech_settings import Verbosity
from hipflow.storage.settings import Settings


def after(settings, *keys, last_spoken=Verbosity.FULL):
    """The settings after some keys, and what the last one told."""
    for key in keys:
        settings = settings_after_key(key, settings, last_spoken)
    return settings, sound_key_text(keys[-1], settings)


def test_speech_goes_off_and_comes_back_as_it_was():
    """Brief stays brief: switching off is no choice of how much is said."""
    brief = Settings(verbosity=Verbosity.BRIEF)
    off, words = after(brief, SoundKey.SPEECH)
    assert (off.verbosity, words) == (Verbosity.OFF, "Speech is off.")
    on, words = after(off, SoundKey.SPEECH, last_spoken=Verbosity.BRIEF)
    assert (on.verbosity, words) == (Verbosity.BRIEF, "Speech is on.")


def test_tones_are_switched_alone():
    """Speech stays as it is."""
    off, words = after(Settings(), SoundKey.TONES)
    assert (off.tones, off.verbosity, words) == (False, Verbosity.FULL, "Tones are off.")
    assert after(off, SoundKey.TONES) == (Settings(), "Tones are on.")


def test_how_much_is_said_goes_round():
    """Full, brief, counts, off, full: each told in its own words."""
    settings, said, words = Settings(), [], []
    for _ in Verbosity:
        settings, told_now = after(settings, SoundKey.WORDS)
        said.append(settings.verbosity)
        words.append(told_now)
    assert said == [Verbosity.BRIEF, Verbosity.COUNTS, Verbosity.OFF, Verbosity.FULL]
    assert len(set(words)) == 4


@pytest.mark.parametrize(
    ("volume", "key", "tenths", "words"),
    [
        (0.8, SoundKey.SOFTER, 7, "Volume 7 of 10."),
        (0.8, SoundKey.LOUDER, 9, "Volume 9 of 10."),
        (0.95, SoundKey.LOUDER, 10, "Volume 10 of 10, the loudest."),
        (1.0, SoundKey.LOUDER, 10, "Volume 10 of 10, the loudest."),
        (0.1, SoundKey.SOFTER, 0, "Volume 0 of 10, silent."),
        (0.0, SoundKey.SOFTER, 0, "Volume 0 of 10, silent."),
    ],
)
def test_the_volume_goes_by_tenths_and_its_ends_hold(volume, key, tenths, words):
    """A number written by hand lands on the next tenth."""
    settings, told_now = after(Settings(volume=volume), key)
    assert (settings.volume, volume_of(settings)) == (tenths / 10, tenths)
    assert told_now == words


@pytest.mark.parametrize(
    ("rate_wpm", "key", "now", "words"),
    [
        (150, SoundKey.SLOWER, 140, "140 words a minute."),
        (150, SoundKey.FASTER, 160, "160 words a minute."),
        (85, SoundKey.SLOWER, 80, "80 words a minute, the slowest."),
        (300, SoundKey.FASTER, 300, "300 words a minute, the fastest."),
    ],
)
def test_the_speed_goes_by_tens_and_its_ends_hold(rate_wpm, key, now, words):
    """Never beyond what the settings file may say."""
    settings, told_now = after(Settings(rate_wpm=rate_wpm), key)
    assert (settings.rate_wpm, told_now) == (now, words)


def test_all_the_way_down_and_up_again():
    """Tenths add up exactly: nothing drifts."""
    settings = Settings(volume=1.0)
    for _ in range(15):
        settings = change_volume(settings, -1)
    for _ in range(7):
        settings = change_volume(settings, 1)
    assert settings.volume == 0.7
    assert change_rate(change_rate(settings, 3), -3) == settings
