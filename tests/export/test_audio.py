"""A guided session as samples: how long it is, and where in it sentences and tones stand."""

import io
import tomllib
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hipflow.export.audio import LOUDNESS, audio_blocks, frame_count
from hipflow.export.guided_session import make_guided_session
from hipflow.routine.format.choices import Pace
from hipflow.session.plan.plan import make_plan
from hipflow.session.speech.script import ScriptLine
from hipflow.session.speech.speech_settings import SpeechSettings
from hipflow.session.speech.tone import Tone
from hipflow.voice.protocol.tones import PEAK, RATE_HZ, samples_of
from hipflow.voice.protocol.wav import scaled, write_wav_blocks
from tests.builders.file_readers import read_routine
from tests.builders.routine_builders import counted, play, routine, routines

ROOT = Path(__file__).parents[2]
SUMS = sorted((ROOT / "tests" / "leaflets").glob("*.sums.toml"))
OWN_PACE_S = 20


def guide_of(made, own_pace_s=OWN_PACE_S):
    """What is heard on a usual day."""
    return make_guided_session(make_plan(made), SpeechSettings(keys=False), own_pace_s * 1000)


def spoken(guide, length_s=1.0, level=1000):
    """A steady sound of one length for every sentence."""
    return {text: array("h", [level]) * round(length_s * RATE_HZ) for text in guide.texts}


def whole(guide, speech, **options):
    """All samples."""
    return array("h", b"".join(block.tobytes() for block in audio_blocks(guide, speech, **options)))


def frame_at(ms):
    """The sample a moment falls on."""
    return int(ms * 22.05 + 0.5)


def soft(tone):
    """A tone as it is in the file."""
    return scaled(samples_of(tone), LOUDNESS)


@pytest.mark.parametrize("path", SUMS, ids=lambda path: path.name.removesuffix(".sums.toml"))
def test_it_is_as_long_as_the_session(path):
    """For every shipped routine and leaflet, by the totals worked out by hand."""
    sums = tomllib.loads(path.read_text(encoding="utf-8"))
    made = read_routine(ROOT / sums["routine"])
    guide = guide_of(made)
    own_pace = sum(step.length_ms is None for step in guide.plan.steps)
    assert bool(own_pace) == sums["usual"]["own_pace"]
    expected_s = sums["usual"]["total_s"] + own_pace * OWN_PACE_S + guide.starts_ms[0] / 1000
    found = sum(len(block) for block in audio_blocks(guide, {}))
    assert found == frame_count(guide)
    assert found / RATE_HZ == pytest.approx(expected_s, abs=0.001)


@pytest.mark.parametrize("own_pace_s", [5, 33])
def test_every_tone_stands_on_its_very_sample(own_pace_s):
    """The whole file is the tones at their times and nothing else, to the sample."""
    made = routine(
        play("Walk", pace=Pace.SELF),
        play("Hold", single_hold=True, reps=(1, 1), hold_s=(41, 41), sets=(2, 2), rest_s=6.123),
        play("Bridge", **counted(), side_s=5),
        written_ready_s=7,
    )
    guide = guide_of(made, own_pace_s)
    expected = array("h", bytes(2 * frame_count(guide)))
    starts = [(line.at_ms, line.tone) for line in guide.lines if line.tone]
    assert len({tone for _, tone in starts}) >= 4
    finish = soft(Tone.FINISH)
    placed = [(frame_at(at_ms), soft(tone)) for at_ms, tone in starts]
    for frame, samples in [*placed, (len(expected) - len(finish), finish)]:
        for index, sample in enumerate(samples[: len(expected) - frame], frame):
            expected[index] += sample
    assert whole(guide, {}) == expected


def test_the_finish_tone_takes_the_place_of_the_last_end():
    """It ends with the file; the work-end tone is heard after every other set."""
    made = routine(play("Bridge", **counted(2), sets=(3, 3), rest_s=5), written_ready_s=6)
    guide = guide_of(made)
    samples = whole(guide, {})
    finish, end = soft(Tone.FINISH), soft(Tone.WORK_END)
    assert samples[-len(finish) :] == finish
    at_ms = [guide.starts_ms[2], guide.starts_ms[4]]
    for place_ms in at_ms:
        frame = frame_at(place_ms)
        assert samples[frame : frame + len(end)] == end
    assert [line.at_ms for line in guide.lines if line.tone == "work-end"] == at_ms


def test_without_tones_there_are_none():
    """Nor the finish tone."""
    guide = guide_of(routine(play("Bridge", **counted(2)), written_ready_s=6))
    assert not any(whole(guide, {}, tones=False))


def test_sentences_stand_where_the_script_says():
    """Each on the sample of its line, unless the one before it is still speaking."""
    guide = guide_of(routine(play("Bridge", **counted(3)), written_ready_s=20))
    heard = []
    samples = whole(guide, spoken(guide, 0.4), tones=False, report=heard.append)
    due = {line.id: line.at_ms for line in guide.lines if line.text}
    assert {each.id for each in heard} == due.keys()
    for each in heard:
        frame = frame_at(due[each.id])
        assert each.started_s == pytest.approx(due[each.id] / 1000, abs=1e-4)
        assert samples[frame - 1] == 0
        assert samples[frame] == 750


@settings(max_examples=15)
@given(made=routines(), length_s=st.floats(0.2, 6.0))
def test_sentences_never_overlap(made, length_s):
    """However long they turn out: what comes too late is dropped, and nothing is cut short."""
    guide = guide_of(made)
    heard = []
    speech = spoken(guide, length_s)
    samples = whole(guide, speech, tones=False, report=heard.append)
    begun_s = [each.started_s for each in heard if each.started_s is not None]
    for earlier_s, later_s in pairwise(begun_s):
        assert later_s - earlier_s > length_s - 1e-3
    loud = len(samples) - samples.count(0)
    cut = round(0.15 * RATE_HZ)  # the mixer's grace: so much may the last one lose
    assert len(begun_s) * round(length_s * RATE_HZ) - loud in range(cut + 1)


def test_a_sentence_that_would_go_on_behind_the_end_is_left_out():
    """The file ends when the session does, not in the middle of a word."""
    guide = guide_of(routine(play("Bridge", **counted(1)), written_ready_s=6))
    last = guide.lines[-1]
    assert last.text == "Back"
    speech = {"Back": array("h", [1000]) * round(2.1 * RATE_HZ)}
    assert not any(whole(guide, speech, tones=False))


def test_one_that_would_go_on_behind_the_end_since_it_has_to_wait_is_left_out_too():
    """Its own time would do, but another one is still being spoken then."""
    lines = tuple(
        ScriptLine(id=text, at_ms=at_ms, latest_ms=3_000, text=text)
        for at_ms, text in ((400, "First."), (1_500, "Second."))
    )
    bare = guide_of(routine(play("Bridge", **counted(1))))
    guide = replace(bare, total_ms=3_000, lines=lines)
    heard = []
    whole(guide, spoken(guide, 1.4), tones=False, report=heard.append)
    assert [(each.id, each.started_s is None) for each in heard] == [
        ("First.", False),
        ("Second.", True),
    ]


def test_what_the_engine_could_not_say_leaves_a_silence():
    """Everything else is where it would be."""
    guide = guide_of(routine(play("Bridge", **counted(2)), written_ready_s=20))
    speech = spoken(guide, 0.4)
    full = whole(guide, speech)
    heard = []
    del speech["Back"]
    part = whole(guide, speech, report=heard.append)
    assert not [each for each in heard if each.id.endswith("Back")]
    differing = [i for i, (a, b) in enumerate(zip(full, part, strict=True)) if a != b]
    backs = [line.at_ms for line in guide.lines if line.text == "Back"]
    assert differing[0] == frame_at(backs[0])
    assert differing[-1] < frame_at(backs[-1]) + 0.4 * RATE_HZ


def test_nothing_is_distorted():
    """The loudest speech there can be with a tone over it stays below the highest sample."""
    guide = guide_of(routine(play("Hold", for_s=(30, 30)), written_ready_s=9))
    samples = whole(guide, spoken(guide, 3.0, level=32_767))
    assert max(samples) > 32_767 * LOUDNESS
    assert max(samples) <= (32_767 + PEAK) * LOUDNESS < 32_767


@pytest.mark.parametrize("sizes", [[], [441] * 120 + [7], [3 * RATE_HZ, 1]])
def test_what_is_written_can_be_read(sizes):
    """Whatever the blocks: all samples, in order, mono at our rate; the file stays open."""
    numbers = iter(range(10**9))
    blocks = [array("h", [next(numbers) % 30_000 for _ in range(size)]) for size in sizes]
    frames = sum(sizes)
    file, results = io.BytesIO(), []
    write_wav_blocks(file, iter(blocks), frames, lambda done, total: results.append((done, total)))
    file.seek(0)
    with wave.open(file) as read:
        assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, RATE_HZ)
        assert read.getnframes() == frames
        assert array("h", read.readframes(frames)) == sum(blocks, array("h"))
    assert results[-1] == (frames, frames)
    assert results == sorted(results)


def test_it_never_holds_more_than_a_moment():
    """Blocks are written as they come, so that an hour takes no more memory than a minute."""
    written = io.BytesIO()
    sizes = []

    def blocks():
        for _ in range(500):
            sizes.append(written.tell())
            yield array("h", [1]) * 441

    write_wav_blocks(written, blocks(), 500 * 441)
    lag = [441 * 2 * count - size for count, size in enumerate(sizes)]
    assert max(lag) <= 2 * (RATE_HZ + 441)
