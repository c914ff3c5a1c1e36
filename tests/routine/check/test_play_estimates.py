"""What a checker is told beforehand."""

from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.check.play_estimates import PlayEstimates

TEXT = b"""hipflow = 1
title = "T"
language = "eo"
[[exercise]]
name = "X"
reps = 8
cues = ["Breathe"]
setup = "Stand."
"""


def test_of_what_is_not_known_nothing_is_said():
    """Without foresight, and with none of its parts, a right file has no problems."""
    for foresight in (None, PlayEstimates()):
        checked = check_bytes(
            TEXT, name="x.toml", kind="routine", library=ExerciseLibrary([]), estimates=foresight
        )
        assert checked.problems == ()
