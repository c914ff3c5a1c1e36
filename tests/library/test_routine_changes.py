"""What changes where one version of a routine takes the place of another."""

import pytest
from msgspec import structs

from hipflow.library.routine_changes import routine_changes
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.format.choices import SideChoice
from hipflow.routine.format.precautions import Precaution
from hipflow.routine.resolve.routine import PainLimits

HIP = """hipflow = 1
title = "Hip"
per_week = 3
warning = "Stop at sharp pain."
[[exercise]]
name = "Bridge"
sets = 2
reps = 8
rest_s = 30
cues = ["Slowly"]
[[exercise]]
name = "Squat"
reps = [8, 12]
easier = { reps = 5 }
"""


def resolve_text(text):
    """The routine of a text."""
    library = ExerciseLibrary(())
    checked = check_bytes(text.encode(), name="hip.toml", kind="routine", library=library)
    return checked.require_routine()


def changes(old, new, of=HIP):
    """What changes where one text stands in place of another."""
    assert old in of
    return routine_changes(resolve_text(of), resolve_text(of.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("reps = 8\n", "reps = 12\n", "Bridge: 2 sets, 8 times. Then: 2 sets, 12 times."),
        ("sets = 2", "sets = 4", "Bridge: 2 sets, 8 times. Then: 4 sets, 8 times."),
        (
            "reps = 8\n",
            "reps = 8\nhold_s = 5\n",
            "Bridge: 2 sets, 8 times. Then: 2 sets, 8 times, hold 5 s.",
        ),
        ("[8, 12]", "[8, 14]", "Squat, on a strong day: 12 times. Then: 14 times."),
        ("rest_s = 30", "rest_s = 5", "Bridge: its pace, rests or sides change."),
        ("rest_s = 30", "rest_s = 30\nout_s = 5", "Bridge: its pace, rests or sides change."),
        ("rest_s = 30", "rest_s = 30\nready_s = 3", "Bridge: the time to get ready"),
        ('"Slowly"', '"Fast"', "Bridge: what is said and shown of it changes."),
        ("reps = 5", "reps = 7", "Squat: what is easier or harder changes."),
        ('name = "Squat"', 'name = "Deep squat"', "Deep squat is new: 10 times."),
        ('name = "Squat"', 'name = "Deep squat"', "Squat is left out."),
        ("per_week = 3", "per_week = 7", "How often: 3 days a week. Then: 7 days a week."),
        ("per_week = 3", "", "How often: 3 days a week. Then: nothing is said."),
        ('[[exercise]]\nname = "B', '[pain]\nstop_at = 8\n[[exercise]]\nname = "B', "Pain: take"),
        ("sharp", "dull", "Please note: Stop at dull pain."),
        ('warning = "Stop at sharp pain."', "", "Please note: nothing any more."),
        ('title = "Hip"', 'title = "Knee"', "Routine: Knee"),
        ("per_week = 3", "per_week = 3\nprecautions = ['kneel']", "Its language"),
    ],
)
def test_what_a_patient_would_find_changed(old, new, told):
    """Each quantity and each text that changes is told of, and what does not change is not."""
    found = changes(old, new)
    assert any(one.startswith(told) for one in found), found
    assert len(found) <= 2


def test_nothing_changes_where_nothing_is_played_otherwise():
    """A note of the author's own is none of the patient's; nor is where a picture lies."""
    assert changes('[[exercise]]\nname = "B', '# later more\n[[exercise]]\nname = "B') == ()
    old = resolve_text(HIP)
    first, *others = old.exercises
    moved = structs.replace(first, usual=structs.replace(first.usual, image="/elsewhere/b.png"))
    assert routine_changes(old, structs.replace(old, exercises=(moved, *others))) == ()


def test_the_order():
    """What comes first is part of a routine."""
    old = resolve_text(HIP)
    turned = structs.replace(old, exercises=old.exercises[::-1])
    assert routine_changes(old, turned) == ("The exercises come in another order.",)


def test_every_value_of_a_routine_is_looked_at():
    """No key can be changed without a word."""
    old = resolve_text(HIP)
    others = {
        "title": "x", "summary": "x", "author": "x", "contact": "x", "clinic": "x", "patient": "x",
        "language": "de", "voice": "x", "affected": SideChoice.LEFT, "per_week": (1, 1),
        "per_day": 2, "weeks": (4, 4), "warning": "x", "written_ready_s": 7.0,
        "precautions": tuple(Precaution)[:1], "pain": PainLimits(ask_before=False),
    }  # fmt: skip
    assert set(others) | {"exercises", "circuits"} == set(old.__struct_fields__)
    for key, value in others.items():
        assert routine_changes(old, structs.replace(old, **{key: value})), key
