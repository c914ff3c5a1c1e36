"""A session nobody touches: what is heard in it, and when."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.export.guided_session import make_guided_session
from hipflow.routine.format.choices import Pace
from hipflow.session.plan.plan import make_plan
from hipflow.session.speech.speech_settings import SpeechSettings
from hipflow.session.speech.tone import Tone
from tests.builders.routine_builders import counted, play, routine, routines

OWN_PACE_MS = 12_000
SPEAKING = SpeechSettings(keys=False)


@given(made=routines(), own_pace_ms=st.integers(5_000, 40_000))
def test_every_step_begins_when_those_before_it_are_over(made, own_pace_ms):
    """The engine's walk is the plan's own sums, with the length that was given to own pace."""
    plan = make_plan(made)
    guide = make_guided_session(plan, SPEAKING, own_pace_ms)
    at_ms = 0
    for step, start_ms in zip(plan.steps, guide.starts_ms, strict=True):
        assert start_ms == at_ms
        at_ms += own_pace_ms if step.length_ms is None else step.length_ms
    assert guide.total_ms == at_ms


@given(routines())
def test_lines_come_in_order_and_before_the_end(made):
    """What belongs behind the end, the question for the pain too, is not in it."""
    guide = make_guided_session(make_plan(made), SPEAKING, OWN_PACE_MS)
    times = [line.at_ms for line in guide.lines]
    assert times == sorted(times)
    assert times[-1] < guide.total_ms
    assert not [text for text in guide.texts if "rate your pain" in text]


def test_each_sentence_is_named_once():
    """For the engine to render: in the order of need, no tone among them."""
    made = routine(play("Bridge", **counted(), sets=(2, 2), rest_s=9))
    guide = make_guided_session(make_plan(made), SPEAKING, OWN_PACE_MS)
    spoken = [line.text for line in guide.lines if line.text]
    assert guide.texts[0].startswith("Bridge. Set 1 of 2.")
    assert len(spoken) > len(set(spoken))
    assert list(guide.texts) == list(dict.fromkeys(spoken))


def test_own_pace_is_heard_and_names_no_key():
    """It takes the time given to it, ends with its tone, and nobody is asked to press a key."""
    own_pace = play("Walk", pace=Pace.SELF, reps=(8, 8))
    made = routine(own_pace, play("Bridge", **counted(1)), written_ready_s=10)
    guide = make_guided_session(make_plan(made), SPEAKING, OWN_PACE_MS)
    assert guide.starts_ms == (0, 10_000, 22_000, 32_000)
    assert "8 times, at your own pace." in guide.texts
    assert not [text for text in guide.texts if "press" in text.lower()]
    ends = [line.at_ms for line in guide.lines if line.tone is Tone.WORK_END]
    assert ends == [22_000]
