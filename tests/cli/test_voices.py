"""``hipflow voices``: what is listed, and what is heard, by a voice that makes no sound."""

import json
import signal
import subprocess
import sys
import time

import pytest

from hipflow.cli import voices
from hipflow.cli.context import RunContext, RunOptions
from hipflow.cli.voices import NO_SOUND, VoicesOptions, show_voices
from hipflow.system.errors import SpeechError
from hipflow.voice.protocol.messages import DeviceStatus, EngineStatus
from tests.fakes.fake_spoken_voice import FakeSpokenVoice
from tests.tools.record_sound import SoundRecorder, _one_ear, no_device, recorded_sink
from tests.tools.voice_helpers import processes_with

__all__ = ["_one_ear", "no_device", "recorded_sink"]

SPEECH = "One and two and three and four and five and six and seven and eight and nine and ten."


@pytest.fixture
def asker(tmp_path, monkeypatch):
    """Asks for voices; keeps what was written, said beside, and the voice that was used."""
    monkeypatch.setattr("hipflow.voice.app.playback._BUFFERED_S", 0.0)

    class Asker:
        def __init__(self):
            self.voice = FakeSpokenVoice()
            self.lines, self.warnings = [], []

        def show(self, **asked):
            monkeypatch.setattr(voices, "SpokenVoice", lambda **_: self.voice)
            context = RunContext(RunOptions(), {"HIPFLOW_HOME": str(tmp_path / "home")})
            try:
                return show_voices(
                    context, VoicesOptions(**asked), self.lines.append, self.warnings.append
                )
            finally:
                assert self.voice.closed

    return Asker()


def test_the_list_marks_who_speaks_and_names_what_to_write(asker, tmp_path):
    """With nothing played."""
    assert asker.show(language="en") == 0
    assert [line[:6] for line in asker.lines[1:4]] == ["* Ben ", "  Cleo", "  Cleo"]
    assert "Ben speaks at present." in asker.lines[-2]
    assert (
        asker.lines[-1] == f"""  into {tmp_path}/home/settings.toml, such as:  voice = "a/en-us\""""
    )
    assert not asker.warnings
    assert not asker.voice.said


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de-at"),
        ({"LANG": "de_AT.UTF-8", "LC_ALL": "fr_FR@euro"}, "fr-fr"),
        ({"LANG": "pt", "LC_ALL": ""}, "pt"),
    ],
)
def test_the_language_the_computer_speaks_to_the_person_in(environment, language):
    """As the locale has it, the usual one where there is none."""
    assert voices.preferred_language(environment) == language


def test_the_voice_to_try_next_fits_the_person(asker):
    """With all languages listed, not the first of them that comes."""
    assert asker.show() == 0
    assert asker.lines[-1].endswith('voice = "a/en-us"')


def test_for_tools(asker):
    """One array of all voices, the one that speaks marked."""
    assert asker.show(as_json=True) == 0
    output = json.loads(asker.lines[0])
    assert len(output) == 5
    assert [each["id"] for each in output if each["speaks"]] == ["a/en-gb"]


def test_each_says_its_name_and_a_little_more(asker):
    """In its own voice and language, its line before it; a line says which gives no sound."""
    asker.voice.mute = {"b/en-us"}
    assert asker.show(play=True, voice="Cleo") == 2
    assert [line.strip() for line in asker.lines[1:]] == [
        "Cleo   en-us     a/en-us",
        "Cleo   en-us     b/en-us",
        "gave no sound",
    ]
    said = [(text, config.voices, config.language) for text, config in asker.voice.said]
    assert said == [
        ("Cleo. Lift, and lower slowly. 1, 2, 3.", ("a/en-us",), "en-us"),
        ("Cleo. Lift, and lower slowly. 1, 2, 3.", ("b/en-us",), "en-us"),
    ]


def test_many_are_announced(asker):
    """How many, and how to stop; figures alone where the voice speaks no English."""
    asker.voice.installed = asker.voice.installed * 5
    assert asker.show(play=True) == 0
    assert "These are 25 voices. Ctrl+C stops" in asker.warnings[0]
    assert asker.voice.said[0][0] == "Anna. 1, 2, 3."


@pytest.mark.parametrize(
    ("asked", "voices", "language"),
    [
        ({}, (), "en"),
        ({"voice": "Anna"}, ("a/de",), "de"),
        ({"language": "en"}, (), "en"),
        ({"language": "de-at"}, (), "de-at"),
        ({"language": "xan"}, ("a/x",), "en"),
    ],
)
def test_something_is_said(asker, asked, voices, language):
    """In the voice asked for, else as the settings have it; nothing is listed."""
    assert asker.show(say="Hello.", **asked) == 0
    ((text, config),) = asker.voice.said
    assert (text, config.voices, config.language) == ("Hello.", voices, language)
    assert not asker.lines


def test_it_is_said_as_in_a_session(asker):
    """Signs in the words of the language that is spoken."""
    assert asker.show(say="Bend <90°.", language="de-at") == 0
    assert asker.voice.said[0][0] == "Bend weniger als 90 Grad."


def test_what_could_not_be_said_is_said(asker):
    """And is no success."""
    asker.voice.mute = {"a/de"}
    assert asker.show(say="Hello.", voice="Anna") == 2
    assert "could not be said" in asker.warnings[0]


def test_without_a_device_they_are_listed_all_the_same(asker):
    """That nothing can be heard is said; only where sound was asked for is that no success."""
    asker.voice.state.device = DeviceStatus(open=False, name="")
    assert asker.show() == 0
    assert asker.warnings == [NO_SOUND]
    assert len(asker.lines) > 5
    assert asker.show(play=True) == 2
    assert asker.show(say="Hello.") == 2
    assert not asker.voice.said


@pytest.mark.parametrize("engine", [None, EngineStatus(ready=False, detail="boom")])
def test_without_an_engine_it_says_what_to_do(asker, engine):
    """A message for the exit code 2."""
    asker.voice.state.engine = engine
    asker.voice.installed = ()
    with pytest.raises(
        SpeechError, match=r"no speech on this computer.*`hipflow doctor`"
    ) as output:
        asker.show()
    assert output.value.exit_code == 2


def test_a_voice_of_the_settings_that_is_missing_is_said(asker):
    """Beside the list from which another one is chosen."""
    asker.voice.state.engine = EngineStatus(
        ready=True, voice="a/en-gb", voice_name="Ben", missing="Zoe"
    )
    assert asker.show() == 0
    assert asker.warnings == ["The voice “Zoe” is not installed here: Ben speaks instead."]


def test_the_voices_there_are(run, no_device):
    """Those of the plain install, without a sound device; for tools as JSON."""
    listed = run("voices", "de")
    assert listed.exit_code == 0
    assert "German" in listed.stdout
    assert "no sound device" in listed.stderr
    output = json.loads(run("voices", "german", "--json").stdout)
    assert output == [{"id": "gmw/de", "name": "German", "languages": ["de"], "speaks": False}]


def test_what_does_not_go_together(run):
    """Wrong usage, said before anything is started."""
    result = run("voices", "--play", "--json")
    assert result.exit_code == 2
    assert "do not go together" in result.output


def test_ctrl_c_falls_silent_at_once(
    tmp_path, recorded_sink: SoundRecorder, monkeypatch, record_property
):
    """A sentence is heard in the voice asked for; stopped midway, it is gone, with all it made."""
    monkeypatch.setenv("HIPFLOW_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    program = [sys.executable, "-m", "hipflow", "voices", "--voice", "English (America)", "--say"]
    begun_s = time.monotonic()
    with subprocess.Popen(
        [*program, SPEECH], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as saying:
        while not recorded_sink.onsets(begun_s, time.monotonic() - 0.1):
            assert time.monotonic() < begun_s + 10
        assert len(processes_with(str(tmp_path))) == 2  # the program and its worker
        saying.send_signal(signal.SIGINT)
        stopped_s = time.monotonic()
        out, err = saying.communicate(timeout=5)
    assert time.monotonic() - stopped_s < 1.0
    assert (saying.returncode, out, err.strip()) == (130, b"", b"")
    last_s = recorded_sink.last_loud_s(stopped_s - 0.2, stopped_s + 0.8)
    assert last_s is not None
    record_property("silent after ms", round(1000 * (last_s - stopped_s)))
    assert last_s - stopped_s < 0.15
    assert not processes_with(str(tmp_path))
    assert not list((tmp_path / "tmp").iterdir())
    assert not list((tmp_path / "home" / "cache" / "speech").glob(".*"))
