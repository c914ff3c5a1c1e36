"""A voice for tests that notes its calls and makes no sound."""

from hipflow.voice.app.silent_voice import SilentVoice
from hipflow.voice.protocol.sound import Audibility, InstalledVoice, Sound, VoiceConfig


class FakeVoice(SilentVoice):
    """Notes every order.

    Attributes:
        status: may be set to what the test wants to be heard.
        manners: as it was told to speak, one after the other.
        switches: speech and tones as they were switched.
        sounds: everything it was given to play.
        prepared: the sentences it was given to render.
        taken_back: what was cancelled, ``None`` for everything.
        installed: the voices there are.
    """

    status = Audibility(speech=True, tones=True, words="")

    def __init__(self, installed: tuple[InstalledVoice, ...] = ()) -> None:
        super().__init__()
        self.installed = installed
        self.manners: list[VoiceConfig] = []
        self.switches: list[tuple[bool, bool]] = []
        self.sounds: list[Sound] = []
        self.prepared: list[str] = []
        self.taken_back: list[tuple[str, ...] | None] = []

    def set_config(self, config):
        """Note it."""
        self.manners.append(config)

    def switch(self, *, speech, tones):
        """Note it."""
        self.switches.append((speech, tones))

    def play(self, sounds):
        """Note them."""
        self.sounds += sounds

    def prepare(self, texts):
        """Note them."""
        self.prepared += texts

    async def voices(self):
        """Those there are."""
        return self.installed

    def cancel(self, ids=None):
        """Note it."""
        self.taken_back.append(None if ids is None else tuple(ids))
