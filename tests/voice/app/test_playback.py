"""One thing is played, and waited for until it has been heard."""

import asyncio
import time

import pytest

from hipflow.session.speech.tone import Tone
from hipflow.voice.app import playback
from hipflow.voice.app.playback import play_and_wait
from hipflow.voice.protocol.sound import PlaybackResult
from tests.fakes.fake_spoken_voice import FakeSpokenVoice


class Holding(FakeSpokenVoice):
    """A voice that reports only what the test makes it."""

    def play(self, sounds) -> None:
        """Note it."""
        self.said += [(sound.text or sound.tone, self.config) for sound in sounds]

    def report(self, started_s: float | None, length_s: float = 0.0, name: str = "trial") -> None:
        """A sound began or was dropped."""
        self._listeners.notify(PlaybackResult(id=name, started_s=started_s, length_s=length_s))


async def test_it_returns_when_the_sound_is_over(monkeypatch):
    """Not when it begins, and not when another sound is reported."""
    monkeypatch.setattr(playback, "_BUFFERED_S", 0.0)
    voice = Holding()
    task = asyncio.create_task(play_and_wait(voice, Tone.FINISH, patience_s=5))
    await asyncio.sleep(0)
    voice.report(None, name="another")
    started_s = time.monotonic()
    voice.report(started_s, length_s=0.05)
    assert await task == PlaybackResult(id="trial", started_s=started_s, length_s=0.05)
    assert time.monotonic() >= started_s + 0.05
    assert [what for what, _ in voice.said] == [Tone.FINISH]
    assert not voice._listeners._listeners


async def test_what_was_dropped_is_reported_at_once():
    """No waiting for what will not be heard."""
    voice = Holding()
    task = asyncio.create_task(play_and_wait(voice, "Rest.", patience_s=5))
    await asyncio.sleep(0)
    voice.report(None)
    assert (await task).started_s is None


async def test_what_nobody_reports_is_taken_back():
    """After the patience asked for; the same when the one who waits is stopped."""
    voice = Holding()
    assert (await play_and_wait(voice, "Rest.", patience_s=0.01)).started_s is None
    assert voice.cancelled == ["trial"]
    task = asyncio.create_task(play_and_wait(voice, "Rest.", patience_s=5, name="long"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert voice.cancelled == ["trial", "long"]
