"""What the app and its voice worker say to each other: one JSON object a line, typed both ways."""

from pathlib import Path

import msgspec

from hipflow.voice.sound import Manner, Sound

MAX_LINE_BYTES = 1 << 20
"""No line is longer; the reader's buffer holds this much."""


class Configure(msgspec.Struct, frozen=True, kw_only=True, tag="configure"):
    """The first line to a worker: how it shall speak.

    Attributes:
        cache_folder: Where rendered speech is kept.
        language: A BCP 47 tag such as "en" or "de-at".
        rate_wpm: Words a minute.
        volume: 0 to 1, for sentences and tones alike.
        speech: Load the speech engine at all.
        lead_in_s: Near-silence before each sentence, for speakers that wake up slowly.
        aloud: Open a sound device and play. Else no device is looked for, and every sentence
            rendered is handed back as `Samples`.
    """

    cache_folder: str
    language: str
    rate_wpm: int
    volume: float
    speech: bool
    lead_in_s: float = 0.0
    aloud: bool = True


def configured(cache_folder: Path, manner: Manner, *, aloud: bool = True) -> Configure:
    """The first line to a worker that shall speak in this manner."""
    return Configure(
        cache_folder=str(cache_folder.resolve()),
        language=manner.language,
        rate_wpm=manner.rate_wpm,
        volume=manner.volume,
        speech=True,
        lead_in_s=manner.lead_in_s,
        aloud=aloud,
    )


class Prepare(msgspec.Struct, frozen=True, tag="prepare"):
    """Render these sentences, in this order, when nothing more urgent is asked."""

    texts: tuple[str, ...]


class Play(msgspec.Struct, frozen=True, tag="play"):
    """Schedule these sounds."""

    sounds: tuple[Sound, ...]


class Cancel(msgspec.Struct, frozen=True, tag="cancel"):
    """Take these back; None takes back everything and falls silent."""

    ids: tuple[str, ...] | None


class DeviceReady(msgspec.Struct, frozen=True, tag="device"):
    """What the sound goes to.

    Attributes:
        open: Something takes the sound.
        name: What it is: "PulseAudio", "aplay" …; empty when nothing is open.
        detail: What went wrong, in the driver's words; for `hipflow doctor`.
    """

    open: bool
    name: str
    detail: str = ""


class EngineReady(msgspec.Struct, frozen=True, tag="engine"):
    """What renders the speech.

    Attributes:
        ready: Sentences can be rendered.
        name: The engine and its version; empty when there is none.
        library: Where the speech library was found.
        voice: The voice it speaks with.
        fits_language: The voice speaks the language asked for.
        detail: What went wrong, in the engine's words; for `hipflow doctor`.
    """

    ready: bool
    name: str = ""
    library: str = ""
    voice: str = ""
    fits_language: bool = True
    detail: str = ""


class Rendering(msgspec.Struct, frozen=True, tag="rendering"):
    """About to render this sentence: if the worker ends now, this sentence ended it."""

    text: str


class Samples(msgspec.Struct, frozen=True, tag="samples"):
    """A part of the sentence at work, 16-bit in this machine's byte order; `Rendered` ends it."""

    part: bytes


class Rendered(msgspec.Struct, frozen=True, tag="rendered"):
    """A sentence is ready to be heard, or cannot be.

    Attributes:
        text: The sentence as it was asked for.
        length_s: How long it speaks; None when it could not be rendered.
        detail: Why not, in the engine's words.
    """

    text: str
    length_s: float | None
    detail: str = ""


class Reported(msgspec.Struct, frozen=True, tag="heard"):
    """A sound began at `started_s`, or was dropped (None)."""

    id: str
    started_s: float | None


class Alive(msgspec.Struct, frozen=True, tag="alive"):
    """The heartbeat."""


ToWorker = Configure | Prepare | Play | Cancel
FromWorker = DeviceReady | EngineReady | Rendering | Samples | Rendered | Reported | Alive

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
