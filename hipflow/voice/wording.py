"""Sentences from files, made safe to speak."""

MAX_CHARACTERS = 500
"""No sentence is longer; what is beyond is not spoken."""


def clean(text: str) -> str:
    """Make a sentence safe to speak: no control characters, at most `MAX_CHARACTERS`."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())[:MAX_CHARACTERS].rstrip()
