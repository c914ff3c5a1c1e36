"""An exercise that was sharp, numb, or gave way: it is not gone on with in that session."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.resolve.routine import Circuit, Prescription
from hipflow.session.engine import cues, events, state
from hipflow.session.engine.events import Elapsed
from hipflow.session.engine.session import Status
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Felt, Outcome, Reason
from hipflow.system.errors import NotAllowedError
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import EVENTS, SESSIONS, after, begin, possible

SHARP = events.RatePain(None, Felt.SHARP)


def three(circuit=None, rounds=1, names=("A", "B", "C")):
    """Three exercises: ready 10, two sets of 12, rest 30."""
    made = [
        Prescription(
            usual=play(name, **counted(3, sets=(2, 2))), written_ready_s=10, circuit=circuit
        )
        for name in names
    ]
    circuits = (Circuit(name=circuit, rounds=rounds, rest_s=20),) if circuit else ()
    return routine(*made, circuits=circuits)


def played(session):
    """The names and rounds of all work from here on, played to the end."""
    found = []
    while not session.ended:
        session, new = state.advance(session, Elapsed(600_000))
        steps = session.plan.steps
        found += [
            (steps[cue.index].play.name, steps[cue.index].round)
            for cue in new
            if isinstance(cue, cues.StepStarted) and cue.kind is StepKind.WORK
        ]
    return found


@pytest.mark.parametrize("felt", Felt)
@pytest.mark.parametrize(
    "event",
    [
        events.Resume(),
        events.ResumeInterrupted(),
        events.Next(),
        events.Back(),
        events.SkipExercise(Reason.HURT),
    ],
)
def test_whatever_goes_on_goes_on_with_the_next_exercise(event, felt):
    """No key plays it further, and what is left of it was left because it hurt."""
    session = after(begin(three()), Elapsed(15_000), events.RatePain(3, felt))
    assert session.status is Status.PAUSED, "it stands still at once"
    session = after(session, event)
    assert (session.step.play.name, session.step.kind) == ("B", StepKind.READY)
    assert [entry.stopped for entry in session.set_log.sets.values()] == ["hurt", "hurt"]
    assert played(session) == [("B", 1), ("B", 1), ("C", 1), ("C", 1)]


def test_no_way_leads_back_to_it():
    """Neither back nor a jump; with nothing before it, the step begins anew."""
    session = after(begin(three()), Elapsed(15_000), SHARP, events.Resume())
    assert after(session, events.Back()).step.play.name == "B"
    with pytest.raises(NotAllowedError):
        state.advance(session, events.JumpTo(0))
    later = after(begin(three()), events.JumpTo(1), Elapsed(15_000), SHARP, events.Resume())
    assert after(later, events.Back()).step.play.name == "A"


def test_it_cannot_be_made_easier_or_harder():
    """It is not about how much of it is done."""
    levels = {"easier": play("Easy", **counted(3)), "harder": play("Hard", **counted(3))}
    made = routine(Prescription(usual=play(**counted(3, sets=(2, 2))), **levels))
    session = begin(made)
    assert events.Easier in state.allowed_events(session)
    given_up = state.allowed_events(after(session, SHARP))
    assert not {events.Easier, events.Harder} & given_up


@pytest.mark.parametrize(("at", "name"), [(0, "A"), (1, "B")])
def test_its_turns_in_later_rounds_fall_out(at, name):
    """Also of the exercise that opens the rounds: the next one opens them then."""
    session = after(begin(three("x", rounds=3)), events.JumpTo(at), Elapsed(15_000), SHARP)
    names = [who for who, _ in played(after(session, events.Resume()))]
    assert name not in names
    assert names.count("C") == 6, "two sets in each of three rounds"


def test_the_same_exercise_further_on_falls_out_too():
    """It stands there a second time."""
    session = after(begin(three(names=("A", "B", "A"))), Elapsed(15_000), SHARP, events.Resume())
    assert played(session) == [("B", 1), ("B", 1)]


def test_after_the_last_exercise_the_session_is_over():
    """Going on from there ends it."""
    session = after(begin(three(names=("A",))), Elapsed(15_000), SHARP)
    assert after(session, events.Resume()).outcome is Outcome.FINISHED


@given(SESSIONS, st.lists(EVENTS, max_size=25))
def test_no_work_is_ever_done_of_it(session, happened):
    """Whatever keys are pressed, and in whatever order."""
    given_up = set()
    for event in happened:
        if not possible(session, event):
            continue
        before = session.set_log.sets
        session, _ = state.advance(session, event)
        for key in given_up:
            for step, entry in session.set_log.sets.items():
                worked = before[step].worked_ms if step in before else 0
                assert step.exercise != key or entry.worked_ms <= worked
        # The set under way when it was said is written down as it is left.
        given_up = {
            number
            for number in session.set_log.felt
            if session.ended or session.step.exercise != number
        }
