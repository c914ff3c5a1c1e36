"""What the rest of the room asks of a library is what the library offers."""

from hipflow.routine.check.exercise_library import Library
from hipflow.routine.resolve.finder import Finder
from hipflow.routine.resolve.resolve import resolve


def test_the_library_is_a_finder():
    """Every question of the protocol has its answer."""
    questions = [name for name in vars(Finder) if not name.startswith("_")]
    assert questions == ["find", "ids", "problems"]
    assert all(callable(getattr(Library([]), name)) for name in questions)
    assert resolve.__annotations__["library"] is Finder
