"""What a plan asks besides the work."""

from msgspec import structs

from hipflow.routine.format.choices import Position
from hipflow.routine.resolve.routine import Circuit, Prescription
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.requirements import (
    body_positions,
    equipment_needed,
    floor_changes,
    ladder_needs,
)
from tests.builders.routine_builders import counted, play, routine


def test_ways_to_the_floor_and_up_are_counted():
    """What matters is the change; exercises without a position say nothing of it."""
    positions_ = (Position.STANDING, None, Position.SUPINE, Position.PRONE, Position.SEATED)
    made = routine(*(play(position=p, **counted(3)) for p in positions_))
    assert floor_changes(make_plan(made)) == 2
    assert body_positions(make_plan(made)) == tuple(place for place in positions_ if place)


def test_things_are_named_once():
    """A mat that two exercises need is needed once."""
    plan = make_plan(routine(play(**counted(3)), play(**counted(3))))
    assert equipment_needed(plan) == ()


def test_ways_to_the_floor_are_counted_as_they_are_played():
    """Two rounds of a squat and a bridge: down, up, and down again."""
    made = routine(
        Prescription(usual=play("Squat", position=Position.STANDING, **counted(3)), circuit="A"),
        Prescription(usual=play("Bridge", position=Position.SUPINE, **counted(3)), circuit="A"),
        circuits=(Circuit(name="A", rounds=2),),
    )
    assert floor_changes(make_plan(made)) == 3


def test_the_first_way_is_from_standing():
    """Who begins on the mat has to get down to it first."""
    assert floor_changes(make_plan(routine(play(position=Position.SUPINE, **counted(3))))) == 1
    assert floor_changes(make_plan(routine(play(position=Position.SEATED, **counted(3))))) == 0


def test_what_only_the_ladder_needs_is_named_apart():
    """A thing that is at hand anyway is not; a load is a thing to get."""
    usual = structs.replace(play("Squat", **counted(3)), equipment=("chair",))
    easier = structs.replace(usual, name="Mini squat", equipment=("chair", "worktop"))
    harder = structs.replace(usual, name="Goblet squat", load="5 kg weight")
    plan = make_plan(routine(Prescription(usual=usual, easier=easier, harder=harder)))
    assert equipment_needed(plan) == ("chair",)
    assert [(each.level, each.exercise, each.things) for each in ladder_needs(plan)] == [
        ("easier", "Mini squat", ("worktop",)),
        ("harder", "Goblet squat", ("5 kg weight",)),
    ]
