"""Two clinics send routines that have an exercise of one id: the installed program plays both."""

import json
import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to be asked on", allow_module_level=True)

ROUTINE = """hipflow = 1
title = "{title}"
[defaults]
ready_s = 3
[[exercise]]
use = "slide"
"""
SLIDE = """hipflow = 1
name = "Slide of {name}"
position = "supine"
reps = {reps}
"""


@pytest.fixture
def hipflow(environment):
    """Runs the program with lines typed beforehand; returns what it wrote."""

    def run(*arguments, typed=""):
        command = [sys.executable, "-m", "hipflow", *map(str, arguments)]
        return subprocess.run(
            command, env=environment, input=typed, check=True, capture_output=True, text=True
        ).stdout

    return run


def clinic(folder, name, reps):
    """A routine as a clinic sends it, and the exercise it calls ``slide``."""
    (folder / "library").mkdir(parents=True, exist_ok=True)
    (folder / "library" / "slide.toml").write_text(SLIDE.format(name=name, reps=reps))
    routine = folder / f"{name}.toml"
    routine.write_text(ROUTINE.format(title=name.title()))
    return routine


def test_both_are_played_as_they_were_written(home, hipflow, open_terminal):
    """And so they are once one of them has been replaced, which is asked for first."""
    hip, knee = clinic(home / "hill", "hip", 2), clinic(home / "river", "knee", 3)
    hipflow("add", hip)
    hipflow("add", knee)
    clinic(home / "river", "knee", 4)
    asked = open_terminal("add", str(knee))
    asked.see("Slide of knee: 3 times. Then: 4 times.")
    asked.see("[y/N]")
    asked.press("y", "enter")
    assert asked.end() == 0
    for name in ("hip", "knee"):
        hipflow(
            "play", name, "--plain", "--mute", "--speed", "60", "--day", "usual", typed="1\n1\n"
        )
    lines = (home / "home" / "history.jsonl").read_text(encoding="utf-8").splitlines()
    exercises = [json.loads(line)["exercises"][0] for line in lines]
    assert [(one["name"], one["done"][0]["reps"]) for one in exercises] == [
        ("Slide of hip", 2),
        ("Slide of knee", 4),
    ]
