"""Colours by role. Two families, phases and pain, are never mixed on one screen.

Every state is a word and a shape first; colour comes last, so all of this may be missing.
"""

from typing import Literal

from textual.theme import Theme

_FEW_COLOURS = 256
"""A terminal with so many has a cube of six steps each, and greys; one with fewer has 16."""

_ROLES = {
    "dark": {
        "page": "#121212",
        "ink": "#EEF0F4",
        "soft": "#A8B2C0",
        "hint": "#8B95A4",
        "move": "#FFA62B",
        "hold": "#56B4E9",
        "fine": "#3DC29A",
        "care": "#F0E442",
        "stop": "#FF7A52",
        "fine-dim": "#235244",
        "care-dim": "#656124",
        "stop-dim": "#6B392B",
        "raised": "#1E2126",
        "on-fill": "#121212",
    },
    "light": {
        "page": "#FAFAF8",
        "ink": "#1B1F26",
        "soft": "#454D5A",
        "hint": "#5C6572",
        "move": "#9C3F00",
        "hold": "#00558C",
        "fine": "#006B4F",
        "care": "#8A6400",
        "stop": "#8F1212",
        "fine-dim": "#BFE0D5",
        "care-dim": "#E9DDB4",
        "stop-dim": "#EBC4BC",
        "raised": "#EEEFEC",
        "on-fill": "#FAFAF8",
    },
    # Colours that a terminal of 256 has as they are: brought to its nearest, zones would fall
    # together.
    "dark-256": {
        "page": "#121212",
        "ink": "#EEEEEE",
        "soft": "#B2B2B2",
        "hint": "#949494",
        "move": "#FFAF00",
        "hold": "#5FAFFF",
        "fine": "#5FD7AF",
        "care": "#FFFF5F",
        "stop": "#FF875F",
        "fine-dim": "#005F5F",
        "care-dim": "#5F5F00",
        "stop-dim": "#870000",
        "raised": "#262626",
        "on-fill": "#121212",
    },
    "light-256": {
        "page": "#FFFFFF",
        "ink": "#1C1C1C",
        "soft": "#444444",
        "hint": "#626262",
        "move": "#AF5F00",
        "hold": "#005F87",
        "fine": "#005F5F",
        "care": "#875F00",
        "stop": "#870000",
        "fine-dim": "#AFD7D7",
        "care-dim": "#FFFF87",
        "stop-dim": "#FFAFAF",
        "raised": "#EEEEEE",
        "on-fill": "#FFFFFF",
    },
    # The 16 that every terminal has, where they look as they mostly do.
    "dark-16": {
        "page": "#000000",
        "ink": "#FFFFFF",
        "soft": "#AAAAAA",
        "hint": "#AAAAAA",
        "move": "#FFFF55",
        "hold": "#55FFFF",
        "fine": "#55FF55",
        "care": "#FFFF55",
        "stop": "#FF5555",
        "fine-dim": "#00AA00",
        "care-dim": "#AA5500",
        "stop-dim": "#AA0000",
        "raised": "#0000AA",
        "on-fill": "#000000",
    },
    # Its greens and yellows are too pale to be read on white.
    "light-16": {
        "page": "#FFFFFF",
        "ink": "#000000",
        "soft": "#555555",
        "hint": "#555555",
        "move": "#AA5500",
        "hold": "#0000AA",
        "fine": "#0000AA",
        "care": "#AA5500",
        "stop": "#AA0000",
        "fine-dim": "#55FFFF",
        "care-dim": "#FFFF55",
        "stop-dim": "#FF5555",
        "raised": "#FFFF55",
        "on-fill": "#FFFFFF",
    },
}

ROLE_DEFAULTS = _ROLES["dark"]
"""What the style sheets fall back to before a theme is set."""


def _theme(name: str) -> Theme:
    roles = _ROLES[name]
    return Theme(
        name=f"hipflow-{name}",
        primary=roles["ink"],
        secondary=roles["soft"],
        accent=roles["move"],
        foreground=roles["ink"],
        background=roles["page"],
        surface=roles["page"],
        panel=roles["raised"],
        success=roles["fine"],
        warning=roles["care"],
        error=roles["stop"],
        dark=name.startswith("dark"),
        variables={
            **roles,
            "block-cursor-background": roles["raised"],
            "block-cursor-foreground": roles["ink"],
        },
    )


DARK = _theme("dark")
LIGHT = _theme("light")
THEMES = {name: _theme(name) for name in _ROLES if name not in ("dark", "light")} | {
    "dark": DARK,
    "light": LIGHT,
}
"""All of them, by the ground and, where there are few, the number of the colours."""


def theme_for(
    chosen: Literal["dark", "light", "auto"], *, light_background: bool, colours: int = 1 << 24
) -> Theme:
    """The theme a person chose; ``auto`` goes by the ground the terminal has.

    Args:
        chosen: what is chosen in the settings.
        light_background: whether the terminal has a light ground.
        colours: how many colours it has.
    """
    light = light_background if chosen == "auto" else chosen == "light"
    ground = "light" if light else "dark"
    if colours > _FEW_COLOURS:
        return THEMES[ground]
    return THEMES[f"{ground}-256" if colours == _FEW_COLOURS else f"{ground}-16"]
