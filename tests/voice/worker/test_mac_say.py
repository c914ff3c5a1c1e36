"""Speech on macOS, with a program that stands in for its ``say``."""

import os
import shutil
from pathlib import Path

import pytest

from hipflow.voice.protocol.sound import VoiceConfig
from hipflow.voice.worker import engine as border
from hipflow.voice.worker import mac_say
from hipflow.voice.worker.engine import EngineError, SpeechEngine
from hipflow.voice.worker.mac_say import SayEngine
from tests.voice.worker.test_engine import wav_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")

SCRIPT = """#!/bin/sh
if [ "$2" = "?" ]; then
  echo "Anna                de_DE    # Hallo! Ich heisse Anna."
  echo "Bad News            en_US    # Hello! My name is Bad News."
  echo "Daniel (Enhanced)   en_GB    # Hello! My name is Daniel."
  echo "a line that is no voice"
  exit
fi
printf '%s\\n' "$@" > {folder}/asked
cat > {folder}/text
while [ "$1" != -o ]; do shift; done
cp {folder}/sound.wav "$2"
"""


@pytest.fixture
def say(tmp_path, monkeypatch):
    """Puts the stand-in in its place, on a Mac; gives the folder it notes in."""
    (tmp_path / "sound.wav").write_bytes(wav_file())
    program = tmp_path / "say"
    program.write_text(SCRIPT.format(folder=tmp_path), encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(mac_say, "SAY", str(program))
    monkeypatch.setattr(border.sys, "platform", "darwin")
    return tmp_path


def test_a_sentence_in_the_voice_and_the_speed_that_were_asked_for(say):
    """Its words go by way of its input: none of them is an option, or one of its commands."""
    engine = SpeechEngine(VoiceConfig(language="en-GB", rate_wpm=140))
    assert [voice.name for voice in engine.installed] == ["Anna", "Bad News", "Daniel (Enhanced)"]
    assert engine.voice.name == "Daniel (Enhanced)"
    assert engine.name.startswith("say macOS-")
    assert engine.render("-v [[rate 500]] Übung", say / "made") == wav_file()
    asked = (say / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[:3] == ["--rate=140", "--voice=Daniel (Enhanced)", "-o"]
    assert asked[-2:] == ["-f", "-"]
    assert (say / "text").read_text(encoding="utf-8") == "-v [ [rate 500] ] Übung"
    assert not (say / "made.wav").exists()


def test_a_mac_without_the_program_says_so(monkeypatch):
    """As any driver that does not open."""
    monkeypatch.setattr(mac_say, "SAY", str(Path(shutil.__file__).parent / "none"))
    monkeypatch.setattr(border.sys, "platform", "darwin")
    with pytest.raises(EngineError, match="FileNotFoundError"):
        SpeechEngine(VoiceConfig())
    with pytest.raises(OSError, match="none"):
        SayEngine()
