"""Exercises are found by what is known of them."""

from pathlib import Path

import pytest

from hipflow.library.exercise_search import search_exercises
from hipflow.routine.format.choices import Position
from hipflow.routine.format.model import ExerciseFile
from hipflow.routine.resolve.finder import LibraryExercise


def found(id_, name, **known):
    """An exercise of the library, with what is known of it."""
    return LibraryExercise(id_, Path(f"{id_}.toml"), ExerciseFile(hipflow=1, name=name, **known))


EXERCISES = (
    found("squat", "Squat", position=Position.STANDING, level=2, tags=["strength"]),
    found("mini-squat", "Supported mini squat", position=Position.STANDING, equipment=["chair"]),
    found("clamshell", "Clamshell", position=Position.SIDE_LYING, target="outer hip", level=1),
    found("march", "Seated march", position=Position.SEATED, tags=["squat warm-up"]),
)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ([], ["clamshell", "march", "squat", "mini-squat"]),
        (["squat"], ["squat", "mini-squat", "march"]),
        (["SQUAT", "standing"], ["squat", "mini-squat"]),
        (["side-lying"], ["clamshell"]),
        (["on your side"], ["clamshell"]),
        (["lying"], ["clamshell"]),
        (["outer hip"], ["clamshell"]),
        (["level 2"], ["squat"]),
        (["level", "1"], ["clamshell"]),
        (["strength"], ["squat"]),
        (["chair"], ["march", "mini-squat"]),
        (["mini-squat"], ["mini-squat"]),
        (["clamshel", "outre"], ["clamshell"]),
        (["clam,", "hip"], ["clamshell"]),
        (["xqzwy"], []),
    ],
)
def test_what_is_found(words, ids):
    """By name, position, target, level, equipment and tag; named ones first; slips forgiven."""
    assert [one.id for one in search_exercises(EXERCISES, words)] == ids
