"""An author's text as it is to be spoken: signs, figures and short forms in words.

A voice reads "<90°" as *ninety degrees*, and "10-12" as *ten minus twelve* in Portuguese. This is
the one pass between what is written and what is heard. No text is turned round: where a sign may
mean more than one thing, it stays.
"""

import re
from functools import lru_cache

from msgspec import Struct

from hipflow.system.safe_text import printable_lines

_KEPT_TEXTS = 2_000
"""A routine has a few hundred; each is asked for at every step it is said in."""

_PLAIN = re.compile(
    r"(?!\s*-\s)(?:[^\W\d_½¼¾⅓⅔²³]|[\s,;:!?'\u2019\"“”„«»()…-]|\.(?![^\s.])(?!\s*[^\W\d_A-ZÀ-Þ]))*"
)
"""Words and sentences without a figure, a sign, or a full stop inside a sentence."""
_CAPITALS = re.compile(r"[A-Z]{2}|\([RL]\)|\b[VX]\b|\bI(?=[.,;:)]|$)")
"""What may be a short form or a Roman number all the same."""


class Said(Struct, frozen=True):
    """A text as it is spoken; ``has_target`` is whether its author should see how."""

    text: str
    has_target: bool = False


def say_as(text: str, language: str) -> str:
    """The text as it is to be spoken in a language, by its BCP 47 tag."""
    return said_of(text, language).text


@lru_cache(maxsize=_KEPT_TEXTS)
def said_of(text: str, language: str) -> Said:
    """The text as it is to be spoken, and whether a sign that bears meaning was put into words.

    In a language hipflow has no words of, only what no voice should read out is taken away.
    """
    text = printable_lines(text)
    if _PLAIN.fullmatch(text) and not _CAPITALS.search(text):
        return Said(text)
    # Most texts are words; what follows is read when the first sign comes.
    from hipflow.session.speech.signs import spelled_out  # noqa: PLC0415

    spoken, has_target = spelled_out(text, language)
    return Said(spoken, has_target)
