"""How much of something that takes a while is done."""

from textual.app import App

from hipflow.ui.widgets.charts.wait_bar import WaitBar
from tests.tools.read_screen import rows


class Showing(App):
    """A bar alone."""

    def compose(self):
        """Nothing but the bar."""
        yield WaitBar()

    def get_theme_variable_defaults(self):
        """Our roles."""
        return {"soft": "#ffffff", "hint": "#ffffff"}


async def test_it_says_how_much_once_there_is_something_to_tell():
    """Empty before; a bar and a number after."""
    app = Showing()
    async with app.run_test(size=(60, 3)) as pilot:
        assert not "".join(rows(app)).strip()
        app.query_one(WaitBar).share = 0.5
        await pilot.pause()
        assert rows(app)[0] == "Reading  50%  " + "▄" * 20 + "▁" * 20
