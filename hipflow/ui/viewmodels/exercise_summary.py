"""What a plan asks, exercise by exercise: dose, place of the body, minutes. Pure."""

from msgspec import Struct

from hipflow.progress.wording import dose_text, minutes_text
from hipflow.routine.resolve.routine import ExerciseLevel
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.sets import exercise_at_level
from hipflow.session.plan.side_texts import overview_play
from hipflow.session.plan.steps import Step, StepKind
from hipflow.session.record_builder import planned_dose
from hipflow.session.speech.author_words import AuthorWords, level_words


class ExerciseSummary(Struct, frozen=True, kw_only=True):
    """One exercise of a plan, in words.

    Attributes:
        play: the exercise with its texts as an overview shows them.
        dose: sets and repetitions or seconds, e.g. ``2 × 8, hold 5 s``.
        levels: what its easier and harder levels say otherwise.
        minutes: how long it takes with its rests and the time to get into place.
    """

    play: ExerciseLevel
    dose: str
    minutes: str
    levels: tuple[AuthorWords, ...] = ()


def exercise_summaries(plan: Plan) -> tuple[ExerciseSummary, ...]:
    """Every exercise of a plan, in its order."""
    firsts: dict[int, Step] = {}
    lengths_ms: dict[int, int] = {}
    own_pace = set()
    for step in plan.steps:
        lengths_ms[step.exercise] = lengths_ms.get(step.exercise, 0) + (step.length_ms or 0)
        if step.kind is StepKind.WORK:
            firsts.setdefault(step.exercise, step)
        if step.length_ms is None:
            own_pace.add(step.exercise)
    return tuple(
        ExerciseSummary(
            play=_play_in_overview(plan, step),
            dose=dose_text(planned_dose(step)),
            levels=level_words(plan.routine.exercises[number], plan.routine.language),
            minutes="your pace" if number in own_pace else minutes_text(lengths_ms[number] / 1000),
        )
        for number, step in sorted(firsts.items())
    )


def _play_in_overview(plan: Plan, step: Step) -> ExerciseLevel:
    prescription = plan.routine.exercises[step.exercise]
    return overview_play(exercise_at_level(prescription, step.level), plan.routine.language)
