"""The test command: what may share the machine on several cores, then by itself what may not."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import conftest

ROOT = Path(__file__).parents[1]
VOICE = "tests/voice/app/test_spoken_voice.py"
"""Some of its tests listen to real sound, one is marked, and others do neither."""
COMMANDS = re.findall(
    r"^\| \w.* \| `(.*pytest.*)` \|$",
    (ROOT / "README.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def collected(*arguments):
    """The tests of the voice that a run with these arguments would run, by their names."""
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-n", "0", *arguments, VOICE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return {line for line in ended.stdout.splitlines() if "::" in line}


def parts(command):
    """The arguments of each run of pytest in a command of the README."""
    runs = re.split(r"&&|;", command.replace("\\", "/"))
    return [shlex.split(run)[3:] for run in runs if "-m pytest" in run]


@pytest.mark.parametrize("command", COMMANDS, ids=["linux", "macos", "windows"])
def test_the_readme_names_both_runs(command):
    """On each system: first those that may share the machine, then those that run alone."""
    assert parts(command) == [["-m", "not alone"], ["-m", "alone"]]


def test_the_runner_takes_the_command_as_it_is_written():
    """``.ci/run`` reads it from the README, all of it."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (reads,) = re.findall(r"^test_command=\$\((sed .*)\)$", script, re.MULTILINE)
    read = subprocess.run(["sh", "-c", reads], cwd=ROOT, capture_output=True, text=True, check=True)
    assert read.stdout.splitlines() == [COMMANDS[0]]


def test_what_listens_runs_alone_without_being_marked():
    """Known by what it listens with, before the marks are looked at; what is silent is no part."""
    alone = collected("-m", "alone")
    assert f"{VOICE}::test_the_fallback_player_plays_too" in alone
    assert f"{VOICE}::test_an_engine_that_ends_its_process_is_left_out" in alone
    assert f"{VOICE}::test_without_a_device_it_says_so_once_and_goes_on" not in alone


@pytest.mark.parametrize(
    ("arguments", "marks", "several"),
    [
        ([], "not alone", True),
        (["tests"], "not alone", True),
        ([], "alone", False),
        ([], "", False),
        ([VOICE], "", False),
        ([VOICE], "not alone", False),
    ],
)
def test_only_what_may_share_the_machine_is_run_on_several_cores(arguments, marks, several):
    """The whole suite without those that run alone; a part of it can be stopped at a line."""
    option = SimpleNamespace(markexpr=marks, update_snapshots=False)
    config = SimpleNamespace(args=[str(ROOT / each) for each in arguments or [""]], option=option)
    assert (conftest.pytest_xdist_auto_num_workers(config) > 0) is several
