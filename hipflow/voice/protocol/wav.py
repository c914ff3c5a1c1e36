"""Reads and writes WAV files, and trims and scales samples."""

import io
import wave
from array import array
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from hipflow.system.files import open_new
from hipflow.voice.protocol.tones import RATE_HZ

_QUIET = 300
_EDGE_S = 0.004
_TAIL_S = 0.03
_LOUDEST = 32_767
_SAMPLE_BYTES = 2
_WRITE_FRAMES = RATE_HZ
"""Samples gathered before they are written: a second of them."""
_SLOWEST_HZ, _FASTEST_HZ = 4_000, 384_000
"""What speech is ever sampled at; brought to `RATE_HZ`, a slower file would grow without end."""
_FULL_BITS = 15
_FULL = 1 << _FULL_BITS


class NotWavError(ValueError):
    """The bytes are no complete 16-bit WAV file."""


def read_wav(data: bytes) -> "array[int]":
    """Read a whole WAV file as mono samples at `RATE_HZ`.

    Raises:
        NotWavError: It is damaged, still being written, or not 16-bit.
    """
    try:
        with wave.open(io.BytesIO(data)) as file:
            channels, width, rate_hz, frames, _, _ = file.getparams()
            raw = file.readframes(frames)
    except (wave.Error, EOFError) as error:
        raise NotWavError(str(error)) from error
    if width != _SAMPLE_BYTES:
        raise NotWavError(f"{8 * width} bits a sample")
    if not _SLOWEST_HZ <= rate_hz <= _FASTEST_HZ:
        raise NotWavError(f"{rate_hz} samples a second")
    if not frames or len(raw) < frames * width * channels:
        raise NotWavError("the file is not complete")
    return _at_our_rate(array("h", raw)[::channels], rate_hz)


def write_wav(path: Path, samples: "array[int]") -> None:
    """Write mono samples at `RATE_HZ` into a new file, readable by this user alone.

    Raises:
        FileExistsError: Something has that name already, be it a link that leads nowhere.
        OSError: The file cannot be written.
    """
    with open_new(path) as file:
        write_wav_blocks(file, [samples], len(samples))


def write_wav_blocks(
    file: IO[bytes],
    blocks: Iterable["array[int]"],
    frames: int,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Writes mono samples at ``RATE_HZ`` as a WAV file; an hour takes no more memory than a minute.

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
            if len(gathered) >= _WRITE_FRAMES:
                sound.writeframesraw(gathered.tobytes())
                done += len(gathered)
                gathered = array("h")
                progress(done, frames)
        sound.writeframes(gathered.tobytes())
        progress(frames, frames)


def trim(samples: "array[int]") -> "array[int]":
    """The samples without the quiet before the first word and most of that after the last.

    Samples that are all quiet give an empty array.
    """
    first = _first_loud(samples)
    if first is None:
        return array("h")
    behind = _first_loud(samples[::-1]) or 0
    start = max(0, first - round(_EDGE_S * RATE_HZ))
    end = min(len(samples), len(samples) - behind + round(_TAIL_S * RATE_HZ))
    return samples[start:end]


def scaled(
    samples: "array[int]", volume: float, *, coming_from: float | None = None
) -> "array[int]":
    """The samples at a lower volume.

    Args:
        samples: They stay as they are; what is returned may be the same ones.
        volume: 0 to 1.
        coming_from: The volume before: it glides from there, so that nothing clicks.
    """
    last = _factor(volume)
    first = last if coming_from is None else _factor(coming_from)
    if first == last == _FULL:
        return samples
    if first == last:
        return array("h", [sample * last >> _FULL_BITS for sample in samples])
    step, count = last - first, len(samples)
    return array(
        "h",
        [s * (first + step * i // count) >> _FULL_BITS for i, s in enumerate(samples, start=1)],
    )


def length_s(samples: "array[int]") -> float:
    """How many seconds samples play at `RATE_HZ`."""
    return len(samples) / RATE_HZ


def _factor(volume: float) -> int:
    return round(max(0.0, min(1.0, volume)) * _FULL)


def _first_loud(samples: "array[int]") -> int | None:
    """The index of the first sample that can be heard; searched block by block, which is quick."""
    block = 256
    for start in range(0, len(samples), block):
        part = samples[start : start + block]
        if max(part) > _QUIET or min(part) < -_QUIET:
            return next(start + i for i, sample in enumerate(part) if abs(sample) > _QUIET)
    return None


def _at_our_rate(samples: "array[int]", rate_hz: int) -> "array[int]":
    """Bring samples to `RATE_HZ`, straight lines drawn between them."""
    if rate_hz == RATE_HZ or len(samples) < 2:  # noqa: PLR2004 - two points make a line
        return samples
    count = len(samples) * RATE_HZ // rate_hz
    last = len(samples) - 2
    made = array("h")
    for index in range(count):
        place = index * rate_hz / RATE_HZ
        left = min(int(place), last)
        part = min(1.0, place - left)
        made.append(round(samples[left] * (1 - part) + samples[left + 1] * part))
    return made
