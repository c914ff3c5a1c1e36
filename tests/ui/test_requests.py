"""What screens ask the app for."""

from hipflow.ui.app import HipflowApp
from hipflow.ui.requests import PlayRoutine, PreviewRoutine, ShowHistory
from hipflow.ui.screens.history.history import HistoryScreen
from hipflow.ui.screens.preview import PreviewScreen
from tests.fakes.fake_services import THREE_ROUTINES, FakeWorld


class Noting(HipflowApp):
    """The app, noting what would be played."""

    played = ()

    def play(self, loaded):
        """Note it."""
        self.played = (*self.played, loaded.ref.file)


async def test_the_app_grants_every_wish(tmp_path):
    """A wish rises from the screen to the app, wherever the screen came from."""
    fakes = FakeWorld(tmp_path, routines={"balance": THREE_ROUTINES["balance"]})
    app = Noting(fakes.services)
    async with app.run_test() as pilot:
        app.screen.post_message(PlayRoutine(fakes.loaded("balance")))
        app.screen.post_message(PreviewRoutine(fakes.loaded("balance")))
        await pilot.pause()
        assert app.played == ("balance.toml",)
        assert isinstance(app.screen, PreviewScreen)
        app.screen.post_message(ShowHistory())
        await pilot.pause()
        assert isinstance(app.screen, HistoryScreen)
