"""The one thing to do on a screen."""

from textual.app import App, ComposeResult

from hipflow.ui.widgets.big_button import BigButton
from tests.tools.read_screen import screen_text


class ButtonApp(App[None]):
    """A button alone on the screen, counting its clicks."""

    pressed = 0

    def compose(self) -> ComposeResult:
        """What it shows."""
        yield BigButton("Enter", "Start [b]")

    def on_big_button_pressed(self):
        """Count it."""
        self.pressed += 1


async def test_it_says_its_key_and_takes_clicks():
    """Key and label stand side by side, as they are; a click is told."""
    app = ButtonApp()
    async with app.run_test(size=(40, 6)) as pilot:
        assert "Enter   Start [b]" in screen_text(app)
        await pilot.click(BigButton)
        assert app.pressed == 1
