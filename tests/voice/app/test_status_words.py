"""The sentences for a person about the sound."""

import pytest
from msgspec import structs

from hipflow.voice.app.status_words import GAVE_UP, NO_DEVICE, SLOW, EnabledSounds, audibility_of
from hipflow.voice.protocol.messages import DeviceStatus, EngineStatus

ON = EnabledSounds(speech=True, tones=True)
DEVICE = DeviceStatus(open=True, name="PulseAudio")
NO_SOUND = DeviceStatus(open=False, name="")
ENGINE = EngineStatus(ready=True)


@pytest.mark.parametrize(
    ("enabled", "device", "engine", "speech", "tones", "words"),
    [
        (ON, DEVICE, ENGINE, True, True, ""),
        (ON, None, ENGINE, False, False, SLOW),
        (ON, NO_SOUND, ENGINE, False, False, NO_DEVICE),
        (EnabledSounds(speech=False, tones=True), DEVICE, None, False, True, ""),
        (EnabledSounds(speech=True, tones=False), DEVICE, ENGINE, True, False, ""),
        (EnabledSounds(speech=False, tones=False), NO_SOUND, None, False, False, ""),
    ],
)
def test_what_can_be_heard_and_the_words_for_it(enabled, device, engine, speech, tones, words):
    """Every state has its flags, and words only where the person did not choose it."""
    status = audibility_of(enabled, device, engine)
    assert (status.speech, status.tones, status.words) == (speech, tones, words)


def test_without_speech_it_says_that_tones_remain():
    """One sentence says what is missing and what to do."""
    status = audibility_of(ON, DEVICE, EngineStatus(ready=False, detail="RuntimeError: boom"))
    assert (status.speech, status.tones) == (False, True)
    assert "you hear tones only" in status.words
    assert "hipflow doctor" in status.words
    assert "boom" not in status.words


def test_giving_up_is_said():
    """Whatever was known before."""
    assert audibility_of(ON, DEVICE, ENGINE, gave_up=True).words == GAVE_UP


@pytest.mark.parametrize(
    ("engine", "words"),
    [
        (EngineStatus(ready=True), ""),
        (
            EngineStatus(ready=True, missing="Anna"),
            "The voice “Anna” is not installed here: Ben speaks instead.",
        ),
        (
            EngineStatus(ready=True, missing="Anna", fits_language=False),
            "There is no voice for this language here: Ben speaks instead.",
        ),
    ],
)
def test_a_substitute_for_the_preferred_voice_is_named(engine, words):
    """What is missing, who speaks instead, and where to look; nothing when all is well."""
    status = audibility_of(ON, DEVICE, structs.replace(engine, voice_name="Ben"))
    assert (status.speech, status.voice) == (True, "Ben")
    assert status.words == (words and f"{words} `hipflow voices` lists those there are.")


def test_no_voice_is_named_while_none_is_heard():
    """Without a device nobody speaks."""
    assert audibility_of(ON, NO_SOUND, EngineStatus(ready=True, voice_name="Ben")).voice == ""
