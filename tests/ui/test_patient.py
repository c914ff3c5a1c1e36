"""An app that bears rough handling."""

import signal

from textual.events import Key

from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.today import Today
from ui_services import Fakes


async def test_told_to_leave_it_leaves_whatever_keys_wait(tmp_path):
    """Keys that have not been looked at are passed by: none of them does anything any more."""
    app = HipflowApp(Fakes(tmp_path).services)
    async with app.run_test() as pilot:
        for _ in range(1_000):
            app.post_message(Key("h", "h"))
        app.leave(signal.SIGTERM)
        await pilot.pause()
        assert not app.is_running
        assert app.return_code == 0
        assert [type(screen) for screen in app.screen_stack] in ([], [Today])
