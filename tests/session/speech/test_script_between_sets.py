"""What is said while waiting, by how much is to be said."""

import pytest
from msgspec import structs

from hipflow.routine.format.choices import LevelName, Position, SideChoice
from hipflow.routine.resolve.routine import Circuit, Prescription, Say
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, LevelChange, SetKey
from hipflow.session.plan.steps import StepKind
from hipflow.session.speech import script_between_sets
from hipflow.session.speech.phrasebook import phrasebook_for
from hipflow.session.speech.script_between_sets import fit_between_sets
from hipflow.session.speech.script_work import fit_set_opening
from hipflow.session.speech.speech_settings import SpeechSettings, Verbosity
from hipflow.session.speech.time_fit import fit_to_time
from tests.builders.routine_builders import counted, play, routine


def prescribed(name, position=None, **more):
    """An exercise with half a minute to get ready."""
    made = structs.replace(play(name, **counted(8, **more)), position=position)
    return Prescription(usual=made, written_ready_s=30)


def said(plan, kind, nth=0, verbosity=Verbosity.FULL):
    """The sentences of the nth step of a kind."""
    index = [i for i, step in enumerate(plan.steps) if step.kind is kind][nth]
    return [
        text for _, text in fit_between_sets(plan, index, SpeechSettings(verbosity=verbosity)).said
    ]


CUE = "Push through both heels."

SAY = Say(
    ready="This is the one we practised",
    work="Slow and even",
    switch="Roll over slowly.",
    rest="Shake your legs out.",
)


@pytest.mark.parametrize("verbosity", [Verbosity.FULL, Verbosity.BRIEF])
def test_what_an_author_has_said_stands_behind_what_is_coming(verbosity):
    """At each step the text written for it, before any setup and cue, also when brief."""
    usual = structs.replace(
        play("Bridge", **counted(8, sets=(2, 2), side=SideChoice.EACH)), say=SAY
    )
    plan = make_plan(routine(Prescription(usual=usual, written_ready_s=30)))
    kinds = (StepKind.READY, StepKind.SWITCH, StepKind.REST)
    heard = {kind: said(plan, kind, verbosity=verbosity)[:3] for kind in kinds}
    assert heard[StepKind.READY][1] == "This is the one we practised."
    assert heard[StepKind.SWITCH] == ["Change sides. Right side.", "Roll over slowly."]
    assert heard[StepKind.REST][2] == "Shake your legs out."


def test_briefly_the_position_stands_for_the_setup():
    """The body gets told where to go, without the sentences on how."""
    plan = make_plan(routine(prescribed("Bridge", Position.SUPINE, sets=(2, 2))))
    assert said(plan, StepKind.READY, verbosity=Verbosity.BRIEF) == [
        "Bridge. Set 1 of 2.",
        "On your back.",
    ]
    assert said(plan, StepKind.REST, verbosity=Verbosity.BRIEF) == [
        "Rest.",
        "Next, Bridge, last set.",
    ]


def test_a_position_that_stays_is_not_said():
    """Only where the body has to move."""
    plan = make_plan(
        routine(prescribed("Bridge", Position.SUPINE), prescribed("Lift", Position.SUPINE))
    )
    assert said(plan, StepKind.READY, 1, Verbosity.BRIEF) == ["Lift."]


def test_the_rest_of_a_circuit_says_the_next_exercise_with_its_position():
    """It is not the one before: the body needs to know."""
    made = routine(
        structs.replace(prescribed("Squat", Position.STANDING), circuit="A"),
        structs.replace(prescribed("Bridge", Position.SUPINE), circuit="A"),
        circuits=(Circuit(name="A", rounds=3, rest_s=20),),
    )
    assert said(make_plan(made), StepKind.REST)[1] == "Next, Squat, standing, round 2 of 3."


def test_the_setup_is_said_in_the_first_round_only():
    """Later the body knows how; where it goes is still said, and what to think of."""
    made = routine(
        structs.replace(prescribed("Squat", Position.STANDING), circuit="A"),
        structs.replace(prescribed("Bridge", Position.SUPINE), circuit="A"),
        circuits=(Circuit(name="A", rounds=3, rest_s=20),),
    )
    first, second = (said(make_plan(made), StepKind.READY, nth) for nth in (1, 2))
    assert first[1:] == ["Lie on your back.", "Bend your knees.", CUE, "8 times."]
    assert second == ["Bridge. Round 2 of 3.", "On your back.", CUE, "8 times."]


@pytest.mark.parametrize("for_s", [8, 40])
def test_a_cue_is_said_once_a_set(for_s):
    """While waiting, or as the set begins where there is time for it; not twice in ten seconds."""
    timed = play("March", for_s=(for_s, for_s), sets=(2, 2), rest_s=30)
    plan = make_plan(routine(Prescription(usual=timed, written_ready_s=30)))
    for kind, nth in ((StepKind.READY, 0), (StepKind.REST, 0)):
        work = next(i for i, step in enumerate(plan.steps) if step.kind is kind) + 1
        opening = fit_set_opening(plan.steps[work], phrasebook_for("en"), SpeechSettings())
        texts = said(plan, kind, nth) + [text for _, text in opening.said]
        assert texts.count(CUE) == 1


@pytest.mark.parametrize(
    ("count", "cheers"),
    [
        (1, {}),
        (2, {1: "This is the last exercise."}),
        (3, {2: "This is the last exercise."}),
        (4, {2: "Half of the exercises are behind you.", 3: "This is the last exercise."}),
        (5, {4: "This is the last exercise."}),
    ],
)
def test_how_far_it_is_is_said_sparsely(count, cheers):
    """Half, in longer routines, and the last one: true whatever was skipped."""
    plan = make_plan(routine(*[prescribed(f"Exercise {n}") for n in range(count)]))
    heard = {n: said(plan, StepKind.READY, n)[-1] for n in range(count)}
    known = set(cheers.values())
    assert {n: text for n, text in heard.items() if text in known or n in cheers} == cheers


def test_changing_sides_says_which_side_to_lie_on_now():
    """What of the setup is of one side is said anew; the rest of it was heard."""
    usual = structs.replace(
        play("Clamshell", **counted(3, side=SideChoice.EACH, side_s=20)),
        setup="Lie on your {other} side. Bend your knees.",
        cues=(),
    )
    plan = make_plan(routine(usual))
    index = next(i for i, step in enumerate(plan.steps) if step.kind is StepKind.SWITCH)
    said = [each.text for each in fit_between_sets(plan, index, SpeechSettings()).said]
    assert said == ["Change sides. Right side.", "Lie on your left side."]
    ready = [each.text for each in fit_between_sets(plan, 0, SpeechSettings()).said]
    assert "Lie on your right side." in ready


CAUTION = "Stop if it pinches in front."


def careful(name, **more):
    """An exercise with a caution and nothing else to say."""
    return structs.replace(play(name, **counted(5, **more)), setup=None, cues=(), caution=CAUTION)


def test_a_caution_is_said_once_where_there_is_time():
    """In the first rest that is long enough, where getting ready is too short; never again."""
    made = Prescription(usual=careful("Bridge", sets=(4, 4), rest_s=20), written_ready_s=4)
    plan = make_plan(routine(made))
    assert CAUTION not in said(plan, StepKind.READY)
    heard = [CAUTION in said(plan, StepKind.REST, nth) for nth in range(3)]
    assert heard == [True, False, False]


def test_a_caution_of_another_level_is_said_as_it_begins():
    """The level before had none to say."""
    calm = structs.replace(careful("Bridge", sets=(3, 3), rest_s=30), caution=None)
    made = Prescription(usual=calm, harder=careful("Long bridge", sets=(3, 3), rest_s=30))
    up = LevelChange(exercise=0, level=LevelName.HARDER, start=SetKey(round=1, block=0, set=2))
    plan = make_plan(routine(made), Choices(levels=(up,)))
    heard = [CAUTION in said(plan, StepKind.REST, nth) for nth in range(2)]
    assert heard == [True, False]


def test_a_caution_for_which_there_is_never_time_is_looked_for_once_a_step(monkeypatch):
    """Twenty sets with rests too short for it: not twice as long for each set more."""
    fits = []
    monkeypatch.setattr(
        script_between_sets, "fit_to_time", lambda *a, **k: fits.append(a) or fit_to_time(*a, **k)
    )
    made = Prescription(usual=careful("Bridge", sets=(20, 20), rest_s=4), written_ready_s=4)
    said(make_plan(routine(made)), StepKind.REST, 18)
    assert len(fits) == 20
