"""A plan as a table for people and as JSON for tools."""

from typing import Any

from hipflow.routine.resolved import Routine
from hipflow.session import phrases
from hipflow.session.plan import Plan, make_plan
from hipflow.session.record import Day
from hipflow.session.steps import Step, StepKind
from hipflow.session.units import Choices


def totals_line(routine: Routine) -> str:
    """``total 11:35 usual · 9:45 gentle · 13:25 strong``; says where some of it is own pace."""
    plans = {
        day: make_plan(routine, Choices(day=day)) for day in (Day.USUAL, Day.GENTLE, Day.STRONG)
    }
    times = " · ".join(f"{phrases.clock_text(p.total_ms)} {day.value}" for day, p in plans.items())
    own_pace = ", and your own pace" if plans[Day.USUAL].own_pace else ""
    return f"total {times}{own_pace}"


def plan_lines(plan: Plan) -> list[str]:
    """The plan as a table: when, how long, what."""
    routine = plan.routine
    lines = [f"{routine.title}, {plan.choices.day.value} day", ""]
    before = -1
    for step in plan.steps:
        if step.exercise != before and step.kind in (StepKind.READY, StepKind.WORK):
            level = [routine.exercises[step.exercise].usual.load]
            lines.append(phrases.sentence(step.play.name, *[part for part in level if part]))
            before = step.exercise
        lines.append(_row(step))
    equipment = dict.fromkeys(
        thing for exercise in routine.exercises for thing in exercise.usual.equipment
    )
    lines += ["", f"You need: {', '.join(equipment)}."] if equipment else [""]
    return [*lines, totals_line(routine)]


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan for tools: absent is null, whole seconds are integers."""
    return {
        "title": plan.routine.title,
        "day": plan.choices.day.value,
        "total_s": _seconds(plan.total_ms),
        "own_pace": plan.own_pace,
        "steps": [_step_json(step) for step in plan.steps],
    }


def _row(step: Step) -> str:
    at = phrases.clock_text(step.start_ms)
    length_s = None if step.length_ms is None else _seconds(step.length_ms)
    length = "own pace" if length_s is None else f"{length_s} s"
    return f"{at:>8}  {step.kind.value:<6} {length:>8}  {phrases.step_text(step)}"


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "n": step.number,
        "start_s": _seconds(step.start_ms),
        "length_s": None if step.length_ms is None else _seconds(step.length_ms),
        "kind": step.kind.value,
        "exercise": step.play.name,
        "id": step.play.id,
        "circuit": step.circuit,
        "round": step.round if step.circuit else None,
        "set": step.set,
        "sets": step.sets,
        "side": step.side.value,
        "reps": step.work.reps_asked if step.work else None,
        "text": phrases.step_text(step),
    }


def _seconds(ms: int) -> float:
    return ms // 1000 if ms % 1000 == 0 else ms / 1000
