"""The words of a session."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import Circuit, PhaseWords, Prescription
from hipflow.session.plan.plan import day_totals_s, make_plan
from hipflow.session.plan.steps import RepPhaseKind, Side, StepKind
from hipflow.session.speech import display_text
from tests.builders.routine_builders import counted, play, routine


def steps(kind, exercise=None, **dose):
    """The steps of a kind in a routine of one exercise."""
    made = routine(exercise or Prescription(usual=play(**dose), written_ready_s=10))
    return [step for step in make_plan(made).steps if step.kind is kind]


def test_the_authors_word_for_a_phase_wins():
    """Where the author wrote none, the plain word stands."""
    made = structs.replace(play(**counted()), words=PhaseWords(out="Lift"))
    phases = [phase for phase in RepPhaseKind if phase is not RepPhaseKind.NAMED]
    words = [display_text.phase_word(made, phase) for phase in phases]
    assert words == ["Lift", "Hold", "Back", "Relax"]
    named = structs.replace(made, phase_names=("Push", "Stretch"))
    assert display_text.phase_word(named, RepPhaseKind.NAMED, 1) == "Stretch"


@pytest.mark.parametrize(
    ("side", "name", "word"),
    [
        (Side.LEFT, "left side", "left"),
        (Side.RIGHT, "right side", "right"),
        (Side.BOTH, None, "both"),
        (Side.ALTERNATE, None, "alternate"),
    ],
)
def test_sides_are_named_where_there_is_one(side, name, word):
    """Both and alternate have no side to name."""
    made = play(**counted())
    assert (display_text.side_name(made, side), display_text.side_word(made, side)) == (name, word)


def test_the_authors_words_for_the_halves_win():
    """Circles go forwards and backwards, not left and right."""
    made = structs.replace(play(**counted()), side_words=("forwards", "backwards"))
    assert display_text.side_name(made, Side.LEFT) == "forwards"
    assert display_text.side_word(made, Side.RIGHT) == "backwards"
    assert display_text.side_name(made, Side.BOTH) is None


def test_a_place_leaves_out_what_there_is_only_one_of():
    """Round, set and side, in that order."""
    single = steps(StepKind.WORK, **counted())
    assert display_text.place_of(single[0]) == []
    made = routine(
        Prescription(usual=play(**counted(sets=(2, 2), side=SideChoice.EACH)), circuit="A"),
        circuits=(Circuit(name="A", rounds=3),),
    )
    last = make_plan(made).steps[-1]
    assert display_text.place_of(last) == ["round 3 of 3", "set 2 of 2", "right side"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, []),
        ("  ", []),
        ("Lie down.", ["Lie down."]),
        (
            "Lie down.  Bend your knees! Ready? Go",
            ["Lie down.", "Bend your knees!", "Ready?", "Go"],
        ),
        ("Hold 2.5 kg", ["Hold 2.5 kg"]),
    ],
)
def test_a_text_is_cut_into_sentences(text, expected):
    """At a full stop, question or exclamation mark before a space, and nowhere else."""
    assert display_text.sentences(text) == expected


@given(st.text(" abc.!?", max_size=60))
def test_cutting_loses_no_word(text):
    """All words are still there, in order."""
    assert " ".join(display_text.sentences(text)).split() == text.split()


def test_parts_become_sentences():
    """A capital first, a full stop last, nothing where there is nothing."""
    assert (
        display_text.sentence("bridge", None, " set 1 of 2 ", "", "Now!")
        == "Bridge. Set 1 of 2. Now!"
    )
    assert display_text.sentence(None, " ") == ""


def test_every_set_gets_a_cue_in_turn():
    """Two cues, three sets: first, second, first; no cues, none."""
    made = structs.replace(play(**counted(sets=(3, 3))), cues=("One", "Two"))
    given_cues = [display_text.author_cue(step) for step in steps(StepKind.WORK, made)]
    assert given_cues == ["One", "Two", "One"]
    silent = structs.replace(made, cues=())
    assert display_text.author_cue(steps(StepKind.WORK, silent)[0]) is None


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "0 seconds"),
        (1_000, "1 second"),
        (30_000, "30 seconds"),
        (60_000, "1 minute"),
        (61_000, "1 minute 1 second"),
        (150_000, "2 minutes 30 seconds"),
    ],
)
def test_seconds_in_words(ms, text):
    """Singular and plural, and no part that is nothing."""
    assert display_text.seconds_text(ms) == text


@pytest.mark.parametrize(
    ("ms", "text"),
    [(0, "0:00"), (245_000, "4:05"), (3_599_600, "1:00:00"), (3_723_000, "1:02:03")],
)
def test_times_of_a_clock(ms, text):
    """Minutes and seconds; hours only when there are some."""
    assert display_text.clock_text(ms) == text


@pytest.mark.parametrize(
    ("dose", "text"),
    [
        (counted(8), "8 times"),
        (counted(1), "once"),
        (counted(8, hold_s=(5, 5)), "8 times, hold 5 s"),
        (counted(1, hold_s=(2.5, 2.5)), "hold 2.5 s"),
        ({"reps": (1, 1), "single_hold": True, "hold_s": (30, 30)}, "hold 30 s"),
        ({"for_s": (90, 90)}, "for 1 minute 30 seconds"),
        (
            {"for_s": (60, 60), "paced": True, "out_s": 2, "hold_s": (3, 3)},
            "for 1 minute, hold 3 s each",
        ),
        ({"pace": Pace.SELF, "reps": (8, 8)}, "8 times, at your own pace"),
        ({"pace": Pace.SELF}, "at your own pace"),
        (counted(8, side=SideChoice.ALTERNATE), "8 times, each side in turn"),
        (counted(8, side=SideChoice.LEFT), "left side, 8 times"),
    ],
)
def test_work_in_one_line(dose, text):
    """What one set asks, of any kind of dose."""
    assert display_text.step_text(steps(StepKind.WORK, **dose)[0]) == text


def test_waiting_in_one_line():
    """Ready gives the setup, a switch the side, a rest what follows."""
    dose = counted(sets=(2, 2), side=SideChoice.EACH)
    assert display_text.step_text(steps(StepKind.READY, **dose)[0]).startswith("Lie on your back.")
    assert display_text.step_text(steps(StepKind.SWITCH, **dose)[0]) == "Change sides: right side"
    circles = structs.replace(play(**dose), side_words=("forwards", "backwards"))
    assert display_text.step_text(steps(StepKind.SWITCH, circles)[0]) == "Now backwards"
    assert (
        display_text.step_text(steps(StepKind.REST, **dose)[0])
        == "Rest, then set 2 of 2, left side"
    )
    bare = structs.replace(play(**counted()), setup=None)
    assert display_text.step_text(steps(StepKind.READY, bare)[0]) == "Get into place."


def test_totals_of_all_days():
    """Usual first, then the least and the most."""
    made = routine(play(**counted(8) | {"reps": (8, 12)}))
    assert (
        display_text.duration_line(made, day_totals_s(made))
        == "total 0:55 usual · 0:47 gentle · 1:03 strong"
    )
