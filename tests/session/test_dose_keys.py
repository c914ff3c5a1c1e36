"""The keys of the dose, from what is written to what is kept of it."""

import pytest
from msgspec import UNSET

from hipflow.export.plan_table import plan_json, plan_lines
from hipflow.progress.exercise_series import exercise_series, sets_done
from hipflow.progress.wording import dose_text
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.check.routine_size import count_sets
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Day, RoutineRef
from hipflow.session.record_builder import SessionFacts, make_record, planned_dose
from hipflow.session.speech.script import step_lines
from hipflow.storage.history_lines import encode_line, parse_line
from tests.builders.session_builders import begin, run_to_end

HEAD = 'hipflow = 1\ntitle = "T"\n'


def read(text):
    """The routine of a right text; its exercises have no cue, which is only warned of."""
    library = ExerciseLibrary(())
    checked = check_bytes((HEAD + text).encode(), name="x.toml", kind="routine", library=library)
    return checked.require_routine()


def exercise(lines, name="Lift"):
    """One exercise that stands."""
    return f'[[exercise]]\nname = "{name}"\nposition = "standing"\n{lines}\n'


def works(plan):
    """The work steps of a plan."""
    return [step for step in plan.steps if step.kind is StepKind.WORK]


def recorded(routine, day=Day.USUAL):
    """The record of a session that was left alone to its end, as the history gives it back."""
    session, _ = run_to_end(begin(routine, day))
    facts = SessionFacts(
        id="01K0000000000000000000000A",
        routine=RoutineRef(title="T", file="t.toml"),
        started="2026-11-23T18:00:00+01:00",
        ended="2026-11-23T18:10:00+01:00",
    )
    record = make_record(session, facts)
    assert parse_line(encode_line(record)) == record
    return record


def said(plan, index):
    """What is said in a step."""
    return " ".join(line.text for line in step_lines(plan, index) if line.text)


SECOND_SIDE = 'sets = 3\nsecond_side_sets = 2\nreps = 10\nside = "each"\nside_order = "side"\n'

TOTALS = [
    # What is written, and the seconds of a gentle, a usual and a strong day.
    # 15 + (40 + 30 + 40 + 30 + 40 = 180) + 10 + (40 + 30 + 40 = 110)
    (exercise(SECOND_SIDE), (315, 315, 315)),
    # A round 30 + 10 + 20 = 60, 60 between two: 15 + 2 × 60 + 60, 15 + 3 × 60 + 2 × 60, and so on
    (
        exercise('for_s = 30\ncircuit = "A"')
        + exercise('reps = 5\ncircuit = "A"', "Squat")
        + "[circuit.A]\nrounds = [2, 4]\nrest_s = 60\nchange_s = 10\n",
        (195, 315, 435),
    ),
]


@pytest.mark.parametrize(("written", "seconds"), TOTALS)
def test_totals_are_those_of_the_hand_sums(written, seconds):
    """To the second, on every kind of day."""
    routine = read(written)
    found = [make_plan(routine, Choices(day=day)).total_ms / 1000 for day in Day]
    assert tuple(found) == seconds


def test_the_second_side_has_its_own_number_of_sets():
    """Played, heard, shown and kept; five sets asked, and five done."""
    routine = read(exercise(SECOND_SIDE))
    plan = make_plan(routine)
    assert [(s.side.value, s.set, s.sets) for s in works(plan)] == [
        *(("left", 1, 3), ("left", 2, 3), ("left", 3, 3)),
        *(("right", 1, 2), ("right", 2, 2)),
    ]
    switch = next(step for step in plan.steps if step.kind is StepKind.SWITCH)
    assert "Set 1 of 2" in said(plan, switch.number - 1)
    alone = read(exercise(SECOND_SIDE.replace("sets = 2", "sets = 1")))
    assert "Change sides. Right side. Last set." in said(make_plan(alone), switch.number - 1)
    assert any("set 2 of 2, right side, 10 times" in line for line in plan_lines(plan))
    assert plan_json(plan)["steps"][-1]["sets"] == 2
    record = recorded(routine)
    assert dose_text(record.exercises[0].planned) == "3 × 10 one side, 2 × 10 the other"
    assert sets_done(record) == (5, 5)
    (series,) = exercise_series([record])
    assert (series.points[0].asked, series.points[0].done) == (50, 50)


def test_sets_that_are_written_nearer_hold_for_both_sides():
    """An easier level of two sets has two on either side."""
    routine = read(exercise(SECOND_SIDE + "easier = { sets = 1 }"))
    assert routine.exercises[0].easier.dose.sets_of_second is None


def test_the_day_says_how_many_rounds_are_done():
    """Three on a usual day: heard, shown and kept as such."""
    member = exercise('reps = 5\ncircuit = "A"')
    routine = read(member + "[circuit.A]\nrounds = [2, 4]\nrest_s = 60\n")
    plan = make_plan(routine)
    assert [(step.round, step.rounds) for step in works(plan)] == [(1, 3), (2, 3), (3, 3)]
    assert "Round 1 of 3" in said(plan, 0)
    assert "last round" in said(plan, 4)
    planned = {day: recorded(routine, day).exercises[0].planned.rounds for day in Day}
    assert planned == {Day.GENTLE: 2, Day.USUAL: 3, Day.STRONG: 4}
    assert sets_done(recorded(routine, Day.GENTLE)) == (2, 2)
    assert count_sets(routine) == 4


def test_a_routine_of_one_number_keeps_no_second_one():
    """The record of an old routine is as it was."""
    plan = make_plan(read(exercise('reps = 10\nside = "each"\nside_order = "side"')))
    assert planned_dose(works(plan)[0]).second_side_sets is UNSET
