"""What the terminal under the screens can show."""

from typing import Any

from rich.console import Console
from textual.app import App

from hipflow.figure.palette import Ability

ALL_COLOURS = 1 << 24
_COLOURS = {"truecolor": ALL_COLOURS, "256": 256, "standard": 16, "windows": 16}


def colours_of(console: Console) -> int:
    """How many colours the terminal of a console has, as its environment says."""
    return _COLOURS.get(console.color_system or "", ALL_COLOURS)


def ability_of(app: App[Any]) -> Ability:
    """The ability of the terminal an app runs in; without one, a picture shows everything."""
    return Ability(
        colours=0 if app.no_color else ALL_COLOURS if app.is_headless else colours_of(app.console),
        dark=app.current_theme.dark,
        blocks=draws_blocks(app),
    )


def draws_blocks(app: App[Any]) -> bool:
    """Whether the terminal has the characters that figure and large numbers are made of."""
    if getattr(app, "has_few_signs", False):  # an app of another kind does not say
        return False
    return app.is_headless or app.console.encoding.lower().startswith("utf")
