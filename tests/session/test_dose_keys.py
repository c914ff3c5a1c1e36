"""The keys of the dose, from what is written to what is kept of it."""

import pytest
from msgspec import UNSET

from hipflow.export.plan_table import plan_json, plan_lines
from hipflow.plain.text import lines_of_cue
from hipflow.progress.exercise_series import exercise_series, sets_done
from hipflow.progress.wording import dose_text
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.check.routine_size import count_sets
from hipflow.session.engine.cues import (
    HalfwayReached,
    RepCounted,
    RepPhaseStarted,
    SecondsLeft,
    StepStarted,
)
from hipflow.session.engine.events import AddTime, Easier, Elapsed, Next
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Day, RoutineRef
from hipflow.session.record_builder import SessionFacts, make_record, planned_dose
from hipflow.session.speech.script import step_lines
from hipflow.session.view.motion import make_motion
from hipflow.session.view.view import make_view
from hipflow.storage.history_lines import encode_line, parse_line
from tests.builders.file_readers import SHIPPED
from tests.builders.session_builders import after, begin, run_to_end

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

PHASES = 'rep_phases = [["Push", 7], ["Relax", 3], ["Stretch", 20]]\n'

TOTALS = [
    # What is written, and the seconds of a gentle, a usual and a strong day.
    # 15 + (40 + 30 + 40 + 30 + 40 = 180) + 10 + (40 + 30 + 40 = 110)
    (exercise(SECOND_SIDE), (315, 315, 315)),
    # 10 + 60 + 60 + 40
    (exercise("sets = 3\nreps = 10\nevery_s = 60\nready_s = 10"), (170, 170, 170)),
    # A set is 20 + 5 + 20 = 45: 10 + 60 + 45
    (
        exercise('sets = 2\nreps = 5\nside = "each"\nside_s = 5\nevery_s = 60\nready_s = 10'),
        (115, 115, 115),
    ),
    # Two sets of 40 on either side, 60 from start to start, a switch of 10: 10 + 100 + 10 + 100
    (
        exercise(
            'sets = 2\nreps = 10\nside = "each"\nside_order = "side"\nevery_s = 60\nready_s = 10'
        ),
        (220, 220, 220),
    ),
    # A set of 40 leaves nothing of 30: 10 + 40 + 40
    (exercise("sets = 2\nreps = 10\nevery_s = 30\nready_s = 10"), (90, 90, 90)),
    # 4, 6 and 8 times 4: 10 + 30 + 16, 10 + 30 + 24, and a strong set of 32 leaves no rest of 30
    (exercise("sets = 2\nreps = [4, 8]\nevery_s = 30\nready_s = 10"), (56, 64, 74)),
    # A repetition 7 + 3 + 20 = 30: 10 + 90 + 10 + 90, and in turn 10 + 6 × 30
    (exercise(PHASES + 'reps = 3\nside = "each"\nready_s = 10'), (200, 200, 200)),
    (exercise(PHASES + 'reps = 3\nside = "alternate"\nready_s = 10'), (190, 190, 190)),
    # Once where it is not said how often, and for so long where that is said
    (exercise(PHASES + "ready_s = 10"), (40, 40, 40)),
    (exercise(PHASES + "for_s = 100\nready_s = 10"), (110, 110, 110)),
    # 15 + 12 × 4 + 60 + 10 × 4 + 60 + 8 × 4
    (exercise("reps_by_set = [12, 10, 8]\nrest_s = 60"), (255, 255, 255)),
    # Rounds of 12, 10 and 8: 15 + (48 + 10 + 30) + 60 + (40 + 10 + 30) + 60 + (32 + 10 + 30)
    (
        exercise('reps_by_set = [12, 10, 8]\ncircuit = "A"')
        + exercise('for_s = 30\ncircuit = "A"', "March")
        + "[circuit.A]\nrounds = 3\nrest_s = 60\nchange_s = 10\n",
        (375, 375, 375),
    ),
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


def test_phases_with_names_are_called_and_counted_in_seconds():
    """Each by its name; long ones end in three seconds; a repetition ends with its last."""
    routine = read(exercise(PHASES + "reps = 2\nready_s = 20"))
    _, given = run_to_end(begin(routine))
    work_ms = 20_000
    phases = [c for c in given if isinstance(c, RepPhaseStarted)]
    assert [(c.at_ms - work_ms, c.rep, c.place) for c in phases] == [
        *((0, 1, 0), (7_000, 1, 1), (10_000, 1, 2)),
        *((30_000, 2, 0), (37_000, 2, 1), (40_000, 2, 2)),
    ]
    seconds = [c.at_ms - work_ms for c in given if isinstance(c, SecondsLeft)]
    assert [ms for ms in seconds if 0 < ms < 30_000] == [
        *(4_000, 5_000, 6_000, 27_000, 28_000, 29_000),
    ]
    assert [c.at_ms - work_ms for c in given if isinstance(c, RepCounted)] == [30_000, 60_000]
    assert [c.at_ms - work_ms for c in given if isinstance(c, HalfwayReached)] == [20_000, 50_000]


def test_phases_with_names_are_heard_and_shown():
    """Spoken in time, large on the screen with their seconds, in plain lines and in the table."""
    routine = read(exercise(PHASES + "reps = 2\nready_s = 20"))
    plan = make_plan(routine)
    assert said(plan, 1) == (
        "1. Push Relax Stretch, 20 seconds. Halfway. 2. Push Relax Stretch, 20 seconds. Halfway."
    )
    assert "2 times, Push 7 s, Relax 3 s, Stretch 20 s" in "\n".join(plan_lines(plan))
    session = begin(routine)
    shown = {ms: make_view(after(session, Elapsed(ms))).focus for ms in (21_000, 28_000, 35_000)}
    assert [focus.word for focus in shown.values()] == ["PUSH", "RELAX", "STRETCH"]
    assert [focus.number for focus in shown.values()] == ["6", "1", "15"]
    _, given = run_to_end(session)
    lines = [line for cue in given for line in lines_of_cue(session, cue)]
    assert [line for line in lines if "Stretch" in line and "20 seconds" in line]


def test_phases_with_names_are_kept_and_told():
    """With their seconds, and how many whole repetitions there were."""
    routine = read(exercise(PHASES + "reps = 2"))
    (kept,) = recorded(routine).exercises
    assert dose_text(kept.planned) == "1 × 2, Push 7 s, Relax 3 s, Stretch 20 s"
    assert [entry.reps for entry in kept.done] == [2]
    session = after(begin(routine), Elapsed(15_000 + 59_000), Next())
    (entry,) = session.set_log.sets.values()
    assert entry.reps == 1


def test_one_way_to_say_the_phases_replaces_the_other():
    """Whichever is written nearer."""
    level = read(exercise(PHASES + "reps = 2\neasier = { hold_s = 5 }")).exercises[0].easier
    assert (level.dose.rep_phases_s, level.dose.hold_s, level.dose.out_s) == ((), (5, 5), 2)
    swapped = f"hold_s = 5\nreps = 2\neasier = {{ {PHASES.strip()} }}"
    level = read(exercise(swapped)).exercises[0].easier
    assert (level.dose.rep_phases_s, level.dose.hold_s, level.dose.out_s) == ((7, 3, 20), (0, 0), 0)
    assert level.phase_names == ("Push", "Relax", "Stretch")


def test_the_figure_goes_out_as_a_repetition_begins_and_back_as_it_ends():
    """In the first second and a half and the last second, still between."""
    table = '[exercise.figure]\nlike = "bridge"\n'
    library = ExerciseLibrary([SHIPPED])
    text = (HEAD + exercise(PHASES + "reps = 2\nready_s = 0") + table).encode()
    checked = check_bytes(text, name="x.toml", kind="routine", library=library)
    session = begin(checked.require_routine())
    shares = [make_motion(after(session, Elapsed(ms))).share for ms in (750, 1_500, 28_500, 29_500)]
    assert shares == [0.5, 1.0, 1.0, 0.5]


BY_SET = 'reps_by_set = [12, 10, 8]\nload_by_set = ["3 kg", "2 kg", ""]\nrest_s = 60\n'


def test_each_set_has_its_own_number_and_load():
    """Played, heard, shown and kept set by set; an empty load is none."""
    routine = read(exercise(BY_SET))
    plan = make_plan(routine)
    assert [(step.work.reps, step.play.load) for step in works(plan)] == [
        *((12, "3 kg"), (10, "2 kg"), (8, None)),
    ]
    assert "Lift. Set 1 of 3. 3 kilograms." in said(plan, 0)
    assert said(plan, 2) == "Rest. Next, Lift, set 2 of 3. 10 times. 2 kilograms."
    rows = plan_lines(plan)
    assert "Lift. 3 kg, 2 kg, none." in rows
    assert any("Rest, then set 2 of 3, 10 times, 2 kg" in row for row in rows)
    assert any("set 2 of 3, 10 times, 2 kg" in row and " work " in row for row in rows)
    (kept,) = recorded(routine).exercises
    assert (kept.load, kept.planned.reps, kept.planned.sets) == ("3 kg, 2 kg, none", (12, 10, 8), 3)
    assert [(entry.reps, entry.load) for entry in kept.done] == [
        *((12, "3 kg"), (10, "2 kg"), (8, None)),
    ]
    assert dose_text(kept.planned) == "12, 10, 8"
    (series,) = exercise_series([recorded(routine)])
    assert (series.points[0].asked, series.points[0].done) == (30, 30)


def test_easier_on_the_way_keeps_how_many_sets_there_are():
    """From set 2 on 6 times: 15 + 48 + 60 + 24 + 60 + 24."""
    session = begin(read(exercise(BY_SET + "easier = { reps = 6 }")))
    session = after(session, Elapsed(16_000), Easier())
    assert session.plan.total_ms == 231_000
    assert [(step.set, step.sets, step.work.reps) for step in works(session.plan)] == [
        *((1, 3, 12), (2, 3, 6), (3, 3, 6)),
    ]


def test_numbers_by_set_on_both_sides_and_in_rounds():
    """The second side has the first of them; in a circuit there is one a round of today."""
    sides = 'reps_by_set = [12, 10, 8]\nside = "each"\nside_order = "side"\nsecond_side_sets = 2'
    plan = make_plan(read(exercise(sides)))
    assert [step.work.reps for step in works(plan)] == [12, 10, 8, 12, 10]
    switch = next(step for step in plan.steps if step.kind is StepKind.SWITCH)
    heard = said(plan, switch.number - 1)
    assert heard.startswith("Change sides. Right side. Set 1 of 2. 12 times.")
    (kept,) = recorded(plan.routine).exercises
    assert dose_text(kept.planned) == "12, 10, 8 one side, 2 sets the other"
    assert kept.planned.reps_in_all == 52
    circuit = "[circuit.A]\nrounds = [2, 3]\n"
    routine = read(exercise('reps_by_set = [12, 10, 8]\ncircuit = "A"') + circuit)
    plan = make_plan(routine, Choices(day=Day.GENTLE))
    assert [(step.sets, step.work.reps) for step in works(plan)] == [(1, 12), (1, 10)]
    (kept,) = recorded(routine, Day.GENTLE).exercises
    assert (kept.planned.reps, kept.planned.reps_in_all) == ((12, 10), 22)


def test_sets_start_by_the_clock():
    """Whatever a set takes, and whatever the defaults say of rests; heard, shown and kept."""
    routine = read("[defaults]\nrest_s = 45\n" + exercise("sets = 3\nreps = [5, 10]\nevery_s = 60"))
    for day in Day:
        starts = [step.start_ms for step in works(make_plan(routine, Choices(day=day)))]
        assert starts == [15_000, 75_000, 135_000]
    plan = make_plan(routine)
    assert "A set every 60 seconds." in said(plan, 0)
    assert "  A set: every 60 seconds" in plan_lines(plan)
    assert "a set every 1 min" in dose_text(recorded(routine).exercises[0].planned)
    rested = read(exercise("sets = 2\nreps = 5\nevery_s = 60\neasier = { rest_s = 20 }"))
    assert rested.exercises[0].easier.dose.every_s is None


def test_what_is_added_moves_what_follows():
    """Fifteen seconds more of rest: the next set starts so much later, and the one after it too."""
    session = begin(read(exercise("sets = 3\nreps = 10\nevery_s = 60\nready_s = 10")))
    session = after(session, Elapsed(55_000), AddTime())
    _, given = run_to_end(session)
    starts = [c.at_ms for c in given if isinstance(c, StepStarted) and c.kind is StepKind.WORK]
    assert starts == [85_000, 145_000]


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
