"""How the sound stands."""

from hipflow.voice.app.status_words import GAVE_UP, Wish
from hipflow.voice.app.voice_state import Standing
from hipflow.voice.protocol.messages import DeviceReady, EngineReady
from hipflow.voice.protocol.sound import VoiceStatus

DEVICE = DeviceReady(open=True, name="PulseAudio")
ENGINE = EngineReady(ready=True, voice="a", voice_name="Anna")
ON = Wish(speech=True, tones=True)


def watched() -> tuple[Standing, list[VoiceStatus]]:
    """A standing, and what its listener is told."""
    standing, told = Standing(ON), []
    standing.listen(told.append)
    return standing, told


def test_it_is_told_once_both_are_known():
    """Half of it is no news; the same again is none either."""
    standing, told = watched()
    standing.learn(DEVICE)
    assert not standing.known.is_set()
    standing.learn(ENGINE)
    standing.learn(DEVICE)
    assert standing.known.is_set()
    assert told == [VoiceStatus(speech=True, tones=True, words="", voice="Anna")]


def test_another_voice_and_another_switch_are_told():
    """Whoever shows the voice's name shows the right one."""
    standing, told = watched()
    standing.learn(DEVICE)
    standing.learn(ENGINE)
    standing.learn(EngineReady(ready=True, voice="b", voice_name="Ben"))
    standing.switch(Wish(speech=False, tones=True))
    assert [(status.speech, status.voice) for status in told] == [
        (True, "Anna"),
        (True, "Ben"),
        (False, ""),
    ]


def test_a_new_worker_is_no_news_if_it_finds_the_same():
    """A lost worker that is replaced at once is not worth a word."""
    standing, told = watched()
    for _ in range(2):
        standing.forget()
        standing.learn(ENGINE)
        standing.learn(DEVICE)
    assert len(told) == 1


def test_giving_up_is_told():
    """And that something is known at last."""
    standing, told = watched()
    standing.give_up()
    assert standing.known.is_set()
    assert [status.words for status in told] == [GAVE_UP]
