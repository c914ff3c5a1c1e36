"""The written form: its limits, and that reading it is safe."""

import gc

import msgspec
import pytest

from hipflow.routine.format.model import ExerciseFile, PrescriptionTable, RoutineFile


def test_ranges_survive_the_garbage_collector():
    """Numbers and ranges in one union are read again and again without harm."""
    gc.freeze()  # what the tests before have left need not be gone through a hundred times
    try:
        for sets in (2, [2, 3]) * 50:
            table = msgspec.convert({"sets": sets, "hold_s": [1, 2]}, PrescriptionTable)
            assert table.sets == sets
            gc.collect()
    finally:
        gc.unfreeze()


def test_it_is_frozen():
    """What was read is not changed afterwards."""
    table = msgspec.convert({"use": "squat"}, PrescriptionTable)
    with pytest.raises(AttributeError):
        table.use = "bridge"


def test_unknown_keys_are_refused():
    """In every table, those within tables too."""
    exercise = {"hipflow": 1, "name": "x"}
    for data in ({"zz": 1}, {"easier": {"zz": 1}}, {"words": {"zz": 1}}, {"use": "squat"}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(exercise | data, ExerciseFile)


def test_what_is_required():
    """Version, title and one exercise; nothing else."""
    right = {"hipflow": 1, "title": "T", "exercise": [{}]}
    assert msgspec.convert(right, RoutineFile).title == "T"
    for key in right:
        rest = {name: value for name, value in right.items() if name != key}
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(rest, RoutineFile)


def test_an_exercise_may_be_written_out_with_every_key_of_the_library():
    """What a library file may say, an exercise of a routine may say too."""
    assert set(ExerciseFile.__struct_fields__) - {"hipflow"} <= set(
        PrescriptionTable.__struct_fields__
    )
