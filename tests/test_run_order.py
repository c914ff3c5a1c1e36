"""The order in which several workers run tests."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONFTEST = "from tests.tools.lone_tests_last import scheduler_for as pytest_xdist_make_scheduler"
SOCIABLE = """
import os
import time
import pytest

@pytest.mark.parametrize("number", range({sociable}))
def test_sociable(number):
    time.sleep(0.01)
    with open("over", "a", encoding="utf-8") as over:
        over.write(".")
    if {dies} and number == 3:
        os._exit(1)
"""
LONELY = """
import os
import pytest

@pytest.mark.xdist_group("alone")
@pytest.mark.parametrize("number", range({lonely}))
def test_lonely(number):
    with open("over", encoding="utf-8") as over:
        assert len(over.read()) == {sociable}
    with open("by", "a+", encoding="utf-8") as by:
        by.seek(0)
        assert {dies} or set(by.read().split()) <= {{str(os.getpid())}}
        by.write(f"{{os.getpid()}} ")
"""


@pytest.fixture
def run(tmp_path):
    """Runs a suite of so many tests with so many workers; what it says in its last line."""

    def started(workers, sociable, lonely, *, dies=False):
        values = {"sociable": sociable, "lonely": lonely, "dies": dies}
        (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
        # The lonely ones first, as they come in the order of names.
        (tmp_path / "test_a.py").write_text(LONELY.format(**values), encoding="utf-8")
        if sociable:
            (tmp_path / "test_b.py").write_text(SOCIABLE.format(**values), encoding="utf-8")
        (tmp_path / "over").touch()
        command = ["-p", "xdist.plugin", "-n", str(workers), "--dist", "loadgroup", "-q"]
        own = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
        own |= {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", *command, "-c", os.devnull, "--rootdir=."],
            cwd=tmp_path,
            env=own,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return re.sub(r" in .*", "", ended.stdout.splitlines()[-1])

    return started


@pytest.mark.parametrize(
    ("workers", "sociable", "lonely"),
    [(2, 30, 3), (3, 2, 1), (2, 0, 2), (1, 3, 2)],
)
def test_those_that_run_alone_come_last_and_on_one_worker(run, workers, sociable, lonely):
    """Many or few, or none but they."""
    assert run(workers, sociable, lonely) == f"{sociable + lonely} passed"


def test_a_worker_that_dies_is_told_and_the_rest_still_run(run):
    """One failure, no test twice, and the lonely ones last all the same."""
    assert run(2, 30, 3, dies=True) == "1 failed, 32 passed"
