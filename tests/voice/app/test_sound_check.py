"""The sound check, with a real worker."""

import time

import pytest

from hipflow.voice.app.silent_voice import SilentVoice
from hipflow.voice.app.sound_check import check_sound
from hipflow.voice.protocol.sound import VoiceConfig
from tests.tools.record_sound import SoundRecorder

QUIET_S = 0.25
"""So far the tones of the check lie apart; the notes of one tone are nearer."""


async def test_the_running_voice_is_checked_aloud(make_voice, recorded_sink: SoundRecorder):
    """Three tones and a sentence are heard, one after the other, by the voice that is there."""
    voice = make_voice()
    await voice.start()
    pid = voice._supervisor.pid
    from_s = time.monotonic()
    findings = {finding.what: finding for finding in await check_sound(voice)}
    to_s = time.monotonic()
    assert to_s - from_s < 6
    assert all(finding.ok and not finding.remedy for finding in findings.values())
    assert "libespeak-ng" in findings["Speech engine"].words
    assert findings["Finish tone"].words == "went out"
    assert findings["A spoken sentence"].words.endswith("s of speech")
    assert voice._supervisor.pid == pid
    assert len(recorded_sink.onsets(from_s, to_s, quiet_s=QUIET_S)) >= 4
    assert not voice._playback_listeners._listeners
    assert not voice._rendered_listeners._listeners


async def test_in_silence_nothing_is_heard(recorded_sink: SoundRecorder):
    """Where there is no voice, or one that says nothing, another is started, and let go."""
    from_s = time.monotonic()
    findings = await check_sound(SilentVoice(), silent=True)
    assert all(finding.ok for finding in findings)
    assert findings[-1].words.endswith("not played")
    assert recorded_sink.last_loud_s(from_s, time.monotonic()) is None


@pytest.mark.usefixtures("no_device")
async def test_what_the_driver_said_is_shown(fake_driver):
    """What was swallowed at the border stands here, each with what to do."""
    fake_driver("raise RuntimeError('you probably do not have eSpeak')")
    findings = {finding.what: finding for finding in await check_sound()}
    assert "you probably do not have eSpeak" in findings["Speech engine"].words
    assert "espeak-ng" in findings["Speech engine"].remedy
    assert "miniaudio" in findings["Sound device"].words
    assert findings["Sound device"].remedy
    assert not any(finding.ok for finding in findings.values())


@pytest.mark.usefixtures("no_device")
async def test_an_engine_that_ends_the_process_is_a_finding(fake_driver):
    """No exception: it is said that the process ended, and the device is checked all the same."""
    fake_driver("import os; os._exit(3)")
    findings = {finding.what: finding for finding in await check_sound()}
    assert "ended its process" in findings["Speech engine"].words
    assert "miniaudio" in findings["Sound device"].words


async def test_a_language_without_a_voice_is_a_finding(no_device):
    """The usual voice speaks, and the doctor says so."""
    check = await check_sound(config=VoiceConfig(language="tlh"), silent=True)
    findings = {finding.what: finding for finding in check}
    assert "no voice for this language" in findings["Voice"].words
    assert findings["A spoken sentence"].ok
