"""The lines between app and worker."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.voice.protocol.messages import (
    Alive,
    Cancel,
    Configure,
    DeviceReady,
    EngineReady,
    ListVoices,
    Play,
    Prepare,
    Rendered,
    Rendering,
    Reported,
    Samples,
    VoicesListed,
    configured,
    decode_from_worker,
    decode_to_worker,
    encode,
)
from hipflow.voice.protocol.sound import Heard, InstalledVoice, Manner, Sound, Tone

texts = st.text(st.characters(exclude_categories=["Cs"]))
times = st.floats(allow_nan=False, allow_infinity=False)
sounds = st.builds(
    Sound, id=texts, due_s=times, latest_s=times, text=texts, tone=st.none()
) | st.builds(
    Sound, id=texts, due_s=times, latest_s=times, text=st.none(), tone=st.sampled_from(Tone)
)
to_worker = st.one_of(
    st.builds(
        Configure,
        cache_folder=texts,
        manner=st.builds(
            Manner, voices=st.lists(texts).map(tuple), language=texts, volume=times, lead_in_s=times
        ),
        aloud=st.booleans(),
    ),
    st.just(ListVoices()),
    st.builds(Prepare, st.lists(texts).map(tuple)),
    st.builds(Play, st.lists(sounds).map(tuple)),
    st.builds(Cancel, st.none() | st.lists(texts).map(tuple)),
)
from_worker = st.one_of(
    st.builds(DeviceReady, open=st.booleans(), name=texts, detail=texts),
    st.builds(EngineReady, ready=st.booleans(), name=texts, voice=texts, missing=texts),
    st.builds(
        VoicesListed,
        st.lists(
            st.builds(InstalledVoice, id=texts, name=texts, languages=st.lists(texts).map(tuple))
        ).map(tuple),
    ),
    st.builds(Rendering, texts),
    st.builds(Samples, st.binary()),
    st.builds(Rendered, text=texts, length_s=st.none() | times),
    st.builds(Reported, st.builds(Heard, id=texts, started_s=st.none() | times, length_s=times)),
    st.just(Alive()),
)


@given(to_worker)
def test_what_the_app_says_arrives_as_it_was_said(message):
    """Every message to the worker survives the way, on one line."""
    line = encode(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode_to_worker(line) == message


@given(from_worker)
def test_what_the_worker_says_arrives_as_it_was_said(message):
    """Every message from the worker survives the way, on one line."""
    line = encode(message)
    assert line.count(b"\n") == 1
    assert decode_from_worker(line) == message


def test_what_is_no_message_is_refused():
    """A stray line is an error of one kind, whatever it is."""
    for line in (b"Audio saved to x.wav\n", b"{}\n", b'{"type":"play"}\n', b"\xff\n"):
        with pytest.raises(msgspec.DecodeError):
            decode_to_worker(line)


def test_a_worker_is_told_the_manner(tmp_path, monkeypatch):
    """All of it, and a folder that is the same wherever the worker is."""
    monkeypatch.chdir(tmp_path)
    manner = Manner(language="de", rate_wpm=120, volume=0.5, lead_in_s=0.2)
    told = configured(Path("speech"), manner, aloud=False)
    assert told.cache_folder == str((tmp_path / "speech").resolve())
    assert told.manner == manner
    assert (told.speech, told.aloud) == (True, False)
