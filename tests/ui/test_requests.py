"""What screens ask the app for."""

from hipflow.ui.app import HipflowApp
from hipflow.ui.requests import LookAtRoutine, PlayRoutine, ShowHistory
from hipflow.ui.screens.history.history import History
from hipflow.ui.screens.preview import Preview
from ui_services import SHELF, Fakes


class Noting(HipflowApp):
    """The app, noting what would be played."""

    played = ()

    def play(self, loaded):
        """Note it."""
        self.played = (*self.played, loaded.ref.file)


async def test_the_app_grants_every_wish(tmp_path):
    """A wish rises from the screen to the app, wherever the screen came from."""
    fakes = Fakes(tmp_path, routines={"balance": SHELF["balance"]})
    app = Noting(fakes.services)
    async with app.run_test() as pilot:
        app.screen.post_message(PlayRoutine(fakes.loaded("balance")))
        app.screen.post_message(LookAtRoutine(fakes.loaded("balance")))
        await pilot.pause()
        assert app.played == ("balance.toml",)
        assert isinstance(app.screen, Preview)
        app.screen.post_message(ShowHistory())
        await pilot.pause()
        assert isinstance(app.screen, History)
