"""Precautions of a routine, held against its exercises."""

import pytest

from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from hipflow.routine.format.precautions import Precaution
from hipflow.routine.resolve.patient import for_patient
from hipflow.session.plan.plan import make_plan
from hipflow.session.speech.script import step_lines
from hipflow.session.speech.speech_settings import SpeechSettings, Verbosity

LIBRARY = ExerciseLibrary([shipped_folder("exercises")])
HEAD = 'hipflow = 1\ntitle = "T"\n'


def checked(text):
    """What the checker says of a routine of these lines."""
    return check_bytes((HEAD + text).encode(), name="x.toml", kind="routine", library=LIBRARY)


def codes(text):
    """Code and line of each problem."""
    return [(problem.code, problem.line) for problem in checked(text).problems]


def test_an_exercise_that_breaks_a_precaution_is_warned_of_at_its_line():
    """Where it is used; the routine plays all the same."""
    text = (
        'precautions = ["hip-bend-90", "kneel"]\n[[exercise]]\nuse = "sit-to-stand"\n'
        '[[exercise]]\nuse = "goblet-squat"\n'
    )
    assert codes(text) == [("broken-precaution", 7)]
    assert checked(text).errors == ()


def test_ones_own_exercise_is_held_to_what_it_writes():
    """And a routine that writes `not_with` anew has the last word over the library."""
    own = (
        'precautions = ["kneel"]\n[[exercise]]\nname = "Kneel down"\nreps = 5\n'
        'not_with = ["kneel"]\n'
    )
    assert ("broken-precaution", 7) in codes(own)
    anew = (
        'precautions = ["hip-bend-90"]\n[[exercise]]\nuse = "goblet-squat"\n'
        'not_with = ["weight-on-leg"]\n'
    )
    assert codes(anew) == []


def test_what_is_to_be_minded_is_no_warning():
    """Or a routine for a new hip could not pass."""
    assert codes('precautions = ["hip-bend-90"]\n[[exercise]]\nuse = "sit-to-stand"\n') == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('precautions = ["no-weight-leg"]', "weight-on-leg"),
        ('precautions = ["no-weight-arm"]', "weight-on-arms"),
        ('precautions = ["hold-breath"]', "long-hold"),
        ('precautions = ["hip-bend-9"]', "hip-bend-90"),
        ('precautions = ["hip_cross"]', "hip-cross"),
    ],
)
def test_an_unknown_name_is_met_with_the_nearest(written, meant):
    """A name of old with what it is called now."""
    (problem,) = checked(f'{written}\n[[exercise]]\nuse = "bridge"\n').errors
    assert problem.code == "unknown-value"
    assert problem.hint == f'did you mean "{meant}"?'


def test_an_unknown_name_to_mind_is_met_so_too():
    """In the table of sentences."""
    text = '[[exercise]]\nuse = "bridge"\ncare_with = { hip-crosss = "Mind." }\n'
    (problem,) = checked(text).errors
    assert (problem.code, problem.hint) == ("unknown-value", "did you mean `hip-cross`?")


def test_care_holds_where_its_precaution_does():
    """Each sentence once; nothing where the routine has no precaution."""
    use = '[[exercise]]\nuse = "squat"\n'
    routine = checked(f'precautions = ["hip-bend-90"]\n{use}').routine
    assert routine.precautions == (Precaution.HIP_BEND_90,)
    squat = routine.exercises[0].usual
    assert routine.care_of(squat) == ("Stay high. Bend your hips only a little.",)
    assert checked(use).routine.care_of(squat) == ()


def test_a_level_that_is_forbidden_is_left_away():
    """Offered by the library, or written: of that the checker tells."""
    use = '[[exercise]]\nuse = "squat"\n'
    harder = checked(use).routine.exercises[0].harder
    assert harder.id == "goblet-squat"
    forbidden = 'precautions = ["hip-bend-90"]\n'
    assert checked(forbidden + use).routine.exercises[0].harder is None
    assert codes(forbidden + use) == []
    for level, line in (('"goblet-squat"', 6), ('{ use = "goblet-squat", reps = 4 }', 6)):
        written = f"{forbidden}{use}harder = {level}\n"
        assert checked(written).routine.exercises[0].harder is None
        assert codes(written) == [("broken-precaution", line)]


def test_a_level_of_what_breaks_it_anyway_stays():
    """The author plays it all the same: then less of it is to be had, too."""
    text = (
        'precautions = ["hip-bend-90"]\n[[exercise]]\nuse = "goblet-squat"\neasier = { reps = 4 }\n'
    )
    assert checked(text).routine.exercises[0].easier is not None
    assert [code for code, _ in codes(text)] == ["broken-precaution"]


def test_a_patients_own_precautions_join_those_of_the_file():
    """Each once; what only they forbid is not offered, what they ask to mind is minded."""
    use = '[[exercise]]\nuse = "squat"\n'
    made = checked(f'precautions = ["kneel"]\n{use}').routine
    assert for_patient(made, ()) is made
    joined = for_patient(made, {Precaution.HIP_BEND_90, Precaution.KNEEL})
    assert joined.precautions == (Precaution.KNEEL, Precaution.HIP_BEND_90)
    assert joined.exercises[0].harder is None
    assert joined.care_of(joined.exercises[0].usual) != ()
    assert joined.exercises[0].usual == made.exercises[0].usual


@pytest.mark.parametrize(
    "words",
    [
        "hip-bend-90 hip-cross hip-turn-in",
        "hip-bend-90 hip-cross hip-turn-in hip-lift-side",
        "hip-extend hip-turn-out lie-on-front",
        "hip-cross lie-on-side",
        "squeeze-knees hip-lift-front",
        "long-hold",
        "free-stand one-leg floor",
        "bend-spine twist-spine",
    ],
)
def test_the_usual_sets_of_the_guide_can_be_written(words):
    """Each of its names is known."""
    names = ", ".join(f'"{word}"' for word in words.split())
    assert checked(f'precautions = [{names}]\n[[exercise]]\nuse = "glute-squeeze"\n').errors == ()


def test_what_to_mind_is_said_while_getting_ready_once_and_also_in_brief():
    """With the exercise's name, before its setup may be cut short; not again for the next set."""
    use = '[[exercise]]\nuse = "squat"\nsets = 2\n'
    plan = make_plan(checked(f'precautions = ["hip-bend-90"]\n{use}').routine)
    for verbosity in (Verbosity.FULL, Verbosity.BRIEF):
        speech = SpeechSettings(verbosity=verbosity)
        said = [
            line.text
            for index in range(len(plan.steps))
            for line in step_lines(plan, index, speech)
            if line.text
        ]
        text = " ".join(said)
        assert text.count("Bend your hips only a little.") == 1
    assert "only a little" not in " ".join(
        line.text or "" for line in step_lines(make_plan(checked(use).routine), 0)
    )
