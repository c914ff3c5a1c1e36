"""The values a voice is given."""

import pytest

from hipflow.session.speech.tone import Tone
from hipflow.voice.protocol.sound import Sound


@pytest.mark.parametrize(("text", "tone"), [(None, None), ("Rest.", Tone.TICK)])
def test_a_sound_is_a_sentence_or_a_tone(text, tone):
    """Neither or both is refused, naming the sound."""
    with pytest.raises(ValueError, match="'x' must be a sentence or a tone"):
        Sound(id="x", due_s=0, latest_s=0, text=text, tone=tone)


def test_tones_are_named_in_lower_case_with_hyphens():
    """The names travel in messages and settings: they stay as they are."""
    assert [tone.value for tone in Tone] == [
        "start",
        "tick",
        "halfway",
        "countdown",
        "work-end",
        "rest-end",
        "finish",
    ]
