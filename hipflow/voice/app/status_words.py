"""What a person is told about the sound, from what the worker reported."""

import sys

import msgspec

from hipflow.voice.protocol.messages import DeviceReady, EngineReady
from hipflow.voice.protocol.sound import VoiceStatus

SLOW = "Sound is slow to start; it joins in as soon as it is ready."
NO_DEVICE = "No sound device found: follow the screen. A speaker switched on joins in."
GAVE_UP = (
    "The sound stopped several times: the session goes on in silence, with everything on the "
    "screen. Start hipflow again to have it back; `hipflow doctor` tells more."
)
_LIST = "`hipflow voices` lists those there are."
_NAME_CHARACTERS = 60


class Wish(msgspec.Struct, frozen=True):
    """What the person switched on."""

    speech: bool
    tones: bool


def status_of(
    wish: Wish, device: DeviceReady | None, engine: EngineReady | None, *, gave_up: bool = False
) -> VoiceStatus:
    """Sum up what can be heard, and say the one thing most worth saying.

    Args:
        wish: What the person switched on.
        device: What the worker said of the sound device; None when it has not yet.
        engine: What the worker said of the speech engine; None when it has not yet.
        gave_up: The worker is not started again.
    """
    if gave_up:
        return VoiceStatus(speech=False, tones=False, words=GAVE_UP)
    heard = device is not None and device.open
    speech = wish.speech and heard and engine is not None and engine.ready
    return VoiceStatus(
        speech=speech,
        tones=wish.tones and heard,
        words=_words(wish, device, engine),
        voice=engine.voice_name if speech and engine is not None else "",
    )


def _words(wish: Wish, device: DeviceReady | None, engine: EngineReady | None) -> str:
    if not wish.speech and not wish.tones:
        return ""
    if device is None or (wish.speech and engine is None):
        return SLOW
    if not device.open:
        return NO_DEVICE
    if wish.speech and engine is not None:
        if not engine.ready:
            return no_engine(tones=wish.tones)
        another = another_voice(engine)
        return f"{another} {_LIST}" if another else ""
    return ""


def another_voice(engine: EngineReady) -> str:
    """Say that another voice speaks than was wished for; empty when it is the right one."""
    instead = f"{engine.voice_name or 'the usual voice'} speaks instead."
    if not engine.fits_language:
        return f"There is no voice for this language here: {instead}"
    if engine.missing:
        return f"The voice “{engine.missing[:_NAME_CHARACTERS]}” is not installed here: {instead}"
    return ""


def no_engine(*, tones: bool) -> str:
    """Say that speech is missing and how to get it, on this system."""
    instead = "you hear tones only" if tones else "the session runs in silence"
    return f"Speech is not to be had on this computer: {instead}. {engine_cure()}"


def engine_cure() -> str:
    """What to do where there is no speech, on this system."""
    linux = sys.platform.startswith("linux")
    brings = "Installing the package espeak-ng brings it; `hipflow doctor` tells more."
    return brings if linux else "`hipflow doctor` tells what is missing."
