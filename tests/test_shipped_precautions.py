"""The precautions of the exercises that come with hipflow, held against the reviewed table."""

import pytest

from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from hipflow.routine.format.exercise_keys import LevelTable
from hipflow.routine.format.precautions import FORMER_NAMES, PRECAUTION_WORDS, Precaution

LIBRARY = ExerciseLibrary([shipped_folder("exercises")])

TABLE = """
bird-dog|kneel floor weight-on-arms hip-extend|hip-bend-90 arm-overhead
bridge|weight-on-leg|floor
bridge-ball-squeeze|weight-on-leg squeeze-knees|floor
bridge-hold|weight-on-leg long-hold|floor
bridge-leg-extension|weight-on-leg one-leg long-hold|floor hip-lift-front
bridge-march|weight-on-leg one-leg long-hold|floor
calf-stretch-wall|weight-on-leg|hip-extend
cat-camel|kneel floor weight-on-arms bend-spine|hip-bend-90
clamshell|lie-on-side hip-lift-side hip-turn-out|hip-cross floor hip-bend-90
clamshell-band|lie-on-side hip-lift-side hip-turn-out|hip-cross floor hip-bend-90
clamshell-feet-lifted|lie-on-side hip-lift-side hip-turn-out hip-turn-in|hip-cross floor
clamshell-press|lie-on-side hip-lift-side|hip-cross hip-turn-out floor
floor-butterfly|floor hip-bend-90 hip-turn-out knee-bend-deep|bend-spine
glute-squeeze||floor
goblet-squat|hip-bend-90 weight-on-leg free-stand knee-bend-deep|long-hold bend-spine weight-on-arms
half-kneeling-hip-flexor-stretch|kneel floor hip-extend weight-on-leg|hip-bend-90 knee-bend-deep
heel-raise|weight-on-leg|
march-on-spot|weight-on-leg|one-leg hip-bend-90 hip-lift-front
mini-bridge|weight-on-leg|floor
mini-squat|weight-on-leg|
plank|floor weight-on-arms long-hold lie-on-front|
prone-hip-extension|lie-on-front hip-extend|floor
seated-heel-raise||hip-bend-90
seated-heel-slide||hip-bend-90
seated-knee-extension||hip-bend-90
seated-march||hip-bend-90 hip-lift-front
seated-march-band|hip-bend-90 hip-lift-front|
seated-march-hold|hip-bend-90 hip-lift-front|
seated-nose-over-toes|hip-bend-90|bend-spine
side-lying-abduction|lie-on-side hip-lift-side|hip-cross floor
side-plank-clam|lie-on-side floor weight-on-arms hip-lift-side hip-turn-out long-hold|hip-cross
side-tap|weight-on-leg hip-lift-side|one-leg hip-cross
single-leg-bridge|weight-on-leg one-leg|floor hip-lift-front
single-leg-heel-raise|weight-on-leg one-leg|
sit-to-stand|weight-on-leg|hip-bend-90
sit-to-stand-hands|weight-on-leg weight-on-arms|hip-bend-90
sit-to-stand-slow|weight-on-leg|hip-bend-90 knee-bend-deep
sit-to-stand-staggered|weight-on-leg one-leg hip-bend-90|knee-bend-deep free-stand
squat|weight-on-leg|hip-bend-90 knee-bend-deep
stair-climb|weight-on-leg one-leg|free-stand
standing-hip-abduction|weight-on-leg one-leg hip-lift-side|hip-cross
standing-hip-abduction-band|weight-on-leg one-leg hip-lift-side free-stand|hip-cross
standing-hip-flexor-stretch|weight-on-leg hip-extend|
step-up|weight-on-leg one-leg|free-stand
straight-leg-raise|hip-lift-front|floor bend-spine
tall-kneeling-hinge|kneel floor hip-bend-90 knee-bend-deep|
walk-brisk|weight-on-leg|free-stand
walk-easy||weight-on-leg
"""
"""An exercise, what it must not be done with, and what it takes care with."""

ROWS = [[part.strip() for part in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("name", "not_with", "care_with"), ROWS)
def test_each_exercise_names_what_it_breaks_and_what_to_mind(name, not_with, care_with):
    """The two lists of the table, and a sentence of at most ten words for each care."""
    exercise = LIBRARY.find(name).exercise
    assert sorted(exercise.not_with or ()) == sorted(not_with.split())
    care = exercise.care_with or {}
    assert sorted(care) == sorted(care_with.split())
    for words in care.values():
        assert words.endswith(".")
        assert words[0].isupper()
        assert all(len(sentence.split()) <= 10 for sentence in words.split(". "))


def test_the_table_has_every_shipped_exercise():
    """None is forgotten when another is added."""
    assert sorted(LIBRARY.ids()) == sorted(name for name, *_ in ROWS)


def test_an_exercise_for_the_bed_says_so_where_the_floor_is_forbidden():
    """Whoever cannot get down does it on a bed."""
    for name in LIBRARY.ids():
        exercise = LIBRARY.find(name).exercise
        if "bed" in (exercise.tags or ()) and "floor" not in (exercise.not_with or ()):
            assert exercise.care_with[Precaution.FLOOR] == "Do it on a firm bed.", name


def test_nothing_is_both_forbidden_and_to_be_minded():
    """One statement decides."""
    for name in LIBRARY.ids():
        exercise = LIBRARY.find(name).exercise
        assert not set(exercise.not_with or ()) & set(exercise.care_with or {}), name
        assert not isinstance(exercise.easier, LevelTable) or exercise.easier.use is None


def test_every_precaution_has_words_and_a_former_name_leads_to_one():
    """None is shown by its bare name alone where a person reads."""
    assert set(PRECAUTION_WORDS) == set(Precaution)
    assert set(FORMER_NAMES.values()) <= set(Precaution)
    assert not set(FORMER_NAMES) & set(Precaution)
