"""What a plan asks of a person besides the work: things at hand, and ways down and up."""

from itertools import groupby, pairwise

from hipflow.routine.format.choices import Position
from hipflow.session.plan.plan import POSITION_AT_START, Plan
from hipflow.session.plan.steps import StepKind


def equipment_needed(plan: Plan) -> tuple[str, ...]:
    """The equipment of all exercises, each thing once."""
    exercises = plan.routine.exercises
    return tuple(dict.fromkeys(thing for e in exercises for thing in e.usual.equipment))


def body_positions(plan: Plan) -> tuple[Position, ...]:
    """The positions of the body on the way, each named where it begins.

    Exercises without a position say nothing of it.
    """
    known = [e.usual.position for e in plan.routine.exercises if e.usual.position is not None]
    return tuple(position for position, _ in groupby(known))


def floor_changes(plan: Plan) -> int:
    """How often one has to get down to the floor or up from it, from standing before the start."""
    played = (step.play.position for step in plan.steps if step.kind is StepKind.WORK)
    levels = [p.on_the_floor for p in (POSITION_AT_START, *played) if p is not None]
    return sum(1 for before, after in pairwise(levels) if before != after)
