"""The lines plain mode writes, cue by cue."""

import pytest
from msgspec import structs

from hipflow.plain.text import lines_of_cue, summary_lines, total_text
from hipflow.routine.format.choices import LevelName, Pace, SideChoice
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import cues
from hipflow.session.engine.events import PauseReason
from hipflow.session.plan.steps import RepPhaseKind, Side, StepKind
from hipflow.session.record import Day, Outcome, PainRatings, PlannedDose, SetRecord
from hipflow.storage.session_store import Saved
from tests.builders.record_builders import BRIDGE, session
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import begin

MADE = routine(
    Prescription(
        usual=structs.replace(
            play(**counted(3, sets=(2, 2), side=SideChoice.EACH)), load="light band"
        ),
        written_ready_s=10,
    ),
    Prescription(usual=play("Squat", pace=Pace.SELF), written_ready_s=5),
)
BEGUN = begin(MADE)
HERE = "Bridge, getting ready, set 1 of 2, left side."


def started(kind, nth=0):
    """The cue of the nth step of a kind."""
    index = [i for i, step in enumerate(BEGUN.plan.steps) if step.kind is kind][nth]
    return cues.StepStarted(at_ms=0, index=index, kind=kind)


def phase(kind, length_ms):
    """The cue of a phase."""
    return cues.RepPhaseStarted(
        at_ms=0, phase=kind, rep=1, reps=3, side=Side.BOTH, length_ms=length_ms
    )


TABLE = [
    (
        started(StepKind.READY),
        [
            "[0:00] Bridge. Set 1 of 2. Left side. Light band. Exercise 1 of 2.",
            "  Get ready: 10 seconds. Lie on your back. Bend your knees.",
        ],
    ),
    (
        started(StepKind.WORK),
        ["[0:10] Bridge. Set 1 of 2, left side, 3 times. Push through both heels."],
    ),
    (started(StepKind.SWITCH), ["[0:22] Change sides: right side. 10 seconds."]),
    (started(StepKind.REST), ["[0:44] Rest, then set 2 of 2, left side. 30 seconds."]),
    (
        started(StepKind.WORK, 4),
        ["[1:53] Squat. At your own pace. Space when you are done. Push through both heels."],
    ),
    (cues.ReadyOver(at_ms=0), ["  Press space when you are ready."]),
    (phase(RepPhaseKind.HOLD, 5_000), ["  hold 5 seconds"]),
    (phase(RepPhaseKind.HOLD, 4_000), []),
    (phase(RepPhaseKind.OUT, 9_000), []),
    (cues.RepCounted(at_ms=0, rep=2, reps=3), ["  2 of 3"]),
    (cues.RepCounted(at_ms=0, rep=2, reps=None), ["  2"]),
    (cues.HalfwayReached(at_ms=0), ["  halfway"]),
    (cues.SecondsLeft(at_ms=0, seconds=3), []),
    (cues.SecondsLeft(at_ms=0, seconds=3, resuming=True), ["  3"]),
    (
        cues.Paused(at_ms=0, reason=PauseReason.ASKED),
        [f"Paused. {HERE} Space goes on."],
    ),
    (cues.TimeAdded(at_ms=0, added_ms=15_000), ["15 seconds more."]),
    (
        cues.LevelChanged(at_ms=0, exercise=0, level=LevelName.EASIER, name="Clam"),
        ["From the next set: Clam, easier."],
    ),
    (cues.SessionEnded(at_ms=0, outcome=Outcome.FINISHED, reason=None), ["Finished."]),
    (cues.SessionEnded(at_ms=0, outcome=Outcome.STOPPED, reason="hurt"), ["Stopped."]),
    (cues.PainRated(at_ms=0, exercise=0, pain=3), []),
]


@pytest.mark.parametrize(("cue", "lines"), TABLE, ids=lambda value: type(value).__name__)
def test_a_cue_in_lines(cue, lines):
    """Steps with their clock, counts, answers to keys; nothing where nothing need be said."""
    assert lines_of_cue(BEGUN, cue) == lines


def test_a_gap_says_why():
    """The computer slept: that is no fault of the patient's."""
    (line,) = lines_of_cue(BEGUN, cues.Paused(at_ms=0, reason=PauseReason.GAP))
    assert line.startswith("Paused. The computer was asleep.")


def test_how_long_a_day_takes():
    """As minutes, with a word where some of it is at own pace."""
    assert total_text(MADE, Day.USUAL) == "1:53 and your own pace"
    assert total_text(routine(*MADE.exercises[:1]), Day.USUAL) == "1:48"


@pytest.mark.parametrize(
    ("pain", "lines"),
    [
        (PainRatings(), []),
        (PainRatings(before=3), ["Pain before 3."]),
        (PainRatings(before=0, after=0), ["Pain before 0, after 0."]),
        (PainRatings(after=3), ["Pain after 3."]),
    ],
)
def test_the_summary(pain, lines):
    """What was done, how it hurt, and that it is saved."""
    saved = Saved(record=session(pain=pain))
    assert summary_lines(saved) == [
        "1 of 1 exercises, 1 set, 10 min.",
        *lines,
        "Saved.",
    ]


def test_a_session_that_is_part_done_says_so():
    """How many sets of how many; it says nothing of what should have been done."""
    begun = structs.replace(BRIDGE, planned=PlannedDose(sets=3, reps=8))
    lines = summary_lines(Saved(record=session(exercises=(begun,))))
    assert lines[1] == "Part done: 1 of 3 sets."


def test_a_set_left_out_is_no_set_done():
    """It stands in the record with its reason; the summary counts what came to something."""
    out = SetRecord(set=2, round=1, side="both", reps=None, s=0.1, stopped="other")
    kept = session()
    bridge = kept.exercises[0]
    exercises = (
        structs.replace(bridge, done=(*bridge.done, out)),
        structs.replace(bridge, done=(out,)),
    )
    saved = Saved(record=structs.replace(kept, exercises=exercises))
    assert summary_lines(saved)[0] == "1 of 2 exercises, 1 set, 10 min."


def test_the_summary_of_what_could_not_be_saved():
    """The problem stands where *Saved* would."""
    saved = Saved(record=session(), problem="The disk is full.")
    assert summary_lines(saved)[-1] == "The disk is full."


def test_sides_in_turn_are_counted_by_side():
    """As they are heard: left 1, right 1, left 2."""
    begun = begin(routine(play(**counted(3, side=SideChoice.ALTERNATE))))
    index = next(i for i, step in enumerate(begun.plan.steps) if step.kind is StepKind.WORK)
    lines = [
        line
        for rep in (1, 2, 3)
        for line in lines_of_cue(begun, cues.RepCounted(at_ms=0, index=index, rep=rep, reps=6))
    ]
    assert lines == ["  left 1 of 3", "  right 1 of 3", "  left 2 of 3"]
