"""Which exercises are left out, from the history alone."""

from datetime import timedelta
from itertools import permutations

import pytest
from msgspec import structs

from hipflow.progress.advice import Aid
from hipflow.progress.left_out import (
    LeftOutExercise,
    against_precautions,
    choices_left_out,
    left_out,
    left_out_of,
)
from hipflow.progress.rest_wording import against_precautions_words, why_left_out_words
from hipflow.routine.format.precautions import Precaution
from hipflow.session.plan.sets import LeftOut
from hipflow.session.record import Felt, Note
from tests.builders.record_builders import BRIDGE, session_on
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import TODAY

SHARP = structs.replace(BRIDGE, felt="sharp")
KNEEL_AND_FLOOR = [Precaution.KNEEL, Precaution.FLOOR]
OUT = LeftOutExercise(exercise="bridge", name="Bridge", felt=Felt.SHARP)


def day(number):
    """A day, counted from one long past."""
    return TODAY + timedelta(days=number)


def note(number, **details):
    """A note about the bridge, made in the evening of that day."""
    at = f"{day(number)}T20:00:00+00:00"
    fields = {"key": "bridge", "name": "Bridge"} | details
    return Note(id=f"02-{number}", at=at, date=f"{day(number)}", kind="left-out", details=fields)


@pytest.mark.parametrize("felt", Felt)
def test_what_was_sharp_or_numb_is_left_out_until_it_is_taken_back(felt):
    """Neither time, nor a session without it, nor one in which it was done all the same, does."""
    gave = structs.replace(BRIDGE, felt=felt.value)
    records = [session_on(day(0), exercises=(gave,)), session_on(day(3))]
    (found,) = left_out(records, (), day(400))
    assert (found.exercise, found.name, found.felt) == ("bridge", "Bridge", felt)
    back = note(4, **found.as_taken_back)
    assert left_out(records, [back], day(5)) == ()
    again = [*records, session_on(day(6), exercises=(gave,))]
    assert left_out(again, [back], day(7)) == (found,)


def test_the_order_of_merging_makes_no_difference():
    """Two computers with the same lines agree."""
    records = [session_on(day(n), exercises=(SHARP,)) for n in (0, 4)]
    notes = [note(2, out=False), note(6, out=False), note(7, until=f"{day(9)}")]
    found = {
        left_out(sessions, written, day(8))
        for sessions in permutations(records)
        for written in permutations(notes)
    }
    assert found == {(structs.replace(OUT, felt=None, until=day(9)),)}


def test_what_the_patient_leaves_out_may_come_back_by_itself():
    """For good, or up to a day."""
    assert left_out((), [note(0)], day(300)) == (structs.replace(OUT, felt=None),)
    until = [note(0, until=f"{day(14)}")]
    assert left_out((), until, day(13)) != ()
    assert left_out((), until, day(14)) == ()


@pytest.mark.parametrize(
    ("details", "names"),
    [
        ({"key": 3}, []),
        ({"key": "bridge#2"}, ["bridge"]),
        ({"until": "soon"}, ["bridge"]),
        ({"name": ["x"]}, ["bridge"]),
        ({"out": "no"}, ["bridge"]),
    ],
)
def test_a_note_written_otherwise_ends_nothing(details, names):
    """Another program may have; what it leaves out stays out."""
    assert [one.exercise for one in left_out((), [note(0, **details)], day(1))] == names
    assert left_out((), [structs.replace(note(0), kind="goal")], day(1)) == ()


def test_a_session_that_was_only_tried_leaves_nothing_out():
    """At another speed nobody exercised."""
    assert left_out([session_on(day(0), exercises=(SHARP,), speed=20)], (), day(1)) == ()


def test_it_is_left_out_wherever_it_stands():
    """Twice in a routine as well, and by the name where no exercise is used."""
    own = structs.replace(play("Mine", **counted()), id=None)
    made = routine(
        play("Bridge", **counted()), play("Squat", **counted()), play("Bridge", **counted()), own
    )
    mine = structs.replace(OUT, exercise="Mine", name="Mine")
    elsewhere = structs.replace(OUT, exercise="plank")
    assert left_out_of(made, [mine, elsewhere, OUT]) == (OUT, mine)
    assert choices_left_out(made, [mine, OUT]) == (LeftOut(0), LeftOut(2), LeftOut(3))


def test_what_breaks_a_precaution_of_the_patients_own_is_asked_about():
    """Until the patient has asked; a precaution that comes later is asked about anew."""
    kneeling = structs.replace(play("Kneel down", **counted()), not_with=tuple(KNEEL_AND_FLOOR))
    made = routine(kneeling, play("Squat", **counted()))
    (found,) = against_precautions(made, {Precaution.KNEEL, Precaution.ONE_LEG})
    assert (found.exercise, found.breaks, found.asks) == ("kneel down", (Precaution.KNEEL,), True)
    said = structs.replace(note(0), details=found.as_taken_back)
    assert against_precautions(made, {Precaution.KNEEL}, [said]) == ()
    (later,) = against_precautions(made, set(KNEEL_AND_FLOOR), [said])
    assert later.breaks == (Precaution.FLOOR,)
    assert left_out((), [said], day(1)) == ()
    sharp = structs.replace(OUT, exercise="kneel down")
    (both,) = left_out_of(made, (sharp, found))
    assert (both.felt, both.breaks) == (Felt.SHARP, (Precaution.KNEEL,))
    assert why_left_out_words(both, Aid(contact="Anna")) == (
        "You said that it was sharp or new, or that something gave way. You were told not to "
        "kneel. Do not do it again until you have asked Anna."
    )
    assert against_precautions_words(later) == (
        "Kneel down: you were told not to get down to the floor. Ask before you do it."
    )
