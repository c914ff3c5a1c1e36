"""Words from files, made safe to speak and to send."""

import msgspec

from hipflow.system.safe_text import single_line
from hipflow.voice.protocol.sound import VoiceConfig

MAX_CHARACTERS = 500
"""No sentence is longer; what is beyond is not spoken."""


def speakable_text(text: str) -> str:
    """Make a sentence safe to speak: no control characters, at most `MAX_CHARACTERS`."""
    return single_line(text)[:MAX_CHARACTERS].rstrip()


def safe_config(config: VoiceConfig) -> VoiceConfig:
    """The config with names that are safe to send and to show: some were written in files."""
    voices = tuple(filter(None, map(speakable_text, config.voices)))
    return msgspec.structs.replace(config, voices=voices, language=speakable_text(config.language))
