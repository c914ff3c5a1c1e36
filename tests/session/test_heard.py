"""Whatever an author wrote is put into words once, wherever it is spoken, and measured so."""

import pytest
from msgspec import structs

from hipflow.export.guided_session import make_guided_session
from hipflow.player.rehearsal import plan_from_step
from hipflow.routine.format.choices import LevelName, Pace, SideChoice
from hipflow.routine.format.precautions import Precaution
from hipflow.routine.resolve.routine import Circuit, ExerciseLevel, PhaseWords, Prescription, Say
from hipflow.session.engine import cues, events, state
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, ReadyWait
from hipflow.session.speech import script
from hipflow.session.speech.dropped_speech import dropped_speech
from hipflow.session.speech.speech_settings import SpeechSettings, Verbosity
from hipflow.session.speech.spoken_text import AUTHORS_TEXTS
from tests.builders.routine_builders import counted, play, routine

SIGN, WORDS = "<90°", "less than 90 degrees"
NO_TEXTS = {"id", "image", "dose", "position", "figure", "not_with"}

DOSES = {
    "counted": counted(3, out_s=9, back_s=9),
    "held": counted(2, hold_s=(12, 12), out_s=0, back_s=0, sets=(2, 2), rest_s=60),
    "each side": counted(2, out_s=9, sets=(2, 2), side=SideChoice.EACH, side_s=60, rest_s=60),
    "in turn": counted(2, out_s=9, side=SideChoice.ALTERNATE),
    "timed": {"for_s": (60, 60)},
    "own pace": {"pace": Pace.SELF, "reps": (8, 8)},
}


def of_signs(**dose):
    """An exercise each of whose texts has a sign in it; two of a kind so that they have turns."""

    def text(name):
        return f"{name} {SIGN}"

    say = Say(**{step: text(f"say {step}") for step in ("ready", "work", "switch", "rest")})
    words = PhaseWords(**{phase: text(phase) for phase in ("out", "hold", "back", "relax")})
    return structs.replace(
        play(text("name"), **dose),
        setup=f"{text('setup')}. And more {SIGN}.",
        steps=(text("step"),),
        cues=(text("cue"),),
        caution=text("caution"),
        note=text("note"),
        words=words,
        say=say,
        side_words=(text("forward"), text("backward")),
        equipment=(text("chair"),),
        target=text("target"),
        load=text("load"),
        goal=text("goal"),
        how_often=text("often"),
        care_with=((Precaution.HIP_BEND_90, text("care")),),
    )


def made(dose, **fields):
    """A routine of two such exercises."""
    usual = of_signs(**DOSES[dose])
    fields.setdefault("circuits", (Circuit(name="A", rounds=2, rest_s=60),))
    exercises = (
        Prescription(usual=usual, written_ready_s=90),
        Prescription(usual=usual, written_ready_s=90, circuit="A"),
    )
    return routine(*exercises, precautions=(Precaution.HIP_BEND_90,), **fields)


def all_heard(plan, speaking):
    """Every sentence that can be said of a plan."""
    yield from script.script_texts(plan, speaking)
    yield from make_guided_session(plan, speaking, 30_000).texts
    for index in range(len(plan.steps)):
        yield script.repeat_line(plan, index, 0).text
        picked_up = cues.InterruptedResumed(at_ms=0, index=index, ready_ms=60_000)
        level = cues.LevelChanged(at_ms=0, exercise=0, level=LevelName.EASIER, name=f"name {SIGN}")
        for line in script.script_lines(plan, [picked_up, level], speaking):
            yield line.text or ""
        session, _ = state.start(plan_from_step(plan, index))
        for line in script.remaining_lines(session, (), 0, speaking):
            yield line.text or ""


@pytest.mark.parametrize("dose", DOSES)
@pytest.mark.parametrize("verbosity", Verbosity)
def test_no_sign_reaches_the_voice(dose, verbosity):
    """At every moment and in every way to say it; and it is put into words once only."""
    plan = make_plan(made(dose), Choices(wait=ReadyWait.ALWAYS))
    said = " | ".join(all_heard(plan, SpeechSettings(verbosity=verbosity)))
    assert SIGN not in said
    assert "less than less than" not in said
    if verbosity is Verbosity.FULL:
        assert f"name {WORDS}" in said.lower()


def test_every_text_of_an_exercise_is_known():
    """A new key is spoken as words as well, or is no text."""
    assert set(ExerciseLevel.__struct_fields__) == NO_TEXTS | set(AUTHORS_TEXTS)


def test_all_of_them_are_heard():
    """Name, load, setup, cue, goal, phases, halves and what is said at each step."""
    said = " | ".join(
        text.lower()
        for dose in DOSES
        for text in all_heard(make_plan(made(dose)), SpeechSettings())
    )
    spoken = [
        "name",
        "load",
        "setup",
        "care",
        "cue",
        "goal",
        "out",
        "hold",
        "back",
        "forward",
        "backward",
    ]
    spoken += [f"say {step}" for step in ("ready", "work", "switch", "rest")]
    assert [name for name in spoken if f"{name} {WORDS}" not in said] == []


def test_it_is_spoken_in_the_language_of_the_routine():
    """By its tag, with the decimal sign of that language."""
    usual = structs.replace(play(**counted(3)), setup="Mit 2.5 kg, <90°.")
    plan = make_plan(routine(usual, language="de-AT"))
    assert "Mit 2,5 Kilogramm, weniger als 90 Grad." in script.script_texts(plan)


def test_the_spoken_words_are_what_is_measured():
    """A setup that is short on paper and long in words is told of when it does not fit."""
    setup = "Bend <90°, 2x/day, 3x10-12 @ 2.5 kg."
    usual = structs.replace(play(**counted(3)), setup=setup, cues=())

    def unsaid(ready_s):
        prescription = Prescription(usual=usual, written_ready_s=ready_s)
        return dropped_speech(make_plan(routine(prescription)))

    (left,) = unsaid(9)
    assert left.key == "setup"
    assert left.text == (
        "Bend less than 90 degrees, 2 times per day, 3 times 10 to 12 with 2.5 kilograms."
    )
    as_written_s = SpeechSettings().length_ms(setup) / 1000
    assert left.needs_s > as_written_s + 4
    assert unsaid(20) == ()


def test_what_is_shown_stays_as_it_is_written():
    """Only the voice needs words."""
    plan = make_plan(made("counted"))
    assert plan.steps[0].play.name == f"name {SIGN}"
    session, _ = state.start(plan)
    assert state.advance(session, events.Done())[0].step.play.name == f"name {SIGN}"
