"""How long a text takes to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.session.speaking import Speaking, Verbosity

RENDERED_MS = {
    "Hold": 515,
    "7": 528,
    "12": 487,
    "27": 949,
    "1. Lift": 1203,
    "Last one. Lift": 1522,
    "30 seconds.": 1082,
    "Bridge. Set 1 of 2.": 1837,
    "Next, Bridge, set 2 of 2.": 2336,
    "Clamshell. Set 1 of 2. Left side.": 3292,
    "Lie or sit with your legs out in front of you.": 2505,
    "Finished. That was the last one. Now rate your pain, from 0 to 10.": 5171,
}
"""Lengths of real speech at 150 words a minute."""


@pytest.mark.parametrize("text", RENDERED_MS)
def test_the_length_is_near_that_of_real_speech(text):
    """Little too short at the most, nor a third too long: what is planned by it fits."""
    assert 0.85 < Speaking().length_ms(text) / RENDERED_MS[text] < 1.36


@given(st.text(max_size=60), st.integers(80, 299))
def test_more_and_slower_is_longer(text, rate_wpm):
    """A text takes longer with more in it, and at a slower rate."""
    slow, quick = Speaking(rate_wpm=rate_wpm), Speaking(rate_wpm=rate_wpm + 1)
    assert quick.length_ms(text) <= slow.length_ms(text)
    assert slow.length_ms(text) < slow.length_ms(f"{text} and more")


def test_at_double_speed_a_word_takes_twice_as_much_session_time():
    """The voice does not hurry with the session."""
    assert Speaking(speed=2).length_ms("Hold") == 2 * Speaking().length_ms("Hold")


@pytest.mark.parametrize(
    ("verbosity", "full", "talks"),
    [
        (Verbosity.FULL, True, True),
        (Verbosity.BRIEF, False, True),
        (Verbosity.COUNTS, False, False),
        (Verbosity.OFF, False, False),
    ],
)
def test_how_much_is_said(verbosity, full, talks):
    """Full and brief talk; of these only full says everything."""
    speaking = Speaking(verbosity=verbosity)
    assert (speaking.full, speaking.talks) == (full, talks)
