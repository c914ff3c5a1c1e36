"""Hearing one voice by itself: in which manner, and what it says. Pure."""

from msgspec import structs

from hipflow.voice.sound import InstalledVoice, Manner


def in_voice(manner: Manner, voice: InstalledVoice) -> Manner:
    """The manner, with this very voice, in the language it speaks."""
    language = voice.languages[0] if voice.languages else manner.language
    return structs.replace(manner, voices=(voice.id,), language=language)


def sample(voice: InstalledVoice) -> str:
    """What a voice says of itself: figures are read in every language."""
    english = any(tag.split("-", maxsplit=1)[0] == "en" for tag in voice.languages)
    return f"{voice.name}. {'Lift, and lower slowly. ' if english else ''}1, 2, 3."
