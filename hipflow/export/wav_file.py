"""Samples into a WAV file, block by block, however long it gets."""

import wave
from array import array
from collections.abc import Callable, Iterable
from typing import IO

from hipflow.voice.protocol.tones import RATE_HZ

_SAMPLE_BYTES = 2
_WRITTEN_AT_ONCE = RATE_HZ


def write_wav_blocks(
    file: IO[bytes],
    blocks: Iterable["array[int]"],
    frames: int,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Write mono samples at `RATE_HZ`.

    Args:
        file: Open for writing; stays open.
        blocks: The samples in order.
        frames: How many there will be.
        progress: Called with how many frames are written, and of how many.

    Raises:
        OSError: The disk refuses.
    """
    with wave.open(file, "wb") as sound:
        sound.setparams((1, _SAMPLE_BYTES, RATE_HZ, frames, "NONE", "not compressed"))
        gathered = array("h")
        done = 0
        for block in blocks:
            gathered.extend(block)
            if len(gathered) >= _WRITTEN_AT_ONCE:
                sound.writeframesraw(gathered.tobytes())
                done += len(gathered)
                gathered = array("h")
                progress(done, frames)
        sound.writeframes(gathered.tobytes())
        progress(frames, frames)
