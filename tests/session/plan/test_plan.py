"""The plan, to the second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.format.choices import Pace, Position, SideChoice, SideOrder
from hipflow.routine.resolve.routine import Circuit, Prescription
from hipflow.session.plan.plan import day_totals_s, make_plan
from hipflow.session.plan.sets import Choices, ReadyWait
from hipflow.session.plan.steps import Side, StepKind
from hipflow.session.record import Day
from tests.builders.routine_builders import counted, play, routine, routines


def lengths(plan):
    """Kind and seconds of every step."""
    return [(step.kind.value, (step.length_ms or 0) / 1000) for step in plan.steps]


def test_sets_rest_between_and_not_after():
    """Two sets of a bridge with relaxing between repetitions: 10 + 29 + 30 + 29."""
    dose = counted(3, hold_s=(5, 5), relax_s=1, sets=(2, 2), rest_s=30)
    plan = make_plan(routine(Prescription(usual=play(**dose), written_ready_s=10)))
    assert lengths(plan) == [("ready", 10), ("work", 29), ("rest", 30), ("work", 29)]
    assert plan.total_ms == 98_000


def stretch(**dose):
    """Four holds of 30 s with 30 s between them."""
    held = counted(4, hold_s=(30, 30), out_s=0, back_s=0, relax_s=30, side_s=5)
    return routine(Prescription(usual=play(**{**held, **dose}), written_ready_s=10))


def test_each_side_gets_a_full_dose():
    """A full dose a side with a switch between: 10 + 210 + 5 + 210."""
    plan = make_plan(stretch(side=SideChoice.EACH))
    assert lengths(plan) == [("ready", 10), ("work", 210), ("switch", 5), ("work", 210)]
    assert [step.side for step in plan.steps] == [Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT]


def test_alternate_takes_turns_inside_the_set():
    """Twice the repetitions in one go: 10 + 8 × 30 + 7 × 30."""
    assert make_plan(stretch(side=SideChoice.ALTERNATE)).total_ms == 460_000


def test_circuit_of_two_rounds():
    """Ready before round one only; the next round starts straight after the rest."""
    made = routine(
        Prescription(usual=play("A", for_s=(30, 30), position=Position.STANDING), circuit="A"),
        Prescription(usual=play("B", **counted(5), position=Position.STANDING), circuit="A"),
        circuits=(Circuit(name="A", rounds=2, rest_s=60, change_s=10),),
    )
    expected = [("ready", 15), ("work", 30), ("ready", 10), ("work", 20), ("rest", 60)]
    plan = make_plan(made)
    assert lengths(plan) == [*expected, ("work", 30), ("ready", 10), ("work", 20)]
    assert plan.total_ms == 195_000


def test_own_ready_wins_over_the_change_of_a_circuit():
    """What a member writes itself stands, whatever the circuit says."""
    made = routine(
        Prescription(usual=play("A", for_s=(30, 30)), circuit="A"),
        Prescription(usual=play("B", for_s=(30, 30)), circuit="A", written_ready_s=7),
        circuits=(Circuit(name="A", rounds=1, change_s=10),),
    )
    assert [s for kind, s in lengths(make_plan(made)) if kind == "ready"] == [15, 7]


def test_own_pace_counts_nothing_and_is_marked():
    """Two sets at own pace: 10 + rest 30, and the plan says so."""
    dose = {"pace": Pace.SELF, "sets": (2, 2), "rest_s": 30}
    plan = make_plan(routine(Prescription(usual=play(**dose), written_ready_s=10)))
    assert plan.total_ms == 40_000
    assert plan.own_pace
    assert [step.length_ms for step in plan.steps if step.kind is StepKind.WORK] == [None, None]


@pytest.mark.parametrize(
    ("order", "expected"),
    [(SideOrder.SET, (272, 320, 567)), (SideOrder.SIDE, (307, 355, 637))],
)
def test_ranges_follow_the_day(order, expected):
    """Gentle takes the least, usual the middle rounded down, strong the most."""
    dose = counted(8, sets=(2, 3), hold_s=(2, 2), rest_s=45, side=SideChoice.EACH)
    made = routine(play(**{**dose, "reps": (8, 12), "side_order": order}))
    assert tuple(day_totals_s(made).values()) == expected


def test_getting_down_to_the_floor_takes_longer():
    """30 s between floor and chair or standing, 15 s otherwise, unknown never counts."""
    made = routine(
        play("First", for_s=(5, 5), position=Position.SUPINE),
        play("Second", for_s=(5, 5), position=Position.SIDE_LYING),
        play("Up", for_s=(5, 5), position=Position.SEATED),
        play("Unknown", for_s=(5, 5)),
        play("Floor", for_s=(5, 5), position=Position.PRONE),
    )
    ready = [s for kind, s in lengths(make_plan(made)) if kind == "ready"]
    assert ready == [30, 15, 30, 15, 15]


@pytest.mark.parametrize(
    ("own", "defaults", "library", "expected"),
    [
        (7, 20, 12, 7),
        (None, 20, 12, 20),
        (None, None, 12, 12),
        (None, None, None, 15),
        (0, 20, 9, 0),
    ],
)
def test_where_the_ready_time_comes_from(own, defaults, library, expected):
    """The exercise, then the routine's defaults, then the library, then the built-in."""
    exercise = Prescription(usual=play(for_s=(5, 5)), written_ready_s=own, library_ready_s=library)
    plan = make_plan(routine(exercise, written_ready_s=defaults))
    assert plan.total_ms == (expected + 5) * 1000
    assert len(plan.steps) == (2 if expected else 1), "a ready of 0 s is left out"


def test_the_sore_side_begins_where_asked():
    """``affected`` and ``other`` follow today's sore side."""
    made = routine(play(**counted(1), side=SideChoice.EACH, start_side=SideChoice.AFFECTED))
    plan = make_plan(made, Choices(affected=Side.RIGHT))
    assert [s.side for s in plan.steps if s.kind is StepKind.WORK] == [Side.RIGHT, Side.LEFT]
    other = routine(play(**counted(1), side=SideChoice.OTHER))
    assert make_plan(other, Choices(affected=Side.RIGHT)).steps[-1].side is Side.LEFT


POSTURES = routine(
    play("First", for_s=(5, 5)),
    play("Lie", for_s=(5, 5), position=Position.SUPINE),
    play("Lie on", for_s=(5, 5), position=Position.SUPINE),
    play("Turn", for_s=(5, 5), position=Position.SIDE_LYING),
    play("Unknown", for_s=(5, 5)),
    play("Stand", for_s=(5, 5), position=Position.STANDING),
)


def waiting(made, wait):
    """The names of the exercises whose ready waits."""
    return [step.play.name for step in make_plan(made, Choices(wait=wait)).steps if step.waits]


@pytest.mark.parametrize(
    ("wait", "expected"),
    [
        (ReadyWait.NEVER, []),
        (ReadyWait.POSITION, ["First", "Turn"]),
        (ReadyWait.ALWAYS, ["First", "Lie", "Lie on", "Turn", "Unknown", "Stand"]),
    ],
)
def test_which_ready_steps_wait(wait, expected):
    """The first, and those into another position; from or to an unknown one is no change."""
    assert waiting(POSTURES, wait) == expected


@given(routines())
def test_waiting_changes_no_length(made):
    """What a routine takes is the same whatever waits; all that may be added takes no time."""
    usual = make_plan(made)
    for wait in ReadyWait:
        plan = make_plan(made, Choices(wait=wait))
        assert plan.total_ms == usual.total_ms
        assert {step.key for step in usual.steps} <= {step.key for step in plan.steps}
        assert all(step.kind is StepKind.READY for step in plan.steps if step.waits)


def test_in_a_circuit_the_same_ready_steps_wait():
    """Each time its members change position; the rest between rounds ends by itself."""
    made = routine(
        Prescription(usual=play("Stand", for_s=(5, 5), position=Position.STANDING), circuit="A"),
        Prescription(usual=play("Lie", for_s=(5, 5), position=Position.SUPINE), circuit="A"),
        Prescription(usual=play("Lie on", for_s=(5, 5), position=Position.SUPINE), circuit="A"),
        circuits=(Circuit(name="A", rounds=2, rest_s=20),),
    )
    assert waiting(made, ReadyWait.POSITION) == ["Stand", "Lie", "Lie"]
    assert waiting(made, ReadyWait.ALWAYS) == ["Stand", "Lie", "Lie on", "Lie", "Lie on"]


def test_a_ready_without_time_is_there_where_it_waits():
    """Nought seconds to get ready: left out where nothing waits, else a step of its own."""
    made = routine(
        Prescription(usual=play("A", for_s=(5, 5)), written_ready_s=0),
        Prescription(usual=play("B", for_s=(5, 5)), written_ready_s=0),
    )
    work = ("work", 5)
    assert lengths(make_plan(made)) == [work, work]
    position = make_plan(made, Choices(wait=ReadyWait.POSITION))
    assert lengths(position) == [("ready", 0), work, work]
    always = make_plan(made, Choices(wait=ReadyWait.ALWAYS))
    assert lengths(always) == [("ready", 0), work] * 2


@given(routines(), st.sampled_from(ReadyWait))
def test_every_plan_holds_together(made, wait):
    """Steps are numbered, follow without a gap, have unique names; what takes 0 s waits."""
    for day in Day:
        plan = make_plan(made, Choices(day=day, wait=wait))
        at_ms = 0
        for number, step in enumerate(plan.steps, start=1):
            assert step.number == number
            assert step.start_ms == at_ms
            assert step.length_ms is None or step.length_ms > 0 or step.waits
            at_ms += step.length_ms or 0
        assert plan.total_ms == at_ms
        assert len({step.key for step in plan.steps}) == len(plan.steps)
        assert plan.steps[-1].kind is StepKind.WORK


def test_before_the_first_exercise_the_body_stands():
    """Nobody is ready on the mat when pressing the key: thirty seconds to get down to it."""
    for position, expected in (
        (Position.SUPINE, 30),
        (Position.SEATED, 15),
        (Position.STANDING, 15),
        (None, 15),
    ):
        plan = make_plan(routine(play(position=position, for_s=(5, 5))))
        assert lengths(plan)[0] == ("ready", expected)
