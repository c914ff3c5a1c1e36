"""How the sound stands."""

from hipflow.voice.app.status_words import GAVE_UP, EnabledSounds
from hipflow.voice.app.voice_state import VoiceState
from hipflow.voice.protocol.messages import DeviceStatus, EngineStatus
from hipflow.voice.protocol.sound import Audibility

DEVICE = DeviceStatus(open=True, name="PulseAudio")
ENGINE = EngineStatus(ready=True, voice="a", voice_name="Anna")
ON = EnabledSounds(speech=True, tones=True)


def watched() -> tuple[VoiceState, list[Audibility]]:
    """A voice state, and what its listener is called with."""
    state, reported = VoiceState(ON), []
    state.listen(reported.append)
    return state, reported


def test_listeners_are_called_once_both_are_known():
    """Half of it is no news; the same again is none either."""
    state, reported = watched()
    state.update(DEVICE)
    assert not state.known.is_set()
    state.update(ENGINE)
    state.update(DEVICE)
    assert state.known.is_set()
    assert reported == [Audibility(speech=True, tones=True, words="", voice="Anna")]


def test_listeners_are_called_for_another_voice_and_another_switch():
    """Whoever shows the voice's name shows the right one."""
    state, reported = watched()
    state.update(DEVICE)
    state.update(ENGINE)
    state.update(EngineStatus(ready=True, voice="b", voice_name="Ben"))
    state.switch(EnabledSounds(speech=False, tones=True))
    assert [(status.speech, status.voice) for status in reported] == [
        (True, "Anna"),
        (True, "Ben"),
        (False, ""),
    ]


def test_a_new_worker_is_no_news_if_it_finds_the_same():
    """A lost worker that is replaced at once is not worth a word."""
    state, reported = watched()
    for _ in range(2):
        state.forget()
        state.update(ENGINE)
        state.update(DEVICE)
    assert len(reported) == 1


def test_listeners_are_called_when_it_gives_up():
    """And that something is known at last."""
    state, reported = watched()
    state.give_up()
    assert state.known.is_set()
    assert [status.words for status in reported] == [GAVE_UP]
