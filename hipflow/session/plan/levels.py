"""Changes on the way: an easier or harder level, an exercise left out; and the plan they leave."""

from msgspec import structs

from hipflow.routine.format.choices import LevelName
from hipflow.routine.resolve.routine import ExerciseLevel
from hipflow.session.plan.plan import Plan, make_plan
from hipflow.session.plan.sets import (
    FIRST_RELEASE_RULES,
    Choices,
    LeftOut,
    LevelChange,
    SetKey,
    exercise_at_level,
    exercise_name,
)
from hipflow.session.plan.steps import Step, StepKind
from hipflow.session.plan.work import asks_more_than_least


def next_level_change(plan: Plan, index: int, by: int) -> LevelChange | None:
    """The change one rung up (``by`` 1) or down (-1) makes from here on.

    Easier is less of the same exercise first, where its author wrote a range, and then the easier
    exercise. ``None`` where there is no such level, or the exercise has no set left to begin.
    """
    coming = _next_set(plan, index)
    if coming is None:
        return None
    levels = _levels_in_order(plan, coming)
    rung = levels.index(coming.level) + by
    if not 0 <= rung < len(levels):
        return None
    return LevelChange(coming.exercise, levels[rung], _set_key(coming))


def apply_level_change(plan: Plan, index: int, change: LevelChange) -> tuple[Plan, int]:
    """The plan with a change laid in, and the place of the step under way in it."""
    before = tuple(c for c in plan.choices.levels if not _is_replaced(c, change))
    return _made_anew(plan, index, structs.replace(plan.choices, levels=(*before, change)))


def leave_out_from_here(plan: Plan, index: int) -> tuple[Plan, int]:
    """The plan without what is to come of the exercise under way, and the place in it.

    Its turn of this round stays. Where the same exercise stands in the routine again, it goes too.
    """
    here = plan.steps[index]
    name = exercise_name(plan.routine.exercises[here.exercise])
    again = [
        LeftOut(number)
        for number, prescription in enumerate(plan.routine.exercises)
        if number > here.exercise and exercise_name(prescription) == name
    ]
    left = LeftOut(here.exercise, SetKey(here.round + 1, 0, 1))
    choices = structs.replace(plan.choices, left_out=(*plan.choices.left_out, left, *again))
    return _made_anew(plan, index, choices)


def _made_anew(plan: Plan, index: int, choices: Choices) -> tuple[Plan, int]:
    """The plan by other choices, and the place of the step under way in it.

    The step under way keeps its length, so that no second is added or lost while it runs, and
    waits for the big key as it did.
    """
    here = plan.steps[index]
    new = make_plan(plan.routine, choices, under_way=here.key)
    place = new.index_of(here.key)
    kept = here if here.kind is StepKind.WORK else new.steps[place]
    kept = structs.replace(kept, length_ms=here.length_ms, waits=here.waits)
    steps = (*new.steps[:place], kept, *new.steps[place + 1 :])
    return structs.replace(new, steps=steps), place


def exercise_from_change(plan: Plan, change: LevelChange) -> ExerciseLevel:
    """What is played from a change on."""
    return exercise_at_level(plan.routine.exercises[change.exercise], change.level)


def _levels_in_order(plan: Plan, coming: Step) -> list[LevelName]:
    """The levels there are for a set, the easiest first; that of the set itself always is."""
    prescription = plan.routine.exercises[coming.exercise]
    there = {
        LevelName.EASIER: prescription.easier is not None,
        LevelName.GENTLE: plan.choices.rules != FIRST_RELEASE_RULES
        and asks_more_than_least(
            prescription.usual.dose, plan.choices.day, coming.key.block, coming.set
        ),
        LevelName.USUAL: True,
        LevelName.HARDER: prescription.harder is not None,
    }
    return [level for level in LevelName if there[level] or level is coming.level]


def _is_replaced(earlier: LevelChange, change: LevelChange) -> bool:
    return earlier.exercise == change.exercise and earlier.start >= change.start


def _next_set(plan: Plan, index: int) -> Step | None:
    """The first work of the next set of the exercise under way that has not begun."""
    here = plan.steps[index]
    begun = here.kind is StepKind.WORK or (here.kind is StepKind.SWITCH and here.key.part > 0)
    for step in plan.steps[index:]:
        if step.exercise != here.exercise:
            continue
        if step.kind is StepKind.WORK and not (begun and _set_key(step) == _set_key(here)):
            return step
    return None


def _set_key(step: Step) -> SetKey:
    return SetKey(step.key.round, step.key.block, step.key.set)
