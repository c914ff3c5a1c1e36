"""The findings of the sound check in words for a person, and what to do. Pure."""

import sys
from collections.abc import Iterator

import msgspec

from hipflow.session.speech.tone import Tone
from hipflow.voice.app.status_words import EnabledSounds, substitute_text
from hipflow.voice.protocol.messages import DeviceStatus, EngineStatus, RenderResult
from hipflow.voice.protocol.sound import PlaybackResult

CHECK_TONES = {
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
_MIXING_CURE = "This is a fault of hipflow. Please report it, with the line above."
_VOLUME_CURE = "Set the volume in the settings: 1 is as loud as the computer is set."
_LANGUAGE_CURE = "Install a voice for this language in the system's speech settings."
_MISSING_CURE = "Choose another one in the settings; `hipflow voices` lists those there are."


class SystemCheck(msgspec.Struct, frozen=True):
    """The result of one check, and what to do about it.

    Attributes:
        what: Its name, such as "Speech engine".
        ok: Nothing has to be done about it.
        words: What was found; if something is wrong, in the driver's own words.
        remedy: What to do; empty if nothing has to be.
    """

    what: str
    ok: bool
    words: str
    remedy: str = ""


class SoundCheckFacts(msgspec.Struct, kw_only=True):
    """The facts a sound check has gathered.

    Attributes:
        enabled: What is switched on.
        volume: 0 to 1.
        gave_up: No worker could be kept.
        engine: The worker's last report on the speech engine; None without one.
        device: The worker's last report on the sound device; None without one.
        rendered: The result of rendering the sentence.
        tones: How each tone was played; empty when none was.
        sentence: How the sentence was played; None when it was not.
    """

    enabled: EnabledSounds
    volume: float
    gave_up: bool = False
    engine: EngineStatus | None = None
    device: DeviceStatus | None = None
    rendered: RenderResult | None = None
    tones: dict[Tone, PlaybackResult] = {}
    sentence: PlaybackResult | None = None

    @property
    def audible(self) -> bool:
        """Whether something takes the sound."""
        return self.device is not None and self.device.open

    @property
    def trouble(self) -> str:
        """Why the worker has not reported on something."""
        return _ENDED if self.gave_up else _NOT_TOLD


def sound_check_results(facts: SoundCheckFacts, *, played: bool) -> list[SystemCheck]:
    """The checks of engine, voice, device, tones and sentence, one line each.

    Args:
        facts: What the sound check found.
        played: Sound was to be heard.
    """
    found = [_engine(facts), _voice(facts), _device(facts)]
    if facts.volume == 0:
        words = "0: nothing can be heard"
        found.append(SystemCheck("Volume", ok=False, words=words, remedy=_VOLUME_CURE))
    if played:
        found += _tones(facts)
    return [*found, _sentence(facts, played=played)]


def _engine(facts: SoundCheckFacts) -> SystemCheck:
    engine = facts.engine
    if engine is None or not engine.ready:
        words = facts.trouble if engine is None else engine.detail
        return SystemCheck("Speech engine", ok=False, words=words, remedy=_install_remedy())
    return SystemCheck("Speech engine", ok=True, words=f"{engine.name}; library: {engine.library}")


def _voice(facts: SoundCheckFacts) -> SystemCheck:
    engine = facts.engine
    if engine is None or not engine.ready:
        return SystemCheck("Voice", ok=False, words="none without a speech engine")
    another = substitute_text(engine)
    if another:
        remedy = _MISSING_CURE if engine.fits_language else _LANGUAGE_CURE
        return SystemCheck("Voice", ok=False, words=another, remedy=remedy)
    return SystemCheck("Voice", ok=True, words=f"{engine.voice_name} ({engine.voice})")


def _device(facts: SoundCheckFacts) -> SystemCheck:
    device = facts.device
    if device is None or not device.open:
        words = facts.trouble if device is None else device.detail
        return SystemCheck("Sound device", ok=False, words=words, remedy=_NO_DEVICE_CURE)
    if device.detail:
        words = f"{device.name}; part of the sound was silence: {device.detail}"
        return SystemCheck("Sound device", ok=False, words=words, remedy=_MIXING_CURE)
    return SystemCheck("Sound device", ok=True, words=device.name)


def _tones(facts: SoundCheckFacts) -> Iterator[SystemCheck]:
    if not facts.enabled.tones:
        yield SystemCheck("Tones", ok=True, words=_OFF)
    elif not facts.audible:
        yield SystemCheck("Tones", ok=False, words="none without a sound device")
    else:
        for tone, name in CHECK_TONES.items():
            yield _playback_check(name, facts.tones.get(tone))


def _sentence(facts: SoundCheckFacts, *, played: bool) -> SystemCheck:
    what, rendered, result = "A spoken sentence", facts.rendered, facts.sentence
    if not facts.enabled.speech:
        return SystemCheck(what, ok=True, words=_OFF)
    if rendered is None or rendered.length_s is None:
        reason = facts.trouble if rendered is None else rendered.detail
        words = reason or "none without a speech engine"
        return SystemCheck(what, ok=False, words=words, remedy=_install_remedy())
    length = f"{rendered.length_s:.1f} s of speech"
    if not played:
        return SystemCheck(what, ok=True, words=f"{length}, not played")
    if not facts.audible:
        return SystemCheck(what, ok=False, words=f"{length}, but no sound device to play it")
    return _playback_check(what, result, f", {length}")


def _playback_check(what: str, result: PlaybackResult | None, more: str = "") -> SystemCheck:
    if result is None or result.started_s is None:
        return SystemCheck(what, ok=False, words="did not go out", remedy=_STUCK_CURE)
    return SystemCheck(what, ok=True, words=f"went out{more}")


def _install_remedy() -> str:
    """What brings speech back, on this system."""
    return f"Install hipflow anew, or {_CURES.get(sys.platform, _CURES['linux'])}."
