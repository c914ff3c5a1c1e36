"""What the command palette offers."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from hipflow.ui.widgets.styled_text import as_markup

if TYPE_CHECKING:
    from hipflow.ui.app import HipflowApp


def palette_commands(app: "HipflowApp") -> Iterator[SystemCommand]:
    """The commands of an app, the same on every screen but in a session."""
    if not app.playing:
        yield from _navigation_commands(app)
    yield SystemCommand("Dark colours", "Light text on a dark ground", app.action_dark)
    yield SystemCommand("Light colours", "Dark text on a light ground", app.action_light)
    yield SystemCommand("Help", "What the keys of this screen do", app.action_help)
    yield SystemCommand("Quit", "Leave hipflow; what you did is kept", app.action_quit)


def _navigation_commands(app: "HipflowApp") -> Iterator[SystemCommand]:
    """Where one can go from outside a session."""
    for item in app.services.shelf.routines():
        if item.loaded is not None:
            start = partial(app.play, item.loaded)
            yield SystemCommand(f"Start {as_markup(item.title)}", "Begin this routine", start)
    yield SystemCommand("History", "Look at the sessions so far", app.show_history)
    yield SystemCommand("Exercises", "Look at those there are", app.show_library)
    yield SystemCommand("Settings", "Voice, sound, colours", app.action_settings)
