"""Sessions walked by events, for tests: any events, whether or not they fit."""

from collections.abc import Iterable, Iterator

from hypothesis import strategies as st

from hipflow.routine.resolved import Routine
from hipflow.session import events, state
from hipflow.session.events import AnyEvent, Elapsed
from hipflow.session.moment import Session
from hipflow.session.plan import make_plan
from hipflow.session.record import Day, Reason
from hipflow.session.units import Choices

EVENTS = st.one_of(
    st.integers(0, 9_000).map(Elapsed),
    st.integers(0, 60_000).map(Elapsed),
    st.just(events.Pause()),
    st.just(events.Resume()),
    st.just(events.Done()),
    st.sampled_from(Reason).map(events.Next),
    st.just(events.Back()),
    st.sampled_from(Reason).map(events.SkipExercise),
    st.integers(0, 3).map(events.JumpTo),
    st.just(events.AddTime()),
    st.just(events.Easier()),
    st.just(events.Harder()),
    st.integers(0, 10).map(events.RatePain),
    st.sampled_from(Reason).map(events.Stop),
)
"""Any event; time passes more often than anything else."""


def begin(made: Routine, day: Day = Day.USUAL) -> Session:
    """A session at its start."""
    return state.start(make_plan(made, Choices(day=day)))[0]


def after(session: Session, *happened: AnyEvent) -> Session:
    """The session after these events."""
    for event in happened:
        session, _ = state.advance(session, event)
    return session


def possible(session: Session, event: AnyEvent) -> bool:
    """Whether the session takes this very event."""
    exercises = len(session.plan.routine.exercises)
    fits = not isinstance(event, events.JumpTo) or event.exercise < exercises
    return type(event) in state.allowed(session) and fits


def walked(session: Session, happened: Iterable[AnyEvent]) -> Iterator[tuple[AnyEvent, Session]]:
    """Every event that fits, with the session after it."""
    for event in happened:
        if possible(session, event):
            session, _ = state.advance(session, event)
            yield event, session


def walked_to(session: Session, happened: Iterable[AnyEvent]) -> Session:
    """The session after every event that fits."""
    for _, reached in walked(session, happened):
        session = reached
    return session
