"""The messages between the app and its voice worker: one JSON object a line, typed both ways."""

from pathlib import Path

import msgspec

from hipflow.voice.protocol.sound import InstalledVoice, PlaybackResult, Sound, VoiceConfig
from hipflow.voice.protocol.speakable_text import safe_config

MAX_LINE_BYTES = 1 << 20
"""No line is longer; the reader's buffer holds this much."""


class Configure(msgspec.Struct, frozen=True, kw_only=True, tag="configure"):
    """How the worker shall speak: its first line, and again whenever that changes.

    Attributes:
        cache_folder: Where rendered speech is kept.
        config: Voice, speed, loudness.
        speech: Load the speech engine at all; only the first line decides.
        edition: Counted up when sentences must be rendered anew for this config.
        aloud: Open a sound device and play; only the first line decides. Else no device is
            opened, and every sentence rendered is sent back as `SamplePart`.
    """

    cache_folder: str
    config: VoiceConfig
    speech: bool
    edition: int = 0
    aloud: bool = True


def make_configure(cache_folder: Path, config: VoiceConfig, *, aloud: bool = True) -> Configure:
    """The first line to a worker that shall speak with this config."""
    folder = str(cache_folder.resolve())
    return Configure(cache_folder=folder, config=safe_config(config), speech=True, aloud=aloud)


class PrepareSpeech(msgspec.Struct, frozen=True, tag="prepare"):
    """Asks for sentences to be rendered, in this order, when nothing more urgent is due."""

    texts: tuple[str, ...]


class PlaySounds(msgspec.Struct, frozen=True, tag="play"):
    """Schedules sounds; one with an id that is scheduled already replaces it."""

    sounds: tuple[Sound, ...]


class CancelSounds(msgspec.Struct, frozen=True, tag="cancel"):
    """Cancels sounds by their ids; None cancels all, also what is being heard."""

    ids: tuple[str, ...] | None


class ListVoices(msgspec.Struct, frozen=True, tag="list"):
    """Asks for the installed voices; `VoiceList` answers."""


class DeviceStatus(msgspec.Struct, frozen=True, tag="device"):
    """Reports on the sound device.

    Attributes:
        open: Something takes the sound.
        name: What it is: "PulseAudio", "aplay" …; empty when nothing is open.
        detail: What went wrong, for `hipflow doctor`: in the driver's words, or, while something
            takes the sound, why samples could not be mixed and some of it was silence.
    """

    open: bool
    name: str
    detail: str = ""


class EngineStatus(msgspec.Struct, frozen=True, kw_only=True, tag="engine"):
    """Reports on the speech engine; sent again when another voice speaks.

    Attributes:
        ready: Sentences can be rendered.
        name: The engine and its version; empty when there is none.
        library: Where the speech library was found.
        voice: The id of the voice it speaks with.
        voice_name: What people call that voice.
        fits_language: The voice speaks the language asked for.
        missing: The voice that was asked for and is not installed; empty when one of those is.
        detail: What went wrong, in the engine's words; for `hipflow doctor`.
    """

    ready: bool
    name: str = ""
    library: str = ""
    voice: str = ""
    voice_name: str = ""
    fits_language: bool = True
    missing: str = ""
    detail: str = ""


class VoiceList(msgspec.Struct, frozen=True, tag="voices"):
    """The voices that are installed; none when there is no engine."""

    voices: tuple[InstalledVoice, ...]


class RenderStarted(msgspec.Struct, frozen=True, tag="rendering"):
    """About to render this sentence: if the worker ends now, this sentence ended it."""

    text: str


class SamplePart(msgspec.Struct, frozen=True, tag="samples"):
    """Samples of the sentence at work, 16-bit in native byte order; `RenderResult` ends them."""

    part: bytes


class RenderResult(msgspec.Struct, frozen=True, tag="rendered"):
    """Reports that a sentence was rendered, or cannot be.

    Attributes:
        text: The sentence as it was asked for.
        length_s: How long it speaks; None when it could not be rendered.
        detail: Why not, in the engine's words.
        edition: That of the config it was rendered with.
    """

    text: str
    length_s: float | None
    detail: str = ""
    edition: int = 0


class PlaybackReport(msgspec.Struct, frozen=True, tag="heard"):
    """Reports that a sound has begun, or was dropped."""

    heard: PlaybackResult


class Heartbeat(msgspec.Struct, frozen=True, tag="alive"):
    """Says that the worker is alive; sent every `HEARTBEAT_S` of the worker."""


ToWorker = Configure | PrepareSpeech | PlaySounds | CancelSounds | ListVoices
FromWorker = (
    DeviceStatus
    | EngineStatus
    | VoiceList
    | RenderStarted
    | SamplePart
    | RenderResult
    | PlaybackReport
    | Heartbeat
)

_encode = msgspec.json.Encoder().encode
_to_worker = msgspec.json.Decoder(ToWorker)
_from_worker = msgspec.json.Decoder(FromWorker)


def encode(message: ToWorker | FromWorker) -> bytes:
    """Turn a message into its line, newline included."""
    return _encode(message) + b"\n"


def decode_to_worker(line: bytes) -> ToWorker:
    """Read a line the app wrote.

    Raises:
        msgspec.DecodeError: It is no message of this protocol.
    """
    message: ToWorker = _to_worker.decode(line)
    return message


def decode_from_worker(line: bytes) -> FromWorker:
    """Read a line the worker wrote.

    Raises:
        msgspec.DecodeError: It is no message of this protocol.
    """
    message: FromWorker = _from_worker.decode(line)
    return message
