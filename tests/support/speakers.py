"""A voice for tests that makes no sound: it notes what it says, and in which manner."""

import time

from hipflow.voice.app.listeners import Listeners
from hipflow.voice.app.status_words import Wish
from hipflow.voice.app.voice_state import Standing
from hipflow.voice.protocol.messages import DeviceReady, EngineReady
from hipflow.voice.protocol.sound import Heard, InstalledVoice, Manner

INSTALLED = (
    InstalledVoice(id="a/de", name="Anna", languages=("de",)),
    InstalledVoice(id="a/en-gb", name="Ben", languages=("en-gb",)),
    InstalledVoice(id="a/en-us", name="Cleo", languages=("en-us",)),
    InstalledVoice(id="b/en-us", name="Cleo", languages=("en-us",)),
    InstalledVoice(id="a/x", name="Xan"),
)
"""Two of one name, and one of which nobody knows what it speaks."""


class NotedVoice:
    """Stands in for a :class:`hipflow.voice.app.spoken_voice.SpokenVoice`.

    Attributes:
        said: what was played, with the voices wished for at that time.
        mute: ids of voices that give no sound.
        closed: it was let go.
    """

    def __init__(self, *, manner: Manner | None = None, **_others: object) -> None:
        self.manner = manner or Manner()
        self.standing = Standing(Wish(speech=True, tones=False))
        self.standing.learn(EngineReady(ready=True, voice="a/en-gb", voice_name="Ben"))
        self.standing.learn(DeviceReady(open=True, name="fake"))
        self.installed = INSTALLED
        self.mute: set[str] = set()
        self.said: list[tuple[str, Manner]] = []
        self.cancelled: list[str] = []
        self.closed = False
        self._listeners = Listeners[Heard]()

    async def start(self) -> None:
        """Nothing has to be started."""

    async def voices(self) -> tuple[InstalledVoice, ...]:
        """Those that were set."""
        return self.installed

    def speak_as(self, manner: Manner) -> None:
        """Note it."""
        self.manner = manner

    def on_heard(self, listener):
        """As ever."""
        return self._listeners.add(listener)

    def play(self, sounds) -> None:
        """Note it, and tell at once that it was heard, or not."""
        for sound in sounds:
            self.said.append((sound.text or sound.tone, self.manner))
            silent = self.mute & set(self.manner.voices)
            started_s = None if silent else time.monotonic()
            self._listeners.tell(Heard(id=sound.id, started_s=started_s))

    def cancel(self, ids=None) -> None:
        """Note it."""
        self.cancelled += ids or ["all"]

    async def close(self) -> None:
        """Note it."""
        self.closed = True
