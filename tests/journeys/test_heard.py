"""A patient with closed eyes: what the installed program says, recorded as it is heard."""

import os
import subprocess
import sys
import time

import pytest

from hearing import FRAME_S, best_place, loudness
from hipflow.session.script import AFTER_TONE_MS
from hipflow.voice.engine import SpeechEngine
from hipflow.voice.renderer import Renderer
from hipflow.voice.sound import Manner
from hipflow.voice.tones import RATE_HZ as SPOKEN_HZ
from recording import RATE_HZ

ROUTINE = """
hipflow = 1
title = "Four names"
pain = { ask_before = false }
[defaults]
ready_s = 7
side_s = 3
"""
EXERCISES = ("squat", "seated-march", "clamshell", "bridge")
SAID = {
    "squat": "Squat.",
    "seated-march": "Seated march.",
    "clamshell": "Clamshell. Left side.",
    "bridge": "Bridge.",
}
AROUND_S = 0.15
ON_TIME_S = 0.06
"""The recording is true to 15 ms, the line that tells the start to some more."""


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home for the program."""
    monkeypatch.setenv("HIPFLOW_HOME", str(tmp_path / "home"))
    return tmp_path


def plan_starts(stdout, starts):
    """Read the program's lines; note when it says where each exercise begins in its plan."""
    for line in stdout:
        if line.startswith("[") and "Exercise " in line:
            minutes, seconds = line[1 : line.index("]")].split(":")
            starts.append((time.monotonic(), 60 * int(minutes) + int(seconds)))


def test_the_four_names_are_heard_when_their_exercise_begins(home, recorded_sink):
    """Each name is recognised, at its planned time, and is no other exercise's name."""
    written = [f'[[exercise]]\nuse = "{name}"\nsets = 1\nreps = 1\n' for name in EXERCISES]
    file = home / "four.toml"
    file.write_text(ROUTINE + "".join(written), encoding="utf-8")
    program = [sys.executable, "-m", "hipflow", "play", str(file), "--plain", "--day", "usual"]
    starts = []
    with subprocess.Popen(
        program, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as playing:
        plan_starts(playing.stdout, starts)
    assert playing.returncode == 0
    origin_s = starts[0][0]
    engine = SpeechEngine(Manner())
    renderer = Renderer(engine, home / "home" / "cache" / "speech")
    known = {name: loudness(renderer.samples_of(text), SPOKEN_HZ) for name, text in SAID.items()}
    report = []
    for (_, planned_s), name in zip(starts, EXERCISES, strict=True):
        due_s = origin_s + planned_s + AFTER_TONE_MS / 1000
        found = {}
        for other, shape in known.items():
            until_s = due_s + AROUND_S + len(shape) * FRAME_S
            heard = loudness(recorded_sink.samples(due_s - AROUND_S, until_s), RATE_HZ)
            found[other] = best_place(shape, heard)
        offset_s, alike = found[name][0] - AROUND_S, found[name][1]
        report.append(f"{name}: planned {planned_s} s, heard {offset_s:+.3f} s, alike {alike:.2f}")
        assert max(found, key=lambda other: found[other][1]) == name, (report, found)
        assert abs(offset_s) < ON_TIME_S, report
    sys.stdout.write("\n".join(report))


def test_without_any_sound_device_the_times_are_the_same(home, no_device):
    """No device: one calm line, the same plan, and the session is kept."""
    file = home / "short.toml"
    file.write_text(ROUTINE + '[[exercise]]\nname = "Tap"\nreps = 2\nready_s = 1', encoding="utf-8")
    program = [sys.executable, "-m", "hipflow", "play", str(file), "--plain", "--day", "usual"]
    played = subprocess.run(
        program, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
    )
    assert played.returncode == 0
    assert played.stderr == ""
    assert sum(line.startswith("No sound") for line in played.stdout.splitlines()) == 1
    assert "Saved." in played.stdout
    assert (home / "home" / "history.jsonl").read_bytes().count(b"\n") == 1
    assert os.environ["HIPFLOW_HOME"] in str(home / "home")
