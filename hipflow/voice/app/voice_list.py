"""The installed voices as a list to choose from. Pure."""

import difflib
from collections.abc import Sequence

import msgspec

from hipflow.system.errors import SpeechError
from hipflow.voice.protocol.sound import InstalledVoice
from hipflow.voice.protocol.speakable_text import speakable_text
from hipflow.voice.protocol.voice_choice import matching_voices, speaks, speaks_region

_NAME_WIDTH = 44
_LANGUAGE_WIDTH = 24
_ALL = "`hipflow voices` lists those there are."


class VoiceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A voice as ``hipflow voices --json`` lists it.

    Attributes:
        id: The engine's id, which settings and routines may name.
        name: Its name, which they may name as well.
        languages: BCP 47 tags.
        speaks: It is the one that speaks at present.
    """

    id: str
    name: str
    languages: tuple[str, ...]
    speaks: bool


def select_voices(
    installed: Sequence[InstalledVoice], *, language: str = "", name: str = ""
) -> list[InstalledVoice]:
    """The installed voices of a language or name, sorted by language.

    Args:
        installed: All there are.
        language: A tag such as "en" or "de-at", or a word of the voices' names; empty for any.
        name: A name or an id; empty for any.

    Raises:
        SpeechError: There is none.
    """
    found = matching_voices(name, installed) if name else list(installed)
    if not found:
        near = difflib.get_close_matches(name, [voice.name for voice in installed], 1)
        guess = f"Did you mean “{near[0]}”? " if near else ""
        raise SpeechError(
            f"The voice “{speakable_text(name)}” is not installed here. {guess}{_ALL}"
        )
    if language:
        word = language.casefold()
        found = (
            [voice for voice in found if speaks_region(voice, word)]
            or [voice for voice in found if speaks(voice, word)]
            or [voice for voice in found if word in voice.name.casefold()]
        )
    if not found:
        raise SpeechError(f"No voice for “{speakable_text(language)}” is installed here. {_ALL}")
    return sorted(found, key=lambda voice: (not voice.languages, voice.languages, voice.name))


def voice_entries(voices: Sequence[InstalledVoice], speaking: str) -> list[VoiceEntry]:
    """The voices for tools; `speaking` is the id of the one that speaks at present."""
    return [
        VoiceEntry(id=each.id, name=each.name, languages=each.languages, speaks=each.id == speaking)
        for each in voices
    ]


def voice_table(voices: Sequence[InstalledVoice], speaking: str) -> list[str]:
    """A head, and a line for each voice; a star marks the one that speaks at present."""
    cells = [("Voice", "Language", "Id")]
    cells += [
        (
            voice.name[:_NAME_WIDTH],
            ", ".join(voice.languages)[:_LANGUAGE_WIDTH],
            speakable_text(voice.id),
        )
        for voice in voices
    ]
    name_width, language_width, _ = (max(map(len, column)) for column in zip(*cells, strict=True))
    marks = [" ", *("*" if voice.id == speaking else " " for voice in voices)]
    return [
        f"{mark} {name:<{name_width}}  {languages:<{language_width}}  {voice_id}"
        for mark, (name, languages, voice_id) in zip(marks, cells, strict=True)
    ]


def suggest_voice(voices: Sequence[InstalledVoice], speaking: str, language: str) -> InstalledVoice:
    """A voice to try next: of the person's language and region where there is one, not this one.

    Args:
        voices: Those that are listed, one at least.
        speaking: The id of the one that speaks at present.
        language: A tag such as "en" or "de-at".
    """
    return min(
        voices,
        key=lambda each: (
            each.id == speaking,
            not speaks_region(each, language),
            not speaks(each, language),
        ),
    )


def settings_line(voice: InstalledVoice, installed: Sequence[InstalledVoice]) -> str:
    """The line of the settings that chooses a voice: by its name where no other has the same."""
    handle = voice.name if matching_voices(voice.name, installed) == [voice] else voice.id
    quote = "'" if "\\" in handle or '"' in handle else '"'
    return f"voice = {quote}{speakable_text(handle)}{quote}"
