"""Colours of the figure by role, and which palette a terminal can show."""

from collections.abc import Mapping
from enum import IntEnum

from msgspec import Struct


class Role(IntEnum):
    """What a sample shows. Where two roles share a cell, the higher one is drawn on the lower."""

    GROUND = 0
    MAT = 1
    SHADE = 2
    WOOD = 3
    SOFT = 4
    GHOST = 5
    FAR = 6
    BODY = 7
    HAIR = 8
    LIMB = 9
    BAND = 10
    MOVE_FAR = 11
    MOVE = 12


SIGNS: Mapping[Role, str] = {
    Role.GROUND: " ",
    Role.MAT: "_",
    Role.SHADE: "|",
    Role.WOOD: "=",
    Role.SOFT: "~",
    Role.GHOST: ".",
    Role.FAR: ":",
    Role.BODY: "o",
    Role.HAIR: "%",
    Role.LIMB: "o",
    Role.BAND: "*",
    Role.MOVE_FAR: "+",
    Role.MOVE: "#",
}
"""What stands for each role in ASCII: the moving part is the heaviest."""


class Palette(Struct, frozen=True):
    """The colour of every role.

    Attributes:
        name: its name, such as ``dark``.
        colours: ``#RRGGBB`` by role; for a terminal of 16 just those it is sure to find.
        mixes: whether colours may be mixed; a terminal of 16 has none in between.
        blocks: whether block characters may be used.
    """

    name: str
    colours: tuple[str, ...]
    mixes: bool = True
    blocks: bool = True


class Ability(Struct, frozen=True, kw_only=True):
    """What a terminal can show.

    Attributes:
        colours: how many colours it has; 0 where none are wanted.
        dark: whether its ground is dark.
        blocks: whether it draws block characters, each one column wide.
        contrast: whether the strongest contrast is wanted.
    """

    colours: int = 1 << 24
    dark: bool = True
    blocks: bool = True
    contrast: bool = False


def palette_for(ability: Ability) -> Palette:
    """The palette that shows a figure best on a terminal with this ability."""
    if not ability.blocks:
        return _plain(ability)
    if ability.colours == 0:
        return GREY if ability.dark else GREY_LIGHT
    if ability.colours < 256:  # noqa: PLR2004 - a terminal of 8 or 16 has none in between
        return ANSI if ability.dark else ANSI_LIGHT
    if ability.contrast:
        return CONTRAST if ability.dark else CONTRAST_LIGHT
    return DARK if ability.dark else LIGHT


def _plain(ability: Ability) -> Palette:
    """Signs instead of blocks, in the colours that are there."""
    coloured = palette_for(
        Ability(colours=ability.colours, dark=ability.dark, contrast=ability.contrast)
    )
    return Palette(f"{coloured.name}-signs", coloured.colours, mixes=False, blocks=False)


def mixed(one: str, other: str, share: float) -> str:
    """A mix of two colours, ``#RRGGBB``; ``share`` of it (0 to 1) is the second."""
    parts = [
        round(int(one[i : i + 2], 16) * (1 - share) + int(other[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    ]
    return "#{:02X}{:02X}{:02X}".format(*parts)


def dimmed(palette: Palette, share: float = 0.55) -> Palette:
    """The same palette nearer to its ground, for a figure that waits."""
    if not palette.mixes and palette.blocks:
        return palette
    ground = palette.colours[Role.GROUND]
    colours = tuple(mixed(colour, ground, share) for colour in palette.colours)
    return Palette(f"{palette.name}-dim", colours, palette.mixes, palette.blocks)


def _palette(name: str, colours: Mapping[Role, str], *, mixes: bool = True) -> Palette:
    return Palette(name, tuple(colours[role] for role in Role), mixes)


DARK = _palette(
    "dark",
    {
        Role.GROUND: "#121212",
        Role.MAT: "#263F46",
        Role.SHADE: "#40392D",
        Role.WOOD: "#62543D",
        Role.SOFT: "#5A5242",
        Role.GHOST: "#4A3518",
        Role.FAR: "#6A7585",
        Role.BODY: "#A8B2C0",
        Role.HAIR: "#9A7F66",
        Role.LIMB: "#EEF0F4",
        Role.BAND: "#CC79A7",
        Role.MOVE_FAR: "#A8690F",
        Role.MOVE: "#FFA62B",
    },
)
LIGHT = _palette(
    "light",
    {
        Role.GROUND: "#FAFAF8",
        Role.MAT: "#CFE0E2",
        Role.SHADE: "#CDBFA6",
        Role.WOOD: "#B39F7C",
        Role.SOFT: "#D9CDB8",
        Role.GHOST: "#F0D2BB",
        Role.FAR: "#A6AFBC",
        Role.BODY: "#7C8898",
        Role.HAIR: "#8A6A50",
        Role.LIMB: "#3A4351",
        Role.BAND: "#A0447A",
        Role.MOVE_FAR: "#C98252",
        Role.MOVE: "#B84A00",
    },
)
GREY = _palette(
    "grey",
    {
        Role.GROUND: "#121212",
        Role.MAT: "#262626",
        Role.SHADE: "#303030",
        Role.WOOD: "#3C3C3C",
        Role.SOFT: "#383838",
        Role.GHOST: "#333333",
        Role.FAR: "#555555",
        Role.BODY: "#767676",
        Role.HAIR: "#5E5E5E",
        Role.LIMB: "#949494",
        Role.BAND: "#B0B0B0",
        Role.MOVE_FAR: "#C8C8C8",
        Role.MOVE: "#FFFFFF",
    },
)
"""Without colour only the moving part is white."""
GREY_LIGHT = _palette(
    "grey-light",
    {
        Role.GROUND: "#FAFAF8",
        Role.MAT: "#E4E4E2",
        Role.SHADE: "#D4D4D2",
        Role.WOOD: "#C4C4C2",
        Role.SOFT: "#D0D0CE",
        Role.GHOST: "#DADAD8",
        Role.FAR: "#B4B4B2",
        Role.BODY: "#999997",
        Role.HAIR: "#A8A8A6",
        Role.LIMB: "#80807E",
        Role.BAND: "#60605E",
        Role.MOVE_FAR: "#444442",
        Role.MOVE: "#000000",
    },
)
CONTRAST = _palette(
    "contrast",
    {
        Role.GROUND: "#000000",
        Role.MAT: "#33474D",
        Role.SHADE: "#4A4233",
        Role.WOOD: "#7A6A4E",
        Role.SOFT: "#6A614E",
        Role.GHOST: "#5A4010",
        Role.FAR: "#8A96A8",
        Role.BODY: "#B8C4D4",
        Role.HAIR: "#B08E6E",
        Role.LIMB: "#FFFFFF",
        Role.BAND: "#FF9AD0",
        Role.MOVE_FAR: "#CC8800",
        Role.MOVE: "#FFC400",
    },
)
CONTRAST_LIGHT = _palette(
    "contrast-light",
    {
        Role.GROUND: "#FFFFFF",
        Role.MAT: "#C4D8DA",
        Role.SHADE: "#BCAA88",
        Role.WOOD: "#98815A",
        Role.SOFT: "#C8B898",
        Role.GHOST: "#F0C8A8",
        Role.FAR: "#7A8494",
        Role.BODY: "#525E6E",
        Role.HAIR: "#5A3E28",
        Role.LIMB: "#000000",
        Role.BAND: "#8A0060",
        Role.MOVE_FAR: "#B85A20",
        Role.MOVE: "#9C3F00",
    },
)
ANSI = _palette(
    "ansi",
    {
        Role.GROUND: "#000000",
        Role.MAT: "#0000AA",
        Role.SHADE: "#555555",
        Role.WOOD: "#555555",
        Role.SOFT: "#555555",
        Role.GHOST: "#555555",
        Role.FAR: "#00AAAA",
        Role.BODY: "#AAAAAA",
        Role.HAIR: "#AA5500",
        Role.LIMB: "#FFFFFF",
        Role.BAND: "#AA00AA",
        Role.MOVE_FAR: "#AA5500",
        Role.MOVE: "#FFFF55",
    },
    mixes=False,
)
"""The far limbs are cyan and the mat blue: in two greys one would vanish into the other."""
ANSI_LIGHT = _palette(
    "ansi-light",
    {
        Role.GROUND: "#FFFFFF",
        Role.MAT: "#00AAAA",
        Role.SHADE: "#AAAAAA",
        Role.WOOD: "#AA5500",
        Role.SOFT: "#AAAAAA",
        Role.GHOST: "#AAAAAA",
        Role.FAR: "#555555",
        Role.BODY: "#0000AA",
        Role.HAIR: "#AA00AA",
        Role.LIMB: "#000000",
        Role.BAND: "#AA00AA",
        Role.MOVE_FAR: "#FF5555",
        Role.MOVE: "#AA0000",
    },
    mixes=False,
)
