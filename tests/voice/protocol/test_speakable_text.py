"""Sentences from files, made safe to speak."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.voice.protocol.speakable_text import MAX_CHARACTERS, speakable_text
from tests.builders.hostile_texts import JOINED, steering_in


@given(st.text(max_size=2_000))
def test_what_is_spoken_is_short_and_printable(text):
    """Whatever a file holds, no control character and no lone surrogate reaches the engine."""
    spoken = speakable_text(text)
    assert len(spoken) <= MAX_CHARACTERS
    spoken.encode("utf-8")
    assert not steering_in(spoken, allowed="\u200c\u200d\u0600")
    assert speakable_text(spoken) == spoken


@pytest.mark.parametrize("text", JOINED.values())
def test_what_joins_letters_reaches_the_engine(text):
    """Without it a voice would read two words, or one picture more."""
    assert speakable_text(text) == text


def test_a_word_with_a_soft_hyphen_is_one_word():
    """It says where a line may break, and nothing to be heard."""
    assert speakable_text("Bein\xadpresse") == "Beinpresse"


def test_plain_sentences_are_left_alone():
    """Accents and punctuation stay; line breaks become spaces."""
    assert speakable_text("Hüfte heben,\n5 Sekunden.\x1b[31m") == "Hüfte heben, 5 Sekunden. [31m"
