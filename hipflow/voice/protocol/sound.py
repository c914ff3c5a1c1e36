"""Sounds, the config of a voice, and the protocol `Voice`; cheap to import."""

from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

from hipflow.session.speech.tone import Tone


class Sound(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to be heard: a sentence or a tone, never both.

    Attributes:
        id: Names the sound, for `Voice.cancel` and for replacing it.
        due_s: When it begins, on this machine's `monotonic_s`.
        latest_s: If another sentence is still speaking it may begin as late as this; later it
            is dropped.
        text: The sentence, or None for a tone.
        tone: The tone, or None for a sentence.

    Raises:
        ValueError: It holds both a sentence and a tone, or neither.
    """

    id: str
    due_s: float
    latest_s: float
    text: str | None = None
    tone: Tone | None = None

    def __post_init__(self) -> None:
        """Refuse a sound that is both sentence and tone, or neither."""
        if (self.text is None) == (self.tone is None):
            raise ValueError(f"sound {self.id!r} must be a sentence or a tone, one of the two")


class VoiceConfig(msgspec.Struct, frozen=True, kw_only=True):
    """How the voice speaks; may change at any time, see `Voice.set_config`.

    Attributes:
        voices: Names or ids of the preferred voices, the best liked first. The first that is
            installed and speaks the language is taken, else any that speaks it.
        language: A BCP 47 tag such as "en" or "de-at".
        rate_wpm: Words a minute.
        volume: 0 to 1, for sentences and tones alike.
        lead_in_s: Near-silence before each sentence, for speakers that swallow the first
            syllable.
    """

    voices: tuple[str, ...] = ()
    language: str = "en"
    rate_wpm: int = 150
    volume: float = 1.0
    lead_in_s: float = 0.0


class InstalledVoice(msgspec.Struct, frozen=True, kw_only=True):
    """A voice installed on this computer.

    Attributes:
        id: The engine's name for it; `VoiceConfig.voices` and settings may have it.
        name: Its name for people.
        languages: BCP 47 tags of the languages it speaks, as far as the engine tells.
    """

    id: str
    name: str
    languages: tuple[str, ...] = ()


class Audibility(msgspec.Struct, frozen=True):
    """What can be heard at present.

    Attributes:
        speech: Sentences are heard.
        tones: Tones are heard.
        words: Empty when all is well, else one sentence for the person: what is missing and what
            to do.
        voice: The name of the voice that speaks; empty while none does.
    """

    speech: bool
    tones: bool
    words: str
    voice: str = ""


class PlaybackResult(msgspec.Struct, frozen=True):
    """Whether and when a sound was heard.

    Attributes:
        id: The sound's id.
        started_s: When its first word or note went into the stream, on `monotonic_s`; None
            when it was dropped.
        length_s: How long it sounds; 0 when it was dropped.
    """

    id: str
    started_s: float | None
    length_s: float = 0.0


class Voice(Protocol):
    """Speaks sentences and plays tones at their due times; never raises, never blocks.

    All methods are called from one asyncio loop.
    """

    @property
    def status(self) -> Audibility:
        """What can be heard at present."""

    async def start(self) -> Audibility:
        """Open what makes the sound; returns within about 3 s whatever happens."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Render these sentences ahead of need, the first ones first."""

    def play(self, sounds: Iterable[Sound]) -> None:
        """Schedule sounds; one whose id is already known is replaced."""

    def cancel(self, ids: Iterable[str] | None = None) -> None:
        """Cancel sounds by their ids, also in mid-sentence; None cancels all."""

    def set_config(self, config: VoiceConfig) -> None:
        """Change voice, speed or volume; scheduled sentences are rendered again if time allows."""

    def switch(self, *, speech: bool, tones: bool) -> None:
        """Switch sentences and tones on or off; what is scheduled and now off is cancelled."""

    async def voices(self) -> tuple[InstalledVoice, ...]:
        """The voices there are on this computer, known within 3 s; none when there is no engine."""

    def on_status(self, listener: Callable[[Audibility], None]) -> Callable[[], None]:
        """Call `listener` with every change of the status; returns the function that ends that."""

    async def close(self) -> None:
        """Stop all sound and end what makes it, within a second."""
