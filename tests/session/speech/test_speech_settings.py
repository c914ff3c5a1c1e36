"""How long a text takes to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.session.speech.phrasebook import phrasebook_for
from hipflow.session.speech.speech_settings import SpeechSettings, Verbosity
from hipflow.session.speech.spoken_text import adapt_to_language

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


RENDERED_ELSEWHERE_MS = {
    ("de", "1, Heben"): 1095,
    ("de", "Halten, 30 Sekunden."): 1756,
    ("de", "Drücken Sie die Leertaste, wenn Sie fertig sind."): 2747,
    ("es", "1, izquierda, Suba"): 1879,
    ("es", "Puente. Serie 1 de 3. Banda ligera."): 3270,
    ("es", "Pulse la barra espaciadora cuando termine."): 2523,
    ("fr", "1, Montez"): 831,
    ("fr", "Pont. Série 1 sur 3. Élastique léger."): 3030,
    ("fr", "Appuyez sur la barre d'espace quand vous avez terminé."): 2783,
    ("it", "1, Su"): 859,
    ("it", "Ponte. Serie 1 di 3. Elastico leggero."): 3498,
    ("it", "Prema la barra spaziatrice quando ha finito."): 2800,
    ("nl", "1, Omhoog"): 1076,
    ("nl", "Vasthouden, 30 seconden."): 2002,
    ("nl", "Druk op de spatiebalk als u klaar bent."): 2601,
    ("pt", "1, Suba"): 1011,
    ("pt", "Mantenha, 30 segundos."): 2081,
    ("pt", "Pressione a barra de espaço quando terminar."): 2671,
}
"""The same in other languages, each by its own voice."""


@pytest.mark.parametrize(("language", "text"), RENDERED_ELSEWHERE_MS)
def test_the_length_is_near_in_other_languages(language, text):
    """The language's factor makes up for letters that are not heard."""
    speaking = adapt_to_language(phrasebook_for(language), SpeechSettings())
    real_ms = RENDERED_ELSEWHERE_MS[language, text]
    assert 0.85 < speaking.length_ms(text) / real_ms < 1.36


@pytest.mark.parametrize("text", RENDERED_MS)
def test_the_length_is_near_that_of_real_speech(text):
    """Little too short at the most, nor a third too long: what is planned by it fits."""
    assert 0.85 < SpeechSettings().length_ms(text) / RENDERED_MS[text] < 1.36


@given(st.text(max_size=60), st.integers(80, 299))
def test_more_and_slower_is_longer(text, rate_wpm):
    """A text takes longer with more in it, and at a slower rate."""
    slow, quick = SpeechSettings(rate_wpm=rate_wpm), SpeechSettings(rate_wpm=rate_wpm + 1)
    assert quick.length_ms(text) <= slow.length_ms(text)
    assert slow.length_ms(text) < slow.length_ms(f"{text} and more")


def test_at_double_speed_a_word_takes_twice_as_much_session_time():
    """The voice does not hurry with the session."""
    assert SpeechSettings(speed=2).length_ms("Hold") == 2 * SpeechSettings().length_ms("Hold")


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
    speaking = SpeechSettings(verbosity=verbosity)
    assert (speaking.full, speaking.talks) == (full, talks)
