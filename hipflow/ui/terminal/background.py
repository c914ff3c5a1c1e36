"""Whether the terminal has a light ground: asked at the start, and followed from then on."""

import re
from collections.abc import Callable
from typing import TextIO

from textual.message import Message

from hipflow.system.terminal_question import ask_terminal

_ASK_COLOUR, _ASK_KIND = "\x1b]11;?\x1b\\", "\x1b[c"
"""For the colour of the ground; and for what every terminal knows, which is answered after it."""
FOLLOW, FOLLOW_NO_MORE = "\x1b[?2031h", "\x1b[?2031l"
"""Whether it is to be told when the person changes from dark to light (mode 2031)."""
_PATIENCE_S = 0.2
"""So long the start waits at most; a terminal that answers does so far sooner."""

_COLOUR = r"\x1b\]11;(?:rgba?:([0-9a-fA-F/]{3,40})|[^\x07\x1b]{0,60})(?:\x07|\x1b\\)"
_KIND = r"\x1b\[\?[0-9;]{0,60}c"
_CHANGED = r"\x1b\[\?997;([12])n"
_ANSWERS = re.compile(f"{_COLOUR}|{_KIND}|{_CHANGED}")
_KIND_ANSWER = re.compile(_KIND.encode("ascii"))
_BEGUN = re.compile(r"\x1b\](?:1(?:1(?:;[^\x07\x1b]{0,60}\x1b?)?)?)?\Z|\x1b\[(?:\?[0-9;]{0,60})?\Z")
_LIGHT = "2"
_HALF = 0.5


class BackgroundChanged(Message):
    """The terminal has said which ground it has.

    Attributes:
        is_light: whether it is a light one.
    """

    def __init__(self, *, is_light: bool) -> None:
        super().__init__()
        self.is_light = is_light


def ask_background(keys: TextIO, screen: TextIO) -> bool | None:
    """Whether the ground is light; ``None`` where the terminal does not say so in a moment.

    Args:
        keys: where its answer comes from.
        screen: where it is asked.
    """
    answer = ask_terminal(_ASK_COLOUR + _ASK_KIND, _KIND_ANSWER, keys, screen, _PATIENCE_S)
    told: list[bool] = []
    BackgroundFilter(told.append).cut((answer or b"").decode("ascii", "replace"))
    return told[-1] if told else None


class BackgroundFilter:
    """Takes what a terminal says of itself out of what is typed: it may come late, or in pieces.

    Args:
        tell: is told whether the ground is light, each time it is said.
    """

    def __init__(self, tell: Callable[[bool], object]) -> None:
        self._tell = tell
        self._begun = ""
        """The beginning of what may be an answer."""

    def cut(self, text: str) -> str:
        """Return what was typed."""
        text = self._begun + text
        for found in _ANSWERS.finditer(text):
            if found[1]:
                self._tell(_is_light(found[1]))
            elif found[2]:
                self._tell(found[2] == _LIGHT)
        text = _ANSWERS.sub("", text)
        begun = _BEGUN.search(text)
        self._begun = begun[0] if begun else ""
        return text[: len(text) - len(self._begun)]


def _is_light(colour: str) -> bool:
    """By how bright red, green and blue look; each has one to four digits."""
    weights = (0.299, 0.587, 0.114)  # of luma, as in ITU-R BT.601
    parts = (part for part in colour.split("/") if part)
    seen = (
        w * int(part, 16) / (16.0 ** len(part) - 1) for w, part in zip(weights, parts, strict=False)
    )
    return sum(seen) > _HALF
