"""Where the samples go."""

import os
import subprocess
import sys
import threading
from array import array
from pathlib import Path

import pytest

from hipflow.voice.worker.output import DeviceOutput, OutputError, ProgramOutput, open_output


def program(folder: Path, source: str) -> None:
    """Put a player program in a folder."""
    path = folder / "player"
    path.write_text(f"#!/bin/sh\n{source}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def on_path(tmp_path, monkeypatch):
    """A folder from which programs are found."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def test_a_player_program_is_fed_until_it_is_closed(on_path):
    """It gets the source's samples through its standard input, and is gone after close."""
    program(on_path, f"exec cat >{on_path}/played")
    enough = threading.Event()
    asked = []

    def source(frames: int) -> "array[int]":
        asked.append(frames)
        if len(asked) > 50:
            enough.set()
            threading.Event().wait(0.005)
        return array("h", [7] * frames)

    output = ProgramOutput(source, "player")
    assert enough.wait(5)
    assert output.alive
    output.close()
    assert not output.alive
    played = array("h")
    data = (on_path / "played").read_bytes()
    played.frombytes(data[: len(data) & ~1])
    assert played.count(7) > 5_000


def test_a_player_program_that_ends_at_once_is_no_output_and_swallows_nothing(on_path):
    """Its exit code is in the error, and not one sample of the stream was lost to it."""
    program(on_path, "cat >/dev/null & exit 3")
    asked = []
    with pytest.raises(OutputError, match="ended at once with 3"):
        ProgramOutput(lambda frames: asked.append(frames) or array("h"), "player")
    assert not asked


def test_a_sound_device_is_opened_without_numpy(tmp_path):
    """It would cost half a second wherever it is installed, and tones would be late."""
    pytest.importorskip("miniaudio")
    (tmp_path / "numpy.py").write_text("raise SystemExit('numpy was imported')", encoding="utf-8")
    script = """
import sys
from hipflow.voice.worker.output import DeviceOutput, OutputError
try:
    DeviceOutput(lambda frames: None)
except OutputError:
    pass  # no device on this machine; the library was loaded all the same
assert "miniaudio" in sys.modules
assert "numpy" not in sys.modules
"""
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)


def test_every_way_that_was_tried_is_named(tmp_path, monkeypatch):
    """The doctor shows them all."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(DeviceOutput, "__init__", _no_device)
    with pytest.raises(OutputError, match=r"no device; aplay is not .*; pacat is not installed"):
        open_output(lambda frames: array("h", bytes(2 * frames)))


def _no_device(self, source) -> None:
    raise OutputError("no device")
