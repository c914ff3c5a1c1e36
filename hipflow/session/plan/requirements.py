"""What a plan asks of a person besides the work: things at hand, and ways down and up."""

from itertools import groupby, pairwise

from msgspec import Struct

from hipflow.routine.format.choices import LevelName, Position
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.plan.plan import POSITION_AT_START, Plan
from hipflow.session.plan.steps import StepKind


def equipment_needed(plan: Plan) -> tuple[str, ...]:
    """The equipment of all exercises, each thing once."""
    return tuple(dict.fromkeys(thing for e in _played(plan) for thing in e.usual.equipment))


class LadderNeed(Struct, frozen=True, kw_only=True):
    """What an easier or harder level asks for that the usual ones do not.

    Attributes:
        level: which level.
        exercise: the exercise it is then.
        things: what it needs, its load included.
    """

    level: LevelName
    exercise: str
    things: tuple[str, ...]


def ladder_needs(plan: Plan) -> tuple[LadderNeed, ...]:
    """What each level beside the usual one needs besides, in the order of the exercises."""
    there = set(equipment_needed(plan))
    found = []
    for prescription in _played(plan):
        for level in (LevelName.EASIER, LevelName.HARDER):
            play = getattr(prescription, level.value)
            if play is None:
                continue
            load = play.load if play.load != prescription.usual.load else None
            things = [*(thing for thing in play.equipment if thing not in there), load]
            needed = tuple(dict.fromkeys(thing for thing in things if thing))
            if needed:
                found.append(LadderNeed(level=level, exercise=play.name, things=needed))
    return tuple(found)


def body_positions(plan: Plan) -> tuple[Position, ...]:
    """The positions of the body on the way, each named where it begins.

    Exercises without a position say nothing of it.
    """
    known = [e.usual.position for e in _played(plan) if e.usual.position is not None]
    return tuple(position for position, _ in groupby(known))


def floor_changes(plan: Plan) -> int:
    """How often one has to get down to the floor or up from it, from standing before the start."""
    played = (step.play.position for step in plan.steps if step.kind is StepKind.WORK)
    levels = [p.on_the_floor for p in (POSITION_AT_START, *played) if p is not None]
    return sum(1 for before, after in pairwise(levels) if before != after)


def _played(plan: Plan) -> list[Prescription]:
    """The exercises that are not left out."""
    numbered = enumerate(plan.routine.exercises)
    return [one for number, one in numbered if plan.choices.plays(number)]
