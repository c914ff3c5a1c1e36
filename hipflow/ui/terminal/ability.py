"""What the terminal under the screens can show."""

from typing import Any

from textual.app import App

from hipflow.figure.palette import Ability

ALL_COLOURS = 1 << 24
_COLOURS = {"truecolor": ALL_COLOURS, "256": 256, "standard": 16, "windows": 16}


def ability_of(app: App[Any]) -> Ability:
    """The ability of the terminal an app runs in; without one, a picture shows everything."""
    system = (
        ALL_COLOURS
        if app.is_headless
        else _COLOURS.get(app.console.color_system or "", ALL_COLOURS)
    )
    return Ability(
        colours=0 if app.no_color else system,
        dark=app.current_theme.dark,
        blocks=app.is_headless or app.console.encoding.lower().startswith("utf"),
    )
