"""Samples into a WAV file."""

import io
import wave
from array import array

import pytest

from hipflow.export.wav_file import write_wav_blocks
from hipflow.voice.protocol.tones import RATE_HZ


@pytest.mark.parametrize("sizes", [[], [441] * 120 + [7], [3 * RATE_HZ, 1]])
def test_what_is_written_can_be_read(sizes):
    """Whatever the blocks: all samples, in order, mono at our rate; the file stays open."""
    numbers = iter(range(10**9))
    blocks = [array("h", [next(numbers) % 30_000 for _ in range(size)]) for size in sizes]
    frames = sum(sizes)
    file, told = io.BytesIO(), []
    write_wav_blocks(file, iter(blocks), frames, lambda done, total: told.append((done, total)))
    file.seek(0)
    with wave.open(file) as read:
        assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, RATE_HZ)
        assert read.getnframes() == frames
        assert array("h", read.readframes(frames)) == sum(blocks, array("h"))
    assert told[-1] == (frames, frames)
    assert told == sorted(told)


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
