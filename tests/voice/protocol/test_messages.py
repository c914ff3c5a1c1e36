"""The lines between app and worker."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.session.speech.tone import Tone
from hipflow.voice.protocol.messages import (
    CancelSounds,
    Configure,
    DeviceStatus,
    EngineStatus,
    Heartbeat,
    ListVoices,
    PlaybackReport,
    PlaySounds,
    PrepareSpeech,
    RenderResult,
    RenderStarted,
    SamplePart,
    VoiceList,
    decode_from_worker,
    decode_to_worker,
    encode,
    make_configure,
)
from hipflow.voice.protocol.sound import InstalledVoice, PlaybackResult, Sound, VoiceConfig

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
        config=st.builds(
            VoiceConfig,
            voices=st.lists(texts).map(tuple),
            language=texts,
            volume=times,
            lead_in_s=times,
        ),
        aloud=st.booleans(),
    ),
    st.just(ListVoices()),
    st.builds(PrepareSpeech, st.lists(texts).map(tuple)),
    st.builds(PlaySounds, st.lists(sounds).map(tuple)),
    st.builds(CancelSounds, st.none() | st.lists(texts).map(tuple)),
)
from_worker = st.one_of(
    st.builds(DeviceStatus, open=st.booleans(), name=texts, detail=texts),
    st.builds(EngineStatus, ready=st.booleans(), name=texts, voice=texts, missing=texts),
    st.builds(
        VoiceList,
        st.lists(
            st.builds(InstalledVoice, id=texts, name=texts, languages=st.lists(texts).map(tuple))
        ).map(tuple),
    ),
    st.builds(RenderStarted, texts),
    st.builds(SamplePart, st.binary()),
    st.builds(RenderResult, text=texts, length_s=st.none() | times),
    st.builds(
        PlaybackReport,
        st.builds(PlaybackResult, id=texts, started_s=st.none() | times, length_s=times),
    ),
    st.just(Heartbeat()),
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


def test_a_worker_gets_the_config(tmp_path, monkeypatch):
    """All of it, and a folder that is the same wherever the worker is."""
    monkeypatch.chdir(tmp_path)
    config = VoiceConfig(language="de", rate_wpm=120, volume=0.5, lead_in_s=0.2)
    reported = make_configure(Path("speech"), config, aloud=False)
    assert reported.cache_folder == str((tmp_path / "speech").resolve())
    assert reported.config == config
    assert (reported.speech, reported.aloud) == (True, False)
