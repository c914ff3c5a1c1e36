"""The session: where the patient is in the plan, and every way to get from there to elsewhere.

``advance`` is the whole engine. It takes a session and an event and returns the next session and
the cues that arose on the way, each with the time it is due at. It reads no clock: time arrives as
:class:`~hipflow.session.engine.events.Elapsed`, and the same time in any slices gives the same result.
"""

from collections.abc import Callable

from msgspec import structs

from hipflow.session.engine import cues, events, set_log
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.events import AnyEvent, Event
from hipflow.session.engine.flow import (
    begin_lead_in,
    end_session,
    enter_step,
    go_to_step,
    leave_step,
    needs_lead_in,
    pass_time,
    timed_cues_here,
)
from hipflow.session.engine.picking_up import resume_interrupted
from hipflow.session.engine.session import Session, Status, Transition
from hipflow.session.plan import levels
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Outcome, Reason
from hipflow.system.errors import NotAllowedError

BACK_WITHIN_MS = 2_000
"""So soon after a step began, *back* means the step before."""

ADD_TIME_MS = 15_000
"""What one *more time* adds."""


def start(plan: Plan) -> Transition:
    """A session at the beginning of its plan, and its first cues.

    Raises:
        ValueError: the plan has no step.
    """
    if not plan.steps:
        raise ValueError("a plan without a step cannot be played")
    return enter_step(Session(plan=plan), 0)


def allowed_events(session: Session) -> frozenset[type[Event]]:
    """The kinds of event the session takes now; every other one raises."""
    if session.ended:
        return frozenset()
    kinds: set[type[Event]] = {
        events.Elapsed,
        events.ResumeInterrupted,
        events.Next,
        events.Back,
        events.SkipExercise,
        events.JumpTo,
        events.RatePain,
        events.Stop,
    }
    if session.status is Status.PAUSED:
        kinds.add(events.Resume)
    else:
        kinds.add(events.Pause)
    if session.status is Status.RUNNING:
        kinds.add(events.Done)
        if session.step.kind is not StepKind.WORK:
            kinds.add(events.AddTime)
    elif session.getting_into_place:
        kinds.add(events.Done)
    if levels.next_level_change(session.plan, session.index, -1):
        kinds.add(events.Easier)
    if levels.next_level_change(session.plan, session.index, +1):
        kinds.add(events.Harder)
    return frozenset(kinds)


def advance(session: Session, event: AnyEvent) -> Transition:
    """What an event makes of a session.

    Raises:
        NotAllowedError: the event is not among :func:`allowed_events`, or jumps outside the routine.
    """
    if type(event) not in allowed_events(session):
        raise NotAllowedError(f"{type(event).__name__} is not allowed while {session.status}")
    if isinstance(event, events.JumpTo) and not _has_exercise(session, event.exercise):
        raise NotAllowedError(f"there is no exercise {event.exercise} to jump to")
    return _TRANSITIONS[type(event)](session, event)


def next_due_ms(session: Session) -> int | None:
    """The session time the next cue is due at; ``None`` while only a key can bring one."""
    if session.status is Status.LEADING_IN:
        return session.clock_ms + ((session.lead_in_ms - 1) % 1000) + 1
    if session.status is not Status.RUNNING or session.left_ms is None or session.ready_over:
        return None
    following = next(
        (m for m in timed_cues_here(session) if m.offset_ms > session.elapsed_ms), None
    )
    due_ms = session.left_ms if following is None else following.offset_ms - session.elapsed_ms
    return session.clock_ms + min(due_ms, session.left_ms)


def upcoming_cues(session: Session, horizon_ms: int) -> tuple[Cue, ...]:
    """The cues of the next ``horizon_ms`` if no key is pressed, for those who must prepare."""
    if session.ended:
        return ()
    return advance(session, events.Elapsed(horizon_ms))[1]


def _has_exercise(session: Session, exercise: int) -> bool:
    return 0 <= exercise < len(session.plan.routine.exercises)


def _elapsed(session: Session, event: events.Elapsed) -> Transition:
    return pass_time(session, event.ms)


def _pause(session: Session, event: events.Pause) -> Transition:
    session = structs.replace(
        session,
        status=Status.PAUSED,
        lead_in_ms=0,
        pause_reason=event.reason,
        pause_began_ms=session.clock_ms,
    )
    return session, (cues.Paused(at_ms=session.clock_ms, reason=event.reason),)


def _resume(session: Session, _event: events.Resume) -> Transition:
    work = session.step.work
    if work is not None and (work.length_ms is not None or session.elapsed_ms == 0):
        return begin_lead_in(session)
    session = structs.replace(session, status=Status.RUNNING, pause_reason=None)
    return session, (cues.Resumed(at_ms=session.clock_ms, lead_in_ms=0),)


def _resume_interrupted(session: Session, _event: events.ResumeInterrupted) -> Transition:
    return resume_interrupted(session)


def _done(session: Session, _event: events.Done) -> Transition:
    if session.getting_into_place:
        return begin_lead_in(session)
    lead_in = needs_lead_in(session)
    session, left = leave_step(session, complete=True)
    session, entered = enter_step(session, session.index + 1, lead_in=lead_in)
    return session, left + entered


def _next(session: Session, event: events.Next) -> Transition:
    return go_to_step(session, session.index + 1, event.reason.value)


def _back(session: Session, _event: events.Back) -> Transition:
    near_start = session.elapsed_ms < BACK_WITHIN_MS
    index = max(session.index - 1, 0) if near_start else session.index
    return go_to_step(session, index, Reason.OTHER.value)


def _skip_exercise(session: Session, event: events.SkipExercise) -> Transition:
    steps = session.plan.steps
    here = session.step.key[:2]
    beyond = session.index + 1
    session, left = leave_step(session, complete=False, stopped=event.reason.value)
    kept = session.set_log
    while beyond < len(steps) and steps[beyond].key[:2] == here:
        if steps[beyond].kind is StepKind.WORK:
            kept = set_log.with_set(kept, steps[beyond], 0, False, event.reason.value)
        beyond += 1
    lead_in = needs_lead_in(session)
    session, entered = enter_step(structs.replace(session, set_log=kept), beyond, lead_in=lead_in)
    return session, left + entered


def _jump(session: Session, event: events.JumpTo) -> Transition:
    steps = session.plan.steps
    index = next(i for i, step in enumerate(steps) if step.exercise == event.exercise)
    return go_to_step(session, index, Reason.OTHER.value)


def _add_time(session: Session, _event: events.AddTime) -> Transition:
    session = structs.replace(session, added_ms=session.added_ms + ADD_TIME_MS)
    return session, (cues.TimeAdded(at_ms=session.clock_ms, added_ms=ADD_TIME_MS),)


def _easier(session: Session, _event: events.Easier) -> Transition:
    return _change_level(session, -1)


def _harder(session: Session, _event: events.Harder) -> Transition:
    return _change_level(session, +1)


def _change_level(session: Session, by: int) -> Transition:
    change = levels.next_level_change(session.plan, session.index, by)
    if change is None:
        raise NotAllowedError("there is no such level from here on")
    plan, index = levels.apply_level_change(session.plan, session.index, change)
    changed = cues.LevelChanged(
        at_ms=session.clock_ms,
        exercise=change.exercise,
        level=change.level,
        name=levels.exercise_from_change(plan, change).name,
    )
    return structs.replace(session, plan=plan, index=index), (changed,)


def _rate_pain(session: Session, event: events.RatePain) -> Transition:
    exercise = session.step.exercise
    kept = set_log.with_pain(session.set_log, exercise, event.pain)
    rated = cues.PainRated(at_ms=session.clock_ms, exercise=exercise, pain=event.pain)
    return structs.replace(session, set_log=kept), (rated,)


def _stop(session: Session, event: events.Stop) -> Transition:
    session, left = leave_step(session, complete=False, stopped=event.reason.value)
    session, ended = end_session(session, Outcome.STOPPED, event.reason)
    return session, left + ended


_TRANSITIONS: dict[type[Event], Callable[..., Transition]] = {
    events.Elapsed: _elapsed,
    events.Pause: _pause,
    events.Resume: _resume,
    events.ResumeInterrupted: _resume_interrupted,
    events.Done: _done,
    events.Next: _next,
    events.Back: _back,
    events.SkipExercise: _skip_exercise,
    events.JumpTo: _jump,
    events.AddTime: _add_time,
    events.Easier: _easier,
    events.Harder: _harder,
    events.RatePain: _rate_pain,
    events.Stop: _stop,
}
