"""A plan as a table and as JSON."""

import json

from msgspec import structs

from hipflow.export.plan_table import SpeechDetail, plan_json, plan_lines
from hipflow.routine.format.choices import Pace, Position, SideChoice
from hipflow.routine.resolve.routine import Circuit, PainLimits, Prescription
from hipflow.session.plan.plan import make_plan
from tests.builders.routine_builders import counted, play, routine

BRIDGE = Prescription(
    usual=structs.replace(
        play(**counted(3, hold_s=(0.5, 0.5), sets=(2, 2), side=SideChoice.EACH)),
        load="light band",
        equipment=("a mat",),
    ),
    written_ready_s=10,
)
STEP_KEYS = [
    "n",
    "start_s",
    "length_s",
    "kind",
    "exercise",
    "id",
    "circuit",
    "round",
    "set",
    "sets",
    "side",
    "reps",
    "text",
    "care",
    "said",
]


def test_the_json_has_its_shape():
    """These keys in this order, on every step; absent is null; it can be written as JSON."""
    shown = plan_json(make_plan(routine(BRIDGE)))
    assert list(shown) == [
        "title",
        "contact",
        "clinic",
        "patient",
        "precautions",
        "day",
        "total_s",
        "own_pace",
        "days",
        "equipment",
        "ladder_equipment",
        "positions",
        "author",
        "summary",
        "warning",
        "exercises",
        "pain",
        "steps",
    ]
    assert all(list(step) == STEP_KEYS for step in shown["steps"])
    assert json.loads(json.dumps(shown)) == shown
    assert (shown["title"], shown["day"], shown["own_pace"]) == ("Hip starter", "usual", False)


def test_the_people_of_a_routine_are_named():
    """In JSON each for itself, in the table on one line below the title; else nothing of them."""
    named = structs.replace(routine(BRIDGE), patient="Jo", clinic="Hill", contact="Anna, 01234")
    shown = plan_json(make_plan(named))
    assert [shown[key] for key in ("patient", "clinic", "contact")] == ["Jo", "Hill", "Anna, 01234"]
    lines = plan_lines(make_plan(named))
    assert lines[:2] == [
        "Hip starter, usual day",
        "For Jo  ·  Hill  ·  Questions? Call Anna, 01234",
    ]
    assert plan_json(make_plan(routine(BRIDGE)))["contact"] is None


def test_a_step_in_json():
    """Whole seconds are integers, others are not; what does not apply is null."""
    ready, work, switch, *_ = plan_json(make_plan(routine(BRIDGE)))["steps"]
    assert [line["text"] for line in ready.pop("said")] == [
        "Bridge. Set 1 of 2. Left side. Light band.",
        "Lie on your back.",
    ]
    assert ready == {
        "n": 1,
        "start_s": 0,
        "length_s": 10,
        "kind": "ready",
        "exercise": "Bridge",
        "id": "bridge",
        "circuit": None,
        "round": None,
        "set": 1,
        "sets": 2,
        "side": "left",
        "reps": None,
        "text": "Lie on your back. Bend your knees.",
        "care": [],
    }
    assert (work["length_s"], work["reps"], switch["start_s"]) == (13.5, 3, 23.5)
    assert isinstance(ready["length_s"], int)
    assert (switch["side"], switch["text"]) == ("right", "Change sides: right side")


def test_what_an_author_says_of_pain_is_shown():
    """With the numbers at which it is said; nothing where the author wrote nothing."""
    limits = PainLimits(stop_at=5, advice="Ice it.", stop_advice="Call " + "us " * 40)
    plan = make_plan(routine(BRIDGE, pain=limits))
    lines = plan_lines(plan, said=SpeechDetail.NOT, width=80)
    first = lines.index("Pain 3–4, after a session: “Ice it.”")
    assert lines[first + 1].startswith("Pain 5–10, while exercising and after: “Call us us")
    assert lines[first + 2].startswith("  us us")
    assert max(map(len, lines[first:])) <= 80
    assert plan_json(plan)["pain"] == {
        "caution_at": 3,
        "stop_at": 5,
        "advice": "Ice it.",
        "stop_advice": limits.stop_advice,
    }
    no_amber = routine(BRIDGE, pain=PainLimits(caution_at=2, stop_at=2, advice="Never shown."))
    assert not any("Never shown." in line for line in plan_lines(make_plan(no_amber)))
    bare = plan_lines(make_plan(routine(BRIDGE)))
    assert not any(line.startswith("Pain") for line in bare)


def test_own_pace_has_no_length_in_json():
    """Null, and the whole says so; an exercise written out in its routine has no id."""
    usual = structs.replace(play("Squat", pace=Pace.SELF, reps=(8, 8)), id=None)
    shown = plan_json(make_plan(routine(Prescription(usual=usual, written_ready_s=10))))
    assert (shown["total_s"], shown["own_pace"]) == (10, True)
    assert (shown["steps"][1]["length_s"], shown["steps"][1]["reps"]) == (None, 8)
    assert shown["steps"][1]["id"] is None


def test_rounds_are_said_in_circuits_only():
    """The circuit's name and the round."""
    made = routine(
        Prescription(usual=play(for_s=(5, 5)), circuit="A", written_ready_s=5),
        circuits=(Circuit(name="A", rounds=2, rest_s=10),),
    )
    steps = plan_json(make_plan(made))["steps"]
    assert [(step["circuit"], step["round"]) for step in steps] == [
        ("A", 1),
        ("A", 1),
        ("A", 2),
        ("A", 2),
    ]


def test_the_table_for_people():
    """Name with its load once, a row a step, what is needed, and the totals."""
    own = Prescription(usual=play("Squat", pace=Pace.SELF), written_ready_s=5)
    lines = plan_lines(make_plan(routine(BRIDGE, own)), said=SpeechDetail.NOT)
    assert lines[:2] == ["Hip starter, usual day", ""]
    assert lines[2] == "Bridge. Light band."
    assert lines[3].startswith("  Mind: Push through both heels")
    ready = lines.index("    0:00  ready      10 s  Lie on your back. Bend your knees.")
    assert (
        lines[ready + 1] == "    0:10  work     13.5 s  set 1 of 2, left side, 3 times, hold 0.5 s"
    )
    assert lines.count("Bridge. Light band.") == 1
    assert any("own pace" in line and line.startswith("    ") for line in lines)
    assert "You need: a mat." in lines
    assert lines[-1].endswith(", and your own pace")


def test_what_is_said_stands_below_each_step():
    """In brief as one text, in full each sentence at its minute; the setup is not written twice."""
    plan = make_plan(routine(Prescription(usual=play(**counted(3)), written_ready_s=20)))
    brief = plan_lines(plan)
    ready = brief.index("    0:00  ready      20 s  get into place")
    assert [line.strip() for line in brief[ready + 1 : ready + 3]] == [
        "“Bridge. Lie on your back. Bend your knees. Push through both heels. 3",
        "times.”",
    ]
    assert brief[ready + 4].strip() == "“1. Go  Back  2. Go  Back  Last one. Go  Back”"
    full = plan_lines(plan, said=SpeechDetail.IN_FULL)
    assert "                     0:20  “1. Go”" in full
    assert "                     0:30  “Back”" in full


def test_a_sore_side_nobody_knows_is_not_passed_over():
    """The plan shows the left, and says why; not where its author wrote which."""
    sided = play(side=SideChoice.AFFECTED, **counted(3))
    assert "The sore side is asked" in plan_lines(make_plan(routine(sided)))[1]
    known = routine(sided, affected=SideChoice.RIGHT)
    assert plan_lines(make_plan(known))[1] == ""


def test_what_a_plan_asks_besides():
    """Positions with the ways down and up, and what each day costs, its work apart."""
    made = routine(
        Prescription(usual=play(position=Position.STANDING, **counted(8)), written_ready_s=10),
        Prescription(usual=play(position=Position.SUPINE, for_s=(30, 60)), written_ready_s=20),
    )
    lines = plan_lines(make_plan(made), said=SpeechDetail.NOT)
    assert lines[-5:-1] == [
        "Positions: standing, on your back. Down to the floor or up from it: once.",
        "gentle day     1:32, of it 1:02 at work in 2 sets",
        "usual day      1:47, of it 1:17 at work in 2 sets",
        "strong day     2:02, of it 1:32 at work in 2 sets",
    ]
