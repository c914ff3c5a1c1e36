"""Voices and the sound check from the command line."""

import json
import signal
import subprocess
import sys
import time

from hipflow.cli import doctor
from tests.tools.record_sound import SoundRecorder, _one_ear, no_device, recorded_sink
from tests.tools.voice_helpers import processes_with

__all__ = ["_one_ear", "no_device", "recorded_sink"]

SPEECH = "One and two and three and four and five and six and seven and eight and nine and ten."


def test_the_voices_there_are(run, no_device):
    """Those of the plain install, without a sound device; for tools as JSON."""
    listed = run("voices", "de")
    assert listed.exit_code == 0
    assert "German" in listed.stdout
    assert "no sound device" in listed.stderr
    told = json.loads(run("voices", "german", "--json").stdout)
    assert told == [{"id": "gmw/de", "name": "German", "languages": ["de"], "speaks": False}]


def test_what_does_not_go_together(run):
    """Wrong usage, said before anything is started."""
    result = run("voices", "--play", "--json")
    assert result.exit_code == 2
    assert "do not go together" in result.output


def test_silent_is_silent(run, monkeypatch):
    """What was asked on the command line arrives."""
    asked = []
    monkeypatch.setattr(doctor, "run_doctor", lambda *_, silent: asked.append(silent) or 0)
    assert run("doctor").exit_code == 0
    assert run("doctor", "--silent").exit_code == 0
    assert asked == [False, True]


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
