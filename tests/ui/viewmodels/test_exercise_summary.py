"""What a plan asks, exercise by exercise."""

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.record import Day
from hipflow.ui.viewmodels.exercise_summary import exercise_summaries
from tests.builders.routine_builders import counted, play, routine


def test_every_exercise_is_told_with_its_dose_and_minutes():
    """The minutes of an exercise hold its work, its rests and the time to get into place."""
    made = routine(
        play("Bridge", sets=(2, 2), **counted(10, hold_s=(5, 5))),
        play("Clam", side=SideChoice.EACH, **counted(8)),
    )
    bridge, clam = exercise_summaries(make_plan(made))
    assert (bridge.play.name, bridge.dose) == ("Bridge", "2 × 10, hold 5 s")
    # 15 s to get ready, two sets of ten times nine seconds, 30 s of rest between them.
    assert bridge.minutes == "4 min"
    assert clam.dose == "1 × 8 a side"


def test_the_day_decides_the_dose():
    """A gentle day asks the least of a range, a strong day the most."""
    made = routine(play(reps=(8, 12), out_s=2))
    doses = [exercise_summaries(make_plan(made, Choices(day=day)))[0].dose for day in Day]
    assert doses == ["1 × 8", "1 × 10", "1 × 12"]


def test_own_pace_has_no_minutes():
    """Work without a length is not given one."""
    (asked,) = exercise_summaries(make_plan(routine(play(pace=Pace.SELF, reps=(8, 8)))))
    assert (asked.dose, asked.minutes) == ("1 × 8", "your pace")
