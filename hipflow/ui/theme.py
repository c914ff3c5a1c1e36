"""Colours by role. Two families, phases and pain, are never mixed on one screen.

Every state is a word and a shape first; colour comes last, so all of this may be missing.
"""

from typing import Literal

from textual.theme import Theme

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
        dark=name == "dark",
        variables={
            **roles,
            "block-cursor-background": roles["raised"],
            "block-cursor-foreground": roles["ink"],
        },
    )


DARK = _theme("dark")
LIGHT = _theme("light")


def theme_for(colours: Literal["dark", "light", "auto"], *, light_background: bool) -> Theme:
    """The theme a person chose; ``auto`` goes by the ground the terminal has."""
    light = light_background if colours == "auto" else colours == "light"
    return LIGHT if light else DARK
