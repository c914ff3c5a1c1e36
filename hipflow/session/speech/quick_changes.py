"""Where a plan leaves less time to change the position of the body than is built in."""

import math
from collections.abc import Iterator

from msgspec import Struct, structs

from hipflow.routine.format.choices import LevelName, Position
from hipflow.routine.resolve.routine import Routine
from hipflow.session.plan.plan import POSITION_AT_START, Plan, built_in_ready_s, make_plan
from hipflow.session.plan.sets import FIRST_SET, Choices, LevelChange, exercise_at_level
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Day
from hipflow.session.speech.phrasebook import phrasebook_for
from hipflow.session.speech.script_between_sets import needed_ms
from hipflow.session.speech.speech_settings import SpeechSettings
from hipflow.session.speech.spoken_text import adapt_to_language


class QuickChange(Struct, frozen=True, kw_only=True):
    """A change of position that has too little time.

    Attributes:
        exercise: the one that is got ready for, from 0.
        between_rounds: whether the rest between two rounds is its time; else a time to get ready.
        before: the position one comes from.
        after: the one got into.
        has_s: how long there is.
        needs_s: what is built in for such a change, or what all words take, whichever is longer.
    """

    exercise: int
    between_rounds: bool
    before: Position
    after: Position
    has_s: float
    needs_s: float


def quick_changes(routine: Routine) -> tuple[QuickChange, ...]:
    """Each once, in the order they are played; also where an easier or harder exercise is played.

    A strong day has every change that another has: with fewer rounds there are fewer.
    """
    strong = Choices(day=Day.STRONG)
    found = dict.fromkeys(_quick_changes(make_plan(routine, strong, with_empty=True)))
    for levels in _levels_elsewhere(routine):
        plan = make_plan(routine, structs.replace(strong, levels=(levels,)), with_empty=True)
        found |= dict.fromkeys(_quick_changes(plan))
    return tuple(found)


def _levels_elsewhere(routine: Routine) -> Iterator[LevelChange]:
    """Each level in which the body is elsewhere than in the exercise itself."""
    for number, prescription in enumerate(routine.exercises):
        for name in (LevelName.EASIER, LevelName.HARDER):
            level = exercise_at_level(prescription, name)
            if level.position is not prescription.usual.position:
                yield LevelChange(number, name, FIRST_SET)


def _quick_changes(plan: Plan) -> Iterator[QuickChange]:
    speech = adapt_to_language(phrasebook_for(plan.routine.language), SpeechSettings())
    before: Position | None = POSITION_AT_START
    for index, step in enumerate(plan.steps):
        after = step.play.position
        if before and after and before is not after and step.length_ms is not None:
            least_s = built_in_ready_s(before, after)
            if step.length_ms < least_s * 1000:
                yield QuickChange(
                    exercise=step.exercise,
                    between_rounds=step.kind is StepKind.REST,
                    before=before,
                    after=after,
                    has_s=step.length_ms / 1000,
                    needs_s=max(least_s, math.ceil(needed_ms(plan, index, speech) / 1000)),
                )
        before = after
