"""How much a check costs, whole process, beside the first frame of the least app there can be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.alone

ROOT = Path(__file__).parents[1]
RIGHT = ROOT / "routines" / "hip-starter.toml"
WRONG = ROOT / "tests" / "routine" / "data" / "fourteen.toml"
FIRST_FRAME = """
from textual.app import App
from textual.widgets import Static

class Least(App):
    def compose(self):
        yield Static("x")

    def on_ready(self):
        self.call_after_refresh(self.exit)

Least().run(headless=True)
"""
ROUNDS = 5
MANY = 100


def seconds(*arguments: str) -> float:
    """How long the processor is busy with one process; waiting depends on who else is at work.

    What is installed is compiled: a setting that forbids to keep that would measure the compiler.
    """
    resource = pytest.importorskip("resource")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *arguments]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(after[:2]) - sum(before[:2])


@pytest.fixture(scope="module")
def shares():
    """The least of a few runs, right and wrong, as shares of the least of the first frame."""
    rounds = [
        (
            seconds("-c", FIRST_FRAME),
            seconds("-m", "hipflow", "check", str(RIGHT)),
            seconds("-m", "hipflow", "check", str(WRONG)),
        )
        for _ in range(ROUNDS)
    ]
    frame, right, wrong = (min(column) for column in zip(*rounds, strict=True))
    return {"right": right / frame, "wrong": wrong / frame}


@pytest.mark.parametrize(("which", "most"), [("right", 0.55), ("wrong", 0.7)])
def test_a_check_is_quick(shares, which, most):
    """A right file takes about a third of it; a wrong one needs what explains it as well."""
    assert shares[which] <= most


def test_of_many_files_each_takes_little(tmp_path):
    """Once the program runs, a file takes at most six hundredths of what one alone does.

    A computer may be slower in one moment than in the next: one and many are measured side by side,
    and the best of such pairs counts.
    """
    text = RIGHT.read_bytes()
    for number in range(MANY):
        (tmp_path / f"plan-{number}.toml").write_bytes(text)
    shares = []
    for _ in range(ROUNDS):
        one = seconds("-m", "hipflow", "check", str(RIGHT))
        many = seconds("-m", "hipflow", "check", str(tmp_path))
        shares.append((many - one) / (MANY - 1) / one)
    assert min(shares) <= 0.06
