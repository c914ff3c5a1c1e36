"""Sentences and the time there is for them."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.session.speech.speech_settings import BETWEEN_MS, SpeechSettings
from hipflow.session.speech.time_fit import Utterance, fit_to_time

SPEAKING = SpeechSettings()
TEXTS = st.sampled_from(["Hold", "Bridge. Set 1 of 2.", "Breathe", "Lie on your back, knees bent."])
WORDINGS = st.builds(
    Utterance,
    rank=st.integers(0, 5),
    forms=st.lists(TEXTS, max_size=3).map(tuple),
    follows=st.booleans(),
)


def texts(wordings, until_ms):
    """What is said between 0 and a moment."""
    fitted = fit_to_time(wordings, from_ms=0, until_ms=until_ms, speech=SPEAKING)
    return [said.text for said in fitted.said]


def length_ms(*texts):
    """How long texts take, one after the other."""
    return sum(map(SPEAKING.length_ms, texts)) + BETWEEN_MS * (len(texts) - 1)


NAME = Utterance(rank=0, forms=("Bridge. Set 1 of 2.", "Bridge."))
SETUP = Utterance(rank=2, forms=("Lie down.",))
MORE = Utterance(rank=2, forms=("Bend your knees.",), follows=True)
CUE = Utterance(rank=1, forms=("Breathe.",))


def test_with_time_for_all_everything_is_said_in_its_order():
    """The rank decides what is left out, not what comes first."""
    said = ["Bridge. Set 1 of 2.", "Lie down.", "Bend your knees.", "Breathe."]
    assert texts([NAME, SETUP, MORE, CUE], None) == said
    assert texts([NAME, SETUP, MORE, CUE], length_ms(*said)) == said


def test_what_has_the_highest_rank_is_left_out_first():
    """A millisecond short of all, the last of the lowest goes; then the next."""
    all_ms = length_ms("Bridge. Set 1 of 2.", "Lie down.", "Bend your knees.", "Breathe.")
    assert texts([NAME, SETUP, MORE, CUE], all_ms - 1)[1:] == ["Lie down.", "Breathe."]
    short_ms = length_ms("Bridge. Set 1 of 2.", "Breathe.")
    assert texts([NAME, SETUP, MORE, CUE], short_ms) == ["Bridge. Set 1 of 2.", "Breathe."]


def test_the_first_is_shortened_and_never_left_out():
    """Where even its shortest form is too long it is said all the same."""
    assert texts([NAME, CUE], length_ms("Bridge.")) == ["Bridge."]
    assert texts([NAME, CUE], 0) == ["Bridge."]


def test_a_second_sentence_is_not_said_without_the_first():
    """Even where it alone would fit."""
    long = Utterance(rank=2, forms=("Lie on your back with both of your knees bent.",))
    assert texts([NAME, long, MORE], length_ms("Bridge. Set 1 of 2.", "Bend your knees.")) == [
        "Bridge. Set 1 of 2."
    ]


def test_what_is_left_out_is_told():
    """With the key it came from, so that an author can be warned."""
    fitted = fit_to_time([NAME, SETUP], from_ms=0, until_ms=0, speech=SPEAKING)
    assert fitted.left_out == (SETUP,)


@given(st.lists(WORDINGS, max_size=8), st.integers(0, 12_000), st.integers(0, 5_000))
def test_nothing_overlaps_and_all_of_it_ends_in_time(wordings, until_ms, from_ms):
    """Whatever is asked: one after the other, and only what is always said may be late."""
    fitted = fit_to_time(wordings, from_ms=from_ms, until_ms=from_ms + until_ms, speech=SPEAKING)
    end_ms = from_ms
    for said in fitted.said:
        assert said.at_ms >= end_ms
        end_ms = said.at_ms + SPEAKING.length_ms(said.text)
    always = [w for w in wordings if w.rank == 0 and w.forms]
    if fitted.said and not always:
        assert end_ms <= from_ms + until_ms
    assert len(fitted.said) + len(fitted.left_out) == sum(bool(w.forms) for w in wordings)
