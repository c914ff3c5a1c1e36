"""What the sound check found, said for a person: what there is, and what to do. Pure."""

import sys
from collections.abc import Iterator

import msgspec

from hipflow.voice.app.status_words import Wish, another_voice
from hipflow.voice.protocol.messages import DeviceReady, EngineReady, Rendered
from hipflow.voice.protocol.sound import Heard, Tone

TONES = {
    Tone.START: "Start tone",
    Tone.HALFWAY: "Halfway tone",
    Tone.FINISH: "Finish tone",
}
"""The tones that are tried, in their order, and what they are called."""

_CURES = {
    "linux": "the package espeak-ng (on Debian: apt install espeak-ng)",
    "darwin": "choose a voice under Accessibility, Spoken Content",
    "win32": "choose a voice under Time & language, Speech",
}
_NOT_TOLD = "nothing was heard of it within 5 seconds"
_ENDED = "the process that makes the sound ended again and again"
_OFF = "switched off in your settings"
_NO_DEVICE_CURE = "Switch a speaker or headphones on and see that other programs are heard."
_STUCK_CURE = "Unplug the speaker and plug it in again, or start the computer anew."
_VOLUME_CURE = "Set the volume in the settings: 1 is as loud as the computer is set."
_LANGUAGE_CURE = "Install a voice for this language in the system's speech settings."
_MISSING_CURE = "Choose another one in the settings; `hipflow voices` lists those there are."


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at.

    Attributes:
        what: What was looked at.
        well: It is as it should be.
        words: What was found; when it is not well, what went wrong in the driver's own words.
        cure: What to do; empty when all is well.
    """

    what: str
    well: bool
    words: str
    cure: str = ""


class Tried(msgspec.Struct, kw_only=True):
    """What came of a try.

    Attributes:
        wish: What is switched on.
        volume: 0 to 1.
        gave_up: No worker could be kept.
        engine: What was said of the speech engine, if anything was.
        device: What was said of the sound device, if anything was.
        rendered: What became of the sentence before it was played.
        tones: What was heard of each tone; empty when none was played.
        sentence: What was heard of the sentence; None when it was not played.
    """

    wish: Wish
    volume: float
    gave_up: bool = False
    engine: EngineReady | None = None
    device: DeviceReady | None = None
    rendered: Rendered | None = None
    tones: dict[Tone, Heard] = {}
    sentence: Heard | None = None

    @property
    def audible(self) -> bool:
        """Whether something takes the sound."""
        return self.device is not None and self.device.open

    @property
    def trouble(self) -> str:
        """Why nothing is known of something."""
        return _ENDED if self.gave_up else _NOT_TOLD


def findings_of(tried: Tried, *, played: bool) -> list[Finding]:
    """Say what a try has shown.

    Args:
        tried: What came of it.
        played: Sound was to be heard.
    """
    found = [_engine(tried), _voice(tried), _device(tried)]
    if tried.volume == 0:
        words = "0: nothing can be heard"
        found.append(Finding("Volume", well=False, words=words, cure=_VOLUME_CURE))
    if played:
        found += _tones(tried)
    return [*found, _sentence(tried, played=played)]


def _engine(tried: Tried) -> Finding:
    engine = tried.engine
    if engine is None or not engine.ready:
        words = tried.trouble if engine is None else engine.detail
        return Finding("Speech engine", well=False, words=words, cure=_engine_cure())
    return Finding("Speech engine", well=True, words=f"{engine.name}; library: {engine.library}")


def _voice(tried: Tried) -> Finding:
    engine = tried.engine
    if engine is None or not engine.ready:
        return Finding("Voice", well=False, words="none without a speech engine")
    another = another_voice(engine)
    if another:
        cure = _MISSING_CURE if engine.fits_language else _LANGUAGE_CURE
        return Finding("Voice", well=False, words=another, cure=cure)
    return Finding("Voice", well=True, words=f"{engine.voice_name} ({engine.voice})")


def _device(tried: Tried) -> Finding:
    device = tried.device
    if device is None or not device.open:
        words = tried.trouble if device is None else device.detail
        return Finding("Sound device", well=False, words=words, cure=_NO_DEVICE_CURE)
    return Finding("Sound device", well=True, words=device.name)


def _tones(tried: Tried) -> Iterator[Finding]:
    if not tried.wish.tones:
        yield Finding("Tones", well=True, words=_OFF)
    elif not tried.audible:
        yield Finding("Tones", well=False, words="none without a sound device")
    else:
        for tone, name in TONES.items():
            yield _went_out(name, tried.tones.get(tone))


def _sentence(tried: Tried, *, played: bool) -> Finding:
    what, rendered, heard = "A spoken sentence", tried.rendered, tried.sentence
    if not tried.wish.speech:
        return Finding(what, well=True, words=_OFF)
    if rendered is None or rendered.length_s is None:
        said = tried.trouble if rendered is None else rendered.detail
        words = said or "none without a speech engine"
        return Finding(what, well=False, words=words, cure=_engine_cure())
    length = f"{rendered.length_s:.1f} s of speech"
    if not played:
        return Finding(what, well=True, words=f"{length}, not played")
    if not tried.audible:
        return Finding(what, well=False, words=f"{length}, but no sound device to play it")
    return _went_out(what, heard, f", {length}")


def _went_out(what: str, heard: Heard | None, more: str = "") -> Finding:
    if heard is None or heard.started_s is None:
        return Finding(what, well=False, words="did not go out", cure=_STUCK_CURE)
    return Finding(what, well=True, words=f"went out{more}")


def _engine_cure() -> str:
    """What brings speech back, on this system."""
    return f"Install hipflow anew, or {_CURES.get(sys.platform, _CURES['linux'])}."
