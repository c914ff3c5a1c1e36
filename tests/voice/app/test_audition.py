"""One voice heard by itself."""

import pytest

from hipflow.session.speech.tone import Tone
from hipflow.voice.app.audition import (
    SAMPLE_IDS,
    SAMPLE_SPACING_S,
    config_for_voice,
    sample_sound,
    sample_text,
    tones,
)
from hipflow.voice.protocol.sound import InstalledVoice, VoiceConfig

USUAL = VoiceConfig(voices=("Ben",), language="de", rate_wpm=130, volume=0.4)


@pytest.mark.parametrize(("languages", "language"), [(("en-gb", "en"), "en-gb"), ((), "de")])
def test_a_voice_speaks_its_own_language(languages, language):
    """The first it has, else the one that is spoken; as fast and as loud as before."""
    heard = config_for_voice(USUAL, InstalledVoice(id="x/1", name="X", languages=languages))
    assert heard == VoiceConfig(voices=("x/1",), language=language, rate_wpm=130, volume=0.4)


def test_words_are_said_in_english_only_by_a_voice_that_speaks_it():
    """Every voice says its name and reads figures."""
    assert "Lift" in sample_text(InstalledVoice(id="a", name="Ann", languages=("en-us",)))
    assert sample_text(InstalledVoice(id="b", name="Bo", languages=("sv",))) == "Bo. 1, 2, 3."


def test_all_tones_are_tried_one_after_the_other():
    """Each once, none over another, and all can be taken back with the sentence before them."""
    tried = tones(5.0)
    assert {sound.tone for sound in tried} == set(Tone)
    assert [sound.due_s for sound in tried] == [
        5.0 + n * SAMPLE_SPACING_S for n in range(len(Tone))
    ]
    assert (sample_sound("Lift.", 3.0).id, *(sound.id for sound in tried)) == SAMPLE_IDS
