"""What the rules look at is worked out as it will be played."""

from hipflow.routine.check.model_reader import read_model
from hipflow.routine.check.rules.cases import routine_case
from hipflow.routine.format.model import RoutineFile
from hipflow.routine.toml.source import Source

HEAD = 'hipflow = 1\ntitle = "T"\n'


def exercise(library, lines):
    """The case of one exercise."""
    fields = read_model(Source(f"{HEAD}[[exercise]]\n{lines}\n", "x.toml"), RoutineFile)
    return routine_case(fields, fields.value, library, None).exercises[0]


def test_the_dose_is_that_of_the_library_and_the_routine(library):
    """What holds is what will be played, the library included."""
    case = exercise(library, 'use = "clamshell"\nreps = 5')
    assert (case.usual.keys.reps, case.usual.keys.back_s) == (5, 3)
    assert case.found is not None
    assert case.used_ids == ((("exercise", 0, "use"), "clamshell"),)


def test_levels_have_their_own_dose(library):
    """With ``use`` that of the exercise, without it that of the prescription."""
    case = exercise(
        library, 'use = "squat"\neasier = { reps = 2 }\nharder = { use = "clamshell", sets = 4 }'
    )
    easier, harder = case.levels
    assert (easier.keys.reps, easier.keys.sets) == (2, 2)
    assert (harder.keys.reps, harder.keys.sets) == (10, 4)
    assert [keys.reps for keys in case.usual.heirs] == [2]


def test_what_is_lost_is_known_where_it_matters(library):
    """A lost key counts for the dose and the levels that start from it, not for others."""
    case = exercise(
        library, 'use = "squat"\nreps = "x"\neasier = { sets = 1 }\nharder = { use = "plank" }'
    )
    easier, harder = case.levels
    assert case.usual.may_have_lost("reps")
    assert not case.usual.may_have_lost("sets")
    assert easier.may_have_lost("reps")
    assert not harder.may_have_lost("reps")


def test_of_an_unknown_exercise_nothing_is_known(library):
    """Without the library's exercise any key of the dose may be there."""
    case = exercise(library, 'use = "nowhere"')
    assert case.usual.may_have_lost("reps")
    assert not case.may_have_lost("name")


def test_a_circuit_is_known_to_its_doses(library):
    """The exercise's own and its levels'."""
    inside = exercise(library, 'use = "squat"\ncircuit = "A"\neasier = { reps = 2 }')
    assert [dose.in_circuit for dose in inside.doses] == [True, True]
    outside = exercise(library, 'use = "squat"\neasier = { reps = 2 }')
    assert [dose.in_circuit for dose in outside.doses] == [False, False]
