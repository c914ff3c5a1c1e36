"""What a sound check says."""

import pytest

from hipflow.voice.app.status_words import Wish
from hipflow.voice.app.system_checks import TONES, Tried, findings_of
from hipflow.voice.protocol.messages import DeviceReady, EngineReady, Rendered
from hipflow.voice.protocol.sound import Heard

WENT = Heard(id="trial", started_s=1.0, length_s=0.4)
DROPPED = Heard(id="trial", started_s=None)
ENGINE = EngineReady(
    ready=True, name="espeak 1.52", library="/lib/e.so", voice="en", voice_name="B"
)
TALK = ["Speech engine", "Voice", "Sound device"]


def tried(**others: object) -> Tried:
    """A try in which all went well, but for these."""
    well = {
        "wish": Wish(speech=True, tones=True),
        "volume": 0.8,
        "engine": ENGINE,
        "device": DeviceReady(open=True, name="PulseAudio"),
        "rendered": Rendered(text="Hello.", length_s=1.63),
        "tones": dict.fromkeys(TONES, WENT),
        "sentence": WENT,
    }
    return Tried(**(well | others))


def test_all_went_out():
    """Engine, library, voice, device, each tone and the sentence are named; nothing to cure."""
    findings = findings_of(tried(), played=True)
    assert [each.what for each in findings] == [
        *TALK, "Start tone", "Halfway tone", "Finish tone", "A spoken sentence",
    ]  # fmt: skip
    assert all(each.well and not each.cure for each in findings)
    assert findings[0].words == "espeak 1.52; library: /lib/e.so"
    assert findings[1].words == "B (en)"
    assert findings[2].words == "PulseAudio"
    assert findings[-1].words == "went out, 1.6 s of speech"


def test_in_silence_nothing_is_said_of_tones():
    """And the sentence was rendered only."""
    findings = findings_of(tried(tones={}, sentence=None), played=False)
    assert [each.what for each in findings] == [*TALK, "A spoken sentence"]
    assert findings[-1].words == "1.6 s of speech, not played"
    assert findings[-1].well


@pytest.mark.parametrize(
    ("others", "what", "words", "cure"),
    [
        ({"engine": None}, "Speech engine", "within 5 seconds", "espeak-ng"),
        ({"engine": None, "gave_up": True}, "Speech engine", "again and again", "espeak-ng"),
        ({"engine": EngineReady(ready=False, detail="boom")}, "Speech engine", "boom", "espeak-ng"),
        ({"engine": EngineReady(ready=False)}, "Voice", "none without a speech engine", ""),
        (
            {"engine": EngineReady(ready=True, voice_name="B", missing="Anna")},
            "Voice",
            "“Anna” is not installed",
            "`hipflow voices`",
        ),
        (
            {"engine": EngineReady(ready=True, voice_name="B", fits_language=False)},
            "Voice",
            "no voice for this language",
            "Install a voice",
        ),
        ({"device": None}, "Sound device", "within 5 seconds", "Switch a speaker"),
        (
            {"device": DeviceReady(open=False, name="", detail="no card")},
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
            {"rendered": Rendered(text="Hello.", length_s=None, detail="no sound came")},
            "A spoken sentence",
            "no sound came",
            "espeak-ng",
        ),
    ],
)
def test_what_is_missing_comes_with_what_to_do(others, what, words, cure, monkeypatch):
    """Each in the driver's own words, and not well."""
    monkeypatch.setattr("hipflow.voice.app.system_checks.sys.platform", "linux")
    found = {each.what: each for each in findings_of(tried(**others), played=True)}[what]
    assert not found.well
    assert words in found.words
    assert cure in found.cure
    assert bool(cure) == bool(found.cure)


@pytest.mark.parametrize(("system", "where"), [("darwin", "Accessibility"), ("win32", "Time &")])
def test_each_system_has_its_own_cure(system, where, monkeypatch):
    """A voice comes from the system's settings there."""
    monkeypatch.setattr("hipflow.voice.app.system_checks.sys.platform", system)
    assert where in findings_of(tried(engine=None), played=True)[0].cure


def test_what_is_switched_off_is_well():
    """The person chose it; it is said all the same."""
    off = tried(wish=Wish(speech=False, tones=False), tones={}, sentence=None)
    findings = {each.what: each for each in findings_of(off, played=True)}
    for what in ("Tones", "A spoken sentence"):
        assert findings[what].well
        assert findings[what].words == "switched off in your settings"
