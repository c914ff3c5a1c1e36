"""The voice that says nothing."""

from hipflow.session.speech.tone import Tone
from hipflow.voice.app.silent_voice import SilentVoice
from hipflow.voice.protocol.sound import Audibility, Sound, VoiceConfig


async def test_it_ignores_every_call_and_has_the_status_it_was_given():
    """All methods may be called, and the status is the one given at construction."""
    voice = SilentVoice("Sound is switched off.")
    voice.on_status(lambda status: None)()
    expected = Audibility(speech=False, tones=False, words="Sound is switched off.")
    assert await voice.start() == expected
    voice.prepare(["One."])
    voice.play([Sound(id="t", due_s=0, latest_s=0, tone=Tone.TICK)])
    voice.cancel()
    voice.set_config(VoiceConfig(volume=0.5))
    voice.switch(speech=True, tones=True)
    assert await voice.voices() == ()
    await voice.close()
    assert voice.status == expected
