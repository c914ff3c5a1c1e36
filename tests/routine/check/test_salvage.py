"""Reading the right part of a wrong file, and knowing what was lost of it."""

from hipflow.routine.check.model_reader import read_model
from hipflow.routine.check.salvage import MAX_VIOLATIONS
from hipflow.routine.format.model import ExerciseFile, RoutineFile
from hipflow.routine.toml.source import Source

HEAD = 'hipflow = 1\ntitle = "T"\n'


def read(text: str):
    """The fields of a routine."""
    return read_model(Source(text, "x.toml"), RoutineFile)


def test_the_right_part_of_a_wrong_file_is_read():
    """Wrong values are cut out, and their keys are known as lost."""
    fields = read(HEAD + '[[exercise]]\nuse = "squat"\nreps = "8"\nrest = 30\nsets = 2\n')
    assert fields.value.exercise[0].sets == 2
    assert fields.value.exercise[0].reps is None
    assert fields.lost == {("exercise", 0): frozenset({"reps", "rest_s"})}


def test_what_is_required_gets_a_stand_in():
    """A file without a head or exercises can still be looked at."""
    fields = read("per_week = 3\n")
    assert fields.value.per_week == 3
    assert fields.lost[("exercise", 0)] == frozenset({"*"})
    exercise = read_model(Source("reps = 3\n", "x.toml"), ExerciseFile)
    assert exercise.value.reps == 3
    assert {finding.meant for finding in exercise.violations} == {"hipflow", "name"}


def test_exercises_keep_their_places():
    """Something in the list that is no table does not move the others."""
    fields = read(HEAD + 'exercise = [3, { use = "squat" }]\n')
    assert [table.use for table in fields.value.exercise] == [None, "squat"]
    assert fields.lost == {("exercise", 0): frozenset({"*"})}


def test_each_value_is_told_one_thing():
    """A text with an escape that is too long as well gets one finding."""
    fields = read(HEAD + f'author = "\\u001b{"x" * 100}"\n[[exercise]]\nuse = "a"\n')
    assert [finding.code for finding in fields.violations] == ["control-character"]


def test_there_is_an_end_to_the_findings():
    """A file of ten thousand mistakes is told of the first thousand, quickly."""
    text = "".join(f"zz{number} = 1\n" for number in range(10_000))
    assert len(read(text).violations) <= MAX_VIOLATIONS
