"""The one thing to do on a screen: filled, three rows high, with its key beside it."""

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class BigButton(Widget):
    """Says a key and what it does; a click does the same.

    Attributes:
        key: the key's name, as a person calls it.
        label: what it does.
    """

    DEFAULT_CSS = """
    BigButton {
        width: auto;
        height: 3;
        padding: 1 3;
        text-style: bold;
        text-wrap: nowrap;
    }
    """

    key: reactive[str] = reactive("", layout=True)
    label: reactive[str] = reactive("", layout=True)

    class Pressed(Message):
        """It was clicked."""

    def __init__(
        self,
        key: str = "",
        label: str = "",
        *,
        id: str | None = None,  # noqa: A002  Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.set_reactive(BigButton.key, key)
        self.set_reactive(BigButton.label, label)

    def render(self) -> Content:
        """Return the key and the label."""
        return Content(f"{self.key}   {self.label}")

    def on_click(self) -> None:
        """Tell the screen."""
        self.post_message(self.Pressed())
