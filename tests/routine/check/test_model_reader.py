"""Reading a right file, and one of which nothing can be read."""

from hipflow.routine.check.model_reader import read_model
from hipflow.routine.format.model import RoutineFile
from hipflow.routine.toml.source import Source

HEAD = 'hipflow = 1\ntitle = "T"\n'


def read(text: str):
    """The fields of a routine."""
    return read_model(Source(text, "x.toml"), RoutineFile)


def test_a_right_file_is_read_whole():
    """Nothing is found and nothing lost."""
    fields = read(HEAD + '[[exercise]]\nuse = "squat"\nreps = [8, 12]\n')
    assert (fields.violations, fields.lost) == ((), {})
    assert fields.value.exercise[0].reps == [8, 12]


def test_what_cannot_be_read_at_all_gives_nothing():
    """A file whose shape is refused has no fields."""
    assert read("a.b.c.d.e.f.g.h.i = 1").value is None
