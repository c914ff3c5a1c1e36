"""The sentences about the sound for a person, from what the worker reported."""

import sys

import msgspec

from hipflow.voice.protocol.messages import DeviceStatus, EngineStatus
from hipflow.voice.protocol.sound import Audibility

SLOW = "Sound is slow to start; it joins in as soon as it is ready."
NO_DEVICE = "No sound device found: follow the screen. A speaker switched on joins in."
GAVE_UP = (
    "The sound stopped several times: the session goes on in silence, with everything on the "
    "screen. Start hipflow again to have it back; `hipflow doctor` tells more."
)
_LIST = "`hipflow voices` lists those there are."
_NAME_CHARACTERS = 60


class EnabledSounds(msgspec.Struct, frozen=True):
    """Which kinds of sound the person has switched on."""

    speech: bool
    tones: bool


def audibility_of(
    enabled: EnabledSounds,
    device: DeviceStatus | None,
    engine: EngineStatus | None,
    *,
    gave_up: bool = False,
) -> Audibility:
    """What can be heard at present, with a sentence on what is missing, if anything is.

    Args:
        enabled: What the person switched on.
        device: What the worker said of the sound device; None when it has not yet.
        engine: What the worker said of the speech engine; None when it has not yet.
        gave_up: The worker is not started again.
    """
    if gave_up:
        return Audibility(speech=False, tones=False, words=GAVE_UP)
    heard = device is not None and device.open
    speech = enabled.speech and heard and engine is not None and engine.ready
    return Audibility(
        speech=speech,
        tones=enabled.tones and heard,
        words=_words(enabled, device, engine),
        voice=engine.voice_name if speech and engine is not None else "",
    )


def _words(enabled: EnabledSounds, device: DeviceStatus | None, engine: EngineStatus | None) -> str:
    if not enabled.speech and not enabled.tones:
        return ""
    if device is None or (enabled.speech and engine is None):
        return SLOW
    if not device.open:
        return NO_DEVICE
    if enabled.speech and engine is not None:
        if not engine.ready:
            return no_engine_text(tones=enabled.tones)
        another = substitute_text(engine)
        return f"{another} {_LIST}" if another else ""
    return ""


def substitute_text(engine: EngineStatus) -> str:
    """Names the voice that speaks in place of the one asked for; empty where there is none."""
    instead = f"{engine.voice_name or 'the usual voice'} speaks instead."
    if not engine.fits_language:
        return f"There is no voice for this language here: {instead}"
    if engine.missing:
        return f"The voice “{engine.missing[:_NAME_CHARACTERS]}” is not installed here: {instead}"
    return ""


def no_engine_text(*, tones: bool) -> str:
    """The sentence that speech is missing, and how to get it on this system."""
    instead = "you hear tones only" if tones else "the session runs in silence"
    return f"Speech is not to be had on this computer: {instead}. {engine_remedy()}"


def engine_remedy() -> str:
    """What to do on this system to get speech."""
    linux = sys.platform.startswith("linux")
    brings = "Installing the package espeak-ng brings it; `hipflow doctor` tells more."
    return brings if linux else "`hipflow doctor` tells what is missing."
