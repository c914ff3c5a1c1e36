"""Each rule about one dose, by itself."""

import pytest

from hipflow.routine.check.rules import doses
from hipflow.routine.check.rules.cases import DoseCase
from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.format.exercise_keys import DoseKeys, LevelTable
from hipflow.routine.problems.proposal import words_of
from hipflow.routine.resolve.dose import overlay


def case(below: DoseKeys | None = None, *, lost: tuple[str, ...] = (), **keys: object) -> DoseCase:
    """What is written here, over what lies below."""
    written = LevelTable(**keys)
    holds = overlay(below or DoseKeys(), written)
    return DoseCase(path=("exercise", 0), written=written, keys=holds, lost=frozenset(lost))


def at(rule, *args, **keys):
    """The keys a rule points at; ``0`` is the exercise itself."""
    return [finding.path[-1] for finding in rule(case(*args, **keys))]


def test_reps_and_time_exclude_one_another():
    """Only where both are written in one table."""
    assert at(doses.reps_with_time, reps=8, for_s=30) == ["for_s"]
    assert at(doses.reps_with_time, DoseKeys(reps=8), for_s=30) == []
    [finding] = doses.reps_with_time(case(reps=8, for_s=30))
    assert finding.also is not None
    assert finding.also.path == ("exercise", 0, "reps")


def test_the_patients_pace_takes_no_times():
    """Each time beside it is a mistake; reps are not."""
    found = at(doses.own_pace_with_times, pace=Pace.SELF, for_s=30, out_s=2, hold_s=3, relax_s=1)
    assert found == ["for_s", "out_s", "hold_s", "relax_s"]
    assert at(doses.own_pace_with_times, pace=Pace.SELF, reps=8) == []
    assert at(doses.own_pace_with_times, DoseKeys(hold_s=3), pace=Pace.SELF) == []


def test_holds_go_with_a_time_only_when_it_is_paced():
    """``out_s`` or ``back_s`` must stand beside, in this table or below it."""
    assert at(doses.phases_with_unpaced_time, for_s=30, hold_s=3, relax_s=1) == [
        "hold_s",
        "relax_s",
    ]
    assert at(doses.phases_with_unpaced_time, for_s=30, hold_s=3, out_s=1) == []
    assert at(doses.phases_with_unpaced_time, DoseKeys(for_s=30, back_s=1), hold_s=3) == []
    assert at(doses.phases_with_unpaced_time, DoseKeys(for_s=30), relax_s=3) == ["relax_s"]
    assert at(doses.phases_with_unpaced_time, DoseKeys(for_s=30), hold_s=3) == []
    assert at(doses.phases_with_unpaced_time, for_s=30, hold_s=3, lost=("out_s",)) == []


def test_something_must_say_how_much():
    """Reps, a time, a hold or the own pace; what could not be read may be one of them."""
    assert at(doses.no_work, sets=3, out_s=2) == [0]
    assert at(doses.no_work, pace=Pace.SELF) == []
    assert at(doses.no_work, DoseKeys(reps=8), sets=3) == []
    assert at(doses.no_work, sets=3, lost=("reps",)) == []
    assert at(doses.no_work, sets=3, lost=("*",)) == []
    assert at(doses.no_work, lost=("load",)) == [0]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"reps": 3, "out_s": 0, "back_s": 0}, ["out_s"]),
        ({"reps": 3, "out_s": 0, "back_s": 0, "hold_s": [0, 5]}, ["hold_s"]),
        ({"hold_s": 0}, ["hold_s"]),
        ({"for_s": 30, "out_s": 0, "back_s": 0}, ["out_s"]),
        ({"for_s": 3600, "out_s": 0.001, "back_s": 0}, ["out_s"]),
        ({"for_s": 30, "out_s": 0.1, "back_s": 0.1}, []),
        ({"reps": 3, "out_s": 0}, []),
        ({"reps": 3, "out_s": 0, "back_s": 0, "hold_s": 0.5}, []),
        ({"for_s": 30}, []),
        ({"pace": Pace.SELF}, []),
    ],
)
def test_guided_work_takes_time(keys, found):
    """Work of 0 s or next to it is a mistake, on a gentle day too."""
    assert at(doses.work_of_no_time, **keys) == found


def test_a_side_to_start_with_needs_two():
    """``start_side`` goes with ``each`` and ``alternate``, also those of the library."""
    assert at(doses.start_side_without_sides, start_side="left") == ["start_side"]
    assert at(doses.start_side_without_sides, start_side="left", side=SideChoice.LEFT) == [
        "start_side"
    ]
    assert at(doses.start_side_without_sides, start_side="left", side=SideChoice.EACH) == []
    assert (
        at(doses.start_side_without_sides, DoseKeys(side=SideChoice.ALTERNATE), start_side="left")
        == []
    )
    assert at(doses.start_side_without_sides, start_side="left", lost=("side",)) == []


def test_ranges_run_from_least_to_most():
    """A reversed range is a mistake at that key, an equal one is not."""
    assert at(doses.reversed_ranges, sets=[3, 2], reps=[8, 8], hold_s=[9, 5]) == ["sets", "hold_s"]
    [finding] = doses.reversed_ranges(case(sets=[3, 2]))
    assert words_of(finding.hint) == "write: sets = [2, 3]"
