"""What of a text is only to be seen: Markdown's marks, addresses, little pictures.

None of them is a word, and a voice would read them out: "asterisk slowly asterisk".
"""

import re

from msgspec import Struct

WRONG = "\ue000"
"""Stands for a cross before what is wrong, in what is left of a text."""
CROSS = "\u274c"
"""The cross itself."""


class Bare(Struct, frozen=True):
    """A text without them; ``has_lost`` is whether marks or addresses went."""

    text: str
    has_lost: bool


_ALIKE = str.maketrans(
    {
        "≦": "≤",
        "⩽": "≤",
        "≧": "≥",
        "⩾": "≥",
        "✕": "×",
        "✖": "×",
        "\u2044": "/",
        "℃": "°C",
        "\u2795": "+",
        "\u2796": "−",
        "➡": "→",
        "➔": "→",
        "➜": "→",
        "⇒": "→",
        "⬆": "↑",
        "⬇": "↓",
        "•": "·",
        "\ufe0f": "",
        "\u20e3": "",
    }
)
"""Signs that mean the same, and what only says how the one before it is drawn."""

_BULLET = re.compile(r"[ \t]*[-*·•‣◦][ \t]+(?!\d+\s?[°%])")
_LAYOUT = (
    ("#", r"(?m)^[ \t]*#{1,6}[ \t]+"),
    (">", r"(?m)^[ \t]*>[ \t]+(?=[^\d\s])"),
)
"""What begins a line: a sign of it, and what it looks like."""

_PAIR_OF_STARS = r"(?<![\w*])(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1(?![\w*])"
_MARKS = (
    ("~", r"~~(?=\S).+?(?<=\S)~~", ""),
    ("(", r'!?\[([^\]\n]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)', r"\1"),
    (".", r"<?\b(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)\"']>?", ""),
    ("@", r"<?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?", ""),
    ("<", r"(?i)</?(?:b|i|u|em|strong|br|p)\s*/?>", " "),
    ("*", _PAIR_OF_STARS, r"\2"),
    ("*", _PAIR_OF_STARS, r"\2"),  # one pair may stand in another
    ("_", r"(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2"),
    ("`", r"(`+)([^`]+)\1", r"\2"),
    ("*", r"(?<!\d)(?<!\d )\*+|\*+(?!\s?\d)", ""),
)
"""What is written on purpose: a sign of it, what it looks like, and what is left of it."""

_CROSSES = "[\u2717\u2718\u274c\u26d4\U0001f6ab\U0001f645\U0001f44e]"
_PICTURE = (
    "\u200d?[©®™℗"
    "\u2300-\u23ff\u25a0-\u274d\u274f-\u27bf\u2b00-\u2b04\u2b08-\u2bff"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f]\u200d?"
)


def bare(text: str) -> Bare:
    """The text without what is only to be seen; signs that mean the same are one sign in it.

    What is struck out is not said at all. A cross is kept: without it, what is wrong sounds right.
    """
    for sign, pattern in _LAYOUT:
        if sign in text:
            text = re.sub(pattern, "", text)
    laid_out = _without_bullets(text)
    text = laid_out
    for sign, pattern, left in _MARKS:
        if sign in text:
            text = re.sub(pattern, left, text)
    has_lost = text != laid_out
    if has_lost:
        text = re.sub(r"\(\s*\)", "", text)
    if not text.isascii():
        text = re.sub("[\ue000-\uf8ff]", "", text).translate(_ALIKE)
        text = re.sub(_PICTURE, "", re.sub(_CROSSES, WRONG, text))
        text = re.sub(r"\s+·\s+", ", ", text)
    return Bare(re.sub(r"\s*\|\s*", ", ", text) if "|" in text else text, has_lost)


def _without_bullets(text: str) -> str:
    """A list as sentences, one an item."""
    rows: list[str] = []
    for row in text.split("\n"):
        item = _BULLET.match(row)
        if item and rows and rows[-1].strip() and rows[-1].rstrip()[-1] not in ".,;:!?":
            rows[-1] += "."
        rows.append(row[item.end() :] if item else row)
    return "\n".join(rows)
