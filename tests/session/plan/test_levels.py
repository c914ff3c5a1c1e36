"""Easier and harder on the way: from which set on, and what becomes of the plan."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.format.choices import LevelName, SideChoice
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.plan.levels import apply_level_change, exercise_from_change, next_level_change
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, LevelChange, SetKey
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Day
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import PLANS

BOTH_WAYS = Prescription(
    usual=play("Bridge", **counted(3, sets=(2, 2), side=SideChoice.EACH)),
    easier=play("Clam", **counted(1, sets=(2, 2), side=SideChoice.EACH)),
    harder=play("Band", **counted(5, sets=(2, 2), side=SideChoice.EACH)),
    written_ready_s=10,
)
PLAN = make_plan(routine(BOTH_WAYS))


def index_of(kind, nth=0):
    """Where the nth step of a kind stands."""
    return [i for i, step in enumerate(PLAN.steps) if step.kind is kind][nth]


def test_getting_ready_changes_the_first_set():
    """Nothing has begun, so all of it changes."""
    change = next_level_change(PLAN, 0, -1)
    assert (change.level, change.start) == (LevelName.EASIER, SetKey(1, 0, 1))
    assert exercise_from_change(PLAN, change).name == "Clam"


def test_a_set_under_way_is_played_as_it_began():
    """In its work, and in the switch between its sides, the next set is meant."""
    for index in (index_of(StepKind.WORK), index_of(StepKind.SWITCH), index_of(StepKind.WORK, 1)):
        assert next_level_change(PLAN, index, +1).start == SetKey(1, 0, 2)


def test_a_rest_changes_the_set_it_leads_to():
    """The set after a rest has not begun."""
    assert next_level_change(PLAN, index_of(StepKind.REST), +1).start == SetKey(1, 0, 2)


def test_nothing_to_change_in_the_last_set():
    """No set is left to begin."""
    assert next_level_change(PLAN, index_of(StepKind.WORK, 2), -1) is None
    assert next_level_change(PLAN, index_of(StepKind.WORK, 3), -1) is None


def test_levels_that_were_not_written_are_not_offered():
    """Beyond the ends of the ladder there is nothing either."""
    plain = make_plan(routine(Prescription(usual=BOTH_WAYS.usual)))
    assert next_level_change(plain, 0, -1) is None
    assert next_level_change(plain, 0, +1) is None
    easier, _ = apply_level_change(PLAN, 0, next_level_change(PLAN, 0, -1))
    assert next_level_change(easier, 0, -1) is None
    assert next_level_change(easier, 0, +1).level is LevelName.USUAL


def test_changing_back_leaves_one_change():
    """A later change of the same sets takes the place of the earlier one."""
    easier, place = apply_level_change(PLAN, 0, next_level_change(PLAN, 0, -1))
    again, _ = apply_level_change(easier, place, next_level_change(easier, place, +1))
    assert [change.level for change in again.choices.levels] == [LevelName.USUAL]
    assert [s.work.reps for s in again.steps if s.work] == [3, 3, 3, 3]


@given(PLANS, st.data())
def test_what_lies_behind_never_changes(plan, data):
    """Wherever a level changes: same place, same step, and every step before it as it was."""
    index = data.draw(st.integers(0, len(plan.steps) - 1))
    change = next_level_change(plan, index, data.draw(st.sampled_from([-1, 1])))
    if change is None:
        return
    new, place = apply_level_change(plan, index, change)
    assert new.steps[place].key == plan.steps[index].key
    assert new.steps[place].length_ms == plan.steps[index].length_ms
    done = [step.key for step in plan.steps[:index] if step.kind is StepKind.WORK]
    assert [step.key for step in new.steps[:place] if step.kind is StepKind.WORK] == done
    changed = [s for s in new.steps[place + 1 :] if s.work and s.exercise == change.exercise]
    assert {step.level for step in changed} <= {change.level, plan.steps[index].level}
    first = next(s for s in changed if (s.key.round, s.key.block, s.key.set) == change.start)
    assert first.level is change.level


RANGED = Prescription(
    usual=play("Bridge", **counted(3, sets=(1, 3)) | {"reps": (8, 12)}),
    easier=play("Clam", **counted(1)),
    harder=play("Band", **counted(5)),
)


def ladder(plan, index=0):
    """The levels from here down, and what each one plays in its next set."""
    found = []
    while change := next_level_change(plan, index, -1):
        plan, index = apply_level_change(plan, index, change)
        work = next(s for s in plan.steps[index:] if s.kind is StepKind.WORK and s.set >= 1)
        found.append((change.level, work.play.name, work.work.reps, work.sets))
    return found


def test_easier_is_less_of_the_same_before_another_exercise():
    """The author's least first, then the exercise that is easier; and back up the same way."""
    plan = make_plan(routine(RANGED))
    assert ladder(plan) == [
        (LevelName.GENTLE, "Bridge", 8, 1),
        (LevelName.EASIER, "Clam", 1, 1),
    ]
    easier, index = apply_level_change(
        plan, 0, LevelChange(0, LevelName.EASIER, next_level_change(plan, 0, -1).start)
    )
    assert next_level_change(easier, index, +1).level is LevelName.GENTLE


def test_on_a_gentle_day_there_is_no_less():
    """It is played by the least already: easier is the other exercise at once."""
    plan = make_plan(routine(RANGED), Choices(day=Day.GENTLE))
    assert [level for level, *_ in ladder(plan)] == [LevelName.EASIER]


def test_fewer_sets_are_less_only_while_there_are_sets_to_leave_out():
    """In the last set a smaller number of sets would change nothing."""
    made = routine(Prescription(usual=play("Bridge", **counted(3, sets=(1, 3)))))
    plan = make_plan(made, Choices(day=Day.STRONG))
    works = [i for i, step in enumerate(plan.steps) if step.kind is StepKind.WORK]
    assert next_level_change(plan, 0, -1).level is LevelName.GENTLE
    assert next_level_change(plan, works[0], -1).level is LevelName.GENTLE
    assert next_level_change(plan, works[1], -1) is None
