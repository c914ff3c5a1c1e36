"""Speech as samples."""

import io
import wave
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.voice.protocol.tones import RATE_HZ
from hipflow.voice.protocol.wav import NotWavError, length_s, read_wav, scaled, trim, write_wav

quiet = array("h", [20, -20] * 5_000)
loud = array("h", [8_000, -8_000] * 3_000)


def wav_bytes(samples, *, rate_hz=RATE_HZ, channels=1, width=2) -> bytes:
    """A WAV file in memory."""
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setparams((channels, width, rate_hz, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return stream.getvalue()


def test_quiet_at_both_ends_is_cut():
    """Words begin within 5 ms of the file's start; a breath is left after them."""
    kept = trim(quiet + loud + quiet)
    first = next(i for i, sample in enumerate(kept) if abs(sample) > 300)
    assert first / RATE_HZ < 0.005
    assert length_s(loud) < length_s(kept) < length_s(loud) + 0.05


def test_nothing_but_quiet_is_nothing():
    """A file that says nothing comes out empty."""
    assert not trim(quiet)
    assert not trim(array("h"))


@given(st.lists(st.integers(-32_768, 32_767), min_size=1))
def test_what_is_written_is_read_back(tmp_path_factory, values):
    """Samples survive the file."""
    path = tmp_path_factory.mktemp("wav") / "a.wav"
    write_wav(path, array("h", values))
    assert list(read_wav(path.read_bytes())) == values
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_half_written_is_refused():
    """The driver may still be writing: a part is no file."""
    whole = wav_bytes(loud)
    for end in (0, 3, 44, len(whole) // 2, len(whole) - 1):
        with pytest.raises(NotWavError):
            read_wav(whole[:end])


def test_other_widths_are_refused():
    """Only 16-bit samples are understood."""
    with pytest.raises(NotWavError, match="8 bits"):
        read_wav(wav_bytes(array("b", [1, 2, 3]), width=1))


def test_other_rates_and_channels_are_brought_to_ours():
    """Stereo at 44,100 comes out mono at our rate, as long as it was."""
    stereo = array("h", [1_000, 0] * 44_100)
    samples = read_wav(wav_bytes(stereo, rate_hz=44_100, channels=2))
    assert length_s(samples) == pytest.approx(1.0, abs=0.001)
    assert set(samples) == {1_000}


@given(st.floats(0, 1))
def test_volume_makes_softer_never_louder(volume):
    """At any volume the peak is that part of what it was."""
    made = scaled(loud, volume)
    assert max(made) <= 8_000
    assert max(made) == pytest.approx(8_000 * volume, abs=2)


def test_a_new_volume_is_glided_to():
    """From one volume to another without a step, ending at the new one."""
    level = array("h", [8_000] * 400)
    made = scaled(level, 0.25, coming_from=0.75)
    steps = [earlier - later for earlier, later in pairwise([6_000, *made])]
    assert made[-1] == 2_000
    assert min(steps) >= 0
    assert max(steps) < 20


@pytest.mark.parametrize("rate_hz", [1, 1_000_000])
def test_a_rate_nobody_speaks_at_is_refused(rate_hz):
    """A small file would grow without end when it is brought to the usual rate."""
    with pytest.raises(NotWavError, match="samples a second"):
        read_wav(wav_bytes(array("h", [1, 2, 3]), rate_hz=rate_hz))
