"""What an author wrote and nobody would hear."""

import pytest
from msgspec import structs

from hipflow.routine.resolve.routine import Prescription
from hipflow.session.plan.plan import make_plan
from hipflow.session.speech.dropped_speech import dropped_speech
from tests.builders.routine_builders import counted, play, routine


def prescribed(ready_s, setup="Lie on your back. Bend both of your knees.", **dose):
    """An exercise with a setup of two sentences and a cue."""
    usual = structs.replace(play("Bridge", **(dose or counted(8))), setup=setup)
    return Prescription(usual=usual, written_ready_s=ready_s)


def keys(*prescriptions):
    """Which exercise misses what."""
    return [
        (told.exercise, told.key) for told in dropped_speech(make_plan(routine(*prescriptions)))
    ]


def test_with_time_enough_nothing_is_left_out():
    """Half a minute is plenty."""
    assert keys(prescribed(30)) == []


def test_a_short_ready_leaves_out_the_setup_and_the_cue():
    """Told for the exercise that lacks the time, and for no other."""
    assert keys(prescribed(30), prescribed(5)) == [(1, "setup"), (1, "cues")]


def test_it_says_how_long_the_step_would_have_to_be():
    """With so many seconds nothing is left out, with one less something is."""
    (first, _) = dropped_speech(make_plan(routine(prescribed(5))))
    assert first.text == "Lie on your back."
    assert first.has_s == 5
    enough_s = -(-first.needs_s // 1)
    assert keys(prescribed(enough_s)) == []
    assert keys(prescribed(enough_s - 2)) != []


def test_a_cue_that_is_heard_later_is_not_missed():
    """Left out while getting ready, it is said in the rest."""
    assert keys(prescribed(7, setup="Lie down.", **counted(3, sets=(2, 2), rest_s=30))) == []


@pytest.mark.parametrize("ready_s", [5, 30])
def test_what_is_not_the_authors_is_not_told_of(ready_s):
    """The dose, and how far it is, are hipflow's own words."""
    bare = structs.replace(play("Bridge", **counted(8)), setup=None, cues=())
    made = routine(*[Prescription(usual=bare, written_ready_s=ready_s)] * 4)
    assert dropped_speech(make_plan(made)) == ()
