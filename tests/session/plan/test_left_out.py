"""Exercises that are left out today: the plan is walked over what is played."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hipflow.routine.format.choices import Position
from hipflow.routine.resolve.routine import Circuit, Prescription
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.requirements import body_positions, equipment_needed, floor_changes
from hipflow.session.plan.sets import Choices, LeftOut, ReadyWait, SetKey
from tests.builders.routine_builders import counted, play, routine, routines


def shape(plan):
    """What is played, in order, whatever the exercises' numbers are."""
    return [
        (step.kind, step.play, step.level, step.side, step.key[1:5], step.length_ms, step.waits)
        for step in plan.steps
    ]


@given(routines(), st.sets(st.integers(0, 3)), st.sampled_from(ReadyWait))
def test_the_plan_is_that_of_the_routine_without_them(made, numbers, wait):
    """Ready times, rounds, rests and waiting, as if they had never been written."""
    left = tuple(LeftOut(number) for number in sorted(numbers))
    kept = tuple(one for at, one in enumerate(made.exercises) if at not in numbers)
    without = structs.replace(made, exercises=kept)
    chosen = Choices(wait=wait)
    found = make_plan(made, structs.replace(chosen, left_out=left))
    assert shape(found) == shape(make_plan(without, chosen))
    assert all(step.exercise not in numbers for step in found.steps)


def test_ready_times_are_those_of_what_is_played():
    """With the one on the floor left out nobody has to get down there."""
    standing, floor = Position.STANDING, Position.SUPINE
    made = routine(
        play("A", position=standing, **counted()),
        structs.replace(play("B", position=floor, **counted()), equipment=("mat",)),
        play("C", position=standing, **counted()),
    )
    plan = make_plan(made, Choices(left_out=(LeftOut(1),)))
    ready_s = [step.length_ms / 1000 for step in plan.steps if step.kind == "ready"]
    assert ready_s == [15, 15]
    assert (floor_changes(plan), body_positions(plan), equipment_needed(plan)) == (
        0,
        (standing,),
        (),
    )


def test_from_a_round_on_it_falls_out_of_the_circuit():
    """What was played of it stays in the plan."""
    made = routine(
        *(Prescription(usual=play(name, **counted()), circuit="x") for name in "AB"),
        circuits=(Circuit(name="x", rounds=3, rest_s=20),),
    )
    plan = make_plan(made, Choices(left_out=(LeftOut(0, SetKey(2, 0, 1)),)))
    work = [(step.play.name, step.round) for step in plan.steps if step.kind == "work"]
    assert work == [("A", 1), ("B", 1), ("B", 2), ("B", 3)]


@pytest.mark.parametrize("left", [(), (LeftOut(1), LeftOut(0, SetKey(2, 0, 1)))])
def test_the_journal_keeps_what_is_left_out(left):
    """Written and read again; a journal from before has none."""
    choices = Choices(left_out=left)
    assert msgspec.json.decode(msgspec.json.encode(choices), type=Choices) == choices
    assert choices.plays(0)
    assert choices.plays(1) is not bool(left)
