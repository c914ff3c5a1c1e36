"""What a sound check says."""

import pytest

from hipflow.voice.app.status_words import EnabledSounds
from hipflow.voice.app.system_checks import CHECK_TONES, SoundCheckFacts, sound_check_results
from hipflow.voice.protocol.messages import DeviceStatus, EngineStatus, RenderResult
from hipflow.voice.protocol.sound import PlaybackResult

WENT = PlaybackResult(id="trial", started_s=1.0, length_s=0.4)
DROPPED = PlaybackResult(id="trial", started_s=None)
ENGINE = EngineStatus(
    ready=True, name="espeak 1.52", library="/lib/e.so", voice="en", voice_name="B"
)
TALK = ["Speech engine", "Voice", "Sound device"]


def tried(**others: object) -> SoundCheckFacts:
    """A try in which all went well, but for these."""
    ok = {
        "enabled": EnabledSounds(speech=True, tones=True),
        "volume": 0.8,
        "engine": ENGINE,
        "device": DeviceStatus(open=True, name="PulseAudio"),
        "rendered": RenderResult(text="Hello.", length_s=1.63),
        "tones": dict.fromkeys(CHECK_TONES, WENT),
        "sentence": WENT,
    }
    return SoundCheckFacts(**(ok | others))


def test_all_went_out():
    """Engine, library, voice, device, each tone and the sentence are named; nothing to cure."""
    findings = sound_check_results(tried(), played=True)
    assert [each.what for each in findings] == [
        *TALK, "Start tone", "Halfway tone", "Finish tone", "A spoken sentence",
    ]  # fmt: skip
    assert all(each.ok and not each.remedy for each in findings)
    assert findings[0].words == "espeak 1.52; library: /lib/e.so"
    assert findings[1].words == "B (en)"
    assert findings[2].words == "PulseAudio"
    assert findings[-1].words == "went out, 1.6 s of speech"


def test_in_silence_nothing_is_said_of_tones():
    """And the sentence was rendered only."""
    findings = sound_check_results(tried(tones={}, sentence=None), played=False)
    assert [each.what for each in findings] == [*TALK, "A spoken sentence"]
    assert findings[-1].words == "1.6 s of speech, not played"
    assert findings[-1].ok


@pytest.mark.parametrize(
    ("others", "what", "words", "remedy"),
    [
        ({"engine": None}, "Speech engine", "within 5 seconds", "espeak-ng"),
        ({"engine": None, "gave_up": True}, "Speech engine", "again and again", "espeak-ng"),
        (
            {"engine": EngineStatus(ready=False, detail="boom")},
            "Speech engine",
            "boom",
            "espeak-ng",
        ),
        ({"engine": EngineStatus(ready=False)}, "Voice", "none without a speech engine", ""),
        (
            {"engine": EngineStatus(ready=True, voice_name="B", missing="Anna")},
            "Voice",
            "“Anna” is not installed",
            "`hipflow voices`",
        ),
        (
            {"engine": EngineStatus(ready=True, voice_name="B", fits_language=False)},
            "Voice",
            "no voice for this language",
            "Install a voice",
        ),
        (
            {"device": DeviceStatus(open=True, name="PulseAudio", detail="IndexError()")},
            "Sound device",
            "PulseAudio; part of the sound was silence: IndexError()",
            "report it",
        ),
        ({"device": None}, "Sound device", "within 5 seconds", "Switch a speaker"),
        (
            {"device": DeviceStatus(open=False, name="", detail="no card")},
            "Sound device",
            "no card",
            "Switch a speaker",
        ),
        ({"device": None}, "Tones", "none without a sound device", ""),
        ({"device": None}, "A spoken sentence", "no sound device to play it", ""),
        ({"volume": 0.0}, "Volume", "nothing can be heard", "Set the volume"),
        ({"tones": {}}, "Halfway tone", "did not go out", "Unplug"),
        ({"sentence": DROPPED}, "A spoken sentence", "did not go out", "Unplug"),
        ({"rendered": None}, "A spoken sentence", "within 5 seconds", "espeak-ng"),
        (
            {"rendered": RenderResult(text="Hello.", length_s=None, detail="no sound came")},
            "A spoken sentence",
            "no sound came",
            "espeak-ng",
        ),
    ],
)
def test_what_is_missing_comes_with_what_to_do(others, what, words, remedy, monkeypatch):
    """Each in the driver's own words, and not well."""
    monkeypatch.setattr("hipflow.voice.app.system_checks.sys.platform", "linux")
    found = {each.what: each for each in sound_check_results(tried(**others), played=True)}[what]
    assert not found.ok
    assert words in found.words
    assert remedy in found.remedy
    assert bool(remedy) == bool(found.remedy)


@pytest.mark.parametrize(("system", "where"), [("darwin", "Accessibility"), ("win32", "Time &")])
def test_each_system_has_its_own_cure(system, where, monkeypatch):
    """A voice comes from the system's settings there."""
    monkeypatch.setattr("hipflow.voice.app.system_checks.sys.platform", system)
    assert where in sound_check_results(tried(engine=None), played=True)[0].remedy


def test_what_is_switched_off_is_well():
    """The person chose it; it is said all the same."""
    off = tried(enabled=EnabledSounds(speech=False, tones=False), tones={}, sentence=None)
    findings = {each.what: each for each in sound_check_results(off, played=True)}
    for what in ("Tones", "A spoken sentence"):
        assert findings[what].ok
        assert findings[what].words == "switched off in your settings"
