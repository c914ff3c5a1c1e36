"""A plan as a table for people and as JSON for tools."""

from enum import Enum, auto
from textwrap import wrap
from typing import Any

from msgspec import structs

from hipflow.progress.contact import people_line
from hipflow.progress.wording import pain_zone_range
from hipflow.routine.format.positions import POSITION_WORDS
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.plan.plan import Plan, day_totals_s, make_plan
from hipflow.session.plan.requirements import (
    body_positions,
    equipment_needed,
    floor_changes,
    ladder_needs,
)
from hipflow.session.plan.sets import needs_sore_side
from hipflow.session.plan.side_texts import overview_play
from hipflow.session.plan.steps import Step, StepKind
from hipflow.session.record import Day
from hipflow.session.speech import display_text
from hipflow.session.speech.author_words import (
    level_words,
    prescription_words,
    routine_words,
    words_besides,
)
from hipflow.session.speech.script import step_lines
from hipflow.session.speech.spoken_text import heard_step

_SPEECH_COLUMN = 27
"""The column what is said begins in."""
_MOST_SENTENCES = 6
"""Sentences of one step that are shown in brief."""
_QUOTED = "“”"
_SIDE_UNKNOWN = "The sore side is asked before the first start; here it stands as the left."


_HEAD = ("author", "summary", "warning")
"""What of a routine stands above its table; what it says of pain stands below."""


_IN_ROWS = ("name", "load", "load_by_set", "setup")
"""What of an exercise its rows tell themselves."""


class SpeechDetail(Enum):
    """How much of the speech the table shows."""

    NOT = auto()
    BRIEFLY = auto()
    IN_FULL = auto()


def plan_lines(
    plan: Plan, *, said: SpeechDetail = SpeechDetail.BRIEFLY, width: int = 100
) -> list[str]:
    """The plan as a table: when, how long, what is done, and below it what is said.

    Args:
        plan: the plan.
        said: how much of what is said is shown.
        width: columns there are.
    """
    routine = plan.routine
    lines = [f"{routine.title}, {plan.choices.day.value} day"]
    head = [words for words in routine_words(routine) if words.key in _HEAD]
    lines += [row for words in head for row in _wrapped(words.line, width)]
    lines += wrap(people_line(routine), max(width, 20))
    lines += [_SIDE_UNKNOWN, ""] if needs_sore_side(routine) else [""]
    before, shown = -1, set[int]()
    for index, step in enumerate(plan.steps):
        if step.exercise != before and step.kind in (StepKind.READY, StepKind.WORK):
            first = step.exercise not in shown
            level = [routine.exercises[step.exercise].usual.load_in_all]
            lines.append(display_text.sentence(step.play.name, *[part for part in level if part]))
            if first:
                lines += _author_lines(plan, step.exercise, width)
                lines += [f"  Take care: {words}" for words in routine.care_of(step.play)]
            shown.add(step.exercise)
            before = step.exercise
        spoken_rows = _speech_rows(plan, index, said, width)
        setup = heard_step(plan, index).play.setup
        heard = step.kind is StepKind.READY and _is_spoken(setup, spoken_rows)
        lines += [
            _row(step, "get into place" if heard else display_text.step_text(step)),
            *spoken_rows,
        ]
    lines += ["", *_demand_lines(plan), *_pain_lines(routine.pain, width), *_day_lines(plan)]
    return [*lines, display_text.duration_line(routine, day_totals_s(routine))]


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan for tools: absent is null, whole seconds are integers."""
    return {
        "title": plan.routine.title,
        "contact": plan.routine.contact or None,
        "clinic": plan.routine.clinic or None,
        "patient": plan.routine.patient or None,
        "precautions": [precaution.value for precaution in plan.routine.precautions],
        "day": plan.choices.day.value,
        "total_s": _seconds(plan.total_ms),
        "own_pace": plan.own_pace,
        "days": {day: _seconds(round(s * 1000)) for day, s in day_totals_s(plan.routine).items()},
        "equipment": list(equipment_needed(plan)),
        "ladder_equipment": [
            {"level": need.level.value, "exercise": need.exercise, "equipment": list(need.things)}
            for need in ladder_needs(plan)
        ],
        "positions": [position.value for position in body_positions(plan)],
        "author": plan.routine.author,
        "summary": plan.routine.summary,
        "warning": plan.routine.warning,
        "exercises": [
            {
                words.key: list(words.texts)
                for words in prescription_words(prescription, plan.routine.language)
            }
            for prescription in plan.routine.exercises
        ],
        "pain": {
            "caution_at": plan.routine.pain.caution_at,
            "stop_at": plan.routine.pain.stop_at,
            "advice": plan.routine.pain.advice,
            "stop_advice": plan.routine.pain.stop_advice,
        },
        "steps": [_step_json(plan, index) for index in range(len(plan.steps))],
    }


def _author_lines(plan: Plan, exercise: int, width: int) -> list[str]:
    """All that is written of an exercise, above its first rows; of one played again nothing."""
    prescription = plan.routine.exercises[exercise]
    language = plan.routine.language
    told = words_besides(overview_play(prescription.usual, language), _IN_ROWS)
    written = (*told, *level_words(prescription, language))
    return [row for words in written for row in _wrapped(f"  {words.line}", width)]


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, max(width, 20), subsequent_indent="    ")


def _row(step: Step, text: str) -> str:
    at = display_text.clock_text(step.start_ms)
    length_s = None if step.length_ms is None else _seconds(step.length_ms)
    length = "own pace" if length_s is None else f"{length_s} s"
    return f"{at:>8}  {step.kind.value:<6} {length:>8}  {text}"


def _is_spoken(setup: str | None, spoken_rows: list[str]) -> bool:
    """Whether the setup stands in what is said already, and need not be read twice."""
    return setup is not None and setup in " ".join(" ".join(spoken_rows).split())


def _speech_rows(plan: Plan, index: int, said: SpeechDetail, width: int) -> list[str]:
    """What is said in a step: in brief one sentence after the other, in full each at its time."""
    spoken = [line for line in step_lines(plan, index) if line.text]
    if said is SpeechDetail.NOT or not spoken:
        return []
    if said is SpeechDetail.IN_FULL:
        start_ms = plan.steps[index].start_ms
        return [
            f"{display_text.clock_text(start_ms + line.at_ms):>{_SPEECH_COLUMN - 2}}  {_QUOTED[0]}"
            f"{line.text}{_QUOTED[1]}"
            for line in spoken
        ]
    texts = [line.text or "" for line in spoken]
    if len(texts) > _MOST_SENTENCES:
        texts = [*texts[: _MOST_SENTENCES - 2], "…", texts[-1]]
    between = "  " if plan.steps[index].kind is StepKind.WORK else " "
    quoted = f"{_QUOTED[0]}{between.join(texts)}{_QUOTED[1]}"
    return [" " * _SPEECH_COLUMN + row for row in wrap(quoted, max(width - _SPEECH_COLUMN, 20))]


def _demand_lines(plan: Plan) -> list[str]:
    """What is needed, and the positions of the body on the way."""
    needed = equipment_needed(plan)
    lines = [f"You need: {', '.join(needed)}."] if needed else []
    lines += [display_text.ladder_need_text(need) for need in ladder_needs(plan)]
    places = [POSITION_WORDS[position] for position in body_positions(plan)]
    ways = floor_changes(plan)
    if len(places) > 1 or ways:
        times = display_text.times_text(ways) if ways else "never"
        lines.append(f"Positions: {', '.join(places)}. Down to the floor or up from it: {times}.")
    return lines


def _pain_lines(limits: PainLimits, width: int) -> list[str]:
    """What the author says of pain, and at which ratings."""
    amber = limits.caution_at < limits.stop_at
    advice = [
        (limits.caution_at, "after a session", limits.advice if amber else None),
        (limits.stop_at, "while exercising and after", limits.stop_advice),
    ]
    return [
        row
        for pain, when, text in advice
        if text
        for row in wrap(
            f"Pain {pain_zone_range(pain, limits)}, {when}: {_QUOTED[0]}{text}{_QUOTED[1]}",
            max(width, 20),
            subsequent_indent="  ",
        )
    ]


def _day_lines(plan: Plan) -> list[str]:
    """What each kind of day costs, and how much of it is work."""
    lines = []
    for day in Day:
        of_day = make_plan(plan.routine, structs.replace(plan.choices, day=day))
        work_ms = sum(step.length_ms or 0 for step in of_day.steps if step.kind is StepKind.WORK)
        total, work = display_text.clock_text(of_day.total_ms), display_text.clock_text(work_ms)
        sets = sum(1 for step in of_day.steps if step.kind is StepKind.WORK)
        lines.append(f"{day.value + ' day':<11} {total:>7}, of it {work} at work in {sets} sets")
    return lines


def _step_json(plan: Plan, index: int) -> dict[str, Any]:
    step = plan.steps[index]
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
        "text": display_text.step_text(step),
        "care": list(plan.routine.care_of(step.play)),
        "said": [
            {"at_s": _seconds(step.start_ms + line.at_ms), "text": line.text}
            for line in step_lines(plan, index)
            if line.text
        ],
    }


def _seconds(ms: int) -> float:
    return ms // 1000 if ms % 1000 == 0 else ms / 1000
