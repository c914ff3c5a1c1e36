"""A text to be read whole."""

from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.text_page import TextPageScreen
from tests.fakes.fake_services import FakeWorld
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, screen_text


async def test_a_long_text_is_read_page_by_page(tmp_path):
    """Every line comes into view, two of the old page with it."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(
            TextPageScreen("stairs.toml", "", "\n".join(f"line {n}" for n in range(60)))
        )
        await pilot.pause()
        assert "Read on" in last_row(app)
        await press(pilot, "page.down")
        assert "line 19" in screen_text(app)
        await press(pilot, "page.down", "page.down", "page.down")
        assert "line 59" in screen_text(app)
        await press(pilot, "page.up", "page.up", "page.up", "page.up")
        assert "line 0\n" in screen_text(app) + "\n"


async def test_a_text_is_shown_as_it_is(tmp_path):
    """No markup, and nothing that steers the terminal."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test() as pilot:
        app.push_screen(TextPageScreen("a", "b", "[red]text[/] \x1b[2Jand more"))
        await pilot.pause()
        assert "[red]text[/]" in screen_text(app)
        assert "\x1b" not in screen_text(app)
        assert "Read on" not in last_row(app)
