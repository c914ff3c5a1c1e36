"""The transitions of a session: every way from one moment of it to another.

``advance`` is the whole engine. It takes a session and an event and returns the next session and
the cues that arose on the way, each with the time it is due at. It reads no clock: time arrives as
:class:`~hipflow.session.engine.events.Elapsed`, and the same time in any slices gives the same
result.
"""

from collections.abc import Callable

from msgspec import structs

from hipflow.routine.format.defaults import SAME_HEIGHT_READY_S
from hipflow.session.engine import cues, events, set_log
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.events import AnyEvent, Event
from hipflow.session.engine.session import Session, Status, Transition
from hipflow.session.engine.step_timeline import COUNTDOWN_S, TimedCue, rep_start_ms, timed_cues
from hipflow.session.plan import levels
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.sets import exercise_name
from hipflow.session.plan.steps import Step, StepKind
from hipflow.session.record import Outcome, Reason
from hipflow.system.errors import NotAllowedError

BACK_WITHIN_MS = 2_000
"""So soon after a step began, *back* means the step before."""

ADD_TIME_MS = 15_000
"""What one *more time* adds."""

LEAD_IN_MS = COUNTDOWN_S * 1000
"""After a pause, or a ready that waited, work goes on when this has been counted down."""


def start(plan: Plan) -> Transition:
    """A session at the beginning of its plan, and its first cues.

    Raises:
        ValueError: the plan has no step.
    """
    if not plan.steps:
        raise ValueError("a plan without a step cannot be played")
    return _enter_step(Session(plan=plan), 0)


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
    if not _is_given_up(session, session.step.exercise):
        if levels.next_level_change(session.plan, session.index, -1):
            kinds.add(events.Easier)
        if levels.next_level_change(session.plan, session.index, +1):
            kinds.add(events.Harder)
    return frozenset(kinds)


def advance(session: Session, event: AnyEvent) -> Transition:
    """What an event makes of a session.

    Raises:
        NotAllowedError: the event is not among :func:`allowed_events`, or jumps to an exercise that
            is not there.
    """
    if type(event) not in allowed_events(session):
        raise NotAllowedError(f"{type(event).__name__} is not allowed while {session.status}")
    if isinstance(event, events.JumpTo) and not can_jump_to(session, event.exercise):
        raise NotAllowedError(f"there is no exercise {event.exercise} to jump to")
    if isinstance(event, _GOES_ON) and _is_given_up(session, session.step.exercise):
        return _skip_exercise(session, events.SkipExercise(Reason.HURT))
    return _TRANSITIONS[type(event)](session, event)


def next_due_ms(session: Session) -> int | None:
    """The session time the next cue is due at; ``None`` while only a key can bring one."""
    if session.status is Status.LEADING_IN:
        return session.clock_ms + ((session.lead_in_ms - 1) % 1000) + 1
    if session.status is not Status.RUNNING or session.left_ms is None or session.ready_over:
        return None
    following = next(
        (m for m in _timed_cues_here(session) if m.offset_ms > session.elapsed_ms), None
    )
    due_ms = session.left_ms if following is None else following.offset_ms - session.elapsed_ms
    return session.clock_ms + min(due_ms, session.left_ms)


def upcoming_cues(session: Session, horizon_ms: int) -> tuple[Cue, ...]:
    """The cues of the next ``horizon_ms`` if no key is pressed, for those who must prepare."""
    if session.ended:
        return ()
    return advance(session, events.Elapsed(horizon_ms))[1]


def can_jump_to(session: Session, exercise: int) -> bool:
    """Whether an exercise, counted from 0, is in the plan and has not been given up."""
    there = any(step.exercise == exercise for step in session.plan.steps)
    return there and not _is_given_up(session, exercise)


def _is_given_up(session: Session, exercise: int) -> bool:
    """Whether it was sharp, numb, or gave way: not to be done again before somebody was asked."""
    exercises = session.plan.routine.exercises
    given_up = {exercise_name(exercises[number]) for number in session.set_log.felt}
    return exercise_name(exercises[exercise]) in given_up


def _elapsed(session: Session, event: events.Elapsed) -> Transition:
    """Let time pass, through as many steps as it reaches."""
    given: list[Cue] = []
    left_ms = event.ms
    while left_ms > 0 and not session.ended:
        before_ms = session.clock_ms
        if session.status is Status.LEADING_IN:
            session, new = _pass_lead_in(session, left_ms)
        elif session.status is Status.PAUSED or session.ready_over:
            session, new = structs.replace(session, clock_ms=before_ms + left_ms), ()
        else:
            session, new = _pass_running_time(session, left_ms)
        given += new
        left_ms -= session.clock_ms - before_ms
    return session, tuple(given)


def _pass_lead_in(session: Session, most_ms: int) -> Transition:
    take_ms = min(most_ms, session.lead_in_ms)
    left_ms = session.lead_in_ms - take_ms
    begun_ms = session.clock_ms
    seconds = [
        _lead_in_second(session, begun_ms + session.lead_in_ms - s * 1000, s)
        for s in range(COUNTDOWN_S, 0, -1)
        if left_ms <= s * 1000 < session.lead_in_ms
    ]
    session = structs.replace(session, clock_ms=begun_ms + take_ms, lead_in_ms=left_ms)
    if left_ms:
        return session, tuple(seconds)
    session = structs.replace(session, status=Status.RUNNING)
    if session.elapsed_ms == 0:
        session, begun = _begin_step(session)
        return session, (*seconds, *begun)
    ended = cues.LeadInEnded(at_ms=session.clock_ms)
    return session, (*seconds, ended, *_phase_beginning(session))


def _phase_beginning(session: Session) -> tuple[Cue, ...]:
    """The phase that begins just here, where work is gone on with."""
    at_ms = session.clock_ms
    return tuple(
        mark.cue_at(at_ms - mark.offset_ms, session.index)
        for mark in _timed_cues_here(session)
        if mark.offset_ms == session.elapsed_ms and isinstance(mark.cue, cues.RepPhaseStarted)
    )


def _pass_running_time(session: Session, most_ms: int) -> Transition:
    """Time in a running step, to its end at most."""
    length_ms = session.length_ms
    take_ms = most_ms if length_ms is None else min(most_ms, length_ms - session.elapsed_ms)
    until_ms = session.elapsed_ms + take_ms
    begun_ms = session.clock_ms - session.elapsed_ms
    given = tuple(
        mark.cue_at(begun_ms, session.index)
        for mark in _timed_cues_here(session)
        if session.elapsed_ms < mark.offset_ms <= until_ms
    )
    session = structs.replace(
        session,
        elapsed_ms=until_ms,
        clock_ms=session.clock_ms + take_ms,
        active_ms=session.active_ms + take_ms,
    )
    if until_ms != length_ms or session.ready_over:
        return session, given
    session, ended = _leave_step(session, complete=True)
    session, entered = _enter_step(session, session.index + 1)
    return session, given + ended + entered


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
        return _begin_lead_in(session)
    session = structs.replace(session, status=Status.RUNNING, pause_reason=None)
    return session, (cues.Resumed(at_ms=session.clock_ms, lead_in_ms=0),)


def _resume_interrupted(session: Session, _event: events.ResumeInterrupted) -> Transition:
    """Go on from the repetition under way; getting ready, resting or changing sides begin anew.

    Time to get into place is that of the exercise, then work is led in. Where one is waited for
    before the exercise, the session is paused until the big key.
    """
    work = session.step.work
    if work is None:
        return _enter_step(session, session.index)
    begun_ms = rep_start_ms(work, session.elapsed_ms)
    session = structs.replace(
        session,
        elapsed_ms=begun_ms,
        active_ms=session.active_ms - (session.elapsed_ms - begun_ms),
        pause_reason=None,
    )
    ready = _ready_before(session)
    ready_ms = SAME_HEIGHT_READY_S * 1000 if ready is None else (ready.length_ms or 0)
    interrupted_resumed = cues.InterruptedResumed(
        at_ms=session.clock_ms, index=session.index, ready_ms=ready_ms
    )
    if ready is not None and ready.waits:
        session, paused = _pause(session, events.Pause(events.PauseReason.INTERRUPTED))
        return session, (*paused, interrupted_resumed)
    if not ready_ms:
        session, begun = _begin_lead_in(session)
        return session, (interrupted_resumed, *begun)
    session = structs.replace(
        session, status=Status.LEADING_IN, lead_in_ms=ready_ms + LEAD_IN_MS, pause_reason=None
    )
    return session, (interrupted_resumed,)


def _ready_before(session: Session) -> Step | None:
    """How one gets ready for the exercise under way."""
    before = session.plan.steps[: session.index]
    here = session.step.exercise
    found = (s for s in reversed(before) if s.kind is StepKind.READY and s.exercise == here)
    return next(found, None)


def _done(session: Session, _event: events.Done) -> Transition:
    if session.getting_into_place:
        return _begin_lead_in(session)
    lead_in = _needs_lead_in(session)
    session, left = _leave_step(session, complete=True)
    session, entered = _enter_step(session, session.index + 1, lead_in=lead_in)
    return session, left + entered


def _next(session: Session, event: events.Next) -> Transition:
    return _go_to_step(session, session.index + 1, event.reason.value)


def _back(session: Session, _event: events.Back) -> Transition:
    index = session.index
    if session.elapsed_ms < BACK_WITHIN_MS:
        before = reversed(range(index))
        steps = session.plan.steps
        index = next((at for at in before if not _is_given_up(session, steps[at].exercise)), index)
    return _go_to_step(session, index, Reason.NOT_ASKED.value)


def _skip_exercise(session: Session, event: events.SkipExercise) -> Transition:
    if _is_given_up(session, session.step.exercise):
        plan, index = levels.leave_out_from_here(session.plan, session.index)
        session = structs.replace(session, plan=plan, index=index)
    steps = session.plan.steps
    here = session.step.key[:2]
    beyond = session.index + 1
    session, left = _leave_step(session, complete=False, stopped=event.reason.value)
    kept = session.set_log
    while beyond < len(steps) and steps[beyond].key[:2] == here:
        if steps[beyond].kind is StepKind.WORK:
            kept = set_log.with_set(kept, steps[beyond], 0, False, event.reason.value)
        beyond += 1
    lead_in = _needs_lead_in(session)
    session, entered = _enter_step(structs.replace(session, set_log=kept), beyond, lead_in=lead_in)
    return session, left + entered


def _jump(session: Session, event: events.JumpTo) -> Transition:
    steps = session.plan.steps
    index = next(i for i, step in enumerate(steps) if step.exercise == event.exercise)
    return _go_to_step(session, index, Reason.NOT_ASKED.value)


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
    kept = set_log.with_pain(session.set_log, exercise, event.pain, event.felt)
    rated = cues.PainRated(
        at_ms=session.clock_ms, exercise=exercise, pain=event.pain, felt=event.felt
    )
    session = structs.replace(session, set_log=kept)
    if event.felt is None or session.status is Status.PAUSED:
        return session, (rated,)
    session, paused = _pause(session, events.Pause(events.PauseReason.HURT))
    return session, (rated, *paused)


def _stop(session: Session, event: events.Stop) -> Transition:
    session, left = _leave_step(session, complete=False, stopped=event.reason.value)
    session, ended = _end_session(session, Outcome.STOPPED, event.reason)
    return session, left + ended


def _enter_step(session: Session, index: int, *, lead_in: bool = False) -> Transition:
    """Stand at the start of a step; past the last one, the session is finished."""
    if index >= len(session.plan.steps):
        return _end_session(session, Outcome.FINISHED, None)
    session = structs.replace(
        session, index=index, elapsed_ms=0, added_ms=0, pause_reason=None, lead_in_ms=0
    )
    if lead_in and session.step.kind is StepKind.WORK:
        return _begin_lead_in(session)
    return _begin_step(structs.replace(session, status=Status.RUNNING))


def _begin_step(session: Session) -> Transition:
    """The cues of the first moment of a step."""
    at_ms, index = session.clock_ms, session.index
    begun = cues.StepStarted(at_ms=at_ms, index=index, kind=session.step.kind)
    marks = (mark for mark in _timed_cues_here(session) if mark.offset_ms == 0)
    return session, (begun, *(mark.cue_at(at_ms, index) for mark in marks))


def _begin_lead_in(session: Session) -> Transition:
    """Count down before work goes on."""
    session = structs.replace(
        session, status=Status.LEADING_IN, lead_in_ms=LEAD_IN_MS, pause_reason=None
    )
    at_ms = session.clock_ms
    return session, (
        cues.Resumed(at_ms=at_ms, lead_in_ms=LEAD_IN_MS),
        _lead_in_second(session, at_ms, COUNTDOWN_S),
    )


def _lead_in_second(session: Session, at_ms: int, seconds: int) -> Cue:
    return cues.SecondsLeft(at_ms=at_ms, index=session.index, seconds=seconds, resuming=True)


def _leave_step(session: Session, *, complete: bool, stopped: str | None = None) -> Transition:
    """Write down what the step did, as it is left."""
    step = session.step
    if step.kind is StepKind.WORK:
        kept = set_log.with_set(session.set_log, step, session.elapsed_ms, complete, stopped)
        session = structs.replace(session, set_log=kept)
    ended = cues.StepEnded(
        at_ms=session.clock_ms, index=session.index, kind=step.kind, complete=complete
    )
    return session, (ended,)


def _end_session(session: Session, outcome: Outcome, reason: Reason | None) -> Transition:
    """The session is over."""
    session = structs.replace(
        session, status=Status.ENDED, outcome=outcome, reason=reason, pause_reason=None
    )
    ended = cues.SessionEnded(
        at_ms=session.clock_ms, outcome=outcome, reason=reason.value if reason else None
    )
    return session, (ended,)


def _needs_lead_in(session: Session) -> bool:
    """Whether a key leads work in: after a pause or a wait one has to get into place first."""
    return session.status is not Status.RUNNING or session.step.waits


def _go_to_step(session: Session, index: int, stopped: str | None) -> Transition:
    """Leave the step early for another one."""
    lead_in = _needs_lead_in(session)
    session, left = _leave_step(session, complete=False, stopped=stopped)
    session, entered = _enter_step(session, index, lead_in=lead_in)
    return session, left + entered


def _timed_cues_here(session: Session) -> tuple[TimedCue, ...]:
    """The marks of the step under way, added time included."""
    step = session.step
    return timed_cues(step.work, session.length_ms, waits=step.waits)


_GOES_ON = (events.Resume, events.ResumeInterrupted, events.Done, events.Next, events.Back)
"""What would go on with an exercise; once that is given up, it leads to the next one."""

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
