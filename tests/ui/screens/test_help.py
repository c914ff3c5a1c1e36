"""Help: what the keys of the screen beneath do."""

from hipflow.ui.app import HipflowApp
from hipflow.ui.bindings import binding_keys
from hipflow.ui.screens.help import HelpScreen
from hipflow.ui.screens.today import TodayScreen
from tests.fakes.fake_services import FOUR_WEEKS, FakeWorld
from tests.tools.press_keys import press
from tests.tools.read_screen import screen_text


async def test_help_lists_the_keys_of_the_screen_beneath_in_words(tmp_path):
    """Every key in force is named with what it does; Esc closes."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 30)) as pilot:
        await press(pilot, "app.help")
        assert isinstance(app.screen, HelpScreen)
        text = screen_text(app)
        assert "Start the routine that is opened" in text
        assert "Look at the sessions so far" in text
        assert "Read all that is wrong" not in text
        assert "Ctrl and z" in text
        assert "^" not in text
        await press(pilot, "app.back")
        assert isinstance(app.screen, TodayScreen)


async def test_help_does_not_open_on_help(tmp_path):
    """A second press adds nothing to close."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test() as pilot:
        await pilot.press(*binding_keys("app.help"))
        await pilot.pause()
        await press(pilot, "app.back")
        assert isinstance(app.screen, TodayScreen)
