"""A widget in the colour of what happens: moving, holding, a pain zone."""

from textual.reactive import reactive
from textual.widget import Widget


class ColourToneWidget(Widget):
    """A widget in one of the tones; the style sheet gives each its colour.

    Attributes:
        tone: the name of the state (move, hold, fine, care, stop, soft, ink), set as this widget's
            CSS class. Empty for none.
    """

    tone: reactive[str] = reactive("")

    def watch_tone(self, before: str, now: str) -> None:
        """Exchange the CSS class that gives the colour."""
        if before:
            self.remove_class(before)
        if now:
            self.add_class(now)
