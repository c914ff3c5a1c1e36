"""Routines and histories read from what stands in their files, for tests."""

from pathlib import Path

from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.resolve.routine import Routine
from hipflow.storage.history_lines import HistoryContents, parse_lines

SHIPPED = Path(__file__).parents[2] / "hipflow" / "data" / "exercises"
"""The folder of the shipped exercises."""


def read_routine(path: Path) -> Routine:
    """A routine that uses the shipped exercises, ready to be played."""
    checked = check_bytes(
        path.read_bytes(), name=str(path), kind="routine", library=ExerciseLibrary([SHIPPED])
    )
    return checked.require_routine()


def read_history_bytes(content: bytes) -> HistoryContents:
    """All that the bytes of a history file say."""
    return parse_lines(content.split(b"\n"))
