"""Small files that ask for more than a computer has: each is answered, soon and in little room."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("memory is measured as Linux does", allow_module_level=True)

ROOT = Path(__file__).parents[1]
MOST_MEGABYTES = 200
MOST_TIMES = 20
"""What a bomb may cost of what a right file of the same size does."""


CROWD = 2_000
CROWD_SHARE = MOST_TIMES / 500
"""What each of a crowd may cost of what that right file does: as where five hundred were read."""


@pytest.fixture(scope="module")
def costs():
    """What each of them came to, all in one process that is given little memory."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.tools.measure_hostile_files", "--json"],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_each_is_answered(costs):
    """By words, never by a traceback: also what is no file at all."""
    assert len(costs) > 150
    assert [cost for cost in costs if cost["fault"]] == []


def test_each_is_answered_soon(costs):
    """Beside what an honest file of the largest size costs, in the same process."""
    honest_s = min(cost["seconds"] for cost in costs if cost["name"] == "honest")
    most = {True: CROWD * CROWD_SHARE * honest_s, False: MOST_TIMES * honest_s}
    slow = [cost for cost in costs if cost["seconds"] > most[cost["what"] == "crowd"]]
    assert [(cost["what"], cost["name"], cost["seconds"], honest_s) for cost in slow] == []


def test_none_takes_much_room(costs):
    """The whole process, libraries and all, at its most."""
    assert max(cost["megabytes"] for cost in costs) <= MOST_MEGABYTES
