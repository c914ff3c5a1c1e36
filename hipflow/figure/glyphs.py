"""Our own characters: digits, capitals, a few signs, and the marks above and below Latin letters.

Each is a path in the language of `hipflow.figure.strokes`. The 4 is open and the 1 flagged; the 3
has a flat top and the 6 and 9 wide mouths, so that blurred eyes tell them from an 8.
"""

from typing import NamedTuple
from unicodedata import normalize


class GlyphShape(NamedTuple):
    """A character's width, stroke included, as a share of a capital's height, and its path."""

    width: float
    path: str


class Letter(NamedTuple):
    """A character and the marks it carries."""

    shape: GlyphShape
    above: GlyphShape | None = None
    below: GlyphShape | None = None
    is_figure: bool = False


SHAPES: dict[str, GlyphShape] = {
    "0": GlyphShape(0.68, "M.5 0 H1 .36 L1 .64 V.5 1 H0 .64 L0 .36 V.5 0"),
    "1": GlyphShape(0.44, "M1 0 L1 1 M0 .26 L.8 0"),
    "2": GlyphShape(0.68, "M0 .24 V.5 0 H1 .28 C1 .54 .1 .66 0 1 M0 1 L1 1"),
    "3": GlyphShape(0.68, "M.04 0 L.95 0 M.95 0 L.5 .42 M.4 .42 L.5 .42 H1 .71 V.48 1 H0 .88"),
    "4": GlyphShape(0.70, "M.42 0 L0 .68 M0 .68 L1 .68 M.74 .36 L.74 1"),
    "5": GlyphShape(0.68, "M.05 0 L.95 0 M.05 0 L.05 .42 M.05 .42 L.5 .42 H1 .71 V.5 1 H0 .88"),
    "6": GlyphShape(0.68, "M.97 .07 V.5 0 H0 .34 L0 .71 M.5 .44 H1 .72 V.5 1 H0 .72 V.5 .44"),
    "7": GlyphShape(0.66, "M0 0 L1 0 M1 0 L.34 1"),
    "8": GlyphShape(
        0.68, "M.5 0 H.96 .235 V.5 .47 H.04 .235 V.5 0 M.5 .47 H1 .735 V.5 1 H0 .735 V.5 .47"
    ),
    "9": GlyphShape(0.68, "M.03 .93 V.5 1 H1 .66 L1 .29 M.5 .56 H0 .28 V.5 0 H1 .28 V.5 .56"),
    "A": GlyphShape(0.80, "M.07 1 L.5 0 M.5 0 L.93 1 M.2 .7 L.8 .7"),
    "B": GlyphShape(
        0.66, "M0 0 L0 1 M0 0 L.5 0 H.95 .235 V.5 .47 L0 .47 M.5 .47 H1 .735 V.5 1 L0 1"
    ),
    "C": GlyphShape(0.68, "M1 .18 V.52 0 H0 .4 L0 .6 V.52 1 H1 .82"),
    "D": GlyphShape(0.70, "M0 0 L0 1 M0 0 L.4 0 H1 .4 L1 .6 V.4 1 L0 1"),
    "E": GlyphShape(0.60, "M0 0 L0 1 M0 0 L1 0 M0 .48 L.88 .48 M0 1 L1 1"),
    "F": GlyphShape(0.58, "M0 0 L0 1 M0 0 L1 0 M0 .5 L.85 .5"),
    "G": GlyphShape(0.72, "M1 .16 V.52 0 H0 .4 L0 .6 V.52 1 H1 .7 M1 .55 L1 .75 M.62 .55 L1 .55"),
    "H": GlyphShape(0.70, "M0 0 L0 1 M1 0 L1 1 M0 .49 L1 .49"),
    "I": GlyphShape(0.17, "M0 0 L0 1"),
    "J": GlyphShape(0.54, "M1 0 L1 .68 V.5 1 H0 .8"),
    "K": GlyphShape(0.70, "M0 0 L0 1 M.95 0 L.1 .6 M.4 .4 L.97 1"),
    "L": GlyphShape(0.56, "M0 0 L0 1 M0 1 L1 1"),
    "M": GlyphShape(0.92, "M0 0 L0 1 M1 0 L1 1 M0 0 L.5 .66 M1 0 L.5 .66"),
    "N": GlyphShape(0.74, "M0 0 L0 1 M1 0 L1 1 M0 0 L1 1"),
    "O": GlyphShape(0.76, "M.5 0 H1 .42 L1 .58 V.5 1 H0 .58 L0 .42 V.5 0"),
    "P": GlyphShape(0.64, "M0 0 L0 1 M0 0 L.5 0 H1 .28 V.5 .56 L0 .56"),
    "Q": GlyphShape(0.76, "M.5 0 H1 .42 L1 .58 V.5 1 H0 .58 L0 .42 V.5 0 M.42 .56 L.96 1"),
    "R": GlyphShape(0.68, "M0 0 L0 1 M0 0 L.5 0 H1 .27 V.5 .54 L0 .54 M.52 .54 L.95 1"),
    "S": GlyphShape(0.66, "M.98 .12 V.5 0 H0 .24 V.5 .48 H1 .74 V.5 1 H0 .88"),
    "T": GlyphShape(0.66, "M0 0 L1 0 M.5 0 L.5 1"),
    "U": GlyphShape(0.70, "M0 0 L0 .66 V.5 1 H1 .66 L1 0"),
    "V": GlyphShape(0.74, "M.06 0 L.5 1 M.94 0 L.5 1"),
    "W": GlyphShape(1.16, "M.04 0 L.27 1 M.5 0 L.27 1 M.5 0 L.73 1 M.96 0 L.73 1"),
    "X": GlyphShape(0.72, "M.05 0 L.95 1 M.95 0 L.05 1"),
    "Y": GlyphShape(0.72, "M.05 0 L.5 .52 M.95 0 L.5 .52 M.5 .5 L.5 1"),
    "Z": GlyphShape(0.66, "M0 0 L1 0 M0 1 L1 1 M1 0 L0 1"),
    "Æ": GlyphShape(
        1.06, "M.42 0 L0 1 M.42 0 L1 0 M.54 0 L.54 1 M.2 .7 L.54 .7 M.54 .48 L.94 .48 M.54 1 L1 1"
    ),
    "Œ": GlyphShape(
        1.10,
        "M.5 0 L.4 0 H0 .42 L0 .58 V.4 1 L1 1 M.54 0 L.54 1 M.5 0 L1 0 M.54 .48 L.9 .48",
    ),
    "Ø": GlyphShape(0.76, "M.5 0 H1 .42 L1 .58 V.5 1 H0 .58 L0 .42 V.5 0 M1 0 L0 1"),
    "Ł": GlyphShape(0.62, "M.18 0 L.18 1 M.18 1 L1 1 M0 .62 L.6 .38"),
    "Đ": GlyphShape(0.76, "M.1 0 L.1 1 M.1 0 L.5 0 H1 .4 L1 .6 V.5 1 L.1 1 M0 .5 L.4 .5"),
    ":": GlyphShape(0.17, "M0 .24 M0 .9"),
    ".": GlyphShape(0.17, "M0 1"),
    "'": GlyphShape(0.17, "M0 0 L0 .12"),
    "!": GlyphShape(0.17, "M0 0 L0 .6 M0 1"),
    "?": GlyphShape(0.6, "M0 .2 V.5 0 H1 .25 V.5 .52 L.5 .6 M.5 1"),
    "…": GlyphShape(0.80, "M0 1 M.5 1 M1 1"),
    "-": GlyphShape(0.44, "M0 .5 L1 .5"),
    "+": GlyphShape(0.60, "M0 .5 L1 .5 M.5 .26 L.5 .74"),
    "/": GlyphShape(0.52, "M1 0 L0 1"),
    " ": GlyphShape(0.26, ""),
}
"""Every character drawn without a mark, by itself."""

MARKS_ABOVE: dict[str, GlyphShape] = {
    "\u0300": GlyphShape(0.40, "M.05 0 L.95 1"),
    "\u0301": GlyphShape(0.40, "M.95 0 L.05 1"),
    "\u0302": GlyphShape(0.52, "M.5 0 L0 1 M.5 0 L1 1"),
    "\u0303": GlyphShape(0.56, "M0 1 V.28 0 C.5 0 .5 1 .72 1 H1 0"),
    "\u0304": GlyphShape(0.48, "M0 .5 L1 .5"),
    "\u0306": GlyphShape(0.50, "M0 0 V.5 1 H1 0"),
    "\u0307": GlyphShape(0.17, "M0 .5"),
    "\u0308": GlyphShape(0.52, "M0 .5 M1 .5"),
    "\u030a": GlyphShape(0.34, "M.5 0 H1 .5 V.5 1 H0 .5 V.5 0"),
    "\u030b": GlyphShape(0.52, "M.4 0 L0 1 M1 0 L.6 1"),
    "\u030c": GlyphShape(0.52, "M0 0 L.5 1 M1 0 L.5 1"),
}
"""Combining marks above, in a box of their own."""

MARKS_BELOW: dict[str, GlyphShape] = {
    "\u0323": GlyphShape(0.17, "M0 .5"),
    "\u0326": GlyphShape(0.26, "M1 0 L0 1"),
    "\u0327": GlyphShape(0.26, "M1 0 L0 1"),
    "\u0328": GlyphShape(0.26, "M0 0 L1 1"),
}
"""Combining marks below, in a box of their own."""


def letters(text: str) -> tuple[Letter, ...] | None:
    """Spell a text in our characters, small letters as capitals.

    Returns:
        One letter a character, or None when one of them has no shape here.
    """
    spelled: list[Letter] = []
    for char in normalize("NFD", text.upper().replace("ẞ", "SS")):
        if char in SHAPES:
            spelled.append(Letter(SHAPES[char], is_figure=char.isdigit()))
        elif spelled and char in MARKS_ABOVE and spelled[-1].above is None:
            spelled[-1] = spelled[-1]._replace(above=MARKS_ABOVE[char])
        elif spelled and char in MARKS_BELOW and spelled[-1].below is None:
            spelled[-1] = spelled[-1]._replace(below=MARKS_BELOW[char])
        else:
            return None
    return tuple(spelled)
