"""What the doctor says of the sound."""

import pytest

from hipflow.voice.checkup import sound_check
from recording import Ear


async def test_all_is_well_with_a_device(recorded_sink: Ear):
    """Engine, voice, a sentence and a device are found; there is nothing to cure."""
    findings = {finding.what: finding for finding in await sound_check()}
    assert list(findings) == ["Speech engine", "Voice", "A spoken sentence", "Sound device"]
    assert all(finding.well and not finding.cure for finding in findings.values())
    assert "libespeak-ng" in findings["Speech engine"].words
    assert findings["A spoken sentence"].words.endswith("s of speech")


@pytest.mark.usefixtures("no_device")
async def test_what_the_driver_said_is_shown(fake_driver):
    """What was swallowed at the border stands here, each with what to do."""
    fake_driver("raise RuntimeError('you probably do not have eSpeak')")
    findings = {finding.what: finding for finding in await sound_check()}
    assert "you probably do not have eSpeak" in findings["Speech engine"].words
    assert "espeak-ng" in findings["Speech engine"].cure
    assert "miniaudio" in findings["Sound device"].words
    assert findings["Sound device"].cure
    assert not any(finding.well for finding in findings.values())


@pytest.mark.usefixtures("no_device")
async def test_an_engine_that_ends_the_process_is_a_finding(fake_driver):
    """No exception: the sentence says that the process ended."""
    fake_driver("import os; os._exit(3)")
    findings = {finding.what: finding for finding in await sound_check()}
    assert "ended while it was asked" in findings["Speech engine"].words


async def test_a_language_without_a_voice_is_a_finding(no_device):
    """The usual voice speaks, and the doctor says so."""
    findings = {finding.what: finding for finding in await sound_check(language="tlh")}
    assert "no voice speaks" in findings["Voice"].words
    assert findings["A spoken sentence"].well
