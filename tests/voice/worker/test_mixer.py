"""The mixer, with a device that is a loop and a time that is passed in."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.session.speech.tone import Tone
from hipflow.voice.protocol.sound import PlaybackResult, Sound
from hipflow.voice.protocol.tones import RATE_HZ
from hipflow.voice.worker.mixer import GRACE_S, Mixer

BLOCK = 441
BLOCK_S = BLOCK / RATE_HZ


def level(value: int, length_s: float) -> "array[int]":
    """A sound that is one number, so that it is found again in a mix."""
    return array("h", [value]) * round(length_s * RATE_HZ)


def tone(name: str, due_s: float) -> Sound:
    """A tone."""
    return Sound(id=name, due_s=due_s, latest_s=due_s, tone=Tone.TICK)


def sentence(name: str, due_s: float, *, latest_s: float | None = None) -> Sound:
    """A sentence whose text is its name."""
    return Sound(id=name, due_s=due_s, latest_s=due_s if latest_s is None else latest_s, text=name)


def play(mixer: Mixer, from_s: float, to_s: float, block: int = BLOCK) -> "array[int]":
    """Ask for samples block by block, as a device does."""
    played = array("h")
    total = round((to_s - from_s) * RATE_HZ)
    while len(played) < total:
        frames = min(block, total - len(played))
        played.extend(mixer.fill(frames, from_s + len(played) / RATE_HZ))
    return played


def edges(samples: "array[int]", value: int) -> tuple[int, int]:
    """The first sample with a value, and the one behind its last."""
    where = [index for index, sample in enumerate(samples) if sample == value]
    return where[0], where[-1] + 1


@given(due=st.integers(0, 4_000), block=st.integers(50, 1_500))
def test_a_sound_begins_on_its_very_sample(due, block):
    """Whatever the size of the blocks, the first sample stands where the due time says."""
    mixer = Mixer()
    mixer.schedule(tone("t", due / RATE_HZ), level(5, 0.02))
    played = play(mixer, 0.0, 0.3, block)
    assert edges(played, 5) == (due, due + BLOCK)
    (heard,) = mixer.take_results()
    assert heard.started_s == pytest.approx(due / RATE_HZ)


def test_tones_sound_over_sentences():
    """A tone due inside a sentence is added to it at once."""
    mixer = Mixer()
    mixer.schedule(sentence("s", 0.0), level(100, 0.5))
    mixer.schedule(tone("t", 0.2), level(7, 0.1))
    played = play(mixer, 0.0, 0.6)
    assert edges(played, 107) == (round(0.2 * RATE_HZ), round(0.3 * RATE_HZ))


def test_a_mix_too_loud_is_held_at_the_loudest():
    """Two loud sounds do not wrap around."""
    mixer = Mixer()
    mixer.schedule(tone("a", 0.0), level(30_000, 0.02))
    mixer.schedule(tone("b", 0.0), level(30_000, 0.02))
    assert set(play(mixer, 0.0, 0.02)) == {32_767}


def test_sentences_wait_for_each_other_in_order():
    """Three sentences due at once are heard one after the other, none upon another."""
    mixer = Mixer()
    for value, name in enumerate("abc", start=1):
        mixer.schedule(sentence(name, value / 1_000, latest_s=9.0), level(value, 0.3))
    played = play(mixer, 0.0, 1.2)
    spans = [edges(played, value) for value in (1, 2, 3)]
    assert spans[0][1] <= spans[1][0] < spans[1][1] <= spans[2][0]
    assert spans[2][1] < 1.0 * RATE_HZ
    assert set(played) == {0, 1, 2, 3}


def test_a_sentence_that_would_be_too_late_is_dropped():
    """It waits until its latest moment and no longer, and its loss is reported."""
    mixer = Mixer()
    mixer.schedule(sentence("long", 0.0), level(1, 2.0))
    mixer.schedule(sentence("late", 0.5, latest_s=1.0), level(2, 0.3))
    played = play(mixer, 0.0, 3.0)
    assert 2 not in played
    assert mixer.take_results()[-1] == PlaybackResult(id="late", started_s=None)


def test_a_sound_that_arrives_a_little_late_begins_at_once():
    """The way to the mixer takes a moment: up to the grace, a sound due now is heard now."""
    mixer = Mixer()
    mixer.schedule(tone("in time", 10.0 - GRACE_S / 2), level(1, 0.1))
    mixer.schedule(tone("too late", 10.0 - GRACE_S * 2), level(2, 0.1))
    played = play(mixer, 10.0, 10.2)
    assert edges(played, 1)[0] == 0
    assert 2 not in played


def test_a_sentence_begins_when_its_samples_come():
    """Not rendered when it is due, it begins as soon as it is, and those behind it wait."""
    mixer = Mixer()
    mixer.schedule(sentence("first", 0.0, latest_s=1.0), None)
    mixer.schedule(sentence("second", 0.01, latest_s=1.0), level(2, 0.1))
    assert mixer.next_missing_text() == "first"
    assert set(play(mixer, 0.0, 0.2)) == {0}
    mixer.supply("first", level(1, 0.1))
    assert mixer.next_missing_text() is None
    played = play(mixer, 0.2, 0.6)
    assert edges(played, 1)[0] < BLOCK
    assert edges(played, 2)[0] >= edges(played, 1)[1]


def test_a_sentence_that_cannot_be_rendered_is_dropped_at_once():
    """No samples: the loss is reported, and nothing waits for it."""
    mixer = Mixer()
    mixer.schedule(sentence("s", 5.0), None)
    mixer.supply("s", array("h"))
    assert mixer.take_results() == [PlaybackResult(id="s", started_s=None)]


def test_cancelled_sounds_fade_at_once():
    """What plays is silent 5 ms later, what waits never begins, the others are left alone."""
    mixer = Mixer()
    mixer.schedule(sentence("s", 0.0), level(1_000, 2.0))
    mixer.schedule(tone("waits", 0.3), level(5, 0.1))
    mixer.schedule(tone("stays", 0.4), level(7, 0.1))
    play(mixer, 0.0, 0.2)
    mixer.cancel(["s", "waits"])
    played = play(mixer, 0.2, 0.6)
    fade = played[: round(0.006 * RATE_HZ)]
    assert list(fade) == sorted(fade, reverse=True)
    assert max(played[len(fade) : round(0.19 * RATE_HZ)]) == 0
    assert 5 not in played
    assert 7 in played


def test_cancelling_everything_leaves_silence():
    """None takes back all there is."""
    mixer = Mixer()
    mixer.schedule(sentence("s", 0.0), level(1_000, 2.0))
    mixer.schedule(tone("t", 0.5), level(5, 0.1))
    play(mixer, 0.0, 0.1)
    mixer.cancel(None)
    play(mixer, 0.1, 0.2)
    assert not any(play(mixer, 0.2, 1.0))


def test_a_sound_sent_again_with_another_time_moves():
    """The same id replaces what was scheduled."""
    mixer = Mixer()
    mixer.schedule(tone("t", 0.1), level(5, 0.02))
    mixer.schedule(tone("t", 0.4), level(5, 0.02))
    played = play(mixer, 0.0, 0.6)
    assert edges(played, 5) == (round(0.4 * RATE_HZ), round(0.42 * RATE_HZ))


def test_a_sound_sent_again_unchanged_while_it_plays_is_heard_once():
    """The player repeats what is ahead: that makes no echo and no second start."""
    mixer = Mixer()
    mixer.schedule(sentence("s", 0.0, latest_s=9.0), level(5, 0.5))
    play(mixer, 0.0, 0.2)
    mixer.schedule(sentence("s", 0.0, latest_s=9.0), level(5, 0.5))
    played = play(mixer, 0.2, 1.5)
    assert edges(played, 5)[1] == round(0.3 * RATE_HZ)
    assert len(mixer.take_results()) == 1


def test_without_an_output_what_is_too_late_is_dropped():
    """Nobody asks for samples: the waiting room does not fill up."""
    mixer = Mixer()
    for index in range(1_000):
        mixer.schedule(tone(str(index), float(index)), level(1, 0.1))
    mixer.drop_late(990.0)
    assert len(mixer.take_results()) == 990


def test_volume_changes_what_is_playing():
    """Sentence and tone are softer from the next block on, gliding; off is silence."""
    mixer = Mixer()
    mixer.schedule(sentence("s", 0.0), level(8_000, 0.4))
    mixer.schedule(tone("t", 0.3), level(4_000, 0.1))
    assert set(play(mixer, 0.0, 0.1)) == {8_000}
    mixer.set_volume(0.5)
    glide = mixer.fill(BLOCK, 0.1)
    assert list(glide) == sorted(glide, reverse=True)
    assert (glide[0], glide[-1]) == (pytest.approx(8_000, abs=20), 4_000)
    assert set(play(mixer, 0.12, 0.3)) == {4_000}
    assert set(play(mixer, 0.3, 0.34)) == {6_000}
    mixer.set_volume(0.0)
    mixer.fill(BLOCK, 0.34)
    assert not any(play(mixer, 0.36, 0.38))
    mixer.set_volume(1.0)
    mixer.fill(BLOCK, 0.38)
    mixer.schedule(tone("t2", 0.5), level(5, 0.1))
    assert 5 in play(mixer, 0.4, 0.6)


def test_a_speaker_is_woken_before_a_sentence():
    """Near-silence comes first, the first word still at its time; tones have none of it."""
    mixer = Mixer()
    mixer.schedule(sentence("s", 0.5), level(1_000, 0.2))
    mixer.schedule(tone("t", 1.0), level(7, 0.1))
    mixer.set_lead_in(0.2)  # also for what is scheduled already
    played = play(mixer, 0.0, 1.2)
    assert edges(played, 1_000)[0] == pytest.approx(0.5 * RATE_HZ, abs=4)
    assert edges(played, 8)[0] == pytest.approx(0.3 * RATE_HZ, abs=4)
    assert edges(played, 8)[1] < 0.5 * RATE_HZ
    said, sounded = mixer.take_results()
    assert (said.started_s, said.length_s) == (pytest.approx(0.5, abs=0.001), pytest.approx(0.2))
    assert (sounded.started_s, sounded.length_s) == (pytest.approx(1.0), pytest.approx(0.1))


def test_a_sentence_that_waits_is_spoken_anew():
    """Outdated, it is asked for again, the soonest first; in time, the new samples are heard."""
    mixer = Mixer()
    mixer.schedule(sentence("later", 0.6), level(1, 0.1))
    mixer.schedule(sentence("soon", 0.3), level(2, 0.1))
    mixer.schedule(tone("t", 0.1), level(3, 0.1))
    mixer.mark_outdated()
    assert mixer.next_missing_text() == "soon"
    mixer.supply("soon", level(5, 0.1))
    assert mixer.next_missing_text() == "later"
    mixer.supply("later", level(4, 0.1))
    assert mixer.next_missing_text() is None
    assert set(play(mixer, 0.0, 0.8)) == {0, 3, 5, 4}


def test_a_sentence_is_never_replaced_midway_nor_lost():
    """What plays ends as it began; what is due before it is rendered anew is heard as it was."""
    mixer = Mixer()
    mixer.schedule(sentence("plays", 0.0), level(1, 0.3))
    mixer.schedule(sentence("due", 0.4), level(2, 0.1))
    mixer.schedule(sentence("fails", 0.6), level(3, 0.1))
    play(mixer, 0.0, 0.1)
    mixer.mark_outdated()
    mixer.supply("plays", level(9, 0.3))
    mixer.supply("fails", array("h"))
    assert mixer.next_missing_text() == "due"
    played = play(mixer, 0.1, 0.8)
    assert set(played) == {0, 1, 2, 3}
    assert [heard.id for heard in mixer.take_results()] == ["plays", "due", "fails"]
