"""What is heard when: plans in, timed sentences and tones out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import Circuit, ExerciseLevel, PhaseWords, Prescription
from hipflow.session.engine import cues, events, state
from hipflow.session.engine.events import PauseReason
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, ReadyWait
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Day
from hipflow.session.speech import script
from hipflow.session.speech.script import script_lines, script_texts, step_lines
from hipflow.session.speech.speech_settings import SpeechSettings
from tests.builders.routine_builders import counted, play, routine, routines
from tests.builders.session_builders import (
    EVENTS,
    PLANS,
    SESSIONS,
    after,
    begin,
    run_to_end,
    walk_to,
)

COUNTDOWN = ["*countdown"] * 3
SPACE = "Press space when you are ready."
LIFT = PhaseWords(out="Lift", hold="Hold", back="Lower")


def spoken(name="Bridge", ready_s=20, **words):
    """An exercise that says Lift, Hold and Lower; whatever is no word of a play is its dose."""
    of_play = {
        key: words.pop(key) for key in tuple(words) if key in ExerciseLevel.__struct_fields__
    }
    usual = structs.replace(play(name, **words), words=LIFT, **of_play)
    return Prescription(usual=usual, written_ready_s=ready_s)


def heard(plan, kind=StepKind.WORK, nth=0, speech=None):
    """Seconds and what is heard then, of the nth step of a kind; tones carry a star."""
    index = [i for i, step in enumerate(plan.steps) if step.kind is kind][nth]
    lines = step_lines(plan, index, speech)
    return [(line.at_ms / 1000, line.text or f"*{line.tone}") for line in lines]


def words(plan, kind=StepKind.WORK, nth=0):
    """Only the sentences."""
    return [text for _, text in heard(plan, kind, nth) if not text.startswith("*")]


WORK_TABLE = {
    "counted with words": (
        spoken(**counted(3, hold_s=(3, 3))),
        [
            (0.0, "*start"),
            (0.4, "1. Lift"),
            (2.0, "Hold"),
            (5.0, "Lower"),
            (7.0, "*tick"),
            (7.0, "2. Lift"),
            (9.0, "Hold"),
            (12.0, "Lower"),
            (14.0, "*tick"),
            (14.0, "Last one. Lift"),
            (16.0, "Hold"),
            (19.0, "Lower"),
        ],
    ),
    "a number in a phase of one second": (
        spoken(**counted(2, out_s=1, hold_s=(1, 1), back_s=1)),
        [
            (0.0, "*start"),
            (0.4, "1"),
            (1.0, "Hold"),
            (2.0, "Lower"),
            (3.0, "*tick"),
            (3.0, "2"),
            (4.0, "Hold"),
            (5.0, "Lower"),
        ],
    ),
    "sides in turn": (
        spoken(**counted(1, side=SideChoice.ALTERNATE)),
        [
            (0.0, "*start"),
            (0.4, "left, Lift"),
            (2.0, "Lower"),
            (4.0, "*tick"),
            (4.0, "right, Lift"),
            (6.0, "Lower"),
        ],
    ),
    "sides in turn have their own names": (
        spoken(
            side_words=("forwards", "backwards"), **counted(1, out_s=2, side=SideChoice.ALTERNATE)
        ),
        [
            (0.0, "*start"),
            (0.4, "forwards, Lift"),
            (2.0, "Lower"),
            (4.0, "*tick"),
            (4.0, "backwards, Lift"),
            (6.0, "Lower"),
        ],
    ),
    "holds in turn": (
        spoken(reps=(1, 1), single_hold=True, hold_s=(12, 12), side=SideChoice.ALTERNATE),
        [
            (0.0, "*start"),
            (0.4, "left, Hold, 12 seconds."),
            *zip((9.0, 10.0, 11.0), COUNTDOWN, strict=True),
            (12.0, "*tick"),
            (12.0, "right, Hold, 12 seconds."),
            *zip((21.0, 22.0, 23.0), COUNTDOWN, strict=True),
        ],
    ),
    "thirty seconds": (
        spoken(for_s=(30, 30)),
        [
            (0.0, "*start"),
            (0.4, "30 seconds."),
            (1.788, "Push through both heels."),
            (15.0, "*halfway"),
            (15.4, "Halfway."),
            *zip((27.0, 28.0, 29.0), COUNTDOWN, strict=True),
        ],
    ),
    "five seconds: the cue would run into the countdown": (
        spoken(for_s=(5, 5)),
        [
            (0.0, "*start"),
            (0.4, "5 seconds."),
            *zip((2.0, 3.0, 4.0), COUNTDOWN, strict=True),
        ],
    ),
    "a long hold": (
        spoken(reps=(1, 1), single_hold=True, hold_s=(30, 30)),
        [
            (0.0, "*start"),
            (0.4, "Hold, 30 seconds."),
            (15.0, "*halfway"),
            (15.4, "Halfway."),
            *zip((27.0, 28.0, 29.0), COUNTDOWN, strict=True),
        ],
    ),
    "own pace": (
        spoken(pace=Pace.SELF, reps=(8, 8), goal="until the thigh is tired"),
        [
            (0.0, "*start"),
            (0.4, "8 times, at your own pace."),
            (2.948, "Until the thigh is tired."),
            (4.868, "Press space when you are done."),
        ],
    ),
    "own pace, nothing asked": (
        spoken(pace=Pace.SELF),
        [(0.0, "*start"), (0.4, "At your own pace."), (1.788, "Press space when you are done.")],
    ),
}


@pytest.mark.parametrize("name", WORK_TABLE)
def test_work_is_heard(name):
    """Each kind of work: its tones, its words, and when."""
    exercise, expected = WORK_TABLE[name]
    assert heard(make_plan(routine(exercise))) == expected


def test_getting_ready_says_name_setup_cue_and_dose():
    """What matters most comes first, and the last three seconds are tones."""
    plan = make_plan(routine(spoken(load="light band", **counted(8, hold_s=(5, 5), sets=(2, 2)))))
    assert heard(plan, StepKind.READY) == [
        (0.4, "Bridge. Set 1 of 2. Light band."),
        (3.976, "Lie on your back."),
        (5.364, "Bend your knees."),
        (6.752, "Push through both heels."),
        (8.672, "8 times, and hold for 5 seconds."),
        *zip((17.0, 18.0, 19.0), COUNTDOWN, strict=True),
    ]


@pytest.mark.parametrize(
    ("ready_s", "said"),
    [
        (1, ["Bridge."]),
        (3, ["Bridge."]),
        (6, ["Bridge.", "Lie on your back."]),
        (8, ["Bridge.", "Lie on your back.", "Bend your knees."]),
        (10, ["Bridge.", "Lie on your back.", "Bend your knees.", "Push through both heels."]),
    ],
)
def test_a_short_ready_says_whole_sentences_only(ready_s, said):
    """The name always; the setup and the cue sentence by sentence as far as they fit."""
    exercise = spoken(ready_s=ready_s, pace=Pace.SELF)
    assert words(make_plan(routine(exercise)), StepKind.READY) == said


def test_a_ready_that_waits_has_all_its_time_for_words():
    """Nothing is counted down, so more of it fits; then it asks for the key."""
    exercise = spoken(ready_s=10, **counted(8, hold_s=(5, 5)))
    expected = [
        (0.4, "Bridge."),
        (1.256, "Lie on your back."),
        (2.644, "Bend your knees."),
        (4.032, "Push through both heels."),
    ]
    counted_down = heard(make_plan(routine(exercise)), StepKind.READY)
    short = (5.952, "8 times.")
    assert counted_down == [*expected, short, *zip((7.0, 8.0, 9.0), COUNTDOWN, strict=True)]
    waiting = heard(make_plan(routine(exercise), Choices(wait=ReadyWait.ALWAYS)), StepKind.READY)
    asked = [(10.0, "*rest-end"), (10.4, SPACE)]
    more = [(5.952, "8 times, and hold for 5 seconds."), (9.108, "Hip starter.")]
    assert waiting == [*expected, *more, *asked]


def test_a_rest_says_what_comes_next():
    """The next set with its side, then the cue of that set."""
    exercise = spoken(cues=("First", "Second"), **counted(3, sets=(2, 2), side=SideChoice.RIGHT))
    assert words(make_plan(routine(exercise)), StepKind.REST) == [
        "Rest.",
        "Next, Bridge, last set, right side.",
        "Second.",
    ]


def test_a_switch_says_the_other_side():
    """Each side in turn: the switch names where to go, in the author's word if there is one."""
    each = counted(1, side=SideChoice.EACH)
    assert words(make_plan(routine(spoken(**each))), StepKind.SWITCH) == [
        "Change sides. Right side."
    ]
    circles = spoken(side_words=("forwards", "backwards"), **each)
    assert words(make_plan(routine(circles)), StepKind.SWITCH) == ["Now backwards."]
    hurried = spoken(side_words=("forwards", "backwards"), side_s=4.4, **each)
    assert words(make_plan(routine(hurried)), StepKind.SWITCH) == ["Backwards."]


def test_the_rest_of_a_circuit_names_the_next_round():
    """After a round comes its first exercise again, and the round is named."""
    made = routine(
        structs.replace(spoken("Squat", for_s=(30, 30)), circuit="A"),
        structs.replace(spoken("March", for_s=(30, 30)), circuit="A"),
        circuits=(Circuit(name="A", rounds=2, rest_s=20),),
    )
    said = words(make_plan(made), StepKind.REST)
    assert said[:2] == ["Rest.", "Next, Squat, last round."]


def test_one_is_said_in_the_singular():
    """One repetition is once, and one second is no seconds."""
    plan = make_plan(routine(spoken(**counted(1, hold_s=(1, 1)))))
    assert words(plan, StepKind.READY)[-1] == "Once, and hold for 1 second."


@pytest.mark.parametrize(("day", "said"), [(Day.GENTLE, "6 times."), (Day.STRONG, "10 times.")])
def test_a_range_is_said_as_the_day_decides(day, said):
    """Where the author wrote a range, what is announced is what will be counted."""
    made = routine(spoken(reps=(6, 10), out_s=2, back_s=2))
    assert words(make_plan(made, Choices(day=day)), StepKind.READY)[-1] == said


def test_sides_in_turn_are_announced_for_each():
    """Eight a side are sixteen in all: the words say which is meant."""
    plan = make_plan(routine(spoken(**counted(8, side=SideChoice.ALTERNATE))))
    assert words(plan, StepKind.READY)[-1] == "8 times each side."


def test_the_length_of_the_language_is_planned_with():
    """French is quicker than its letters look: the next sentence begins the sooner."""
    exercise = spoken("Étirement des fléchisseurs de la hanche", for_s=(30, 30))
    english, french = (
        heard(make_plan(routine(exercise, language=language)), StepKind.READY)
        for language in ("en", "fr")
    )
    assert english[0] == french[0]
    assert french[1][0] - 0.4 < 0.9 * (english[1][0] - 0.4)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        (cues.Paused(at_ms=5, reason=PauseReason.ASKED), ["Paused."]),
        (cues.Paused(at_ms=5, reason=PauseReason.PANEL), []),
        (cues.Paused(at_ms=5, reason=PauseReason.GAP), ["Paused. The computer was asleep."]),
        (cues.TimeAdded(at_ms=5, added_ms=15_000), ["15 seconds more."]),
        (cues.LeadInEnded(at_ms=5), ["*start"]),
        (cues.Resumed(at_ms=5, lead_in_ms=0), []),
        (cues.ReadyOver(at_ms=5), ["*rest-end", SPACE]),
        (cues.StepEnded(at_ms=5, kind=StepKind.WORK, complete=True), ["*work-end"]),
        (cues.StepEnded(at_ms=5, kind=StepKind.WORK, complete=False), []),
        (cues.StepEnded(at_ms=5, kind=StepKind.REST, complete=True), []),
    ],
)
def test_keys_are_answered(cue, expected):
    """What a key brings is said in a few words, or not at all."""
    lines = script_lines(make_plan(routine(play(**counted()))), [cue])
    assert [line.text or f"*{line.tone}" for line in lines] == expected


def test_the_ending_asks_for_the_pain():
    """Finished or stopped, what comes next is the rating."""
    session = begin(routine(play(**counted())))
    _, given_cues = state.advance(session, events.Stop())
    said = [line.text for line in script_lines(session.plan, given_cues) if line.text]
    assert said == ["Stopped. What you did is kept. Now rate your pain, from 0 to 10."]


def test_what_was_missed_is_said_once_more():
    """Name, place, how to get there, the cue and what is asked, in one go; in work its cue."""
    plan = make_plan(routine(spoken(**counted(3, sets=(2, 2)))))
    line = script.repeat_line(plan, 0, 4_000)
    setup = "Lie on your back. Bend your knees."
    assert line.text == f"Bridge. Set 1 of 2. {setup} Push through both heels. 3 times."
    assert script.repeat_line(plan, 1, 0).text == "Bridge. Set 1 of 2. Push through both heels."
    assert line.at_ms == 4_000
    german = make_plan(structs.replace(plan.routine, language="de"))
    again = script.repeat_line(german, 1, 4_000)
    assert again.text == "Bridge. Serie 1 von 2. Push through both heels."


@given(PLANS, st.sampled_from([0.5, 1.0, 4.0]))
def test_sentences_of_a_waiting_step_never_overlap(plan, speed):
    """Nor do they run into the countdown, but for the first, which is always said.

    Where nothing begins by itself the key is asked for when all is said.
    """
    speech = SpeechSettings(speed=speed)
    for index, step in enumerate(plan.steps):
        if step.kind is StepKind.WORK:
            continue
        sentences = [line for line in step_lines(plan, index, speech) if line.text]
        assert sentences, "a step is never entered in silence"
        said_ms = 0
        for line in sentences:
            assert line.at_ms >= said_ms
            said_ms = line.at_ms + speech.length_ms(line.text)
        if step.waits:
            assert sentences[-1].text == SPACE
        elif len(sentences) > 1:
            assert said_ms <= step.length_ms - 3_000


@given(PLANS, st.floats(0.1, 20))
def test_any_speed_can_be_foretold(plan, speed):
    """However fast, every step gives lines in order of time, none before its step."""
    for index in range(len(plan.steps)):
        lines = step_lines(plan, index, SpeechSettings(speed=speed))
        assert [line.at_ms for line in lines] == sorted(line.at_ms for line in lines)
        assert all(0 <= line.at_ms <= line.latest_ms for line in lines)
        assert all((line.text is None) != (line.tone is None) for line in lines)


@given(PLANS)
def test_every_sentence_of_a_session_is_rendered_before(plan):
    """All that is said when a plan is played straight through stands in ``script_texts``."""
    session, given_cues = state.start(plan)
    given_cues += run_to_end(session)[1]
    said = {line.text for line in script_lines(plan, given_cues) if line.text}
    texts = script_texts(plan)
    assert said <= set(texts)
    assert len(set(texts)) == len(texts)
    assert "Paused." in texts


@given(SESSIONS, st.lists(EVENTS, max_size=15), st.integers(0, 6_000))
def test_foretelling_again_gives_the_same_lines(begun, happened, passed_ms):
    """The same line has the same id whenever it is foretold, and no two lines share one."""
    session = walk_to(begun, happened)
    if session.ended:
        return
    early = script_lines(session.plan, state.upcoming_cues(session, 20_000))
    later = after(session, events.Elapsed(passed_ms))
    again = script_lines(later.plan, state.upcoming_cues(later, 20_000 - passed_ms))
    assert len({line.id for line in early}) == len(early)
    # Lines of what has begun meanwhile are no longer foretold; nothing new appears.
    assert {line.id for line in again} <= {line.id for line in early}
    due = {line.id: line for line in early}
    assert all(due[line.id] == line for line in again)


@given(routines())
def test_countdowns_are_tones(made):
    """No countdown is spoken, and each of its seconds is one tone."""
    plan = make_plan(made)
    seconds = cues.SecondsLeft(at_ms=1_000, seconds=2)
    (line,) = script_lines(plan, [seconds])
    assert (line.tone, line.text) == (script.Tone.COUNTDOWN, None)
    uncounted = [i for i, step in enumerate(plan.steps) if not (step.work and step.work.phases)]
    said = {line.text for index in uncounted for line in step_lines(plan, index)}
    assert not {"3", "2", "1", "3.", "2.", "1."} & said


def test_at_own_pace_what_is_asked_is_said_once_more():
    """How many, until when, and which key."""
    exercise = spoken(pace=Pace.SELF, reps=(8, 8), goal="until the thigh is tired", cues=())
    text = script.repeat_line(make_plan(routine(exercise)), 1, 0).text
    assert text == (
        "Bridge. 8 times, at your own pace. Until the thigh is tired. "
        "Press space when you are done."
    )


def test_with_little_time_the_side_is_said_before_the_set():
    """Which side begins is what a patient must know."""
    exercise = spoken("Clamshell", ready_s=6, **counted(3, sets=(2, 2), side=SideChoice.RIGHT))
    assert words(make_plan(routine(exercise)), StepKind.READY) == ["Clamshell. Right side."]
