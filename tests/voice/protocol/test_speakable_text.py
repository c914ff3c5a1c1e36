"""Sentences from files, made safe to speak."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.voice.protocol.speakable_text import MAX_CHARACTERS, speakable_text


@given(st.text(max_size=2_000))
def test_what_is_spoken_is_short_and_printable(text):
    """Whatever a file holds, no control character and no lone surrogate reaches the engine."""
    spoken = speakable_text(text)
    assert len(spoken) <= MAX_CHARACTERS
    assert spoken.isprintable()
    spoken.encode("utf-8")
    assert speakable_text(spoken) == spoken


def test_plain_sentences_are_left_alone():
    """Accents and punctuation stay; line breaks become spaces."""
    assert speakable_text("Hüfte heben,\n5 Sekunden.\x1b[31m") == "Hüfte heben, 5 Sekunden. [31m"
