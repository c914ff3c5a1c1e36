"""One rating of a session as a large number."""

from textual.app import App, ComposeResult

from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.theme import ROLE_DEFAULTS
from hipflow.ui.widgets.big_text import BigText
from hipflow.ui.widgets.pain_number import PainNumber
from tests.tools.read_screen import screen_text


class FigureApp(App[None]):
    """A figure alone on the screen."""

    def get_theme_variable_defaults(self):
        """Our roles."""
        return dict(ROLE_DEFAULTS)

    def compose(self) -> ComposeResult:
        """What it shows."""
        yield PainNumber("After", id="after")


async def test_a_rating_is_a_number_and_its_zone():
    """The zone is told by shape, numbers and a word; the colour comes last."""
    app = FigureApp()
    async with app.run_test(size=(40, 10)) as pilot:
        figure = app.query_one(PainNumber)
        figure.show(7, PainLimits())
        await pilot.pause()
        assert "After" in screen_text(app)
        assert "■ 6–10 stop" in screen_text(app)
        assert app.query_one(BigText).has_class("stop")
        figure.show(None, PainLimits())
        await pilot.pause()
        assert "not rated" in screen_text(app)
        assert not app.query_one(BigText).has_class("stop")
