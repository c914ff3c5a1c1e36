"""Sessions walked by events, for tests: any events, whether or not they fit."""

from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import strategies as st
from msgspec import structs

from hipflow.routine.resolve.routine import PhaseWords, Prescription, Routine
from hipflow.session.engine import events, state
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.events import AnyEvent, Elapsed
from hipflow.session.engine.session import Session
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, ReadyWait
from hipflow.session.record import Day, Felt, Reason
from tests.builders.routine_builders import play, routine, routines

EVENTS = st.one_of(
    st.integers(0, 9_000).map(Elapsed),
    st.integers(0, 60_000).map(Elapsed),
    st.just(events.Pause()),
    st.just(events.Resume()),
    st.just(events.ResumeInterrupted()),
    st.just(events.Done()),
    st.sampled_from(Reason).map(events.Next),
    st.just(events.Back()),
    st.sampled_from(Reason).map(events.SkipExercise),
    st.integers(0, 3).map(events.JumpTo),
    st.just(events.AddTime()),
    st.just(events.Easier()),
    st.just(events.Harder()),
    st.integers(0, 10).map(events.RatePain),
    st.builds(events.RatePain, st.none() | st.integers(0, 10), st.none() | st.sampled_from(Felt)),
    st.sampled_from(Reason).map(events.Stop),
)
"""Any event; time passes more often than anything else."""


PLANS = st.builds(
    lambda made, wait: make_plan(made, Choices(wait=wait)), routines(), st.sampled_from(ReadyWait)
)
"""The plan of any routine, whichever of its ready steps wait."""

SESSIONS = PLANS.map(lambda plan: state.start(plan)[0])
"""Such a plan at its start."""

LIFT = PhaseWords(out="Lift", hold="Hold", back="Lower")
"""The words of an exercise's phases, those between two repetitions left to hipflow."""


def begin(made: Routine, day: Day = Day.USUAL, wait: ReadyWait = ReadyWait.NEVER) -> Session:
    """A session at its start."""
    return state.start(make_plan(made, Choices(day=day, wait=wait)))[0]


def after(session: Session, *happened: AnyEvent) -> Session:
    """The session after these events."""
    for event in happened:
        session, _ = state.advance(session, event)
    return session


def session_after(seconds: float, *exercises: dict[str, Any] | Prescription) -> Session:
    """A session some seconds in. Exercises are doses or prescriptions, ready for ten seconds."""
    made = [
        Prescription(usual=structs.replace(play(**e), words=LIFT), written_ready_s=10)
        if isinstance(e, dict)
        else e
        for e in exercises
    ]
    return after(begin(routine(*made)), Elapsed(round(seconds * 1000)))


def next_event_alone(session: Session, ms: int = 600_000) -> AnyEvent:
    """Time, and the big key only where nothing else leads on."""
    return events.Done() if state.next_due_ms(session) is None else Elapsed(ms)


def run_to_end(session: Session) -> tuple[Session, tuple[Cue, ...]]:
    """A session left alone until it has ended, and all cues on the way."""
    gathered: tuple[Cue, ...] = ()
    while not session.ended:
        session, new = state.advance(session, next_event_alone(session))
        assert new, "something comes in ten minutes, or at the big key"
        gathered += new
    return session, gathered


def possible(session: Session, event: AnyEvent) -> bool:
    """Whether the session takes this very event."""
    fits = not isinstance(event, events.JumpTo) or state.can_jump_to(session, event.exercise)
    return type(event) in state.allowed_events(session) and fits


def walk(session: Session, happened: Iterable[AnyEvent]) -> Iterator[tuple[AnyEvent, Session]]:
    """Every event that fits, with the session after it."""
    for event in happened:
        if possible(session, event):
            session, _ = state.advance(session, event)
            yield event, session


def walk_to(session: Session, happened: Iterable[AnyEvent]) -> Session:
    """The session after every event that fits."""
    for _, reached in walk(session, happened):
        session = reached
    return session
