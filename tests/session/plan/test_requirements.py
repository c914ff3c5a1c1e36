"""What a plan asks besides the work."""

from hipflow.routine.format.choices import Position
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.requirements import body_positions, equipment_needed, floor_changes
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
