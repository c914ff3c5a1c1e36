"""What is said during work, by how much is to be said."""

import pytest
from msgspec import structs

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import Circuit, PhaseWords, Prescription, Say
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.steps import StepKind
from hipflow.session.speech.phrasebook import phrasebook_for
from hipflow.session.speech.script import step_lines
from hipflow.session.speech.script_work import fit_set_opening
from hipflow.session.speech.speech_settings import SpeechSettings, Verbosity
from hipflow.session.speech.spoken_text import heard_step
from tests.builders.routine_builders import counted, play, routine

FULL, BRIEF, COUNTS, OFF = Verbosity
LIFT = PhaseWords(out="Lift", hold="Hold", back="Lower")

HELD = counted(3, hold_s=(3, 3))
LONG = {"reps": (1, 1), "single_hold": True, "hold_s": (30, 30)}
TURNS = counted(3, out_s=3, side=SideChoice.ALTERNATE)
QUICK_TURNS = counted(3, out_s=1, back_s=1, side=SideChoice.ALTERNATE)

TABLE = {
    ("held", FULL): (
        HELD,
        "0.4 1. Lift|2 Hold|5 Lower|7 2. Lift|9 Hold|12 Lower|14 Last one. Lift|16 Hold|19 Lower",
    ),
    ("held", BRIEF): (HELD, "0.4 1|7 2|14 Last one"),
    ("held", COUNTS): (HELD, "0.4 1|7 2|14 3"),
    ("held", OFF): (HELD, ""),
    ("a long hold", FULL): (LONG, "0.4 Hold, 30 seconds.|15.4 Halfway."),
    ("a long hold", BRIEF): (LONG, "0.4 30 seconds.|15.4 Halfway."),
    ("a long hold", COUNTS): (LONG, ""),
    ("turns", FULL): (
        TURNS,
        (
            "0.4 1, left, Lift|3 Lower|5 right, Lift|8 Lower"
            "|10 2, left, Lift|13 Lower|15 right, Lift|18 Lower"
            "|20 Last one, left, Lift|23 Lower|25 right, Lift|28 Lower"
        ),
    ),
    ("turns", BRIEF): (
        TURNS,
        "0.4 1, left|5 right|10 2, left|15 right|20 Last one, left|25 right",
    ),
    ("quick turns", FULL): (
        QUICK_TURNS,
        (
            "0.4 left|1 Lower|2 right|3 Lower|4 left 2|5 Lower|6 right|7 Lower"
            "|8 Last one|9 Lower|10 right|11 Lower"
        ),
    ),
    ("quick turns", BRIEF): (QUICK_TURNS, "0.4 left|2 right|4 left 2|6 right|8 Last one|10 right"),
    ("turns", COUNTS): (TURNS, "0.4 1|10 2|20 3"),
    ("timed", FULL): ({"for_s": (40, 40)}, "0.4 40 seconds.|1.7 Push up.|20.4 Halfway."),
    ("timed", BRIEF): ({"for_s": (40, 40)}, "0.4 40 seconds.|20.4 Halfway."),
    ("timed", COUNTS): ({"for_s": (40, 40)}, ""),
    ("own pace", FULL): (
        {"pace": Pace.SELF, "reps": (8, 8)},
        "0.4 8 times, at your own pace.|2.9 Press space when you are done.",
    ),
    ("own pace", BRIEF): ({"pace": Pace.SELF, "reps": (8, 8)}, "0.4 8 times, at your own pace."),
    ("own pace in turn", BRIEF): (
        {"pace": Pace.SELF, "reps": (8, 8), "side": SideChoice.ALTERNATE},
        "0.4 8 times each side, at your own pace.",
    ),
    ("own pace", COUNTS): ({"pace": Pace.SELF, "reps": (8, 8)}, ""),
}


NOTHING = Say()
SLOW = Say(work="Slow and even, all the way.")


def heard(dose, speaking, say=NOTHING):
    """The sentences of the first set: seconds and words, one after the other."""
    usual = structs.replace(play("Bridge", **dose), cues=("Push up",), words=LIFT, say=say)
    plan = make_plan(routine(usual))
    index = next(i for i, step in enumerate(plan.steps) if step.kind is StepKind.WORK)
    lines = [line for line in step_lines(plan, index, speaking) if line.text]
    return "|".join(f"{round(line.at_ms / 1000, 1):g} {line.text}" for line in lines)


@pytest.mark.parametrize(("name", "verbosity"), TABLE)
def test_what_is_said_in_a_set(name, verbosity):
    """Each kind of work at each verbosity: what is said, and when."""
    dose, expected = TABLE[name, verbosity]
    assert heard(dose, SpeechSettings(verbosity=verbosity)) == expected


@pytest.mark.parametrize(
    ("phase_s", "expected"),
    [
        (0.35, "0.35 Up|0.7 Up|1.05 Up|1.4 Up"),
        (0.5, "0.5 2|1.5 4"),
        (1, "0.4 1|1 2|2 3|3 4|4 Last one"),
        (2, "0.4 1. Up|2 2. Up|4 3. Up|6 4. Up|8 Last one. Up"),
    ],
)
def test_a_short_phase_gets_what_fits(phase_s, expected):
    """The word alone, every second count, every count, count and word."""
    usual = structs.replace(
        play("Pulse", **counted(5, out_s=phase_s, back_s=0)), words=PhaseWords(out="Up")
    )
    lines = [line for line in step_lines(make_plan(routine(usual)), 1) if line.text]
    assert "|".join(f"{line.at_ms / 1000:g} {line.text}" for line in lines) == expected


OWN = {
    ("held", FULL): (HELD, "0.4 Slow and even, all the way.|5 Lower|7 2. Lift|9 Hold"),
    ("held", BRIEF): (HELD, "0.4 Slow and even, all the way.|7 2|14 Last one"),
    ("held", COUNTS): (HELD, "0.4 1|7 2|14 3"),
    ("timed", FULL): (
        {"for_s": (40, 40)},
        "0.4 40 seconds.|1.7 Slow and even, all the way.|4 Push up.",
    ),
    ("timed", BRIEF): (
        {"for_s": (40, 40)},
        "0.4 40 seconds.|1.7 Slow and even, all the way.|20.4 Halfway.",
    ),
    ("own pace", FULL): (
        {"pace": Pace.SELF},
        "0.4 At your own pace.|1.8 Slow and even, all the way.|4.1 Press space when you are done.",
    ),
}


@pytest.mark.parametrize(("name", "verbosity"), OWN)
def test_what_an_author_has_said_is_not_spoken_over(name, verbosity):
    """In full as the set begins; the phase words wait until it is over."""
    dose, expected = OWN[name, verbosity]
    said = heard(dose, SpeechSettings(verbosity=verbosity), SLOW)
    assert said.startswith(expected)


def test_what_does_not_fit_a_set_is_left_out():
    """A sentence longer than the set is not begun, and the counts are heard."""
    long = Say(work="Breathe in through your nose and out through your mouth, slowly, each time.")
    assert heard(counted(1), SpeechSettings(), long) == "0.4 Lift|2 Lower"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "0.4 1 links, Lift|4 rechts, Lift|8 2 links, Lift|16 Letztes Mal links, Lift"),
        ("es", "0.4 1, izquierda|4 derecha|8 2, izquierda|16 La última, izquierda"),
    ],
)
def test_a_count_goes_before_its_side_as_the_language_joins_them(language, expected):
    """Without a pause where it reads well; where there is no time for all the phase word goes."""
    dose = counted(3, out_s=2, side=SideChoice.ALTERNATE)
    usual = structs.replace(play("March", **dose), words=PhaseWords(out="Lift", back="Lower"))
    plan = make_plan(routine(usual, language=language))
    begun = [line for line in step_lines(plan, 1) if line.text and line.text != "Lower"]
    said = [f"{line.at_ms / 1000:g} {line.text}" for line in begun]
    assert "|".join(text for text in said if not text.startswith(("12", "20"))) == expected


def opening(plan, nth):
    """What is said as the nth set of a plan begins."""
    index = [i for i, step in enumerate(plan.steps) if step.kind is StepKind.WORK][nth]
    book = phrasebook_for("en")
    fitted = fit_set_opening(heard_step(plan, index), book, SpeechSettings())
    return [text for _, text in fitted.said]


def test_a_side_without_a_time_to_change_is_named_by_the_set():
    """Nobody else would: there is no step before it."""
    made = routine(play(**counted(8, side=SideChoice.EACH, side_s=0)))
    assert opening(make_plan(made), 0) == []
    assert opening(make_plan(made), 1) == ["Right side."]
    halves = structs.replace(made.exercises[0].usual, side_words=("forward", "backward"))
    assert opening(make_plan(routine(halves)), 1) == ["Now backward."]


def test_an_exercise_without_a_time_to_get_ready_is_named_by_the_set():
    """With its round and its side, before its own time and its author's words."""
    usual = structs.replace(play("March", for_s=(60, 60)), say=Say(work="Slowly."))
    made = routine(
        Prescription(usual=play("Squat", **counted(8)), circuit="A"),
        Prescription(usual=usual, circuit="A"),
        circuits=(Circuit(name="A", rounds=2, rest_s=0, change_s=0),),
    )
    plan = make_plan(made)
    said = opening(plan, 1)
    assert said[:3] == ["March. Round 1 of 2.", "1 minute.", "Slowly."]
    assert opening(plan, 2) == ["Squat. Last round."]


def test_a_set_with_a_step_before_it_is_not_named_again():
    """It was announced there."""
    plan = make_plan(routine(play(**counted(8, side=SideChoice.EACH, side_s=5))))
    assert [opening(plan, nth) for nth in (0, 1)] == [[], []]
