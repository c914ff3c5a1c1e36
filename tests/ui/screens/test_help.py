"""Help: what the keys of the screen beneath do."""

from hipflow.ui.app import HipflowApp
from hipflow.ui.bindings import keys_of
from hipflow.ui.screens.help import Help
from hipflow.ui.screens.today import Today
from pressing import press
from seeing import seen
from ui_services import FOUR_WEEKS, Fakes


async def test_help_lists_the_keys_of_the_screen_beneath_in_words(tmp_path):
    """Every key in force is named with what it does; Esc closes."""
    app = HipflowApp(Fakes(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 30)) as pilot:
        await press(pilot, "app.help")
        assert isinstance(app.screen, Help)
        text = seen(app)
        assert "Start the routine that is opened" in text
        assert "Look at the sessions so far" in text
        assert "Read all that is wrong" not in text
        assert "Ctrl and z" in text
        assert "^" not in text
        await press(pilot, "app.back")
        assert isinstance(app.screen, Today)


async def test_help_does_not_open_on_help(tmp_path):
    """A second press adds nothing to close."""
    app = HipflowApp(Fakes(tmp_path).services)
    async with app.run_test() as pilot:
        await pilot.press(*keys_of("app.help"))
        await pilot.pause()
        await press(pilot, "app.back")
        assert isinstance(app.screen, Today)
