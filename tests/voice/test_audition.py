"""One voice heard by itself."""

import pytest

from hipflow.voice.audition import in_voice, sample
from hipflow.voice.sound import InstalledVoice, Manner

USUAL = Manner(voices=("Ben",), language="de", rate_wpm=130, volume=0.4)


@pytest.mark.parametrize(("languages", "language"), [(("en-gb", "en"), "en-gb"), ((), "de")])
def test_a_voice_speaks_its_own_language(languages, language):
    """The first it has, else the one that is spoken; as fast and as loud as before."""
    heard = in_voice(USUAL, InstalledVoice(id="x/1", name="X", languages=languages))
    assert heard == Manner(voices=("x/1",), language=language, rate_wpm=130, volume=0.4)


def test_words_are_said_in_english_only_by_a_voice_that_speaks_it():
    """Every voice says its name and reads figures."""
    assert "Lift" in sample(InstalledVoice(id="a", name="Ann", languages=("en-us",)))
    assert sample(InstalledVoice(id="b", name="Bo", languages=("sv",))) == "Bo. 1, 2, 3."
