"""What the rest of the room asks of a library is what the library offers."""

from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.resolve.finder import ExerciseFinder
from hipflow.routine.resolve.resolve import resolve_routine


def test_the_library_is_a_finder():
    """Every question of the protocol has its answer."""
    questions = [name for name in vars(ExerciseFinder) if not name.startswith("_")]
    assert questions == ["find", "ids", "problems"]
    assert all(callable(getattr(ExerciseLibrary([]), name)) for name in questions)
    assert resolve_routine.__annotations__["library"] is ExerciseFinder
