"""When the lines of a text that is read out are due."""

from itertools import pairwise

import pytest

from hipflow.player.reading import PAUSE_S, line_under_way, reading_sounds
from hipflow.session.speech.speech_settings import SpeechSettings

SPEAKING = SpeechSettings()


def test_lines_follow_one_another_with_a_pause_behind_each():
    """None is due before the one before it has been said, and none is dropped for being late."""
    sounds = reading_sounds(["Get help now.", "One.", "Two."], "en", 100.0, SPEAKING)
    assert [sound.text for sound in sounds] == ["Get help now.", "One.", "Two."]
    assert sounds[0].due_s == 100.0
    for before, after in pairwise(sounds):
        needs_s = SPEAKING.length_ms(before.text) / 1000
        assert after.due_s == pytest.approx(before.due_s + needs_s + PAUSE_S)
    assert all(sound.latest_s > sounds[-1].due_s for sound in sounds)
    assert len({sound.id for sound in sounds}) == len(sounds)


def test_the_line_under_way_is_the_last_one_due():
    """The first before it has begun, the last at the end."""
    sounds = reading_sounds(["One.", "Two."], "en", 10.0, SPEAKING)
    times = (9.0, 10.0, sounds[1].due_s - 0.1, sounds[1].due_s, 99.0)
    assert [line_under_way(sounds, now_s) for now_s in times] == [0, 0, 0, 1, 1]
