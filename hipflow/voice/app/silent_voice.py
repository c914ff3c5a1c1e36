"""The voice that says nothing: for people who switched it off, and for a machine with no sound."""

from collections.abc import Callable, Iterable

from hipflow.voice.protocol.sound import Audibility, InstalledVoice, Sound, Voice, VoiceConfig


class SilentVoice(Voice):
    """A voice that makes no sound; a session keeps the times it has with another.

    Args:
        words: What `status` tells the person; empty when silence is what they chose.
    """

    def __init__(self, words: str = "") -> None:
        self._status = Audibility(speech=False, tones=False, words=words)

    @property
    def status(self) -> Audibility:
        """Neither speech nor tones, and the words given."""
        return self._status

    async def start(self) -> Audibility:
        """Return the status at once."""
        return self._status

    def prepare(self, texts: Iterable[str]) -> None:
        """Do nothing."""

    def play(self, sounds: Iterable[Sound]) -> None:
        """Do nothing."""

    def cancel(self, ids: Iterable[str] | None = None) -> None:
        """Do nothing."""

    def set_config(self, config: VoiceConfig) -> None:
        """Do nothing."""

    def switch(self, *, speech: bool, tones: bool) -> None:
        """Do nothing."""

    async def voices(self) -> tuple[InstalledVoice, ...]:
        """None."""
        return ()

    def on_status(self, listener: Callable[[Audibility], None]) -> Callable[[], None]:
        """Do nothing: this status never changes."""
        del listener
        return lambda: None

    async def close(self) -> None:
        """Do nothing."""
