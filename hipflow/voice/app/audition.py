"""Samples of the sound: a sentence to hear a voice by, its config, and each tone. Pure."""

from msgspec import structs

from hipflow.session.speech.tone import Tone
from hipflow.voice.protocol.sound import InstalledVoice, Sound, VoiceConfig

SAMPLE_SENTENCE = "This is how I speak. Lift. Hold for 5 seconds. Lower."
SAMPLE_TONES = {
    Tone.START: "start",
    Tone.TICK: "count",
    Tone.HALFWAY: "halfway",
    Tone.COUNTDOWN: "last seconds",
    Tone.WORK_END: "end of work",
    Tone.REST_END: "end of rest",
    Tone.FINISH: "finished",
}
"""The tones in the order of the samples, with what each means."""

_ID_PREFIX = "try:"
SAMPLE_IDS = (_ID_PREFIX, *(f"{_ID_PREFIX}{tone}" for tone in SAMPLE_TONES))
"""The ids of all samples."""

SAMPLE_SPACING_S = 1.0
"""From one tone to the next, and after the sentence."""

_MAY_WAIT_S = 10.0
"""A voice that must render first may begin this late."""


def sample_sound(text: str, now_s: float) -> Sound:
    """A sentence to hear a voice by."""
    return Sound(id=_ID_PREFIX, due_s=now_s, latest_s=now_s + _MAY_WAIT_S, text=text)


def tones(begin_s: float) -> list[Sound]:
    """All tones, one after the other."""
    return [
        Sound(id=f"{_ID_PREFIX}{tone}", due_s=at_s, latest_s=at_s + SAMPLE_SPACING_S, tone=tone)
        for at_s, tone in (
            (begin_s + n * SAMPLE_SPACING_S, tone) for n, tone in enumerate(SAMPLE_TONES)
        )
    ]


def config_for_voice(config: VoiceConfig, voice: InstalledVoice) -> VoiceConfig:
    """The config with one voice alone, in the language it speaks."""
    language = voice.languages[0] if voice.languages else config.language
    return structs.replace(config, voices=(voice.id,), language=language)


def sample_text(voice: InstalledVoice) -> str:
    """The sentence a voice is heard by: its name, and numbers, which every language has."""
    english = any(tag.split("-", maxsplit=1)[0] == "en" for tag in voice.languages)
    return f"{voice.name}. {'Lift, and lower slowly. ' if english else ''}1, 2, 3."
