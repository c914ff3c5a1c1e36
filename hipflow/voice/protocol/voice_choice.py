"""Which of the installed voices speaks: preferred names and a language in, one voice out. Pure."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from hipflow.voice.protocol.sound import InstalledVoice, VoiceConfig
from hipflow.voice.protocol.speakable_text import speakable_text

_NAME_CHARACTERS = 100
_TAG = re.compile(r"[a-z]{2,4}(-[a-z0-9]{1,8})*")
_ALSO_CALLED = {"no": "nb", "zh": "cmn"}
"""Languages as people write them, and as some engines do."""


class VoiceChoice(msgspec.Struct, frozen=True, kw_only=True):
    """The voice that shall speak.

    Attributes:
        voice: The one, or None when it is not among those the engine lists.
        fits_language: It speaks the language asked for.
        missing: The first of the preferred voices that is not installed; empty when one of the
            preferred voices speaks.
    """

    voice: InstalledVoice | None
    fits_language: bool
    missing: str = ""


def choose_voice(voices: Sequence[InstalledVoice], usual: str, config: VoiceConfig) -> VoiceChoice:
    """Choose a voice.

    It is the first preferred voice that is installed and speaks the language; else the one that
    speaks it best; else the usual one.

    Args:
        voices: Those that are installed.
        usual: The id of the voice the engine starts with.
        config: The preferred voices and the language.
    """
    matches = {wanted_name: matching_voices(wanted_name, voices) for wanted_name in config.voices}
    for candidate in (voice for found in matches.values() for voice in found):
        if speaks(candidate, config.language):
            return VoiceChoice(voice=candidate, fits_language=True)
    missing = next((wanted_name for wanted_name, found in matches.items() if not found), "")
    best = _best(voices, usual, config.language)
    if best is not None:
        return VoiceChoice(voice=best, fits_language=True, missing=missing)
    kept = next((voice for voice in voices if voice.id == usual), None)
    return VoiceChoice(voice=kept, fits_language=False, missing=missing)


def matching_voices(wanted_name: str, voices: Sequence[InstalledVoice]) -> list[InstalledVoice]:
    """The voices a name means: by id, else by name, else by the last part of the id."""
    folded = _folded(wanted_name)
    return (
        [voice for voice in voices if voice.id == wanted_name]
        or [voice for voice in voices if _folded(voice.name) == folded]
        or [voice for voice in voices if _folded(_last_part(voice.id)) == folded]
    )


def speaks(voice: InstalledVoice, language: str) -> bool:
    """Whether a voice speaks a language, of whatever region."""
    return _base(_tag(language)) in {_base(tag) for tag in _tags(voice)}


def speaks_region(voice: InstalledVoice, language: str) -> bool:
    """Whether a voice speaks a language as it is spoken in the region named."""
    wanted = _tag(language)
    return any(f"{tag}-".startswith(f"{wanted}-") for tag in _tags(voice))


def readable_voices(voices: Iterable[Any]) -> tuple[InstalledVoice, ...]:
    """The voices as a speech driver lists them, made readable and safe to show."""
    return tuple(
        InstalledVoice(
            id=str(voice.id),
            name=_name(getattr(voice, "name", None)) or _last_part(str(voice.id)),
            languages=tuple(dict.fromkeys(filter(_TAG.fullmatch, map(_tag, _languages(voice))))),
        )
        for voice in voices
    )


def _best(voices: Sequence[InstalledVoice], usual: str, language: str) -> InstalledVoice | None:
    """The region asked for, else the person's own voice if it fits, else any of the language.

    The voice the engine starts with is kept if it fits: it is the one the person set up.
    """
    wanted = _tag(language)
    ranked = []
    for order, voice in enumerate(voices):
        if speaks(voice, language):
            exact = wanted in _tags(voice)
            kept = voice.id == usual
            no_region = wanted == _base(wanted)
            rank = 0 if kept and (exact or no_region) else 1 if exact else 2 if kept else 3
            ranked.append((rank, order))
    return voices[min(ranked)[1]] if ranked else None


def _tags(voice: InstalledVoice) -> set[str]:
    """The languages of a voice; some engines tell them by the id alone."""
    return {*map(_tag, voice.languages), _tag(_last_part(voice.id))}


def _tag(raw: object) -> str:
    """A language tag as drivers write it (bytes, underscores, a leading priority byte), tidied."""
    text = raw.decode("utf-8", "ignore") if isinstance(raw, bytes) else str(raw)
    return "".join(c for c in text if c.isalnum() or c in "-_").replace("_", "-").lower()


def _base(tag: str) -> str:
    """The language of a tag, without its region."""
    base = tag.split("-", maxsplit=1)[0]
    return _ALSO_CALLED.get(base, base)


def _languages(voice: Any) -> Iterable[object]:  # noqa: ANN401 - pyttsx3 ships no types
    folded = getattr(voice, "languages", None) or ()
    return (folded,) if isinstance(folded, str | bytes) else tuple(folded)


def _name(raw: object) -> str:
    """A name as drivers write it, as a person would."""
    text = raw.decode("utf-8", "ignore") if isinstance(raw, bytes) else str(raw or "")
    return speakable_text(text.replace("_", " "))[:_NAME_CHARACTERS]


def _folded(text: str) -> str:
    """A name without what makes no difference."""
    return _name(text).casefold()


def _last_part(voice_id: str) -> str:
    """The end of an id that is a path, a registry key or a name with dots."""
    separator = r"[/\\]" if re.search(r"[/\\]", voice_id) else r"\."
    return re.split(separator, voice_id)[-1]
