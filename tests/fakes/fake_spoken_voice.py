"""A voice for tests that makes no sound: it notes what it says, and in which manner."""

import time

from hipflow.voice.app.listeners import Listeners
from hipflow.voice.app.status_words import EnabledSounds
from hipflow.voice.app.voice_state import VoiceState
from hipflow.voice.protocol.messages import DeviceStatus, EngineStatus
from hipflow.voice.protocol.sound import InstalledVoice, PlaybackResult, VoiceConfig

INSTALLED = (
    InstalledVoice(id="a/de", name="Anna", languages=("de",)),
    InstalledVoice(id="a/en-gb", name="Ben", languages=("en-gb",)),
    InstalledVoice(id="a/en-us", name="Cleo", languages=("en-us",)),
    InstalledVoice(id="b/en-us", name="Cleo", languages=("en-us",)),
    InstalledVoice(id="a/x", name="Xan"),
)
"""Two of one name, and one of which nobody knows what it speaks."""


class FakeSpokenVoice:
    """Stands in for a :class:`hipflow.voice.app.spoken_voice.SpokenVoice`.

    Attributes:
        said: what was played, with the voices wished for at that time.
        mute: ids of voices that give no sound.
        closed: it was let go.
    """

    def __init__(self, *, config: VoiceConfig | None = None, **_others: object) -> None:
        self.config = config or VoiceConfig()
        self.state = VoiceState(EnabledSounds(speech=True, tones=False))
        self.state.update(EngineStatus(ready=True, voice="a/en-gb", voice_name="Ben"))
        self.state.update(DeviceStatus(open=True, name="fake"))
        self.installed = INSTALLED
        self.mute: set[str] = set()
        self.said: list[tuple[str, VoiceConfig]] = []
        self.cancelled: list[str] = []
        self.closed = False
        self._listeners = Listeners[PlaybackResult]()

    async def start(self) -> None:
        """Nothing has to be started."""

    async def voices(self) -> tuple[InstalledVoice, ...]:
        """Those that were set."""
        return self.installed

    def set_config(self, config: VoiceConfig) -> None:
        """Note it."""
        self.config = config

    def on_playback(self, listener):
        """As ever."""
        return self._listeners.add(listener)

    def play(self, sounds) -> None:
        """Note it, and report at once whether it was heard."""
        for sound in sounds:
            self.said.append((sound.text or sound.tone, self.config))
            silent = self.mute & set(self.config.voices)
            started_s = None if silent else time.monotonic()
            self._listeners.notify(PlaybackResult(id=sound.id, started_s=started_s))

    def cancel(self, ids=None) -> None:
        """Note it."""
        self.cancelled += ids or ["all"]

    async def close(self) -> None:
        """Note it."""
        self.closed = True
