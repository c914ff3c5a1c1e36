"""From a session to the record the history keeps: the sum of what was done."""

from collections import Counter

from msgspec import UNSET, Struct, UnsetType, structs

from hipflow.routine.format.choices import LevelName
from hipflow.routine.resolve.routine import ExerciseLevel, Routine
from hipflow.session.engine.session import Session
from hipflow.session.engine.set_log import SetEntry, SetLog, with_set
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, exercise_name
from hipflow.session.plan.steps import Step, StepKind
from hipflow.session.record import (
    LONGEST_S,
    ExerciseRecord,
    Outcome,
    PainRatings,
    PhaseAsked,
    PlannedDose,
    Reason,
    RoutineRef,
    SessionRecord,
    SetRecord,
)


class SessionFacts(Struct, frozen=True, kw_only=True):
    """What the session itself cannot know: who, when, and how it felt.

    ``started`` and ``ended`` are ISO 8601 with offset, in real time; ``speed`` is how many seconds
    of session time one real second was. ``date`` is the patient's own day when it began; journals
    of the first release have none.
    """

    id: str
    routine: RoutineRef
    started: str
    ended: str
    speed: float = 1
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    note: str | None = None
    date: str | UnsetType = UNSET


def make_record(session: Session, facts: SessionFacts) -> SessionRecord:
    """The record of a session as it stands; one that has not ended counts as interrupted."""
    pain = session.set_log.pain
    return SessionRecord(
        id=facts.id,
        routine=facts.routine,
        started=facts.started,
        ended=facts.ended,
        active_s=_seconds(session.active_ms),
        paused_s=_seconds(session.paused_ms),
        outcome=(session.outcome or Outcome.INTERRUPTED).value,
        reason=session.reason.value if session.reason else None,
        day=session.plan.choices.day.value,
        pain=PainRatings(
            before=facts.pain_before,
            during_max=max(pain.values(), default=None),
            after=facts.pain_after,
        ),
        effort=facts.effort,
        note=facts.note,
        speed=_number(facts.speed),
        exercises=_exercises(session),
        date=facts.date,
    )


def not_today_record(facts: SessionFacts) -> SessionRecord:
    """The record of a session that was not begun, since rest was chosen: how it hurt, no more."""
    return SessionRecord(
        id=facts.id,
        routine=facts.routine,
        started=facts.started,
        ended=facts.ended,
        active_s=0,
        paused_s=0,
        outcome=Outcome.NOT_TODAY.value,
        day="",
        pain=PainRatings(before=facts.pain_before),
        speed=_number(facts.speed),
        date=facts.date,
    )


def _exercises(session: Session) -> tuple[ExerciseRecord, ...]:
    """One record an exercise of the routine, also of those never reached."""
    usual = make_plan(
        session.plan.routine,
        Choices(day=session.plan.choices.day, affected=session.plan.choices.affected),
    )
    asked: dict[int, Step] = {}
    for step in usual.steps:
        if step.kind is StepKind.WORK:
            asked.setdefault(step.exercise, step)
    unasked = Reason.NOT_ASKED if session.outcome is Outcome.FINISHED else None
    done = _with_unfinished_set(session)
    keys, plays = exercise_keys(session.plan.routine), session.plan.choices.plays
    return tuple(
        structs.replace(
            _exercise(done, exercise, step, unasked if plays(exercise) else Reason.LEFT_OUT),
            key=keys[exercise],
        )
        for exercise, step in asked.items()
    )


def exercise_keys(routine: Routine) -> tuple[str, ...]:
    """What each exercise of a routine is known by, whatever level of it is played.

    The exercise it uses, else its name; with ``#2`` for the second time it stands there.
    """
    times: Counter[str] = Counter()
    keys = []
    for prescription in routine.exercises:
        name = exercise_name(prescription)
        times[name] += 1
        keys.append(name if times[name] == 1 else f"{name}#{times[name]}")
    return tuple(keys)


def _with_unfinished_set(session: Session) -> SetLog:
    """What was done, that of the set a session was interrupted in too."""
    begun = session.step.kind is StepKind.WORK and session.elapsed_ms > 0
    if session.ended or not begun:
        return session.set_log
    stopped = Outcome.INTERRUPTED.value
    return with_set(session.set_log, session.step, session.elapsed_ms, False, stopped)


def _exercise(log: SetLog, exercise: int, asked: Step, unsaid: Reason | None) -> ExerciseRecord:
    """The record of one exercise.

    Args:
        log: what was done.
        exercise: its number, from 0.
        asked: the first work of it that was asked.
        unsaid: why nothing of it was done, where it was never come to.
    """
    entries = [entry for key, entry in sorted(log.sets.items()) if key.exercise == exercise]
    is_started = any(not entry.empty for entry in entries)
    skipped = None
    if not is_started:
        reasons = [entry.stopped for entry in entries if entry.stopped]
        skipped = reasons[-1] if reasons else (unsaid and unsaid.value)
    play = asked.play
    level = entries[-1].step.level if is_started else LevelName.USUAL
    return ExerciseRecord(
        id=play.id,
        name=play.name,
        level=level.value,
        load=play.load_in_all,
        planned=planned_dose(asked),
        done=tuple(_set(entry, play, level) for entry in entries) if is_started else (),
        skipped=skipped,
        pain=log.pain.get(exercise),
        felt=log.felt[exercise].value if exercise in log.felt else UNSET,
    )


def planned_dose(asked: Step) -> PlannedDose:
    """What a work step asks, as the record has it.

    Raises:
        ValueError: the step is no work.
    """
    work = asked.work
    if work is None:
        raise ValueError("only work is planned by a dose")
    dose = asked.play.dose
    second, every_s = dose.sets_of_second, dose.every_s
    return PlannedDose(
        sets=asked.sets,
        reps=dose.reps_by_set[: max(asked.sets, asked.rounds)] or work.reps_asked,
        for_s=_seconds(work.length_ms) if work.timed and work.length_ms else None,
        hold_s=_seconds(work.hold_ms) if work.hold_ms else None,
        rounds=asked.rounds,
        side=dose.side.value,
        pace=work.pace.value,
        second_side_sets=UNSET if second is None else second,
        every_s=UNSET if every_s is None else _number(every_s),
        phases=_phases(asked.play) or UNSET,
    )


def _phases(play: ExerciseLevel) -> tuple[PhaseAsked, ...]:
    named = zip(play.phase_names, play.dose.rep_phases_s, strict=True)
    return tuple(PhaseAsked(name=name, s=_number(seconds)) for name, seconds in named)


def _set(entry: SetEntry, usual: ExerciseLevel, level: LevelName) -> SetRecord:
    step = entry.step
    other_level = step.level is not level
    other_exercise = step.play.id is not None and step.play.id != usual.id
    return SetRecord(
        set=step.set,
        round=step.round,
        side=step.side.value,
        reps=entry.reps,
        s=_seconds(entry.worked_ms),
        stopped=entry.stopped or UNSET,
        level=step.level.value if other_level else UNSET,
        id=step.play.id if other_exercise and step.play.id else UNSET,
        load=step.play.load if step.play.dose.load_by_set else UNSET,
    )


def _seconds(ms: int) -> float:
    """Seconds as they are kept: a pause at a thousand times the speed may last longer than that."""
    return _number(min(round(ms / 1000, 1), LONGEST_S))


def _number(value: float) -> float:
    """Whole numbers are written without a fraction."""
    return int(value) if value == int(value) else value
