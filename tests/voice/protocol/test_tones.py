"""The tones as samples."""

from itertools import combinations, pairwise

import pytest

from hipflow.session.speech.tone import Tone
from hipflow.voice.protocol.tones import NOTES, PEAK, RATE_HZ, samples_of


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_short_heard_and_gentle(tone):
    """Between 40 ms and 1.2 s; its peak is well heard, and leaves room for a sentence."""
    samples = samples_of(tone)
    assert 0.04 <= len(samples) / RATE_HZ <= 1.2
    assert 2_500 < max(map(abs, samples)) <= PEAK


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_does_not_click(tone):
    """It begins and ends at nought, and no two samples lie far apart."""
    samples = samples_of(tone)
    assert samples[0] == samples[-1] == 0
    steepest = max(abs(b - a) for a, b in pairwise(samples))
    assert steepest < PEAK * 0.45


def test_tones_differ_in_melody_or_rhythm():
    """No two tones share both their pitches and their lengths; ticks need not be long."""
    for one, other in combinations(Tone, 2):
        melodies = [[note.pitch_hz for note in NOTES[tone]] for tone in (one, other)]
        rhythms = [[note.length_s for note in NOTES[tone]] for tone in (one, other)]
        assert melodies[0] != melodies[1]
        assert rhythms[0] != rhythms[1]


def test_the_shapes_of_the_tones():
    """START rises, WORK_END falls, HALFWAY repeats, FINISH is three rising notes."""
    pitches = {tone: [note.pitch_hz for note in notes] for tone, notes in NOTES.items()}
    assert pitches[Tone.START] == sorted(pitches[Tone.START])
    assert pitches[Tone.WORK_END] == sorted(pitches[Tone.WORK_END], reverse=True)
    assert len(pitches[Tone.HALFWAY]) == 2
    assert len(set(pitches[Tone.HALFWAY])) == 1
    assert len(set(pitches[Tone.FINISH])) == 3
    assert pitches[Tone.FINISH] == sorted(pitches[Tone.FINISH])
