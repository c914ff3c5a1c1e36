"""Routines read from their files, for tests."""

from pathlib import Path

from hipflow.routine.check import check_bytes
from hipflow.routine.library import Library
from hipflow.routine.resolved import Routine

SHIPPED = Path(__file__).parents[2] / "hipflow" / "library"
"""The folder of the shipped exercises."""


def read_routine(path: Path) -> Routine:
    """A routine that uses the shipped exercises, ready to be played."""
    checked = check_bytes(
        path.read_bytes(), name=str(path), kind="routine", library=Library([SHIPPED])
    )
    return checked.playable()
